"""The words of the submission (tờ trình) with which the council lays its result before the authority."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SubmissionWording:
    """What an office may say in its own words.

    ``opening``, ``proposal`` and ``closing`` know ``{authority}`` and ``{council}``; ``meeting`` also ``{date}``,
    ``{present}``, ``{members}`` and ``{minutes}``, ``proposal`` ``{count}`` and ``{by_stars}``, ``forwarding``
    ``{count}`` and ``{level}``. ``enclosed``: what goes with it, an item each.
    """

    title: str = "TỜ TRÌNH"
    opening: str = "{council} kính trình {authority} kết quả đánh giá, phân hạng sản phẩm OCOP như sau:"
    meeting_heading: str = "I. KẾT QUẢ ĐÁNH GIÁ, PHÂN HẠNG"
    meeting: str = (
        "{council} đã tổ chức đánh giá, phân hạng {date}, có {present}/{members} thành viên tham gia "
        "(Biên bản số {minutes}). Kết quả:"
    )
    proposal_heading: str = "II. ĐỀ XUẤT, KIẾN NGHỊ"
    proposal: str = (
        "{council} kính đề nghị {authority} xem xét, ban hành Quyết định công nhận và cấp giấy chứng nhận cho {count} "
        "sản phẩm OCOP, gồm {by_stars}:"
    )
    no_proposal: str = "Không có sản phẩm thuộc diện công nhận, cấp giấy chứng nhận ở cấp này."
    forwarding: str = "Đề nghị chuyển hồ sơ của {count} sản phẩm lên cấp {level} để tiếp tục đánh giá, phân hạng:"
    closing: str = "{council} kính trình {authority} xem xét, quyết định./."
    enclosed_opening: str = "(Gửi kèm theo: {enclosed})"
    enclosed: tuple[str, ...] = (
        "Biên bản họp Hội đồng",
        "Bảng tổng hợp điểm",
        "dự thảo Quyết định và Danh sách kèm theo",
    )
    first_recipient: str = "Như trên"


CODE = "TTr"
HEAD = ("Nội dung", "Số sản phẩm")
TOTAL = "Sản phẩm tham gia đánh giá"
OF_STARS = "Đạt hạng {stars}"
OPEN = "Chưa kết luận"
INCOMPLETE = "Chưa đủ phiếu, chưa kết luận"
REFUSED = "Hồ sơ bị loại"
FORWARDED = "Trong đó đề nghị chuyển lên cấp {level}"
REFUSED_LIST = "Hồ sơ bị loại:"
