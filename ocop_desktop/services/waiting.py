"""A change that the disk refused and that waits for it: which may wait, and what one and a later one make together.

Only what sets a value waits, for setting it again changes nothing: whoever sees the change refused may simply do it
once more. What adds, seals or draws never happens by itself later.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from ocop_desktop.domain.errors import CodedError, StorageError
from ocop_desktop.services.commands import (
    ChooseLevel,
    Command,
    Conclude,
    EditMember,
    EditProduct,
    EditSession,
    FillSheet,
    FillSheets,
)
from ocop_desktop.services.sheet_commands import ChooseCase, ChooseSecond, WriteOpinion
from ocop_desktop.services.state import SessionState

# What each is about comes first, the value last.
_VALUES = (ChooseLevel, ChooseSecond, ChooseCase, WriteOpinion)
_RECORDS = (EditSession, EditMember, EditProduct, Conclude)
_SHEETS = (FillSheet, FillSheets)
_PASSING = {"disk_full", "disk_error", "read_only", "database_locked", "database_cannot_open", "database_refused"}


def may_wait(command: Command, error: CodedError) -> bool:
    """Whether a change that was refused so is to be tried again by itself."""
    if not isinstance(error, StorageError) or error.code not in _PASSING:
        return False
    return isinstance(command, (*_VALUES, *_RECORDS, *_SHEETS)) and not getattr(command, "discard_sheets", False)


def joined(waiting: Command, later: Command, state: SessionState) -> Command | None:
    """One change for the one that waits and a later one about the same thing; None where they are about two things.

    Of two records each keeps what it changed, for the later one was made from the record without the change that waits.
    """
    if waiting == later:
        return later
    if type(waiting) is not type(later) or getattr(later, "discard_sheets", False):
        return None
    if isinstance(later, _VALUES):
        places = [item.name for item in fields(later)][:-1]
        return later if all(getattr(waiting, name) == getattr(later, name) for name in places) else None
    if isinstance(waiting, EditSession) and isinstance(later, EditSession):
        return replace(later, session=_merged(state.session, waiting.session, later.session))
    if isinstance(waiting, EditMember) and isinstance(later, EditMember) and waiting.member.id == later.member.id:
        return replace(later, member=_merged(state.members.get(later.member.id), waiting.member, later.member))
    if isinstance(waiting, EditProduct) and isinstance(later, EditProduct) and waiting.product.id == later.product.id:
        return replace(later, product=_merged(state.products.get(later.product.id), waiting.product, later.product))
    if isinstance(waiting, Conclude) and isinstance(later, Conclude):
        product = later.conclusion.product_id
        if waiting.conclusion.product_id == product:
            return replace(later, conclusion=_merged(state.conclusion(product), waiting.conclusion, later.conclusion))
    return None


def _merged(stored: Any, first: Any, second: Any) -> Any:
    """What the second changed of what is stored, on top of what the first did; where that was one value and the second
    is what is stored, that value was set back."""
    if second == stored and _values_apart(stored, first) == 1:
        return second
    return _on_top(stored, first, second)


def _on_top(stored: Any, first: Any, second: Any) -> Any:
    if second in (stored, first):
        return first
    if not (is_dataclass(second) and type(stored) is type(first) is type(second)):
        return second
    names = [item.name for item in fields(second)]
    kind: Any = type(second)
    return kind(**{name: _on_top(getattr(stored, name), getattr(first, name), getattr(second, name)) for name in names})


def _values_apart(one: Any, other: Any) -> int:
    """In how many values, also of the records in them, two records differ."""
    if not (is_dataclass(one) and type(one) is type(other)):
        return int(one != other)
    return sum(_values_apart(getattr(one, item.name), getattr(other, item.name)) for item in fields(one))
