"""The sentence for each code of an error or a doubt: what is wrong and the way out, in one sentence.

Codes and their parameters are raised below; their words are here and nowhere else. Where a parameter is itself a code
(``reason``, ``state``) its value is looked up as ``code.value`` first.
"""

from collections.abc import Mapping
from enum import Enum
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QLocale

from ocop_desktop.domain.errors import CodedError, StorageError
from ocop_desktop.ui.i18n import Marked, mark, tr

_SENTENCES: dict[str, Marked] = {
    # Files that are read
    "file_encrypted": mark(
        "messages", "The file {name} is protected by a password; open it in Excel, remove the password and save it."
    ),
    "file_empty": mark("messages", "The file {name} holds no table; choose the file with the product list."),
    "not_a_table": mark(
        "messages", "The file {name} is not a workbook or a text table; save the list as .xlsx or .csv and choose that."
    ),
    "too_many_rows": mark(
        "messages", "The table in {name} has more than {limit} rows; keep only the products of this session in it."
    ),
    "too_many_columns": mark(
        "messages", "The table in {name} has more than {limit} columns; keep only the columns of the product list."
    ),
    "too_many_cells": mark(
        "messages", "The table in {name} has more than {limit} cells; keep only the product list in it."
    ),
    "too_many_merges": mark(
        "messages", "The table in {name} has more than {limit} merged cells; keep only the product list in it."
    ),
    "too_much_text": mark(
        "messages", "The table in {name} holds far more text than a product list; keep only the product list in it."
    ),
    "cell_too_long": mark(
        "messages", "A cell of {name} holds more than {limit} characters; shorten it and save the file again."
    ),
    "reading_stopped": mark(
        "messages", "The file {name} could not be read and nothing was changed; save the list as .csv and choose that."
    ),
    "reading_stopped.time": mark(
        "messages",
        "Reading {name} took too long and was stopped, nothing was changed; keep only the product list in it.",
    ),
    "reading_stopped.memory": mark(
        "messages", "Reading {name} would need too much memory, nothing was changed; keep only the product list in it."
    ),
    "reading_stopped.unavailable": mark(
        "messages",
        "This computer did not let the reader of {name} start, nothing was changed; close other programs, try again.",
    ),
    "template_unsafe": mark("messages", "This is not a Word template that can be used; save it in Word as .docx."),
    "template_unsafe.damaged": mark(
        "messages", "The template is damaged; open it in Word and save it under another name as .docx."
    ),
    "template_unsafe.not_word": mark(
        "messages", "This is not a Word document; choose a .docx, or open the file in Word and save it as .docx."
    ),
    "template_unsafe.encrypted": mark(
        "messages", "The template is protected by a password; remove the password in Word and save it."
    ),
    "template_unsafe.too_large": mark(
        "messages", "The template is too large; make its pictures smaller in Word and save it again."
    ),
    "template_unsafe.macros": mark(
        "messages", "The template contains macros, which are not taken; save it in Word as .docx without macros."
    ),
    "template_unsafe.embedded": mark(
        "messages", "The template contains embedded objects or files; remove them in Word, or put them in as pictures."
    ),
    "template_unsafe.external": mark(
        "messages",
        "The template loads something from outside (a picture, a template, a file); put it into the document itself.",
    ),
    "template_unsafe.fields": mark(
        "messages", "The template has fields that fetch other files; in Word turn them into plain text (Ctrl+Shift+F9)."
    ),
    "file_too_large": mark(
        "messages", "The file {name} is larger than {megabytes} MB; keep only the product list in it and save it again."
    ),
    "file_damaged": mark(
        "messages", "The file {name} is damaged and cannot be read; open it in Excel and save it under another name."
    ),
    "letters_lost": mark(
        "messages",
        "The file {name} has lost its Vietnamese letters (they became “?”); save the list again as .xlsx or UTF-8.",
    ),
    "encoding_unknown": mark(
        "messages", "The letters of {name} cannot be made out; save the list as .xlsx, or as text in UTF-8."
    ),
    "cannot_read": mark("messages", "The file {name} cannot be read; check that it is still there and try again."),
    "cannot_read.missing": mark("messages", "The file {name} is no longer there; choose it again."),
    "cannot_read.not_a_file": mark("messages", "{name} is not a file; choose the file with the product list."),
    "cannot_read.locked_or_denied": mark(
        "messages", "The file {name} is open in another program or you may not read it; close it there and try again."
    ),
    "sheet_unknown": mark("messages", "The workbook has no sheet “{sheet}”; choose one of its sheets."),
    # Files that are written
    "cannot_write": mark("messages", "{path} could not be written; save it under another name or in another folder."),
    "cannot_write.denied": mark(
        "messages", "{path} is write-protected or open in another program; close it there or choose another name."
    ),
    "cannot_write.full": mark("messages", "There is no room left for {path}; free some space or choose another drive."),
    "cannot_write.folder": mark("messages", "The folder of {path} is no longer there; choose another folder."),
    "cannot_write.name": mark("messages", "{path} cannot be the name of a file here; choose a shorter, simpler name."),
    "resource_missing": mark(
        "messages",
        "The program's own file {path} is missing; install the program again, your sessions stay.",
    ),
    "certificate_too_long": mark(
        "messages", "The certificate of “{product}” does not fit on its page; shorten the name or the address."
    ),
    "office_file_too_large": mark("messages", "The file {name} is larger than {limit} MB; choose a smaller one."),
    "template_fails": mark(
        "messages",
        "The office's Word template cannot be filled in; replace it in the settings, or remove it there to use ours.",
    ),
    "template_too_much": mark(
        "messages", "Filling in the template takes too long or makes too large a file; make the template simpler."
    ),
    "template_name_unknown": mark(
        "messages", "At “{where}”: “{name}” is no name of this paper; the help lists all of them."
    ),
    "template_name_like": mark("messages", "At “{where}”: “{name}” is no name of this paper, but “{like}” is."),
    "template_syntax": mark(
        "messages", "At “{where}”: what stands between the braces cannot be read; look for a missing brace or sign."
    ),
    "template_not_closed": mark("messages", "At “{where}”: “{tag}” is missing: what was opened is never closed."),
    "template_tag_strange": mark(
        "messages", "At “{where}”: “{tag}” is no word of templates; use for, endfor, if, else and endif."
    ),
    "template_construct": mark(
        "messages", "At “{where}”: “{what}” cannot be used; only names, loops and conditions can."
    ),
    "template_words_lost": mark(
        "messages",
        "At “{where}”: something here would not be printed. Give a tag with p, tr or tc a paragraph, row or cell of "
        "its own, because it takes the place of the whole of it, and write no “-” at the ends of tags.",
    ),
    "template_no_list": mark("messages", "At “{where}”: “{name}” is a single value; only a list can be looped over."),
    "template_list_twice": mark(
        "messages", "At “{where}”: a loop over “{name}” stands within a loop over the same list; take one away."
    ),
    "template_whole_list": mark(
        "messages", "At “{where}”: “{name}” is a list; loop over it and write “{one}” in the loop."
    ),
    "template_whole_group": mark(
        "messages", "At “{where}”: “{name}” is a group of names; write one of them, such as “{example}”."
    ),
    "template_on_each_page": mark(
        "messages",
        "At “{where}”: “{name}” differs from paper to paper of one file, so it cannot stand in the header, "
        "footer or a footnote.",
    ),
    "template_without_names": mark(
        "messages", "There is no name between braces in the file, so nothing would be filled in; begin with the sample."
    ),
    "picture_unusable": mark("messages", "This picture cannot be used; choose another PNG, JPEG or SVG file."),
    "picture_unusable.size": mark("messages", "The picture is larger than 5 MB; save it smaller and choose it again."),
    "picture_unusable.pixels": mark(
        "messages", "The picture has more than 6000 pixels on a side; make it smaller and choose it again."
    ),
    "picture_unusable.kind": mark("messages", "The file is no picture in PNG, JPEG or SVG; save it as one of these."),
    "picture_unusable.damaged": mark(
        "messages", "The picture is damaged and cannot be read; save it anew from the program it was made with."
    ),
    "picture_unusable.unsafe": mark(
        "messages", "The drawing refers to other files or carries a program; save the picture as PNG and choose that."
    ),
    "picture_unusable.feature": mark(
        "messages",
        "The drawing holds text or effects that would not print as they look; save it as PNG and choose that.",
    ),
    "picture_unusable.complex": mark(
        "messages", "The drawing has too many parts to be printed quickly; save the picture as PNG and choose that."
    ),
    "picture_unusable.empty": mark(
        "messages",
        "Nothing of the picture would be seen on white paper; choose another one, or one with a dark drawing.",
    ),
    "criteria_broken": mark(
        "messages",
        "The criteria file {file} is broken (set {set}, criterion {criterion}: {fault}); install the program again.",
    ),
    # The database
    "database_newer": mark(
        "messages",
        "{path} was made by a newer version of the program and was left untouched; install that version to open it.",
    ),
    "database_damaged": mark(
        "messages", "{path} is damaged and nothing was written to it; open a backup copy, and keep the file."
    ),
    "database_locked": mark(
        "messages", "{path} is in use by another window of the program; close that one and try again."
    ),
    "database_changed": mark(
        "messages",
        "{path} was changed from another window; nothing was saved, open this session again in the overview.",
    ),
    "database_cannot_open": mark(
        "messages", "{path} cannot be opened; check that the drive is there and that you may read and write it."
    ),
    "database_refused": mark(
        "messages", "The last change could not be saved in {path}; what was saved before is safe, please try again."
    ),
    "not_ours": mark("messages", "{path} is not a file of this program and was left untouched; choose another file."),
    "disk_full": mark(
        "messages",
        "The disk is full: the last change was not saved, all before it is safe; free some space.",
    ),
    "disk_error": mark(
        "messages",
        "The disk does not answer properly: the last change was not saved; go on with {path} on another drive.",
    ),
    "read_only": mark(
        "messages", "{path} is write-protected: the last change was not saved; allow writing or copy it elsewhere."
    ),
    "criteria_copy_changed": mark(
        "messages",
        "The copy of the criteria that belongs to this session was altered outside the program; open a backup copy.",
    ),
    "session_gone": mark("messages", "This session is no longer in {path}; choose another one in the overview."),
    "database_gone": mark(
        "messages", "{path} is no longer there, but its backups are; restore one of them, or choose another file."
    ),
    "in_use": mark(
        "messages", "{path} is already open in another window or by another user of this computer; go on there."
    ),
    "in_use.told": mark(
        "messages", "{path} is already open: {who} has it open since {since}; go on there, or close it there first."
    ),
    "view_only": mark(
        "messages",
        "{path} is write-protected, so it is only shown and nothing can be changed; copy it to this computer to work.",
    ),
    "view_only.disk_full": mark(
        "messages", "The disk is full, so {path} is only shown and nothing can be changed; free some space first."
    ),
    "unsaved_before": mark(
        "messages", "Not taken: the change before it is not saved yet; it is tried again by itself, see above."
    ),
    "network_path": mark(
        "messages",
        "{path} lies on another computer, where a power or network failure can lose scores; copy it to this computer.",
    ),
    "synchronised_folder": mark(
        "messages",
        "{path} lies in a folder of {service}, which can mix up or lock the file; better keep it outside that folder.",
    ),
    # Backups
    "backup_failed": mark(
        "messages", "No backup could be made in {path}; what you entered is saved, please check the drive."
    ),
    "backup_failed.disk_full": mark(
        "messages",
        "No backup could be made: there is no room left for {path}; what you entered is saved, free some space.",
    ),
    "backup_failed.read_only": mark(
        "messages",
        "No backup could be made: {path} is write-protected; what you entered is saved, allow writing there.",
    ),
    "backup_failed.database_damaged": mark(
        "messages",
        "The backup was not kept, because the database does not pass its check; open the page “Check” before going on.",
    ),
    "second_place_refused": mark(
        "messages", "Nothing can be written to {path}; choose a folder on another stick or drive."
    ),
    "second_place_failed": mark(
        "messages", "The backup could not be copied to {path}; the one on this computer is there, check the stick."
    ),
    "second_place_failed.disk_full": mark(
        "messages", "There is no room left for the backup on {path}; free some space there or choose another stick."
    ),
    "second_place_failed.read_only": mark(
        "messages", "{path} is write-protected, so no backup was copied there; allow writing or choose another stick."
    ),
    "second_place_failed.database_cannot_open": mark(
        "messages", "{path} is not there, so no backup was copied; plug the stick in."
    ),
    "restore_failed": mark(
        "messages", "{path} could not be restored and everything is as it was; check the drive and try again."
    ),
    "restore_failed.disk_full": mark(
        "messages", "There is no room left to restore {path} and everything is as it was; free some space."
    ),
    "restore_failed.read_only": mark(
        "messages", "{path} may not be written and everything is as it was; choose another folder."
    ),
    "restore_failed.database_damaged": mark(
        "messages", "This backup is damaged itself; {path} is as it was, choose another backup."
    ),
    "nothing_to_salvage": mark(
        "messages", "Not even the first entry of the log in {path} can be read; restore a backup, and keep the file."
    ),
    # The session
    "session_sealed": mark(
        "messages", "This session is sealed; open it again on the page Closing to change what was decided."
    ),
    "session_not_sealed": mark("messages", "This session is not sealed; there is nothing to open again."),
    "log_broken": mark(
        "messages",
        "The log of {path} was changed by another program; check the data before anything official is made from it.",
    ),
    "closing_blocked": mark("messages", "The session cannot be sealed yet; the lines marked red say what is missing."),
    "two_names_needed": mark("messages", "Write the names of two who answer for it."),
    "password_wrong": mark("messages", "This is not the password that was set when the session was sealed."),
    "seal_code_wrong": mark(
        "messages", "This is no code of a seal; it has {digits} letters and digits from 0 to 9 and A to F."
    ),
    "session_archived": mark("messages", "This session is archived; take it out of the archive to change it."),
    "decree_unknown": mark("messages", "The decree {decree} is not known; choose one of the decrees offered."),
    "level_of_session_unknown": mark(
        "messages", "Decree {decree} knows no council at the level “{level}”; choose another level."
    ),
    "title_missing": mark("messages", "The session has no title; write one, such as “Round 1, 2026”."),
    "quorum_impossible": mark("messages", "The quorum must be more than nothing and at most all members; correct it."),
    "spread_impossible": mark("messages", "The greatest spread must lie between 0 and 100 points; correct it."),
    "decimals_impossible": mark("messages", "Between 0 and 6 decimals can be shown; correct the number."),
    "ties_twice": mark("messages", "A part stands twice in the order for ties; name each part once."),
    "part_unknown": mark("messages", "The criteria have no part {part}; correct the order for ties."),
    "sheets_would_be_lost": mark(
        "messages", "{sheets} score sheets have entries that would be lost; confirm that they are to be cleared."
    ),
    "text_too_long": mark("messages", "{field}: the text is longer than {longest} characters; shorten it."),
    "nothing_to_undo": mark("messages", "There is nothing to undo."),
    "nothing_to_redo": mark("messages", "There is nothing to redo."),
    # Products and members
    "import_unsettled": mark(
        "messages",
        "Rows without a criteria set: {sets}, without a kind of evaluation: {kinds}; choose them before importing.",
    ),
    "evaluation_input": mark("messages", "The scores cannot be evaluated: {where} {fault}; correct the file."),
    "product_name_missing": mark("messages", "The product has no name; write one."),
    "product_gone": mark("messages", "This product is no longer in the session; choose another one."),
    "set_unknown": mark("messages", "Decree {decree} has no criteria set {set}; choose one of its sets."),
    "set_missing": mark("messages", "The product has no criteria set yet; choose one on the page Products."),
    "stars_unknown": mark("messages", "{stars} is not a star class; choose 1 to 5 stars."),
    "member_name_missing": mark("messages", "The member has neither a body nor a name; write one of them."),
    "member_twice": mark("messages", "{member} is in the council already; tell the two apart by a name."),
    "member_gone": mark("messages", "This member is no longer in the council; choose another one."),
    # Scoring
    "level_unknown": mark(
        "messages", "Criterion {criterion} has {levels} levels, there is no level {place}; choose one of them."
    ),
    "points_not_allowed": mark(
        "messages", "{points} is no level of criterion {criterion}; it can have {allowed} points."
    ),
    "points_of_two_levels": mark(
        "messages", "Criterion {criterion}: several levels give {points} points; choose the level itself in its cell."
    ),
    "number_unreadable": mark("messages", "“{text}” is not a number; write a whole number with the digits 0 to 9."),
    "number_not_whole": mark("messages", "“{text}” is not a whole number; write one without decimals."),
    "number_ambiguous": mark(
        "messages", "“{text}” can be read in two ways; write the number without separators of thousands."
    ),
    "number_outside": mark("messages", "{text} is not between {low} and {high}; correct the number."),
    "criterion_does_not_apply": mark(
        "messages", "Criterion {criterion} does not apply while criterion {condition} has 0 points."
    ),
    "cell_outside": mark("messages", "This cell lies outside the grid; begin farther to the upper left."),
    "block_too_large": mark(
        "messages", "The clipboard holds far more than one grid; copy the cells with the points only."
    ),
    "block_empty": mark("messages", "The clipboard holds no points; copy the cells in the spreadsheet first."),
    "criterion_unknown": mark("messages", "The criteria set {set} has no criterion {criterion}; choose another one."),
    "member_not_scoring": mark("messages", "{member} does not score; mark the member as scoring to enter a sheet."),
    "member_not_scoring.absent": mark(
        "messages", "{member} is absent for this product; mark the member as present to enter a sheet."
    ),
    "member_not_scoring.recused": mark(
        "messages", "{member} does not take part in scoring this product; change that on the page Council first."
    ),
    "level_of_other_case": mark(
        "messages", "Criterion {criterion}: this level belongs to another case; the sheet says “{case}”."
    ),
    "case_unknown": mark("messages", "The criteria set {set} has no case {case}; choose one of those shown."),
    "sheet_code_wrong": mark(
        "messages", "“{sheet}” is no code of a score sheet; look at the paper and type or scan it again."
    ),
    "sheet_incomplete": mark("messages", "The sheet is not complete yet; finish it before entering it a second time."),
    "second_entry_begun": mark("messages", "The second entry of this sheet has begun already; go on with it."),
    "second_entry_not_begun": mark("messages", "The second entry of this sheet has not begun; begin it first."),
    "second_entry_differs": mark(
        "messages", "The two entries still differ on {criteria} criteria; settle each of them first."
    ),
    "draw_impossible": mark("messages", "A draw needs a text to draw with and a share of 1 to 100 percent."),
    "round_members_unknown": mark(
        "messages", "Only members who score this product can score it again; choose among them."
    ),
    "reason_missing": mark("messages", "Write the reason; it goes into the minutes."),
    "member_unknown": mark("messages", "{product}: the council has no member “{member}”; correct the name."),
    # The conclusion
    "quorum_missing": mark(
        "messages", "{present} of {members} members are present, {needed} are needed; the council cannot conclude yet."
    ),
    "chair_missing": mark(
        "messages", "Neither the chair nor a deputy is present; the council cannot conclude without one of them."
    ),
    "product_disqualified": mark(
        "messages", "The dossier of this product was refused ({reason}); lift that first to conclude on it."
    ),
    "sheets_incomplete": mark(
        "messages", "{valid} of {expected} score sheets are complete; finish the others or mark their members absent."
    ),
    "draw_missing": mark(
        "messages", "The sample of sheets for the second entry is not drawn yet; draw it on the page Session first."
    ),
    "seat_taken": mark(
        "messages", "{member} has taken over this seat; remove {member} first if the replaced member is back."
    ),
    "stand_in_needless": mark("messages", "{member} does not score at all; nobody need score instead."),
    "stand_in_takes_part": mark(
        "messages", "{member} scores this product; mark the member as absent or recused for it first."
    ),
    "stand_in_scores": mark("messages", "{member} has a score sheet already; choose somebody who has none."),
    "stand_in_away": mark("messages", "{member} is absent for this product or recused; choose somebody who is there."),
    "stand_in_twice": mark("messages", "{member} scores this product in place of {other} already; choose another one."),
    "member_stands_in": mark(
        "messages", "{member} scores “{product}” in place of {other}; end that first, then let {member} score it all."
    ),
    "member_without_seat": mark(
        "messages", "{member} only scores single products for others and has no seat or role in the council."
    ),
    "second_entry_missing": mark(
        "messages", "{sheets} sheets wait for their second entry; enter them a second time before concluding."
    ),
    "spread_unsettled": mark(
        "messages",
        "The totals differ by {spread} points, more than the rules allow; score again or record why this stands.",
    ),
    "conclusion_reason_missing": mark(
        "messages", "The conclusion ({concluded} stars) differs from the computed class ({computed}); write the reason."
    ),
    "no_certificates": mark(
        "messages", "No product is concluded with stars that this level certifies; conclude one first."
    ),
    "nothing_chosen": mark("messages", "There is no paper of this kind yet; choose at least one product."),
    "cannot_print": mark(
        "messages", "The printer {printer} did not take the pages; see whether it is on and connected, and try again."
    ),
    "nothing_to_conclude": mark(
        "messages", "No product can be concluded as computed now; choose one of the open ones to see what it lacks."
    ),
    "votes_negative": mark("messages", "A number of votes cannot be below 0; correct it."),
    "votes_too_many": mark(
        "messages", "{votes} votes were counted but {present} members are present; correct the votes."
    ),
}

