"""The words of a score sheet: why a criterion does not apply, which keys it takes, what its last row and a screen
reader say.

Plain functions over a ``SheetView``; nothing is drawn and nothing is kept.
"""

from collections.abc import Mapping
from typing import NamedTuple

from ocop_desktop.domain.criteria import Criterion, Level
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.scoring_rows import CASE, REFUSING
from ocop_desktop.ui.scoring_views import SheetView

Conditions = Mapping[str, bool | None]
"""Of each criterion that depends on another one whether it applies; None while that one is not entered."""


class Remark(NamedTuple):
    """A rule, a doubt or a condition of a criterion, and how it is shown."""

    text: str
    tone: str
    icon: str


class EndLine(NamedTuple):
    """A line of the last row. ``link``: where it leads, "opinion" or "second", else ""."""

    text: str
    tone: str
    link: str = ""


def why_not(leaf: Criterion) -> str:
    """Why a criterion does not apply: its rule, and the criterion that scored 0."""
    rule = next((r for r in leaf.rules if r.kind == "applies_if"), None)
    text = rule.text if rule is not None else tr("sheet_words", "Does not apply")
    return tr("sheet_words", "{rule}: criterion {code} has 0 points").format(
        rule=text, code=rule.criterion if rule is not None else ""
    )


def why_open(leaf: Criterion) -> str:
    """Why nobody can say yet whether a criterion applies."""
    rule = next((r for r in leaf.rules if r.kind == "applies_if"), None)
    return tr("sheet_words", "{rule}: criterion {code} is not entered yet").format(
        rule=rule.text if rule is not None else "", code=rule.criterion if rule is not None else ""
    )


def remarks(leaf: Criterion, conditions: Conditions) -> list[Remark]:
    """Rules, doubts and an open condition of a criterion."""
    found = []
    for rule in leaf.rules:
        if rule.kind in REFUSING:
            found.append(Remark(rule.text, "error", "warning"))
        elif rule.kind != "applies_if":
            found.append(Remark(rule.text, "quiet", "info"))
    if leaf.check:
        found.append(Remark(leaf.check, "star_text", "info"))
    condition = conditions.get(leaf.code, True)
    if condition is False:
        found.append(Remark(why_not(leaf), "warning", "info"))
    elif condition is None:
        found.append(Remark(why_open(leaf), "quiet", "info"))
    return found


def allowed_keys(view: SheetView, code: str) -> str:
    """The digits that a criterion takes, for the sentence of a refusal."""
    if code == CASE:
        return ", ".join(str(place) for place in range(1, len(view.cases) + 1))
    return ", ".join(str(place) for place in (*_places(view, code), 0))


def keys_sentence(view: SheetView) -> str:
    """What can be done at an open criterion."""
    if view.locked:
        return tr("sheet_words", "To be read only · Ctrl+Enter opens the next sheet")
    return tr("sheet_words", "Backspace goes back · Delete clears · Ctrl+Enter finishes the sheet")


def at_rest_sentence(view: SheetView) -> str:
    """Why a digit enters nothing while no criterion is open."""
    if view.locked:
        return view.locked
    return tr("sheet_words", "No criterion is open, so nothing was entered; choose one with the arrow keys.")


def letters_sentence() -> str:
    """What letters do on a sheet."""
    return tr("sheet_words", "Letters enter nothing here: digits choose the level, “/” finds a criterion or a product.")


def num_lock_sentence() -> str:
    """What a key of the keypad does without Num Lock."""
    return tr("sheet_words", "Num Lock is off, so nothing was entered; press Num Lock to type digits on the keypad.")


def points_words(points: int) -> str:
    """Points in short."""
    return tr("sheet_words", "{points} pts").format(points=points)


def heading_words(code: str, title: str) -> str:
    """The heading of a part."""
    return tr("sheet_words", "Part {code} · {title}").format(code=code, title=title)


def case_words(view: SheetView) -> str:
    """The case that holds, or that nobody has said."""
    return view.cases[view.case - 1] if view.case else tr("sheet_words", "Which case holds is not chosen yet")


def case_question() -> str:
    """The question which case holds."""
    return tr("sheet_words", "Which case holds for this sheet?")


def clears_sentence(case: int, codes: list[str]) -> str:
    """What another case would clear, before it does."""
    text = tr("sheet_words", "Case {case} clears the choices on {codes}; press {case} again to choose it.")
    return text.format(case=case, codes=_few(tuple(codes)))


