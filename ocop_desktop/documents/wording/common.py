"""Words that stand in every paper (Decree 30/2020/NĐ-CP, Annex I). Vietnamese form text, never translated."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from ocop_desktop.domain.session import EvaluationKind, Role

W = TypeVar("W", bound=Any)
_FIELD = re.compile(r"\{(\w+)\}")

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER = "Số: {number}"
DRAFT = "DỰ THẢO"
SIGN_NOTE = "(Ký, ghi rõ họ tên)"
FINGERPRINT = "Mã niêm phong phiên họp: {fingerprint}"
SEAL = "Mã niêm phong của phiên họp (đối chiếu trong chương trình):"
NO_FIGURE = "–"

ROLES = {
    Role.CHAIR: "Chủ tịch Hội đồng",
    Role.DEPUTY: "Phó Chủ tịch Hội đồng",
    Role.SECRETARY: "Thư ký Hội đồng",
    Role.MEMBER: "Ủy viên",
}
KINDS = {
    EvaluationKind.FIRST: "đánh giá lần đầu",
    EvaluationKind.UPGRADE: "đánh giá nâng hạng",
    EvaluationKind.AGAIN: "đánh giá, phân hạng lại",
}

NOT_CONCLUDED = "chưa kết luận"
INCOMPLETE = "chưa đủ phiếu"
DISQUALIFIED = "hồ sơ bị loại"
STARS = "{stars} sao"
CERTIFY = "đề nghị công nhận, cấp giấy chứng nhận"
FORWARD = "chuyển hồ sơ lên cấp {level}"
NOTHING_NEXT = "không thuộc diện cấp giấy chứng nhận"
FORWARD_ABOVE = "chuyển hồ sơ lên cấp trên"
LEVEL_ABOVE = "trên"
TIE = "Đồng hạng {rank}: {products}."
ADDRESSEE = "Kính gửi: "
RECIPIENTS = "Nơi nhận:"
KEPT = "Lưu: VT, {unit}"
GROUND = "Căn cứ {rest}"
GROUP = "Hạng {stars} ({count} sản phẩm)"
KIND_PREFIX = "đánh giá "
MISSED = "{code} “{title}” ({stars} sao)"
STAR_TABLE_HEAD = ("TT", "Sản phẩm", "Chủ thể", "Địa chỉ", "Điểm TB", "Hạng sao")
REFUSED_ITEM = "- {name} – {producer}: {reason}"
COUNT_OF_STARS = "{count} sản phẩm đạt hạng {stars}"

LEVELS = {"huyện": "huyện", "tỉnh": "tỉnh", "trung ương": "Trung ương"}


def listed(items: Sequence[str]) -> str:
    """ "a; b; c"."""
    return "; ".join(items)


def filled(template: str, **values: object) -> str:
    """The office's sentence with its values; a brace that is no field of the paper stays as it is."""
    return _FIELD.sub(lambda found: str(values.get(found[1], found[0])), template)


def worded(usual: W, own: Mapping[str, str]) -> W:
    """A paper's wording with the office's own phrases, by field; a list's phrase holds one item a line.

    A name that is no field, and a blank phrase, change nothing.
    """
    changes: dict[str, Any] = {}
    for item in fields(usual):
        said = own.get(item.name, "").strip()
        if said:
            before = getattr(usual, item.name)
            lines = tuple(line.strip() for line in said.splitlines() if line.strip())
            # What stands before a value keeps its distance from it.
            changes[item.name] = lines if isinstance(before, tuple) else said + " " * before.endswith(" ")
    changed: W = replace(usual, **changes)
    return changed
