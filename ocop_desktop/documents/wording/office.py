"""The words an office usually puts on its papers, for those it has not worded itself yet, and those it may choose from.

Only what holds for every office: the laws and decrees named here are known with their dates.
"""

COUNCIL = "Hội đồng đánh giá, phân hạng sản phẩm OCOP"
RECIPIENTS = ("Thành viên Hội đồng", "Chủ thể có sản phẩm tham gia đánh giá", "Lưu: VT, hồ sơ đánh giá")
SUBMISSION_RECIPIENTS = ("Như trên", "Thành viên Hội đồng", "Lưu: VT, hồ sơ đánh giá")
NOTICE_RECIPIENTS = ("Chủ thể có sản phẩm tham gia đánh giá", "Thành viên Hội đồng", "Lưu: VT, hồ sơ đánh giá")
SIGNER_AUTHORITY = "TM. ỦY BAN NHÂN DÂN"
SIGNER_TITLE = "CHỦ TỊCH"
COUNCIL_SIGNER_AUTHORITY = "TM. HỘI ĐỒNG"
COUNCIL_SIGNER_TITLE = "CHỦ TỊCH"

LAW = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
CLERICAL_WORK = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"

AUTHORITIES = (
    ("TM.", "thay mặt: người đứng đầu ký thay mặt tập thể lãnh đạo", "TM. ỦY BAN NHÂN DÂN"),
    ("KT.", "ký thay: cấp phó ký thay người đứng đầu", "KT. CHỦ TỊCH"),
    ("TL.", "thừa lệnh: người được giao ký thừa lệnh người đứng đầu", "TL. CHỦ TỊCH"),
    ("TUQ.", "thừa ủy quyền: người được ủy quyền ký bằng văn bản", "TUQ. CHỦ TỊCH"),
    ("Q.", "quyền: người được giao quyền cấp trưởng", "Q. CHỦ TỊCH"),
)
"""The authorities to sign with (Decree 30/2020/NĐ-CP, Article 13): how each begins, its meaning, an example."""
