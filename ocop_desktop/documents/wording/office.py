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

EXAMPLE_PRODUCT = "Tên sản phẩm"
EXAMPLE_PRODUCER = "Tên chủ thể"
EXAMPLE_ADDRESS = "Địa chỉ của chủ thể"
PHRASE_EXAMPLES = {
    "agency": "Ủy ban nhân dân tỉnh",
    "authority": "Ủy ban nhân dân tỉnh",
    "by_stars": "02 sản phẩm đạt hạng 4 sao; 04 sản phẩm đạt hạng 3 sao",
    "council": COUNCIL,
    "count": "06",
    "date": "ngày 05 tháng 8 năm 2026",
    "enclosed": "Biên bản họp Hội đồng; Bảng tổng hợp điểm",
    "items": "Hồ sơ bản giấy (01 bộ)",
    "last": "3",
    "least": "70",
    "level": "tỉnh",
    "members": "9",
    "minutes": "01/BB-HĐ",
    "months": "36",
    "number": "05/QĐ-UBND",
    "points": "1,25",
    "present": "8",
    "producer": EXAMPLE_PRODUCER,
    "product": EXAMPLE_PRODUCT,
    "reason": "…",
    "stars": "4 sao",
    "time": "16 giờ 30 phút, ngày 05 tháng 8 năm 2026",
    "title": "đợt 1 năm 2026",
}
