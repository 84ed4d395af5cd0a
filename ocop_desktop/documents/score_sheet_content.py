"""What is on a score sheet, in its order: the tree of a criteria set with a box for every mark a member can make.

One content for every form of the sheet: the layout places it on pages, the Word file puts it into tables. Knows no
sheet in particular and no length.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ocop_desktop.documents.model import printable
from ocop_desktop.documents.wording import score_sheet as words
from ocop_desktop.domain.criteria import CriteriaSet, Criterion, Rule

_REFUSING = ("stop", "disqualify")


class Mark(StrEnum):
    """What a box stands for."""

    LEVEL = "level"
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True)
class Box:
    """A box to mark. LEVEL: a place of a criterion, 0 for "no level reached". REFUSAL: the ``place``-th reason (from 1)
    for which the dossier is out, of a criterion or, with ``criterion`` "", of the set."""

    mark: Mark
    criterion: str
    place: int


@dataclass(frozen=True, slots=True)
class Option:
    """A level, or with ``points`` None a reason, and its box; ``stars``: it is required for so many stars and more."""

    box: Box
    text: str
    points: int | None = None
    stars: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """The levels of one alternative case under its heading, or all levels under none."""

    heading: str
    options: tuple[Option, ...]


class Rank(StrEnum):
    """How an entry stands in the tree."""

    PART = "part"
    GROUP = "group"
    CRITERION = "criterion"


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading or a criterion. ``most``: its points at most. ``nothing``: the box for "no level reached", where no
    level of the criterion gives 0 points anyway."""

    rank: Rank
    code: str
    title: str
    most: int
    notes: tuple[str, ...] = ()
    refusals: tuple[Option, ...] = ()
    cases: tuple[Case, ...] = ()
    nothing: Box | None = None


def disqualifiers(criteria: CriteriaSet) -> tuple[Option, ...]:
    """The reasons for which a dossier of this set is out as a whole."""
    return tuple(
        Option(Box(Mark.REFUSAL, "", number), printable(reason))
        for number, reason in enumerate(criteria.disqualifiers, 1)
    )


def entries(criteria: CriteriaSet) -> Iterator[Entry]:
    """The tree, from the top down."""
    for part in criteria.parts:
        yield Entry(Rank.PART, part.code, words.PART.format(code=part.code, title=printable(part.title)), part.max)
        for node in part.criteria:
            yield from _below(node)


def has_stars(criteria: CriteriaSet) -> bool:
    """Whether a level of the set is required for stars."""
    return any(level.min_stars for leaf in criteria.leaves for level in leaf.levels)


def _below(node: Criterion) -> Iterator[Entry]:
    title = words.NODE.format(code=node.code, title=printable(node.title))
    notes = [_sentence(node.hint)] if node.hint else []
    notes += [_note(rule) for rule in node.rules if rule.kind not in _REFUSING]
    if node.check:
        notes.append(words.CHECK.format(text=_sentence(node.check)))
    refusals = tuple(
        Option(Box(Mark.REFUSAL, node.code, number), printable(rule.text))
        for number, rule in enumerate((rule for rule in node.rules if rule.kind in _REFUSING), 1)
    )
    rank = Rank.CRITERION if node.is_leaf else Rank.GROUP
    covered = any(level.points == 0 for level in node.levels)
    nothing = Box(Mark.LEVEL, node.code, 0) if node.is_leaf and not covered else None
    yield Entry(rank, node.code, title, node.max, tuple(notes), refusals, _cases(node), nothing)
    for child in node.criteria:
        yield from _below(child)


def _note(rule: Rule) -> str:
    if rule.kind == "require":
        return words.REQUIRE.format(text=_sentence(rule.text))
    if rule.kind == "applies_if" and rule.criterion:
        return words.APPLIES_IF.format(text=printable(rule.text), code=rule.criterion)
    return _sentence(rule.text)


def _sentence(text: str) -> str:
    shown = printable(text).strip()
    return shown if shown.endswith((".", "…", "!", "?")) else f"{shown}."


def _cases(node: Criterion) -> tuple[Case, ...]:
    """Neighbouring levels under one heading together, in the order of their places."""
    cases: list[Case] = []
    for place, level in enumerate(node.levels, 1):
        option = Option(Box(Mark.LEVEL, node.code, place), printable(level.label), level.points, level.min_stars or 0)
        heading = printable(level.case or "")
        if cases and cases[-1].heading == heading:
            cases[-1] = Case(heading, (*cases[-1].options, option))
        else:
            cases.append(Case(heading, (option,)))
    return tuple(cases)