_DOUBTS: dict[str, Marked] = {
    "name_missing": mark("messages", "The product has no name; write it in the list, or leave the row out."),
    "producer_missing": mark("messages", "The producer is missing; write it in the list, or leave the row out."),
    "text_too_long": mark("messages", "{field}: {length} characters, {limit} are allowed; shorten it in the list."),
    "set_missing": mark("messages", "The list names no criteria set; choose one."),
    "set_unknown": mark("messages", "“{text}” is not a criteria set of the decree; choose one."),
    "set_suggested": mark("messages", "“{text}” probably means the set “{title}”; confirm it or choose another one."),
    "kind_missing": mark("messages", "The kind of evaluation is missing; choose one."),
    "kind_unknown": mark("messages", "“{text}” is no kind of evaluation; choose one."),
    "date_unreadable": mark("messages", "“{text}” cannot be read as a date; write it like 05/08/2026."),
    "stars_unreadable": mark("messages", "“{text}” is not a star class; write 1 to 5."),
    "phone_zero_missing": mark("messages", "The phone number {text} seems to have lost its leading 0; check it."),
}

_FIELDS: dict[str, Marked] = {
    "name": mark("messages", "Name"),
    "title": mark("messages", "Title"),
    "producer": mark("messages", "Producer"),
    "address": mark("messages", "Address"),
    "commune": mark("messages", "Commune"),
    "representative": mark("messages", "Representative"),
    "phone": mark("messages", "Phone"),
    "email": mark("messages", "Email"),
    "code": mark("messages", "Product code"),
    "body": mark("messages", "Body"),
    "place": mark("messages", "Place"),
    "note": mark("messages", "Note"),
    "reason": mark("messages", "Reason"),
    "remarks": mark("messages", "Remarks"),
    "recommendations": mark("messages", "Recommendations"),
    "previous_decision": mark("messages", "Previous decision"),
    "previous_date": mark("messages", "Date of recognition"),
    "previous_stars": mark("messages", "Previous stars"),
    "set": mark("messages", "Criteria set"),
    "group": mark("messages", "Group"),
    "kind": mark("messages", "Kind of evaluation"),
    "number": mark("messages", "Number"),
    "producer_kind": mark("messages", "Kind of producer"),
}


