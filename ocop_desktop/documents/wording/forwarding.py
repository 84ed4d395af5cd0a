"""The words of the list of products forwarded to the next level (danh sách chuyển cấp trên)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ForwardingWording:
    """What an office may say in its own words. ``subject`` and ``opening`` know ``{level}``, ``opening`` also
    ``{council}``, ``{count}`` and ``{points}``, from which a product goes on."""

    title: str = "DANH SÁCH"
    subject: str = "Sản phẩm OCOP đề nghị cấp {level} đánh giá, phân hạng"
    opening: str = (
        "{council} đề nghị chuyển lên cấp {level} hồ sơ của {count} sản phẩm có điểm trung bình từ {points} điểm trở "
        "lên để tiếp tục đánh giá, phân hạng."
    )
    nothing: str = "Không có sản phẩm thuộc diện chuyển hồ sơ lên cấp {level}."
    first_recipient: str = ""


CODE = "DS"
HEAD = (
    "TT",
    "Mã",
    "Sản phẩm",
    "Chủ thể",
    "Địa chỉ",
    "Bộ sản phẩm",
    "Hình thức",
    "Điểm trung bình theo phần",
    "Điểm TB",
    "Hạng sao",
)
PARTS = 7
CODE_COLUMN = 1
