"""The words of the table of results (bảng tổng hợp điểm)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ResultsWording:
    """What an office may say in its own words."""

    title: str = "BẢNG TỔNG HỢP ĐIỂM"
    secretary_title: str = "THƯ KÝ"
    chair_title: str = "CHỦ TỌA"


RANK = "Hạng"
CODE = "Mã"
PRODUCT = "Sản phẩm"
PRODUCER = "Chủ thể"
PARTS = "Điểm trung bình theo phần"
PART = "{code} ({most})"
AVERAGE = "Điểm trung bình"
SPREAD = "Chênh lệch"
SHEETS = "Phiếu hợp lệ"
STARS = "Sao sau đối chiếu"
CONCLUSION = "Kết luận của Hội đồng"

RANKED = "Sản phẩm được xếp thứ tự"
INCOMPLETE = "Sản phẩm chưa đủ phiếu, chưa xếp thứ tự"
DISQUALIFIED = "Hồ sơ bị loại, không xếp thứ tự"
SPREAD_NOTE = "Chênh lệch in đậm: vượt giới hạn của quy chế Hội đồng."
