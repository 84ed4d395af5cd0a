"""The council's rules in words, for the minutes. The values come from the council's own rules; nothing is computed."""

from collections.abc import Sequence
from fractions import Fraction

from ocop_desktop.domain.session import RequirementRule, SecondEntryRule

REQUIREMENT = {
    RequirementRule.MAJORITY: (
        "Yêu cầu tối thiểu theo hạng sao được coi là đạt khi đa số (trên một nửa) phiếu hợp lệ đạt mức yêu cầu của "
        "tiêu chí"
    ),
    RequirementRule.AVERAGE: (
        "Yêu cầu tối thiểu theo hạng sao được coi là đạt khi điểm trung bình của tiêu chí không thấp hơn điểm của "
        "mức yêu cầu"
    ),
    RequirementRule.EVERYONE: (
        "Yêu cầu tối thiểu theo hạng sao được coi là đạt khi tất cả phiếu hợp lệ đạt mức yêu cầu của tiêu chí"
    ),
}
AVERAGE = "Điểm của sản phẩm là trung bình cộng tổng điểm các phiếu hợp lệ; phiếu chưa chấm đủ tiêu chí không được tính"
BANDS = "Khung phân hạng sao theo điểm trung bình: {bands}"
BAND = "{stars} sao từ {least} đến dưới {below} điểm"
HIGHEST_BAND = "{stars} sao từ {least} điểm"
NO_SPREAD = "Hội đồng không quy định giới hạn chênh lệch điểm giữa các phiếu"
SPREAD = (
    "Chênh lệch giữa phiếu cao nhất và phiếu thấp nhất không quá {limit} điểm; trường hợp vượt quá, Hội đồng thảo "
    "luận, chấm lại hoặc ghi rõ lý do"
)
RECUSAL = "Thành viên có lợi ích liên quan đến sản phẩm, chủ thể không tham gia chấm điểm sản phẩm đó"
TIES = "Sản phẩm bằng điểm trung bình được xếp theo điểm trung bình {parts}; nếu vẫn bằng nhau thì đồng hạng"
EQUAL_RANKS = "Sản phẩm bằng điểm trung bình được xếp đồng hạng"
DROPPED = (
    "Khi có từ {least} phiếu hợp lệ trở lên, bỏ một phiếu cao nhất và một phiếu thấp nhất trước khi tính trung bình"
)
NOTHING_DROPPED = "Tất cả phiếu hợp lệ đều được tính, không bỏ phiếu cao nhất, thấp nhất"
SECOND_ENTRY = {
    SecondEntryRule.NONE: "không bắt buộc nhập phiếu lần hai",
    SecondEntryRule.SAMPLE: (
        "các phiếu được rút ngẫu nhiên phải nhập lần hai độc lập và đối chiếu khớp trước khi kết luận"
    ),
    SecondEntryRule.ALL: "tất cả các phiếu phải nhập lần hai độc lập và đối chiếu khớp trước khi kết luận",
}
QUORUM = "cuộc họp hợp lệ khi có ít nhất {share} số thành viên Hội đồng tham dự"
QUORUM_CHAIR = ", trong đó có Chủ tịch hoặc Phó Chủ tịch chủ trì"


def bands_rule(bands: Sequence[tuple[int, int, int | None]]) -> str:
    """The decree's star bands; each is (stars, at least, below or None), in points."""
    said = [
        (HIGHEST_BAND if below is None else BAND).format(stars=stars, least=least, below=below)
        for stars, least, below in sorted(bands, reverse=True)
    ]
    return BANDS.format(bands="; ".join(said))


def spread_rule(limit: int | None) -> str:
    """The rule on the spread, in points; None: the council has none."""
    return NO_SPREAD if limit is None else SPREAD.format(limit=limit)


def ties_rule(parts: Sequence[str]) -> str:
    """How equal averages are ordered."""
    if not parts:
        return EQUAL_RANKS
    named = [f"phần {part}" for part in parts]
    return TIES.format(parts=", rồi ".join(named))


def drop_rule(least: int | None) -> str:
    """Whether the extremes are left out; ``least``: valid sheets from which on they are."""
    return NOTHING_DROPPED if least is None else DROPPED.format(least=least)


def quorum_rule(share: Fraction, *, chair: bool) -> str:
    """ "cuộc họp hợp lệ khi có ít nhất 2/3 số thành viên …"; hundredths are said as a percentage."""
    percent = share * 100
    said = f"{percent}%" if share.denominator not in (2, 3, 4, 5) and percent.denominator == 1 else str(share)
    return QUORUM.format(share=said) + (QUORUM_CHAIR if chair else "")
