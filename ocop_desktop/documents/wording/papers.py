"""The names of the papers, and the subjects and grounds that come from the session. Vietnamese, never translated."""

from datetime import date

from ocop_desktop.domain.words import date_phrase

SHEETS = "Phiếu đánh giá (phiếu trắng)"
DOSSIERS = "Phiếu kiểm tra hồ sơ"
MINUTES = "Biên bản"
RESULTS = "Bảng tổng hợp điểm"
PRODUCT_RESULTS = "Bảng tổng hợp điểm từng sản phẩm"
FILLED_SHEETS = "Phiếu đánh giá đã chấm"
SUBMISSION = "Tờ trình"
DECISION = "Dự thảo Quyết định và Danh sách"
FORWARDING = "Danh sách chuyển cấp trên"
LETTERS = "Thông báo kết quả cho chủ thể"
NOTICE = "Thông báo kết quả"
CERTIFICATES = "Giấy chứng nhận sản phẩm OCOP"
REGISTER = "Sổ cấp giấy chứng nhận"

SUBMISSION_SUBJECT = "Về việc công nhận kết quả đánh giá, phân hạng sản phẩm OCOP {title}"
DECISION_SUBJECT = "Về việc công nhận kết quả đánh giá, phân hạng và cấp giấy chứng nhận sản phẩm OCOP {title}"
SUBMISSION_CODE = "TTr-HĐ"
FORWARDING_CODE = "DS-HĐ"
NOTICE_CODE = "TB-HĐ"
DECREE = "Quyết định số {code} {date}"
OPINION_ON = "tiêu chí {code}: {text}"
SUPERSEDES = "(Thay thế văn bản lập theo niêm phong lần {revision} {date})"


def decree_name(code: str, issued: date) -> str:
    """ "Quyết định số 26/2026/QĐ-TTg ngày 22 tháng 5 năm 2026"."""
    return DECREE.format(code=code, date=date_phrase(issued))


def supersedes(revision: int, sealed_on: date | None) -> str:
    """What a paper says that takes the place of one made before the session was opened again."""
    return SUPERSEDES.format(revision=revision, date=date_phrase(sealed_on))
