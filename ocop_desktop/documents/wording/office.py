"""The words an office usually puts on its papers, for those it has not worded itself yet."""

COUNCIL = "Hội đồng đánh giá, phân hạng sản phẩm OCOP"
RECIPIENTS = ("Thành viên Hội đồng", "Chủ thể có sản phẩm tham gia đánh giá", "Lưu: VT, hồ sơ đánh giá")
SIGNER_AUTHORITY = "TM. ỦY BAN NHÂN DÂN"
SIGNER_TITLE = "CHỦ TỊCH"
