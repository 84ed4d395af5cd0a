"""One sheet as the scoring page shows it: the one that counts, one of an earlier round, or the second entry of it;
and the sentences about it.

Plain functions over an open session; nothing is kept and nothing is carried out.
"""

from enum import StrEnum
from typing import NamedTuple

from ocop_desktop.domain.criteria import CriteriaSet
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import Absence, Product, SecondEntryState
from ocop_desktop.domain.sheet_code import SheetRef
from ocop_desktop.domain.sheets import evaluate_sheet
from ocop_desktop.services.desk import Desk
from ocop_desktop.ui import messages
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.scoring_views import KIND_WORDS, MemberView, SheetView, absence_reason, rounds_of
from ocop_desktop.ui.session_words import closed_error


def sheet_view(desk: Desk, product_id: int, member_id: int, earlier: int | None = None) -> SheetView | None:
    """A member's sheet for a product, None while that has no criteria set. ``earlier``: of that round, to be read only.

    While the sheet is entered a second time, that entry is shown and nothing else.
    """
    state, product, member = desk.state, desk.state.products[product_id], desk.state.members[member_id]
    criteria, result = state.criteria(product), desk.scoreboard.sheet(product_id, member_id)
    if criteria is None or result is None:
        return None
    key = product_id, member_id, earlier or state.sheet_key(product_id, member_id)[2]
    second = state.second_entry(product_id, member_id)
    blind = earlier is None and second is not None and second.state is SecondEntryState.TYPING
    choices = state.sheet(product_id, member_id)
    locked = lock_sentence(desk, product_id, member_id)
    if blind:
        choices = state.second_sheet(product_id, member_id)
    elif earlier is not None:
        choices = state.choices.get(key, {})
        locked = tr("scoring_sheet", "The sheet of round {round} is to be read only.").format(round=earlier)
    if blind or earlier is not None:
        result = evaluate_sheet(criteria, choices)
    case = state.sheet_cases.get(key)
    said = {code: state.opinions.get((*key, code)) for code in ("", *criteria.by_code)} if state.opinions else {}
    name = tr("scoring_sheet", "Score sheet of {member} for {product}")
    return SheetView(
        product_id=product_id,
        member_id=member_id,
        criteria=criteria,
        choices=dict(choices),
        result=result,
        locked=locked,
        refused=bool(product.disqualified),
        name=name.format(member=member.label, product=product.name),
        round=key[2],
        cases=() if blind else next((leaf.cases for leaf in criteria.leaves if leaf.cases), ()),
        case=None if blind or case is None else case.case,
        opinions={} if blind else {code: opinion.text for code, opinion in said.items() if opinion is not None},
        blind=blind,
        offers_second=not (locked or blind)
        and result.complete
        and (second is None or second.state is SecondEntryState.ASKED),
        earlier=earlier is not None,
    )


class Deed(StrEnum):
    """What the line above a sheet offers to do."""

    TURN_ROUND = "turn_round"
    BEGIN_SECOND = "begin_second"
    DROP_SECOND = "drop_second"


class SheetState(NamedTuple):
    """What is special about a sheet, "" for nothing; ``offers``: what can be done about it, and the words for it."""

    text: str = ""
    tone: str = "accent"
    offers: tuple[tuple[str, Deed], ...] = ()


def state_of(desk: Desk, view: SheetView, member: MemberView) -> SheetState:
    """What is special about a sheet; ``member`` whose it is."""
    if view.earlier:
        text = tr("scoring_sheet", "This is the sheet of round {round}, to be read only; a later one counts.")
        offer = tr("scoring_sheet", "Next round (Ctrl+R)"), Deed.TURN_ROUND
        return SheetState(text.format(round=view.round), "warning", (offer,))
    if view.locked:
        return SheetState()
    if view.blind:
        offer = tr("scoring_sheet", "Give up (Ctrl+Shift+D)"), Deed.DROP_SECOND
        if view.comparing:
            return SheetState(tr("scoring_sheet", "Second entry: compare it with the first."), offers=(offer,))
        text = tr("scoring_sheet", "Second entry: type the paper sheet once more; the first entry is hidden.")
        return SheetState(text, offers=(offer,))
    earlier: tuple[tuple[str, Deed], ...] = ()
    if len(rounds_of(desk, view.product_id, view.member_id)) > 1:
        earlier = ((tr("scoring_sheet", "Earlier round (Ctrl+R)"), Deed.TURN_ROUND),)
    if member.waits and view.offers_second:
        offer = tr("scoring_sheet", "Second entry (Ctrl+D)"), Deed.BEGIN_SECOND
        return SheetState(tr("scoring_sheet", "This sheet waits for its second entry."), "warning", (offer, *earlier))
    if earlier:
        note = desk.state.rounds[view.product_id][-1].note
        text = tr("scoring_sheet", "Round {round}: {note}") if note else tr("scoring_sheet", "Round {round}")
        return SheetState(text.format(round=view.round, note=note), offers=earlier)
    current = desk.state.round(view.product_id)
    if current > view.round:
        text = tr("scoring_sheet", "Not asked to score again in round {current}: the sheet of round {round} counts.")
        return SheetState(text.format(current=current, round=view.round))
    return SheetState()


def lock_sentence(desk: Desk, product_id: int, member_id: int) -> str:
    """Why nothing can be entered on a sheet and where that is changed; "" where it can."""
    if desk.read_only:
        return messages.sentence(closed_error(desk))
    return away_sentence(desk, product_id, member_id)


def away_sentence(desk: Desk, product_id: int, member_id: int) -> str:
    """Why a member does not score a product; "" for one who does."""
    absence = desk.state.absence(product_id, member_id)
    if absence is None:
        return ""
    member = desk.state.members[member_id]
    reason = absence_reason(desk, product_id, member)
    if absence is Absence.RECUSED:
        text = tr("scoring_sheet", "{member} does not score this product; change that on the page Council.")
        why = tr("scoring_sheet", "{member} does not score this product ({reason}); change that on the page Council.")
    else:
        text = tr("scoring_sheet", "{member} is absent for this product; change that on the page Council.")
        why = tr("scoring_sheet", "{member} is absent for this product ({reason}); change that on the page Council.")
    return (why if reason else text).format(member=member.label, reason=reason)


def unreachable(desk: Desk, ref: SheetRef) -> str:
    """Why the sheet of a code cannot be opened in this session; "" where it can."""
    state = desk.state
    if ref.session != state.session.id:
        return tr("scoring_sheet", "This sheet belongs to another session; open that session first.")
    if ref.product not in state.products:
        return messages.sentence(UserError("product_gone"))
    member = state.members.get(ref.member)
    if member is None:
        return messages.sentence(UserError("member_gone"))
    if not state.called(ref.product, ref.member):
        return messages.sentence(UserError("member_not_scoring", member=member.label))
    if ref.round not in rounds_of(desk, ref.product, ref.member):
        text = tr("scoring_sheet", "{member} has no sheet of round {round} for this product; look at the paper again.")
        return text.format(member=member.label, round=ref.round)
    return ""


def about(product: Product, criteria: CriteriaSet | None) -> str:
    """What a product is, in one line: set, kind of evaluation, code, producer."""
    parts = []
    if criteria is not None:
        text = tr("scoring_sheet", "Set {number} · {title}")
        parts.append(text.format(number=f"{criteria.number:02}", title=criteria.title))
    parts.append(str(KIND_WORDS[product.kind]))
    parts += [product.code] if product.code else []
    parts += [product.producer.name] if product.producer.name else []
    return " · ".join(parts)
