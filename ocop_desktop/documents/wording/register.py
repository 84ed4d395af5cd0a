"""The words of the register of certificates (sổ cấp giấy chứng nhận)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RegisterWording:
    """What an office may say in its own words."""

    title: str = "SỔ CẤP GIẤY CHỨNG NHẬN"
    subject: str = "Sản phẩm OCOP {title}"
    left_title: str = "NGƯỜI LẬP SỔ"
    nothing: str = "Chưa cấp giấy chứng nhận nào."


NUMBER = "Số giấy"
CODE = "Mã"
PRODUCT = "Sản phẩm"
PRODUCER = "Chủ thể"
ADDRESS = "Địa chỉ"
STARS = "Hạng sao"
DECISION = "Quyết định số"
DECIDED = "Ngày quyết định"
ISSUED = "Ngày cấp"
EXPIRES = "Có giá trị đến"
STATE = "Trạng thái"
STATES = {
    "not_issued": "chưa cấp",
    "valid": "còn hiệu lực",
    "expired": "hết hiệu lực",
    "withdrawn": "đã thu hồi",
}
