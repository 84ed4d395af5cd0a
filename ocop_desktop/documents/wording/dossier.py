"""The words of the check list of a dossier (phiếu kiểm tra hồ sơ)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DossierWording:
    """What an office may say in its own words.

    ``subject`` knows ``{product}``, ``samples`` ``{count}``, ``lacking`` ``{items}``.
    """

    title: str = "PHIẾU KIỂM TRA HỒ SƠ"
    subject: str = "Hồ sơ đề nghị đánh giá, phân hạng sản phẩm OCOP “{product}”"
    opening: str = "Đánh dấu X vào cột “Có” hoặc “Không”."
    form_01: str = "Phiếu đăng ký đánh giá, phân hạng sản phẩm (Mẫu số 01)"
    form_02: str = "Báo cáo tự đánh giá của chủ thể (Mẫu số 02)"
    form_03: str = (
        "Báo cáo của Ủy ban nhân dân cấp xã (Mẫu số 03) về nguồn gốc và nguyên liệu địa phương, sử dụng lao động địa "
        "phương, nguồn gốc ý tưởng sản phẩm, bản sắc địa phương"
    )
    commune_letter: str = "Văn bản đề nghị của Ủy ban nhân dân cấp xã"
    paper_set: str = "Hồ sơ bản giấy (01 bộ)"
    electronic_set: str = "Hồ sơ điện tử (01 bộ), đã tải lên phần mềm của Chương trình"
    samples: str = "Sản phẩm mẫu ({count} sản phẩm)"
    left_title: str = "NGƯỜI NỘP HỒ SƠ"
    right_title: str = "NGƯỜI KIỂM TRA"
    conclusion: str = "Kết luận: "
    complete: str = "hồ sơ đủ thành phần."
    lacking: str = "hồ sơ còn thiếu: {items}; đề nghị bổ sung."


HEAD = ("TT", "Thành phần hồ sơ", "Có", "Không", "Ghi chú")
MARK = "X"
CODE = "Mã sản phẩm: "
PRODUCER = "Chủ thể: "
ADDRESS = "Địa chỉ: "
PHONE = "Điện thoại: "
SET = "Bộ sản phẩm: "
KIND = "hình thức: "
RECEIVED = "ngày nhận hồ sơ: "
DISQUALIFIED = "Hồ sơ bị loại; lý do: {reason}."
REMARKS = "Ý kiến khác: "
