"""The faults that a check of a database finds, in the language of the window: one sentence for each code, and one for
many faults of the same sheet. What SQLite says itself is for a report only."""

from collections import Counter
from collections.abc import Iterable, Mapping

from ocop_desktop.services.faults import Fault
from ocop_desktop.ui.i18n import Marked, mark, tr

_SENTENCES: Mapping[str, Marked] = {
    "sqlite": mark("fault_words", "The file itself is damaged: parts of it cannot be read, or do not fit together."),
    "schema": mark("fault_words", "Another program changed how the file is built."),
    "foreign_key": mark("fault_words", "The file holds data that belong to nothing in it."),
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
        "No seal in this file has this code. Compare it with the paper once more; if it is the same, the file is older "
        "than the paper, or was made anew.",
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
    return _sentence(fault, _criterion(fault))


def fault_sentences(faults: Iterable[Fault]) -> list[str]:
    """Faults in sentences, in their order; those that differ in the criterion only are one, with their number."""
    first: dict[tuple[str, bool], Fault] = {}
    counts: Counter[tuple[str, bool]] = Counter()
    for fault in faults:
        alike = (_sentence(fault), bool(_criterion(fault)))
        first.setdefault(alike, fault)
        counts[alike] += 1
    lines = []
    for (text, with_criterion), fault in first.items():
        n = counts[text, with_criterion]
        if n == 1:
            lines.append(fault_sentence(fault))
        elif with_criterion:
            lines.append(_sentence(fault, tr("fault_words", "{n} criteria").format(n=n)))
        else:
            lines.append(tr("fault_words", "{what} ({n} times)").format(what=text, n=n))
    return lines


def _sentence(fault: Fault, which: str = "") -> str:
    return str(_SENTENCES[fault.code]).format(**{**fault.params, "where": _where(fault, which)})


def _criterion(fault: Fault) -> str:
    criterion = fault.where.get("criterion")
    return tr("fault_words", "criterion {code}").format(code=criterion) if criterion else ""


def _where(fault: Fault, which: str) -> str:
    """Such as "score sheet · Sở Y tế · Miến dong · criterion 1.4"; ``which``: its end."""
    where = fault.where
    table = where.get("table", str(fault.params.get("table", "")))
    parts = [str(_RECORDS[table])] if table in _RECORDS else []
    parts += [where[name] for name in ("session", "member", "product") if where.get(name)]
    if where.get("round", "1") != "1":
        parts.append(tr("fault_words", "round {n}").format(n=where["round"]))
    return " · ".join(filter(None, (*parts, which)))
