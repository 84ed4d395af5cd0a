"""The words of the certificate (giấy chứng nhận). The layout and sentences are the office's own: all of it is data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CertificateWording:
    """What an office may say in its own words.

    ``sentence`` stands above the product's name. ``rated`` knows ``{stars}``, ``decision`` ``{number}``, ``{date}`` and
    ``{agency}``, ``validity`` ``{date}``, ``number`` ``{number}``.
    """

    title: str = "GIẤY CHỨNG NHẬN"
    subtitle: str = "SẢN PHẨM OCOP"
    sentence: str = "Chứng nhận sản phẩm"
    producer: str = "Chủ thể: "
    address: str = "Địa chỉ: "
    rated: str = "Đạt hạng: {stars}"
    decision: str = "Theo Quyết định số {number} {date} của {agency}"
    validity: str = "Giấy chứng nhận có giá trị đến {date}"
    number: str = "Số: {number}"


TITLE = "Giấy chứng nhận sản phẩm OCOP"
