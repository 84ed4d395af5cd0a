"""The words of the letter with which a producer is told the result of a product (thông báo kết quả)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LetterWording:
    """What an office may say in its own words.

    ``subject``, ``opening`` and ``closing`` know ``{council}``, ``{product}``, ``{producer}`` and ``{date}``,
    ``next_heading`` ``{stars}``. ``next_points`` knows ``{points}``, the points that lack, ``{stars}`` and ``{least}``.
    """

    title: str = "THÔNG BÁO"
    subject: str = "Kết quả đánh giá, phân hạng sản phẩm OCOP “{product}”"
    opening: str = (
        "{council} đã tổ chức đánh giá, phân hạng sản phẩm OCOP {date}, trong đó có sản phẩm “{product}” của "
        "{producer}. Kết quả như sau:"
    )
    result_heading: str = "Kết quả"
    next_heading: str = "Nội dung cần hoàn thiện để đạt hạng {stars}"
    next_points: str = "Điểm trung bình còn thiếu {points} điểm để vào khung hạng {stars} (từ {least} điểm)."
    next_reached: str = "Điểm trung bình đã đạt khung hạng {stars} (từ {least} điểm)."
    next_missed: str = "Yêu cầu tối thiểu của hạng sao chưa đạt:"
    next_only_council: str = "Các yêu cầu tối thiểu của hạng sao đã đạt; hạng sao được xếp theo kết luận của Hội đồng."
    highest: str = "Sản phẩm đạt hạng sao cao nhất."
    said_heading: str = "Nhận xét, kiến nghị của Hội đồng"
    refused: str = "Hồ sơ sản phẩm không được đánh giá, phân hạng; lý do: {reason}."
    open: str = "Hội đồng chưa kết luận về sản phẩm."
    closing: str = "{council} thông báo để {producer} biết và thực hiện./."
    first_recipient: str = "Như trên"


CODE = "TB"
SECTION = "{number}. {heading}"
HEAD = ("Phần", "Nội dung đánh giá", "Điểm tối đa", "Điểm trung bình")
TOTAL = "Tổng điểm"
PART = "Phần {code}"
AVERAGE = "Điểm trung bình của Hội đồng: "
POINTS = "{points} điểm ({words})."
STARS = "Kết quả phân hạng: "
CODE_LINE = "mã sản phẩm: "
SET = "bộ sản phẩm: "
KIND = "hình thức: "
REASON = "Lý do khác với kết quả tính: "
MISSED = "- Tiêu chí {code} “{title}”"
MISSED_LEVEL = "{said}: cần đạt mức “{level}”"
REMARKS = "Nhận xét: "
RECOMMENDATIONS = "Kiến nghị: "
DOCUMENT = "Thông báo kết quả"
