"""The words of the notice of results (thông báo kết quả) of a session, which goes to all."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticeWording:
    """What an office may say in its own words. ``opening`` knows ``{council}``, ``{date}``, ``{count}``, the sentences
    after it ``{council}``, ``summary`` ``{by_stars}``."""

    title: str = "THÔNG BÁO"
    subject: str = "Kết quả đánh giá, phân hạng sản phẩm OCOP {title}"
    opening: str = "{council} đã tổ chức đánh giá, phân hạng {count} sản phẩm OCOP {date}. Kết quả như sau:"
    summary: str = "Tổng hợp: {by_stars}."
    list_opening: str = "Danh sách sản phẩm theo hạng sao:"
    refused: str = "Sản phẩm có hồ sơ bị loại:"
    open: str = "Sản phẩm chưa có kết luận của Hội đồng:"
    note: str = (
        "Việc công nhận, cấp giấy chứng nhận thực hiện theo quyết định của cấp có thẩm quyền; chủ thể nhận thông báo "
        "kết quả chi tiết của từng sản phẩm bằng văn bản riêng."
    )
    closing: str = "{council} thông báo để các cơ quan, đơn vị và chủ thể có sản phẩm biết, thực hiện./."
    first_recipient: str = ""


CODE = "TB"
OPEN_ITEM = "- {name} – {producer}"
