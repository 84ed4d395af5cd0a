"""The words of the minutes (biên bản). ``MinutesWording`` is what an office may word for itself, with our defaults."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MinutesWording:
    """What an office may say in its own words. ``closing`` knows ``{time}``."""

    title: str = "BIÊN BẢN"
    secretary_title: str = "THƯ KÝ"
    chair_title: str = "CHỦ TỌA"
    closing: str = (
        "Cuộc họp kết thúc vào hồi {time}. Biên bản này đã được đọc lại cho các thành viên Hội đồng cùng nghe, nhất "
        "trí thông qua và lập thành 02 bản có giá trị như nhau./."
    )


CODE = "BB"
TIME = "Thời gian bắt đầu: {time}, {day}."
TIME_AND_DAY = "{time}, {day}"
PLACE = "Địa điểm: {place}."

SECTION_TIME = "THỜI GIAN, ĐỊA ĐIỂM"
SECTION_COUNCIL = "THÀNH PHẦN"
SECTION_RULES = "CĂN CỨ ĐÁNH GIÁ VÀ CÁCH TÍNH ĐIỂM"
SECTION_SECOND_ENTRY = "NHẬP LẠI, ĐỐI CHIẾU PHIẾU"
SECTION_RESULTS = "KẾT QUẢ ĐÁNH GIÁ"
SECTION_EACH = "KẾT QUẢ VÀ KẾT LUẬN TỪNG SẢN PHẨM"
SECTION_BY_STARS = "TỔNG HỢP THEO HẠNG SAO"

CHAIR = "Chủ tọa: "
SECRETARY = "Thư ký: "
GUESTS = "Khách mời, tổ tư vấn giúp việc: "
ATTENDANCE = "Số thành viên có mặt: {present}/{members}. "
QUORUM = "Quy định: {rule}. "
QUORUM_MET = "Cuộc họp đủ điều kiện tiến hành."
QUORUM_MISSING = "Cuộc họp KHÔNG đủ điều kiện tiến hành."
MEMBERS_HEAD = ("TT", "Thành viên (đại diện cơ quan, đơn vị)", "Chức danh", "Chấm điểm", "Có mặt")
SCORING = "Có"
NOT_SCORING = "Không"
STANDS_IN = "Chấm thay"
NOT_OF_COUNCIL = "Người chấm thay"
PRESENT = "Có mặt"
ABSENT = "Vắng"
ABSENT_REASON = "Vắng: {reason}"
REPLACES = "{name} (thay {other})"
REPLACED = "Đã thay bằng {other}"
REPLACED_REASON = "Đã thay bằng {other}; lý do: {reason}"
CLAUSE = " ({clause})"

OVERVIEW_HEAD = ("Hạng", "Sản phẩm", "Chủ thể", "Phiếu", "Điểm theo phần", "Điểm TB", "Chênh", "Kết luận")
OVERVIEW_PARTS = 4

PRODUCT = "{number}. {name}"
PRODUCT_CODE = "{number}. {name} (mã {code})"
PRODUCER = "Chủ thể: "
SET = "bộ sản phẩm: "
KIND = "hình thức: "
SHEETS = "Phiếu hợp lệ: "
SHEETS_COUNT = "{counted}/{expected}"
ROUND = "Chấm lại vòng {round}: "
ROUND_EVERYONE = "tất cả thành viên chấm"
ROUND_NOTE = "; lý do: {note}"
ROUND_TOTALS = "Tổng điểm từng phiếu theo vòng (vòng cuối của mỗi thành viên được tính, in đậm):"
ROUND_MEMBER = "Thành viên"
ROUND_COLUMN = "Vòng {round}"
DROPPED = "; không tính phiếu cao nhất và thấp nhất của: {members}"
MISSING = "Còn thiếu: "
AWAY = "Vắng khi chấm sản phẩm này: "
RECUSED = "Không tham gia chấm: "
REASON_IN_BRACKETS = "{name} ({reason})"
STAND_IN = "{name} chấm thay"
AVERAGE = "Điểm trung bình: "
POINTS = "{points} điểm"
POINTS_WORDS = " ({words})"
PART = "phần {code}: {points}/{most}"
SPREAD = "Chênh lệch giữa phiếu cao nhất và thấp nhất: "
SPREAD_WITHIN = "{points} điểm, trong giới hạn {limit} điểm."
SPREAD_FREE = "{points} điểm."
SPREAD_OVER = "{points} điểm, vượt giới hạn {limit} điểm"
SPREAD_REASON = "; lý do Hội đồng giữ kết quả: {reason}."
SPREAD_UNSETTLED = "; Hội đồng chưa có ý kiến xử lý."
STARS = "Hạng sao: "
STARS_BOTH = "theo điểm trung bình {band}; sau khi đối chiếu yêu cầu tối thiểu {computed}."
MISSED = "Yêu cầu tối thiểu không đạt: "
MISSED_FOR = "hạng {stars}: {criteria}"
MISSED_ONE = "tiêu chí {code} “{title}”"
OPINIONS = "Ý kiến của thành viên:"
OPINION = "- {name}: "
OPINION_CRITERION = "tiêu chí {code}"
OPINION_ROUND = "vòng {round}"
VOTES = "Biểu quyết: "
VOTES_COUNT = "đồng ý {agree}, không đồng ý {against}, không có ý kiến {abstain}."
REMARKS = "Nhận xét: "
RECOMMENDATIONS = "Kiến nghị: "
CONCLUSION = "Kết luận: "
CONCLUDED = "xếp hạng {stars}"
CONCLUSION_REASON = " (lý do khác với kết quả tính: {reason})"
DISQUALIFIED = "hồ sơ bị loại; lý do: {reason}."

BY_STARS = "Hạng {stars} ({count} sản phẩm)"
GROUP_OPEN = "Chưa kết luận ({count} sản phẩm)"
GROUP_INCOMPLETE = "Chưa đủ phiếu, chưa kết luận ({count} sản phẩm)"
GROUP_DISQUALIFIED = "Hồ sơ bị loại ({count} sản phẩm)"
BY_STARS_HEAD = ("TT", "Sản phẩm", "Chủ thể", "Điểm trung bình")
NO_TIES = "Không có sản phẩm đồng hạng."

SECOND_ENTRY_RULE = "Quy định: {rule}."
SECOND_ENTRY_CHECKED = "Đã nhập lần hai và đối chiếu khớp: {checked}/{sheets} phiếu."
SECOND_ENTRY_WAITING = "Chưa đối chiếu: "
DRAW = "Rút ngẫu nhiên với nội dung rút “{seed}”: {sheets} phiếu, đã đối chiếu {checked}."
DRAW_HEAD = ("TT", "Sản phẩm", "Phiếu được rút của", "Đã đối chiếu")
