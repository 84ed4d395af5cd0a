"""The tables as SQLModel classes, and how a record becomes a row and a row a record.

The schema itself is made by the frozen migrations; these classes only name it. They skip validation: ``decode`` is
strict instead, so that a damaged value is noticed when it is read.
"""

import json
from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Any, get_origin, get_type_hints

from sqlalchemy import RowMapping, Table
from sqlmodel import Field, SQLModel

from ocop_desktop.domain.log import RECORDS, Record, from_plain, read_json, to_plain


class SettingsRow(SQLModel, table=True):
    __tablename__ = "settings"
    id: int = Field(primary_key=True)
    office: str
    language: str


class CriteriaCopyRow(SQLModel, table=True):
    __tablename__ = "criteria_copy"
    hash: str = Field(primary_key=True)
    body: str


class SessionRow(SQLModel, table=True):
    __tablename__ = "session"
    id: int = Field(primary_key=True)
    title: str
    decree: str
    decree_hash: str
    level: str
    meeting: str
    held_on: str | None
    starts_at: str
    ends_at: str
    place: str
    council_decision: str
    council_decided_on: str | None
    minutes_number: str
    decision_number: str
    decided_on: str | None
    first_certificate: int | None
    rules: str
    office: str
    archived: int
    submission_number: str
    submitted_on: str | None
    notice_number: str
    noticed_on: str | None
    forwarding_number: str
    forwarded_on: str | None


class MemberRow(SQLModel, table=True):
    __tablename__ = "member"
    id: int = Field(primary_key=True)
    session_id: int
    position: int
    body: str
    short: str
    name: str
    title: str
    role: str
    scoring: int
    present: int
    absence_reason: str
    stands_in_for: int | None


class ProductRow(SQLModel, table=True):
    __tablename__ = "product"
    id: int = Field(primary_key=True)
    session_id: int
    position: int
    name: str
    code: str
    set_code: str | None
    kind: str
    producer: str
    dossier: str
    note: str
    previous_decision: str
    previous_date: str | None
    previous_stars: int | None
    disqualified: str
    spread_settled: str


class ParticipationRow(SQLModel, table=True):
    __tablename__ = "participation"
    product_id: int = Field(primary_key=True)
    member_id: int = Field(primary_key=True)
    state: str
    reason: str
    stand_in: int | None


class ChoiceRow(SQLModel, table=True):
    __tablename__ = "choice"
    product_id: int = Field(primary_key=True)
    member_id: int = Field(primary_key=True)
    round: int = Field(primary_key=True)
    criterion: str = Field(primary_key=True)
    place: int
    points: int


class SecondChoiceRow(SQLModel, table=True):
    __tablename__ = "second_choice"
    product_id: int = Field(primary_key=True)
    member_id: int = Field(primary_key=True)
    round: int = Field(primary_key=True)
    criterion: str = Field(primary_key=True)
    place: int
    points: int


class SecondEntryRow(SQLModel, table=True):
    __tablename__ = "second_entry"
    product_id: int = Field(primary_key=True)
    member_id: int = Field(primary_key=True)
    round: int = Field(primary_key=True)
    state: str
    seed: str


class RoundRow(SQLModel, table=True):
    __tablename__ = "round"
    product_id: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    members: str
    note: str


class OpinionRow(SQLModel, table=True):
    __tablename__ = "opinion"
    product_id: int = Field(primary_key=True)
    member_id: int = Field(primary_key=True)
    round: int = Field(primary_key=True)
    criterion: str = Field(primary_key=True)
    text: str


class SheetCaseRow(SQLModel, table=True):
    __tablename__ = "sheet_case"
    product_id: int = Field(primary_key=True)
    member_id: int = Field(primary_key=True)
    round: int = Field(primary_key=True)
    case: int


class ConclusionRow(SQLModel, table=True):
    __tablename__ = "conclusion"
    product_id: int = Field(primary_key=True)
    stars: int | None
    reason: str
    votes_for: int | None
    votes_against: int | None
    votes_abstain: int | None
    remarks: str
    recommendations: str


class SealRow(SQLModel, table=True):
    __tablename__ = "seal"
    session_id: int = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    sealed_at: str
    fingerprint: str
    log_seq: int
    log_hash: str
    results: str
    password: str
    reopened_at: str
    reopened_by: str
    reopen_reason: str


class PrintRunRow(SQLModel, table=True):
    __tablename__ = "print_run"
    session_id: int = Field(primary_key=True)
    paper: str = Field(primary_key=True)
    form: str = Field(primary_key=True)
    product_id: int = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    times: int


class AssetRow(SQLModel, table=True):
    __tablename__ = "asset"
    hash: str = Field(primary_key=True)
    body: bytes


class LogRow(SQLModel, table=True):
    __tablename__ = "log"
    seq: int = Field(primary_key=True)
    at: str
    who: str
    session_id: int
    verb: str
    kind: str
    target: int | None
    edits: str
    previous: bytes
    hash: bytes


TABLES: Mapping[str, Table] = {name: SQLModel.metadata.tables[name] for name in RECORDS}
LOG: Table = SQLModel.metadata.tables["log"]
CRITERIA_COPY: Table = SQLModel.metadata.tables["criteria_copy"]
ASSET: Table = SQLModel.metadata.tables["asset"]


def encode(record: Record) -> dict[str, Any]:
    """The column values of a record: nested values as JSON text, truth values as 0 and 1."""
    values: dict[str, Any] = {}
    for name, value in to_plain(record).items():
        if isinstance(value, dict | list):
            value = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        values[name] = int(value) if isinstance(value, bool) else value
    return values


def decode(kind: type[Record], row: RowMapping) -> Any:
    """The record of a row. Raises ValueError for a value that the program cannot have written."""
    plain: dict[str, Any] = {}
    for name, of in _HINTS[kind].items():
        value = row[name]
        if is_dataclass(of) or get_origin(of) is tuple:
            value = read_json(value)
        elif of is bool:
            if value not in (0, 1):
                raise ValueError(f"{name} is {value!r}")
            value = bool(value)
        plain[name] = value
    return from_plain(kind, plain)


_HINTS = {kind: get_type_hints(kind) for kind in RECORDS.values()}
