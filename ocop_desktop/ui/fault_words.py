"""The faults that a check of a database finds, in the language of the window: one sentence for each code."""

from collections.abc import Mapping

from ocop_desktop.services.faults import Fault
from ocop_desktop.ui.i18n import Marked, mark, tr

_SENTENCES: Mapping[str, Marked] = {
    "sqlite": mark("fault_words", "The file itself is damaged: {detail}"),
    "entry_missing": mark("fault_words", "Entry {seq} of the log is missing."),
    "entry_apart": mark("fault_words", "Entry {seq} of the log does not follow the one before."),
    "entry_changed": mark("fault_words", "Entry {seq} of the log was changed after it was written."),
    "entry_unreadable": mark("fault_words", "Entry {seq} of the log cannot be read."),
    "entry_misfit": mark("fault_words", "Entry {seq} of the log does not fit what was before: {where}."),
    "entry_seal": mark("fault_words", "Entry {seq} of the log changes a seal."),
    "entry_sealed": mark("fault_words", "Entry {seq} of the log changes what is sealed: {where}."),
    "table_unreadable": mark("fault_words", "The data cannot be read: {where}."),
    "record_missing": mark("fault_words", "Gone from the data without an entry in the log: {where}."),
    "record_differs": mark("fault_words", "Not what the log says: {where}."),
    "criteria_changed": mark("fault_words", "The kept copy of the criteria was changed."),
    "file_changed": mark("fault_words", "A kept picture or template was changed."),
    "session_misfit": mark("fault_words", "A sealed session cannot be computed any more."),
    "result_differs": mark("fault_words", "The sealed result is not what the score sheets give: {where}."),
    "sealed_differs": mark("fault_words", "Not as it was sealed: {where}."),
    "seal_place": mark("fault_words", "A seal does not belong to its place in the log."),
    "seal_differs": mark("fault_words", "What was sealed is not what the seal says."),
    "code_unknown": mark(
        "fault_words",
        "No seal in this file has this code: the file is older than the paper, or was made anew.",
    ),
}
_RECORDS = {
    "settings": mark("fault_words", "settings of the office"),
    "session": mark("fault_words", "session data"),
    "member": mark("fault_words", "member"),
    "product": mark("fault_words", "product"),
    "participation": mark("fault_words", "participation"),
    "round": mark("fault_words", "round"),
    "sheet_case": mark("fault_words", "case of a sheet"),
    "choice": mark("fault_words", "score sheet"),
    "second_entry": mark("fault_words", "second entry"),
    "second_choice": mark("fault_words", "second entry"),
    "opinion": mark("fault_words", "opinion"),
    "conclusion": mark("fault_words", "conclusion"),
    "seal": mark("fault_words", "seal"),
    "print_run": mark("fault_words", "record of papers"),
}


def fault_sentence(fault: Fault) -> str:
    """A fault in one sentence."""
    return str(_SENTENCES[fault.code]).format(**{**fault.params, "where": _where(fault)})


def _where(fault: Fault) -> str:
    """Such as "score sheet · Sở Y tế · Miến dong · criterion 1.4"."""
    where = fault.where
    table = where.get("table", str(fault.params.get("table", "")))
    parts = [str(_RECORDS[table])] if table in _RECORDS else []
    parts += [where[name] for name in ("session", "member", "product") if where.get(name)]
    if where.get("criterion"):
        parts.append(tr("fault_words", "criterion {code}").format(code=where["criterion"]))
    if where.get("round", "1") != "1":
        parts.append(tr("fault_words", "round {n}").format(n=where["round"]))
    return " · ".join(parts)