def spoken_level(place: int, level: Level) -> str:
    """A level with its key."""
    text = tr("sheet_words", "Key {key}: {points} points, {label}").format(
        key=place, points=level.points, label=level.label
    )
    if level.min_stars is not None:
        text += " · " + tr("sheet_words", "least level for {n} stars").format(n=level.min_stars)
    return text


def spoken_choice(leaf: Criterion, place: int | None) -> str:
    """What was just chosen; None: that it was cleared."""
    if place is None:
        text = tr("sheet_words", "{code}: not entered")
    elif place:
        text = tr("sheet_words", "{code}: {points} points")
    else:
        text = tr("sheet_words", "{code}: no level reached")
    return text.format(code=leaf.code, points=leaf.points(place or 0))


def end_lines(view: SheetView, note: str = "", note_tone: str = "quiet") -> list[EndLine]:
    """The last row: whether the sheet is complete and what to do next; ``note``: what is said while at rest."""
    result = view.result
    if not result.complete:
        head = tr("sheet_words", "{n} criteria are not entered yet: {codes}")
        head = head.format(n=len(result.missing), codes=_few(result.missing))
        next_ = tr("sheet_words", "Enter goes to the first of them; Ctrl+Enter opens the next sheet.")
    else:
        if view.blind:
            head = tr("sheet_words", "All {n} criteria are entered a second time")
        else:
            head = tr("sheet_words", "The sheet is complete: {n} criteria, {points} points")
        head = head.format(n=result.needed, points=result.total)
        next_ = tr("sheet_words", "Ctrl+Enter opens the next sheet; the arrow keys go back to change something.")
    lines = [EndLine(head, "accent_strong" if result.complete else "text"), EndLine(next_, "quiet")]
    opinion = view.opinions.get("")
    if opinion:
        words = tr("sheet_words", "Opinion on the whole sheet: {text}").format(text=for_painter(opinion))
        lines.append(EndLine(words, "text", "opinion"))
    elif offers_opinion(view, ""):
        lines.append(EndLine(tr("sheet_words", "Opinion on the whole sheet (Ctrl+Shift+K)"), "accent", "opinion"))
    if view.offers_second:
        lines.append(EndLine(tr("sheet_words", "Second entry, to compare (Ctrl+D)"), "accent", "second"))
    if note:
        lines.append(EndLine(note, note_tone))
    return lines


def offers_opinion(view: SheetView, code: str) -> bool:
    """Whether a link to write an opinion stands at a criterion ("": at the whole sheet)."""
    return not (view.locked or view.blind or view.opinions.get(code))


def description(view: SheetView, cursor: str | None, note: str, conditions: Conditions) -> str:
    """What a screen reader says about where the cursor stands; None: at rest."""
    if cursor is None:
        words = [line.text for line in end_lines(view, note)]
    elif cursor == CASE:
        words = [case_question(), case_words(view)]
        words += [f"{place}: {heading}" for place, heading in enumerate(view.cases, 1)]
        words += [view.locked, note]
    else:
        leaf = view.criteria.by_code[cursor]
        place = view.choices.get(cursor)
        if place is None:
            state = tr("sheet_words", "not entered")
        elif place:
            state = tr("sheet_words", "{points} points").format(points=leaf.points(place))
        else:
            state = tr("sheet_words", "no level reached")
        words = [f"{leaf.code} {leaf.title}", state, view.locked]
        words += [remark.text for remark in remarks(leaf, conditions)]
        words += [spoken_level(place, leaf.levels[place - 1]) for place in _places(view, cursor)]
        words += [view.opinions.get(cursor, ""), note]
    return ". ".join(word for word in words if word)


def for_painter(text: str) -> str:
    """A text of several lines for the painter, which breaks lines at U+2028 only."""
    return text.replace("\n", "\u2028")


def _places(view: SheetView, code: str) -> list[int]:
    """The places that can be chosen: those of the case that holds."""
    leaf = view.criteria.by_code[code]
    return [place for place in range(1, len(leaf.levels) + 1) if view.in_case(code, place)]


def _few(codes: tuple[str, ...], most: int = 8) -> str:
    return ", ".join(codes[:most]) + (" …" if len(codes) > most else "")
