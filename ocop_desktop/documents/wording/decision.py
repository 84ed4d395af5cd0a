"""The words of the draft decision (dự thảo Quyết định) that recognises products, and of the list with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DecisionWording:
    """What an office may say in its own words.

    All know ``{authority}``, ``{council}``, ``{count}``, ``{by_stars}`` and ``{months}``. ``proposal`` is the last of
    the grounds and knows ``{number}`` and ``{date}`` of the submission; ``list_note`` knows those of the decision.
    ``articles`` come without "Điều n.", which the paper puts in front; where no product is certified,
    ``articles_of_none`` stand in their place and no list follows. ``decider``: who decides, above the grounds.
    """

    title: str = "QUYẾT ĐỊNH"
    decider: str = "{authority}"
    proposal: str = "Theo đề nghị của {council} tại Tờ trình số {number} {date}"
    resolution: str = "QUYẾT ĐỊNH:"
    articles: tuple[str, ...] = (
        "Công nhận kết quả đánh giá, phân hạng và cấp giấy chứng nhận cho {count} sản phẩm OCOP, gồm {by_stars} (có "
        "Danh sách kèm theo).",
        "Giấy chứng nhận có giá trị {months} tháng kể từ ngày cấp. Chủ thể có sản phẩm được công nhận tại Điều 1 được "
        "sử dụng hạng sao của sản phẩm theo quy định, có trách nhiệm duy trì chất lượng sản phẩm và chịu sự kiểm tra, "
        "giám sát của cơ quan có thẩm quyền.",
        "Quyết định này có hiệu lực kể từ ngày ký. {council}, thủ trưởng các cơ quan, đơn vị có liên quan và các chủ "
        "thể có sản phẩm tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
    )
    articles_of_none: tuple[str, ...] = (
        "Công nhận kết quả đánh giá, phân hạng sản phẩm OCOP của {council}; không có sản phẩm thuộc diện cấp giấy "
        "chứng nhận ở cấp này.",
        "Quyết định này có hiệu lực kể từ ngày ký. {council}, thủ trưởng các cơ quan, đơn vị có liên quan chịu trách "
        "nhiệm thi hành Quyết định này./.",
    )
    list_title: str = "DANH SÁCH"
    list_subject: str = "SẢN PHẨM OCOP ĐƯỢC CÔNG NHẬN VÀ CẤP GIẤY CHỨNG NHẬN"
    list_note: str = "(Kèm theo Quyết định số {number} {date} của {authority})"
    list_nothing: str = "Không có sản phẩm thuộc diện cấp giấy chứng nhận ở cấp này."
    first_recipient: str = "Như Điều {last}"


CODE = "QĐ"
ARTICLE = "Điều {number}. "
