"""The words of the score sheet (phiếu đánh giá). Vietnamese form text, never translated.

``ScoreSheetWording`` is what an office may word for itself. The other words are part of the form's layout: where one of
them changes, boxes may move, and ``documents.score_sheet_layout.VERSION`` must change with it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScoreSheetWording:
    """What an office may say in its own words, each on one line."""

    title: str = "PHIẾU ĐÁNH GIÁ SẢN PHẨM OCOP"
    signer_title: str = "THÀNH VIÊN HỘI ĐỒNG"


NAME = "Phiếu đánh giá"
PAPER = "Phiếu đánh giá: {product} – {member}"
SET = "Bộ sản phẩm: {title}"
BY_DECREE = "Theo bộ tiêu chí ban hành kèm theo {decree}"

PRODUCT = "Sản phẩm"
PRODUCT_CODE = "Mã sản phẩm"
PRODUCER = "Chủ thể"
PHONE = "Điện thoại"
ADDRESS = "Địa chỉ"
KIND = "Hình thức"
SESSION = "Kỳ đánh giá"
MEMBER = "Thành viên chấm"
ROLE = "Chức danh"
ROUND = "Vòng chấm"
FIELD = "{label}: "

CODE_LABEL = "Mã phiếu"
PAGE = "Trang {page}/{pages}"
FOOT = "Mẫu {layout} · Bộ tiêu chí {set} · {hash}"
RUNNING = "{name} · {product}"
RUNNING_MEMBER = "Thành viên chấm: {member}"

HOW_TO_MARK = (
    "Đánh dấu × vào một ô cho mỗi tiêu chí; không đạt mức nào thì đánh dấu vào ô “0 điểm”. Đánh dấu nhầm thì tô kín ô "
    "đó rồi đánh dấu ô khác. Ô có chữ nghiêng là lý do loại, dừng đánh giá: chỉ đánh dấu khi có. Không viết vào mã "
    "vuông và các ô đen ở góc."
)
STARS_NOTE = "cạnh một mức: sản phẩm muốn đạt hạng có từng ấy sao trở lên thì ở tiêu chí đó tối thiểu phải đạt mức này."

HEAD_CRITERIA = "Tiêu chí và các mức điểm"
HEAD_POINTS = "Điểm/tối đa"
CONTINUED = "{title} (tiếp theo)"
PART = "PHẦN {code}: {title}"
NODE = "{code}. {title}"
MOST = "{points} điểm"
OF = "/{points}"
POINTS = "{points} đ"
NO_LEVEL = "0 điểm: không đạt"
REQUIRE = "Yêu cầu: {text}"
APPLIES_IF = "{text} (tiêu chí {code} có điểm)."
CHECK = "Lưu ý: {text}"

NOT_ENTERED = "chưa chấm"
SKIPPED = "không xét"
FILLED_NOTE = (
    "“chưa chấm”: tiêu chí chưa được đánh dấu; “không xét”: tiêu chí không áp dụng, tính 0 điểm; ô “0 điểm: không đạt” "
    "được đánh dấu: không đạt mức nào."
)

TOTALS_PART = "Phần {code}"
TOTAL = "TỔNG ĐIỂM"
OPINIONS = "Ý kiến của thành viên:"
REFUSED = "Hồ sơ bị loại: {reason}"
