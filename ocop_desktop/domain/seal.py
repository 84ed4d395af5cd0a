"""The fingerprint of a closed session: SHA-256 over a canonical form of all that was decided.

The form is fixed for ever, whatever the program becomes ("OCOP-SEAL-1"): text in NFC, records sorted by what identifies
them, fractions as "629/9", blanks as null, no floats; a field younger than its record is left out while it is blank.
What offices add when the session is over (numbers and dates of papers, their own words, whether it is put away) is no
part of it. Reads and stores nothing.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import is_dataclass, replace
from typing import Any

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.log import ADDED, NAMES, Edit, Record, key_of, to_plain
from ocop_desktop.domain.session import PrintRun, Seal, SealedResult, Session
from ocop_desktop.domain.text import clean

FORM = "OCOP-SEAL-1"
PRINTED_DIGITS = 32
_GROUP = 4
_CODE = re.compile(f"[0-9A-F]{{{PRINTED_DIGITS},64}}")
QR_PREFIX = "OCOP-SEAL:"
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212.:]")
_LOOK_ALIKE = str.maketrans("OIL", "011")

OPEN_FIELDS = frozenset(
    {"archived", "office", "minutes_number", "decision_number", "decided_on", "first_certificate"}
    | {"submission_number", "submitted_on", "notice_number", "noticed_on", "forwarding_number", "forwarded_on"}
)
"""Fields of a session that are no part of what the council decided, and stay open when it is closed."""


def fingerprint(
    records: Iterable[Record], results: Iterable[SealedResult], *, revision: int, log_seq: int, log_hash: str
) -> str:
    """The fingerprint, 64 hexadecimal digits, of the records of one session and its results, at a head of the log.

    Seals and print runs among the records are passed over.
    """
    digest = hashlib.sha256()
    for line in canonical(records, results, revision=revision, log_seq=log_seq, log_hash=log_hash):
        data = line.encode()
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def canonical(
    records: Iterable[Record], results: Iterable[SealedResult], *, revision: int, log_seq: int, log_hash: str
) -> Iterable[str]:
    """The lines of the canonical form; each is hashed with its length in front."""
    yield FORM
    yield _line("log", {"revision": revision, "seq": log_seq, "hash": log_hash})
    kept = [record for record in records if not isinstance(record, Seal | PrintRun)]
    for record in sorted(kept, key=lambda record: (NAMES[type(record)], key_of(record))):
        plain = _without_blank_additions(record, to_plain(record))
        if isinstance(record, Session):
            plain = {name: value for name, value in plain.items() if name not in OPEN_FIELDS}
        yield _line(NAMES[type(record)], plain)
    for result in sorted(results, key=lambda result: result.product_id):
        yield _line("result", to_plain(result))


def _without_blank_additions(value: object, plain: Any) -> Any:
    """A record as plain values, without the blank ones among its younger fields and those of the records in it."""
    kept = {}
    for name, inner in plain.items():
        if inner or name not in ADDED.get(type(value), ()):
            held = getattr(value, name)
            kept[name] = _without_blank_additions(held, inner) if is_dataclass(held) else inner
    return kept


def _line(kind: str, plain: object) -> str:
    text = json.dumps([kind, plain], ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    return unicodedata.normalize("NFC", text)


def printed(fingerprint: str) -> str:
    """The 128 bits that papers carry, as groups of letters: "3F2A-90C1-…"."""
    code = fingerprint[:PRINTED_DIGITS].upper()
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def qr_text(code: str) -> str:
    """What the QR beside a printed code holds: "OCOP-SEAL:" and its digits."""
    return QR_PREFIX + code.replace("-", "")


def read_code(text: str) -> str:
    """The hexadecimal digits, in lower case, of a printed code however it was typed or scanned. Raises ``UserError``
    (seal_code_wrong)."""
    typed = unicodedata.normalize("NFKC", clean(text)).upper().removeprefix(QR_PREFIX)
    code = _BETWEEN.sub("", typed).translate(_LOOK_ALIKE)
    if not _CODE.fullmatch(code):
        raise UserError("seal_code_wrong", digits=PRINTED_DIGITS)
    return code.lower()


def check_open(edits: Iterable[Edit]) -> None:
    """Whether edits leave what is sealed as it is. Raises ``UserError`` (session_sealed)."""
    for edit in edits:
        before, after = edit.before, edit.after
        if isinstance(after, PrintRun):
            continue
        if isinstance(before, Session) and isinstance(after, Session) and decided(before) == decided(after):
            continue
        raise UserError("session_sealed")


def decided(record: Record) -> Record | None:
    """What of a record is sealed: all of it, of a session but the fields that stay open, of seals and print runs
    nothing."""
    if isinstance(record, Session):
        blank = Session(record.id, "", "", "", "")
        return replace(record, **{name: getattr(blank, name) for name in OPEN_FIELDS})
    return None if isinstance(record, Seal | PrintRun) else record
