"""The words of the note that prepares the talk about a spread. Vietnamese, never translated; every value comes in."""

TITLE = "GHI CHÚ THẢO LUẬN VỀ ĐỘ CHÊNH ĐIỂM"
PRODUCT = "Sản phẩm: {name}"
PRODUCER = "Chủ thể: {producer}"
SET = "Bộ sản phẩm: {title}"
ROUND = "Vòng chấm: {round}"
AVERAGE = "Điểm trung bình: {average} điểm ({sheets} phiếu hợp lệ)"
SPREAD = (
    "Độ chênh: {spread} điểm, giữa phiếu cao nhất {highest} điểm ({highest_members}) và phiếu thấp nhất {lowest} điểm "
    "({lowest_members})"
)
RULE = "Quy định: {rule}"
RULE_CLAUSE = "Quy định: {rule} ({clause})"
TOTALS = "Tổng điểm từng phiếu:"
TOTAL = "- {member}: {total} điểm"
CAUSES = "Các tiêu chí tạo nên độ chênh giữa phiếu của {highest} và phiếu của {lowest}:"
CAUSE = "{number}. Tiêu chí {code} ({title}), chênh {points} điểm:"
LEVEL = "   - {member}: {level}"
CHOSEN = "{points} điểm, “{label}”"
NO_LEVEL = "0 điểm, không đạt mức nào"
NOT_APPLIED = "0 điểm, tiêu chí không áp dụng"
SUM = "Cộng: {points} điểm"
TO_DISCUSS = (
    "Đề nghị các thành viên nêu căn cứ chấm ở những tiêu chí trên; sau thảo luận, Hội đồng chấm lại hoặc giữ nguyên và "
    "ghi rõ lý do."
)
