"""The log of changes: every change as an edit with before and after, entries chained by hash.

The tables of the database equal a replay of the log. This module turns records into plain JSON values and back,
strictly, and computes the chain; it stores nothing.
"""

import hashlib
import json
import re
import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any

from ocop_desktop.domain.session import (
    Choice,
    Conclusion,
    Dossier,
    Member,
    OfficeData,
    Opinion,
    Participation,
    PrintRun,
    Product,
    Round,
    Seal,
    SecondChoice,
    SecondEntry,
    Session,
    Settings,
    SheetCase,
)

Record = (
    Session
    | Member
    | Product
    | Participation
    | Round
    | SheetCase
    | Choice
    | SecondEntry
    | SecondChoice
    | Opinion
    | Conclusion
    | Seal
    | PrintRun
    | Settings
)

RECORDS: Mapping[str, type[Record]] = {
    "settings": Settings,
    "session": Session,
    "member": Member,
    "product": Product,
    "participation": Participation,
    "round": Round,
    "sheet_case": SheetCase,
    "choice": Choice,
    "second_entry": SecondEntry,
    "second_choice": SecondChoice,
    "opinion": Opinion,
    "conclusion": Conclusion,
    "seal": Seal,
    "print_run": PrintRun,
}
NAMES: Mapping[type[Record], str] = {kind: name for name, kind in RECORDS.items()}
KEYS: Mapping[str, tuple[str, ...]] = {
    "settings": ("id",),
    "session": ("id",),
    "member": ("id",),
    "product": ("id",),
    "participation": ("product_id", "member_id"),
    "round": ("product_id", "number"),
    "sheet_case": ("product_id", "member_id", "round"),
    "choice": ("product_id", "member_id", "round", "criterion"),
    "second_entry": ("product_id", "member_id", "round"),
    "second_choice": ("product_id", "member_id", "round", "criterion"),
    "opinion": ("product_id", "member_id", "round", "criterion"),
    "conclusion": ("product_id",),
    "seal": ("session_id", "revision"),
    "print_run": ("session_id", "paper", "form", "product_id", "revision"),
}
ADDED: Mapping[type, frozenset[str]] = {
    Session: frozenset(
        {"submission_number", "submitted_on", "notice_number", "noticed_on", "forwarding_number", "forwarded_on"}
    ),
    OfficeData: frozenset(
        {"grounds", "submission_to", "submission_recipients", "notice_recipients", "council_signer_authority"}
        | {"council_signer_title", "council_signer_name", "certificate_design", "certificate_bilingual", "emblem"}
        | {"logo", "phrases", "templates"}
    ),
    Participation: frozenset({"stand_in"}),
    Dossier: frozenset({"commune_letter", "received_on"}),
}
"""Fields younger than their record: what was written before them has them at their default."""

NO_HASH = bytes(32)
_FRACTION = re.compile(r"-?[0-9]{1,99}(/[0-9]{1,99})?")

DO, UNDO, REDO, BEGIN = "do", "undo", "redo", "begin"


@dataclass(frozen=True, slots=True)
class Edit:
    """One record before and after a change; before None: it is new, after None: it is gone."""

    before: Record | None
    after: Record | None

    @property
    def entity(self) -> str:
        record = self.after if self.after is not None else self.before
        assert record is not None
        return NAMES[type(record)]

    @property
    def key(self) -> tuple[int | str, ...]:
        record = self.after if self.after is not None else self.before
        assert record is not None
        return key_of(record)

    def swapped(self) -> "Edit":
        return Edit(self.after, self.before)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry. ``kind``: "do", "undo", "redo" (with the entry it concerns as ``target``) or "begin" (not undoable).

    ``at`` is the time in UTC (ISO 8601), ``who`` the operator, ``verb`` the name of the command, ``edits`` its JSON.
    """

    seq: int
    at: str
    who: str
    session_id: int
    verb: str
    kind: str
    target: int | None
    edits: str
    previous: bytes
    hash: bytes

    def computed_hash(self) -> bytes:
        """SHA-256 over the length-prefixed fields and the hash of the entry before."""
        digest = hashlib.sha256()
        for value in (self.seq, self.at, self.who, self.session_id, self.verb, self.kind, self.target, self.edits):
            data = b"" if value is None else str(value).encode()
            digest.update(len(data).to_bytes(8, "big", signed=False))
            digest.update(data)
        digest.update(self.previous)
        return digest.digest()


def key_of(record: Record) -> tuple[int | str, ...]:
    """What identifies a record among those of its kind."""
    return tuple(getattr(record, name) for name in KEYS[NAMES[type(record)]])


def edits_to_json(edits: Iterable[Edit]) -> str:
    """The canonical text of edits, as the log keeps it."""
    rows = [
        [edit.entity, to_plain(edit.before) if edit.before else None, to_plain(edit.after) if edit.after else None]
        for edit in edits
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def edits_from_json(text: str) -> tuple[Edit, ...]:
    """The edits of a log entry. Raises ValueError for a text that is not one."""
    rows = read_json(text)
    edits = []
    for row in rows if isinstance(rows, list) else [None]:
        if not isinstance(row, list) or len(row) != 3 or not isinstance(row[0], str) or row[0] not in RECORDS:
            raise ValueError("not a list of edits")
        kind = RECORDS[row[0]]
        before, after = (None if plain is None else from_plain(kind, plain) for plain in row[1:])
        if before is None and after is None:
            raise ValueError("an edit of nothing")
        if before is not None and after is not None and key_of(before) != key_of(after):
            raise ValueError("an edit of two records")
        edits.append(Edit(before, after))
    return tuple(edits)


def read_json(text: str) -> Any:
    """The value of a JSON text. Raises ValueError for a text that is none, or is nested beyond reason."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def to_plain(value: object) -> Any:
    """A record as JSON values: dates as ISO text, fractions as "2/3", nested records as objects."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: to_plain(getattr(value, name)) for name in _field_types(type(value))}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: Any, plain: object) -> Any:
    """The inverse of ``to_plain``, strict. Raises ValueError for missing, extra, mistyped or oddly written values."""
    if isinstance(kind, type) and is_dataclass(kind):
        types_ = _field_types(kind)
        needed = types_.keys() - ADDED.get(kind, frozenset())
        if not isinstance(plain, dict) or not needed <= plain.keys() <= types_.keys():
            raise ValueError(f"not a {kind.__name__}")
        return kind(**{name: from_plain(types_[name], value) for name, value in plain.items()})
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        inner = next(arg for arg in typing.get_args(kind) if arg is not types.NoneType)
        return None if plain is None else from_plain(inner, plain)
    if origin is tuple:
        if not isinstance(plain, list):
            raise ValueError("not a list")
        return tuple(from_plain(typing.get_args(kind)[0], item) for item in plain)
    if kind in (int, bool, str):
        if type(plain) is not kind:
            raise ValueError(f"{plain!r} is not {kind.__name__}")
        return plain
    if not isinstance(plain, str):
        raise ValueError(f"{plain!r} is not a text")
    # Fraction itself takes "1e999999999" for a number and is busy with it for hours.
    if kind is Fraction and not _FRACTION.fullmatch(plain):
        raise ValueError(f"{plain!r} is not a fraction")
    try:
        value = date.fromisoformat(plain) if kind is date else kind(plain)
    except ZeroDivisionError:
        raise ValueError(f"{plain!r} is not {kind.__name__}") from None
    if to_plain(value) != plain:
        raise ValueError(f"{plain!r} is not written as {kind.__name__}")
    return value


@cache
def _field_types(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {item.name: hints[item.name] for item in fields(kind)}
