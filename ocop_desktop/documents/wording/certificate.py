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

ENGLISH = CertificateWording(
    title="CERTIFICATE",
    subtitle="OCOP PRODUCT",
    sentence="This is to certify that the product",
    producer="Producer: ",
    address="Address: ",
    rated="has been rated {stars}",
    decision="Pursuant to Decision No. {number} dated {date}",
    validity="This certificate is valid until {date}",
    number="No.: {number}",
)
COUNTRY_ENGLISH = "SOCIALIST REPUBLIC OF VIET NAM"
MOTTO_ENGLISH = "Independence - Freedom - Happiness"
STARS_ENGLISH = ("no star", "one star", "two stars", "three stars", "four stars", "five stars")
MONTHS_ENGLISH = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
STARS_SHORT = "SAO"
STARS_SHORT_ENGLISH = "STARS"
