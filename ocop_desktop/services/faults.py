"""What a check of a database can find, as data: a code, what it is about, and a sentence in English for the terminal.

The window has its own sentences (``ui.fault_words``). Finds nothing itself.
"""

from collections.abc import Mapping
from typing import Any

SENTENCES: Mapping[str, str] = {
    "sqlite": "{detail}",
    "schema": "{detail}",
    "foreign_key": "{detail}",
    "entry_missing": "entry {seq} is missing",
    "entry_apart": "entry {seq} does not follow the one before",
    "entry_changed": "entry {seq} is not what its hash says",
    "entry_unreadable": "entry {seq} cannot be read: {detail}",
    "entry_misfit": "entry {seq} changes {record} from what it was not",
    "entry_seal": "entry {seq} changes a seal",
    "entry_sealed": "entry {seq} changes {record}, which is sealed",
    "table_unreadable": "{table} cannot be read: {detail}",
    "record_missing": "{record} is not in the table",
    "record_differs": "{record} is not what the log says",
    "criteria_changed": "criteria copy {hash} is not what its hash says",
    "file_changed": "kept file {hash} is not what its hash says",
    "session_misfit": "session {session} cannot be computed: {detail}",
    "result_differs": "the sealed result of {record} is not what its sheets give",
    "sealed_differs": "{record} is not what was sealed",
    "seal_place": "{record} was not made at entry {seq} of the log",
    "seal_differs": "{record} is not the fingerprint of what the log says",
    "code_unknown": "no seal in this file has the code: it is not as printed, or the file is older or was made anew",
}


class Fault(str):
    """A fault in words, with its ``code`` and ``params``. ``where`` names the record for a reader: product, member,
    criterion, and so on, as far as they are known."""

    __slots__ = ("code", "params", "where")

    code: str
    params: Mapping[str, Any]
    where: Mapping[str, str]

    def __new__(cls, code: str, where: Mapping[str, str] | None = None, **params: Any) -> "Fault":
        made = super().__new__(cls, SENTENCES[code].format(**params))
        made.code, made.params, made.where = code, params, where or {}
        return made

    def __reduce__(self) -> Any:
        return _again, (self.code, dict(self.where), dict(self.params))


def _again(code: str, where: Mapping[str, str], params: Mapping[str, Any]) -> Fault:
    return Fault(code, where, **params)