def known_codes() -> frozenset[str]:
    """The codes of errors that have a sentence."""
    return frozenset(key for key in _SENTENCES if "." not in key)


def known_doubts() -> frozenset[str]:
    """The codes of doubts that have a sentence."""
    return frozenset(_DOUBTS)


def sentence(error: CodedError) -> str:
    """The sentence for an error. A code without one gets a general sentence that names the code."""
    keys = [f"{error.code}.{_key(error.params[name])}" for name in ("reason", "state") if name in error.params]
    found = next((_SENTENCES[key] for key in (*keys, error.code) if key in _SENTENCES), None)
    if found is not None:
        return _fill(str(found), error.params)
    if isinstance(error, StorageError):
        general = tr("messages", "The last change could not be saved ({code}); what was saved before is safe.")
    else:
        general = tr("messages", "This cannot be done ({code}); nothing was changed.")
    return general.format(code=error.code)


def doubt_sentence(code: str, params: Mapping[str, object]) -> str:
    """The sentence for a doubt about a row of a product list."""
    found = _DOUBTS.get(code)
    if found is None:
        return tr("messages", "Please check this row ({code}).").format(code=code)
    return _fill(str(found), params)


class _Values(dict[str, Any]):
    """What a template asks for and nobody gave is shown as "…", so that a sentence is always whole."""

    def __missing__(self, name: str) -> str:
        return "…"


def _fill(template: str, params: Mapping[str, object]) -> str:
    values = _Values({name: _shown(value) for name, value in params.items() if value not in ("", None)})
    values.setdefault("name", values.get("path", "…"))
    values.setdefault("path", values["name"])
    if "field" in params:
        known = _FIELDS.get(_key(params["field"]))
        values["field"] = str(known) if known else tr("messages", "Text")
    return template.format_map(values)


def _shown(value: object) -> str:
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return QLocale().toString(value)
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_shown(item) for item in value)
    return str(value)


def _key(value: object) -> str:
    return str(value.value) if isinstance(value, Enum) else str(value)
