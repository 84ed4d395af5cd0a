"""The words with which the data of a session come into the papers: grounds, subjects, what is missing, file names."""

from datetime import date

from ocop_desktop.domain.session import MeetingKind
from ocop_desktop.domain.words import date_phrase, or_dots

MINUTES_SUBJECT = {
    MeetingKind.MEETING: "Họp {council} {title}",
    MeetingKind.WRITING: "Lấy ý kiến bằng văn bản của {council} {title}",
}
RESULTS_SUBJECT = "Đánh giá, phân hạng sản phẩm OCOP {title}"
MINUTES_CODE = "BB-HĐ"
DECISION_CODE = "QĐ-{suffix}"

DECREE = "Căn cứ Quyết định số {code} {date} của {issuer} về bộ tiêu chí đánh giá, phân hạng sản phẩm OCOP"
AMENDED = "{decree} (được sửa đổi, bổ sung bởi {others})"
DECISION = "Quyết định số {code}"
COUNCIL = "Căn cứ Quyết định số {number} {date} về việc thành lập {council}"
COUNCIL_OF = "Căn cứ Quyết định số {number} {date} của {authority} về việc thành lập {council}"
RULES = "Căn cứ {name}"

REPRESENTS = "đại diện {body}"
NO_SET = "chưa chọn bộ tiêu chí"
NO_MEMBER = "chưa có thành viên chấm điểm"
NO_SHEET = "{member}: chưa chấm"
NAMED = "{body} ({name})"
IN_ROUND = "{member} – vòng {round}"
COUNTS_NO_MORE = "{member} – phiếu không còn được tính"
WAITING = "{product} ({members})"
WAITING_ALL = "{product} (cả {n} phiếu)"
PARTIAL_SHEET = "{member}: mới chấm {entered}/{needed} tiêu chí"

_ROUNDS = ("Đợt ", "Kỳ ", "Phiên ", "Lần ")


def within(title: str) -> str:
    """The session's title inside a sentence: "Đợt 1 năm 2026" -> "đợt 1 năm 2026"; a name keeps its capital."""
    return title[0].lower() + title[1:] if title.startswith(_ROUNDS) else title


def decree_ground(code: str, issued: date, issuer: str, amended_by: tuple[str, ...]) -> str:
    """The decree that the meeting rests on, with those that amend it."""
    said = DECREE.format(code=code, date=date_phrase(issued), issuer=issuer)
    if not amended_by:
        return said
    return AMENDED.format(decree=said, others=", ".join(DECISION.format(code=other) for other in amended_by))


def council_ground(number: str, decided_on: date | None, authority: str, council: str) -> str:
    """The decision that sets the council up."""
    template = COUNCIL_OF if authority else COUNCIL
    return template.format(number=or_dots(number), date=date_phrase(decided_on), authority=authority, council=council)
