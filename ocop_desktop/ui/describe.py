"""What one entry of the log did, in a few words: for undo, redo and whoever reads the log.

Names come from the records of the entry itself, else from the open session. Knows every command by its verb; an unknown
one is described by what it touched.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ocop_desktop.domain.log import Edit, LogEntry, Record, edits_from_json
from ocop_desktop.domain.session import (
    Absence,
    Choice,
    Conclusion,
    Member,
    Opinion,
    Participation,
    PrintRun,
    Product,
    Round,
    Seal,
    SecondChoice,
    SecondEntry,
    Session,
    SheetCase,
)
from ocop_desktop.ui.i18n import tr

if TYPE_CHECKING:
    from ocop_desktop.services.state import SessionState

PAGE_OF: dict[type[Record], str] = {
    Session: "session",
    Member: "council",
    Product: "products",
    Participation: "council",
    Choice: "scoring",
    SecondChoice: "scoring",
    SecondEntry: "scoring",
    SheetCase: "scoring",
    Opinion: "scoring",
    Round: "scoring",
    Conclusion: "conclusions",
    Seal: "closing",
    PrintRun: "papers",
}
# Pages on which a change of another page is in full view as well.
_ALSO_ON = {"products": {"scoring", "conclusions"}, "council": {"products"}, "scoring": {"ranking"}}


def describe(entry: LogEntry, state: "SessionState") -> str:
    """Such as "level 3 · criterion 1.4 · sheet Sở Y tế · Miến dong", without a full stop."""
    edits = edits_from_json(entry.edits)
    write = _VERBS.get(entry.verb, _something)
    return write(_Names(edits, state), edits)


def place_of(entry: LogEntry) -> tuple[str, int | None]:
    """The page that shows what an entry changed, and the product that it concerns, if it is one."""
    edits = edits_from_json(entry.edits)
    if not edits:
        return "overview", None
    # What goes with a record comes before it: the sheets of a member who is removed, say.
    page = PAGE_OF.get(type(_record(edits[-1])), "overview")
    if entry.verb in ("Disqualify", "SettleSpread"):
        page = "conclusions"
    products = {_product_of(_record(edit)) for edit in edits}
    return page, products.pop() if len(products) == 1 else None


def shown_on(page: str, place: str) -> bool:
    """Whether a page shows what belongs to the page ``place``."""
    return page == place or page in _ALSO_ON.get(place, ())


def _record(edit: Edit) -> Record:
    record = edit.after if edit.after is not None else edit.before
    assert record is not None
    return record


def _product_of(record: Record) -> int | None:
    if isinstance(record, Product):
        return record.id
    return getattr(record, "product_id", None)


class _Names:
    """Names of products and members: as the entry itself has them, else as the session does."""

    def __init__(self, edits: Sequence[Edit], state: "SessionState") -> None:
        records = [_record(edit) for edit in edits]
        self._products = {r.id: r.name for r in records if isinstance(r, Product)}
        self._members = {r.id: r.label for r in records if isinstance(r, Member)}
        self._state = state

    def product(self, product_id: int) -> str:
        known = self._state.products.get(product_id)
        return self._products.get(product_id) or (known.name if known else tr("describe", "a product"))

    def member(self, member_id: int) -> str:
        known = self._state.members.get(member_id)
        return self._members.get(member_id) or (known.label if known else tr("describe", "a member"))


_Edits = Sequence[Edit]


def paper_name(kind: str) -> str:
    """The Vietnamese name of a paper; what is no paper of this version is named as the log has it."""
    from ocop_desktop.services.papers import PAPERS

    return next((paper.name for paper in PAPERS if paper.kind.value == kind), kind)


def _choose(names: _Names, edits: _Edits) -> str:
    choice = _record(edits[0])
    assert isinstance(choice, Choice)
    if edits[0].after is None:
        text = tr("describe", "choice cleared · criterion {criterion} · sheet {member} · {product}")
    elif choice.place:
        text = tr("describe", "level {place} · criterion {criterion} · sheet {member} · {product}")
    else:
        text = tr("describe", "no level reached · criterion {criterion} · sheet {member} · {product}")
    return text.format(
        place=choice.place,
        criterion=choice.criterion,
        member=names.member(choice.member_id),
        product=names.product(choice.product_id),
    )


def _fill_sheet(names: _Names, edits: _Edits) -> str:
    choice = _record(edits[0])
    assert isinstance(choice, Choice)
    return tr("describe", "{n} choices · sheet {member} · {product}").format(
        n=len(edits), member=names.member(choice.member_id), product=names.product(choice.product_id)
    )


def _fill_sheets(names: _Names, edits: _Edits) -> str:
    choices = [record for record in (_record(edit) for edit in edits) if isinstance(record, Choice)]
    return tr("describe", "{n} choices on {sheets} sheets · {product}").format(
        n=len(choices),
        sheets=len({choice.member_id for choice in choices}),
        product=names.product(choices[0].product_id),
    )


def _sheet(template: Callable[[], str]) -> Callable[[_Names, _Edits], str]:
    def write(names: _Names, edits: _Edits) -> str:
        record = _record(edits[-1])
        assert isinstance(record, Choice | SecondChoice | SecondEntry | SheetCase | Opinion)
        return template().format(member=names.member(record.member_id), product=names.product(record.product_id))

    return write


def _draw(names: _Names, edits: _Edits) -> str:
    return tr("describe", "{n} sheets drawn for a second entry").format(n=len(edits))


def _round(names: _Names, edits: _Edits) -> str:
    record = _record(edits[0])
    assert isinstance(record, Round)
    return tr("describe", "round {number} · {product}").format(
        number=record.number, product=names.product(record.product_id)
    )


def _edit_session(names: _Names, edits: _Edits) -> str:
    before, after = edits[0].before, edits[0].after
    assert isinstance(before, Session)
    assert isinstance(after, Session)
    if before.rules != after.rules:
        return tr("describe", "rules of the council changed")
    if before.office != after.office:
        return tr("describe", "words of the office changed")
    return tr("describe", "session data changed")


def _member(template: Callable[[], str]) -> Callable[[_Names, _Edits], str]:
    def write(names: _Names, edits: _Edits) -> str:
        member = next(_record(edit) for edit in edits if isinstance(_record(edit), Member))
        assert isinstance(member, Member)
        return template().format(member=member.label, n=sum(isinstance(_record(edit), Member) for edit in edits))

    return write


def _edit_member(names: _Names, edits: _Edits) -> str:
    before, after = edits[0].before, edits[0].after
    assert isinstance(before, Member)
    assert isinstance(after, Member)
    if after.present != before.present:
        text = tr("describe", "{member} present") if after.present else tr("describe", "{member} absent")
    elif after.scoring != before.scoring:
        text = tr("describe", "{member} scores") if after.scoring else tr("describe", "{member} does not score")
    else:
        text = tr("describe", "member {member} changed")
    return text.format(member=after.label)


def _participation(names: _Names, edits: _Edits) -> str:
    record, after = _record(edits[0]), edits[0].after
    assert isinstance(record, Participation)
    if not isinstance(after, Participation):
        text = tr("describe", "{member} takes part again · {product}")
    elif after.state is Absence.RECUSED:
        text = tr("describe", "{member} recused · {product}")
    else:
        text = tr("describe", "{member} absent · {product}")
    return text.format(member=names.member(record.member_id), product=names.product(record.product_id))


def _stand_in(names: _Names, edits: _Edits) -> str:
    record, after = _record(edits[-1]), edits[-1].after
    assert isinstance(record, Participation)
    text = tr("describe", "nobody scores in place of {member} · {product}")
    if isinstance(after, Participation) and after.stand_in is not None:
        text = tr("describe", "{other} scores in place of {member} · {product}")
        record = after
    other = names.member(record.stand_in) if record.stand_in is not None else ""
    return text.format(member=names.member(record.member_id), other=other, product=names.product(record.product_id))


def _product(template: Callable[[], str]) -> Callable[[_Names, _Edits], str]:
    def write(names: _Names, edits: _Edits) -> str:
        product = next(_record(edit) for edit in edits if isinstance(_record(edit), Product))
        assert isinstance(product, Product)
        return template().format(product=product.name, n=sum(isinstance(_record(edit), Product) for edit in edits))

    return write


def _disqualify(names: _Names, edits: _Edits) -> str:
    product = edits[0].after
    assert isinstance(product, Product)
    text = (
        tr("describe", "dossier refused · {product}")
        if product.disqualified
        else tr("describe", "refusal taken back · {product}")
    )
    return text.format(product=product.name)


def _settle(names: _Names, edits: _Edits) -> str:
    product = edits[0].after
    assert isinstance(product, Product)
    text = (
        tr("describe", "reason for the spread · {product}")
        if product.spread_settled
        else tr("describe", "reason for the spread taken back · {product}")
    )
    return text.format(product=product.name)


def _conclude(names: _Names, edits: _Edits) -> str:
    record, after = _record(edits[0]), edits[0].after
    assert isinstance(record, Conclusion)
    before = edits[0].before
    had = before.stars if isinstance(before, Conclusion) else None
    has = after.stars if isinstance(after, Conclusion) else None
    if has == had:
        text = tr("describe", "votes and remarks · {product}")
    elif has is None:
        text = tr("describe", "conclusion taken back · {product}")
    else:
        text = tr("describe", "concluded {stars} stars · {product}")
    return text.format(stars=has, product=names.product(record.product_id))


def _conclude_all(names: _Names, edits: _Edits) -> str:
    return tr("describe", "{n} products concluded").format(n=len(edits))


def _reopened(names: _Names, edits: _Edits) -> str:
    seal = _record(edits[0])
    assert isinstance(seal, Seal)
    text = tr("describe", "sealed session opened again by {names}: {reason}")
    return text.format(names=", ".join(seal.reopened_by), reason=seal.reopen_reason)


def _printed(names: _Names, edits: _Edits) -> str:
    from ocop_desktop.services.paper_history import PRINTED

    run = _record(edits[0])
    assert isinstance(run, PrintRun)
    again = tr("describe", "paper made again: {paper} ({form}), {n} times")
    text = again if run.times > 1 else tr("describe", "paper made: {paper} ({form})")
    form = tr("describe", "printed") if run.form == PRINTED else run.form.upper()
    return text.format(paper=paper_name(run.paper), form=form, n=run.times)


def _something(names: _Names, edits: _Edits) -> str:
    texts = {
        Session: tr("describe", "session data changed"),
        Member: tr("describe", "council changed"),
        Product: tr("describe", "products changed"),
        Participation: tr("describe", "participation changed"),
        Choice: tr("describe", "score sheets changed"),
        Conclusion: tr("describe", "conclusions changed"),
    }
    found = texts.get(type(_record(edits[0]))) if edits else None
    return found or tr("describe", "the last step")


_VERBS: dict[str, Callable[[_Names, _Edits], str]] = {
    "ChooseLevel": _choose,
    "FillSheet": _fill_sheet,
    "FillSheets": _fill_sheets,
    "EditSession": _edit_session,
    "AddMember": _member(lambda: tr("describe", "member {member} added")),
    "AddMembers": _member(lambda: tr("describe", "{n} members added")),
    "EditMember": _edit_member,
    "RemoveMember": _member(lambda: tr("describe", "member {member} removed")),
    "MoveMember": _member(lambda: tr("describe", "order of the members changed")),
    "ReplaceMember": _member(lambda: tr("describe", "seat taken over by {member}")),
    "SetParticipation": _participation,
    "NameStandIn": _stand_in,
    "AddStandIn": _stand_in,
    "AddProduct": _product(lambda: tr("describe", "product {product} added")),
    "ImportProducts": _product(lambda: tr("describe", "{n} products imported")),
    "EditProduct": _product(lambda: tr("describe", "product {product} changed")),
    "RemoveProduct": _product(lambda: tr("describe", "product {product} removed")),
    "MoveProduct": _product(lambda: tr("describe", "order of the products changed")),
    "ChooseCase": _sheet(lambda: tr("describe", "case of sheet {member} · {product}")),
    "WriteOpinion": _sheet(lambda: tr("describe", "opinion · sheet {member} · {product}")),
    "BeginSecondEntry": _sheet(lambda: tr("describe", "second entry begun · sheet {member} · {product}")),
    "ChooseSecond": _sheet(lambda: tr("describe", "second entry · sheet {member} · {product}")),
    "SettleDifference": _sheet(lambda: tr("describe", "difference settled · sheet {member} · {product}")),
    "FinishSecondEntry": _sheet(lambda: tr("describe", "sheet checked · {member} · {product}")),
    "DropSecondEntry": _sheet(lambda: tr("describe", "second entry given up · sheet {member} · {product}")),
    "DrawSecondEntries": _draw,
    "OpenRound": _round,
    "Disqualify": _disqualify,
    "SettleSpread": _settle,
    "Conclude": _conclude,
    "ConcludeAll": _conclude_all,
    "SealSession": lambda names, edits: tr("describe", "session sealed"),
    "ReopenSession": _reopened,
    "RecordPrint": _printed,
}
