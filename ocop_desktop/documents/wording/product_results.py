"""The words of the table of points of one product (bảng tổng hợp điểm): criteria and members."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProductResultsWording:
    """What an office may say in its own words. ``subject`` knows ``{product}``."""

    title: str = "BẢNG TỔNG HỢP ĐIỂM"
    subject: str = "Sản phẩm: {product}"
    secretary_title: str = "THƯ KÝ"
    chair_title: str = "CHỦ TỌA"


CODE = "Mã"
TITLE = "Tiêu chí"
MOST = "Tối đa"
MEMBERS = "Điểm của thành viên"
AVERAGE = "Trung bình"
PART = "PHẦN {code}"
TOTAL = "TỔNG ĐIỂM"
MEMBER = "({number}) {name}"
MEMBERS_NOTE = "Thành viên: {members}."
PRODUCER = "Chủ thể: "
SET = "bộ sản phẩm: "
SHEETS = "phiếu hợp lệ: {counted}/{expected}"
DROPPED = "Không tính phiếu cao nhất và thấp nhất của: {members}."
ROUND = "vòng {round}"
MEMBER_ROUND = "{name} (vòng {round})"
SPREAD = "Chênh lệch giữa phiếu cao nhất và thấp nhất: {points} điểm"
SPREAD_LIMIT = "{said} (giới hạn {limit} điểm)"
STARS = "Hạng sao theo điểm trung bình: {band}; sau khi đối chiếu yêu cầu tối thiểu: {computed}."
MISSED = "Yêu cầu tối thiểu không đạt: {missed}."
RECUSED = "Không tham gia chấm: {members}."
AWAY = "Vắng: {members}."
CONCLUSION = "Kết luận của Hội đồng: {conclusion}."
REFUSED = "Hồ sơ bị loại; lý do: {reason}."
