"""Words that stand in every paper (Decree 30/2020/NĐ-CP, Annex I). Vietnamese form text, never translated."""

from collections.abc import Sequence

from ocop_desktop.domain.session import EvaluationKind, Role

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER = "Số: {number}"
DRAFT = "DỰ THẢO"
SIGN_NOTE = "(Ký, ghi rõ họ tên)"
FINGERPRINT = "Mã niêm phong phiên họp: {fingerprint}"
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
TIE = "Đồng hạng {rank}: {products}."

LEVELS = {"huyện": "huyện", "tỉnh": "tỉnh", "trung ương": "Trung ương"}


def listed(items: Sequence[str]) -> str:
    """ "a; b; c"."""
    return "; ".join(items)
