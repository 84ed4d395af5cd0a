"""The criteria sets of a decree as a checked, immutable tree.

``parse_decree`` takes the parsed JSON of one decree and refuses anything that is not whole: every fault names the set,
the code and what is wrong. A level is identified by its *place* in the criterion's list, 1 for the first; 0 means "no
level reached". This module reads no file and knows no score.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

SCHEMA = 1
RULE_KINDS = frozenset({"require", "applies_if", "stop", "disqualify", "info"})
_CRITERION_FIELDS = frozenset({"code", "title", "max", "hint", "check", "rules", "criteria", "levels"})
_RULE_FIELDS = frozenset({"kind", "text", "criterion"})
_LEVEL_FIELDS = frozenset({"points", "label", "min_stars", "case"})
MAX_STARS = 5
FULL_POINTS = 100


class CriteriaError(Exception):
    """A criteria file is broken. ``set_code`` and ``code`` say where, ``fault`` what."""

    def __init__(self, set_code: str, code: str, fault: str) -> None:
        self.set_code, self.code, self.fault = set_code, code, fault
        super().__init__(f"{set_code or 'decree'} · {code or '-'}: {fault}")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a criterion. ``min_stars`` n: products of n stars or more must reach it (the decree's asterisks)."""

    points: int
    label: str
    min_stars: int | None = None
    case: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule beside a criterion; ``criterion`` is the one an ``applies_if`` depends on."""

    kind: str
    text: str
    criterion: str | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """A node of the tree: a heading with ``criteria`` (its max is their sum) or a leaf with ``levels``."""

    code: str
    title: str
    max: int
    hint: str | None
    check: str | None
    rules: tuple[Rule, ...]
    criteria: tuple["Criterion", ...]
    levels: tuple[Level, ...]

    @property
    def is_leaf(self) -> bool:
        return bool(self.levels)

    @property
    def cases(self) -> tuple[str, ...]:
        """The headings of alternative cases, in their order; empty where the levels stand under none."""
        return tuple(dict.fromkeys(level.case for level in self.levels if level.case is not None))

    def case_of(self, place: int) -> int | None:
        """Which case (1 for the first heading) a level belongs to; None for no level and without cases."""
        heading = self.levels[place - 1].case if place else None
        return None if heading is None else self.cases.index(heading) + 1

    def points(self, place: int) -> int:
        """Points of a place; 0 for place 0. Raises IndexError for a place that is not in the list."""
        if not 0 <= place <= len(self.levels):
            raise IndexError(place)
        return self.levels[place - 1].points if place else 0


@dataclass(frozen=True, slots=True)
class Part:
    """Part A, B or C of a set."""

    code: str
    title: str
    max: int
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class StarRequirement:
    """To be given ``stars`` stars or more, a product must reach a bar on criterion ``code``.

    ``bars`` holds the lowest marked place for each case (None where the criterion has no cases). ``points`` is the
    lowest bar's points, which the rule "average" compares with.
    """

    stars: int
    code: str
    bars: Mapping[str | None, int]
    points: int

    def reached_by(self, criterion: Criterion, place: int | None) -> bool:
        """Whether a sheet's place reaches the bar; no level never does, a case without a bar always does."""
        if not place:
            return False
        bar = self.bars.get(criterion.levels[place - 1].case)
        return bar is None or place >= bar


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """The criteria tree of one product group, with what is derived from it once."""

    code: str
    number: int
    title: str
    sector: str
    group: str
    agency: str
    sample_products: int
    disqualifiers: tuple[str, ...]
    parts: tuple[Part, ...]
    content_hash: str
    leaves: tuple[Criterion, ...] = field(init=False, compare=False, repr=False)
    by_code: Mapping[str, Criterion] = field(init=False, compare=False, repr=False)
    part_of: Mapping[str, str] = field(init=False, compare=False, repr=False)
    depends_on: Mapping[str, tuple[str, ...]] = field(init=False, compare=False, repr=False)
    requirements: tuple[StarRequirement, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        leaves: list[Criterion] = []
        by_code: dict[str, Criterion] = {}
        part_of: dict[str, str] = {}
        depends_on: dict[str, tuple[str, ...]] = {}

        def visit(node: Criterion, part: Part, conditions: tuple[str, ...]) -> None:
            conditions += tuple(r.criterion for r in node.rules if r.kind == "applies_if" and r.criterion)
            by_code[node.code] = node
            part_of[node.code] = part.code
            if node.is_leaf:
                leaves.append(node)
                if conditions:
                    depends_on[node.code] = conditions
            for child in node.criteria:
                visit(child, part, conditions)

        for part in self.parts:
            for node in part.criteria:
                visit(node, part, ())
        object.__setattr__(self, "leaves", tuple(leaves))
        object.__setattr__(self, "by_code", by_code)
        object.__setattr__(self, "part_of", part_of)
        object.__setattr__(self, "depends_on", depends_on)
        object.__setattr__(self, "requirements", tuple(r for leaf in leaves for r in _requirements(leaf)))

    def leaf(self, code: str) -> Criterion | None:
        """The criterion that is scored under this code; None for a heading or an unknown code."""
        node = self.by_code.get(code)
        return node if node is not None and node.is_leaf else None


@dataclass(frozen=True, slots=True)
class StarBand:
    """``stars`` for an average from ``at_least`` up to, not including, ``below`` (None: no upper end)."""

    stars: int
    at_least: int
    below: int | None


@dataclass(frozen=True, slots=True)
class Tier:
    """What the authority of one level does: the stars it certifies, and from which average it forwards to whom."""

    level: str
    certifies: tuple[int, ...]
    forwards_from: int | None = None
    forwards_to: str | None = None


@dataclass(frozen=True, slots=True)
class Decree:
    """One decree: its bands, tiers, certificate terms and criteria sets."""

    code: str
    issuer: str
    issued: date
    effective_from: date
    effective_to: date | None
    replaces: tuple[str, ...]
    amended_by: tuple[str, ...]
    bands: tuple[StarBand, ...]
    certificate_min_stars: int
    certificate_months: int
    tiers: tuple[Tier, ...]
    incomplete: tuple[str, ...]
    sets: tuple[CriteriaSet, ...]
    by_set: Mapping[str, CriteriaSet] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_set", {s.code: s for s in self.sets})

    def tier(self, level: str) -> Tier | None:
        """The tier of a level ("huyện", "tỉnh", "trung ương"), or None."""
        return next((tier for tier in self.tiers if tier.level == level), None)


def content_hash(data: object) -> str:
    """SHA-256 of the canonical JSON of a piece of criteria data, in hex."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def parse_decree(data: object) -> Decree:
    """The decree of one parsed criteria file. Raises ``CriteriaError`` for any fault."""
    return _Reader().decree(data)


def _requirements(leaf: Criterion) -> Iterator[StarRequirement]:
    for stars in range(1, MAX_STARS + 1):
        bars: dict[str | None, int] = {}
        for place, level in enumerate(leaf.levels, 1):
            if level.min_stars == stars:
                bars.setdefault(level.case, place)
        if bars:
            yield StarRequirement(stars, leaf.code, bars, min(leaf.points(place) for place in bars.values()))


class _Reader:
    """Walks the raw data once; ``where`` is the set and code being read, for the words of a fault."""

    def __init__(self) -> None:
        self.set_code = ""
        self.code = ""

    def fail(self, fault: str) -> CriteriaError:
        return CriteriaError(self.set_code, self.code, fault)

    def decree(self, data: object) -> Decree:
        top = self.mapping(data, "file")
        self.integer(top, "schema", SCHEMA, SCHEMA)
        head = self.mapping(top.get("decree"), "decree")
        certificate = self.mapping(top.get("certificate"), "certificate")
        bands = self.bands(top)
        sets = tuple(self.criteria_set(item) for item in self.sequence(top.get("sets"), "sets"))
        self.set_code = self.code = ""
        if not sets:
            raise self.fail("no criteria set")
        for index, item in enumerate(sets):
            self.set_code = item.code
            if any(item.code == other.code for other in sets[:index]):
                raise self.fail("two sets have the same code")
            if any(item.number == other.number for other in sets[:index]):
                raise self.fail("two sets have the same number")
        self.set_code = ""
        effective_from = self.date(head, "effective_from")
        effective_to = None if head.get("effective_to") is None else self.date(head, "effective_to")
        if effective_to is not None and effective_to < effective_from:
            raise self.fail("effective_to is before effective_from")
        return Decree(
            code=self.text(head, "code"),
            issuer=self.text(head, "issuer"),
            issued=self.date(head, "issued"),
            effective_from=effective_from,
            effective_to=effective_to,
            replaces=self.texts(head.get("replaces", []), "replaces"),
            amended_by=self.texts(head.get("amended_by", []), "amended_by"),
            bands=bands,
            certificate_min_stars=self.integer(certificate, "min_stars", 1, MAX_STARS),
            certificate_months=self.integer(certificate, "months", 1, 1200),
            tiers=self.tiers(top),
            incomplete=tuple(
                self.text(self.mapping(item, "incomplete"), "title")
                for item in self.sequence(top.get("incomplete", []), "incomplete")
            ),
            sets=sets,
        )

    def bands(self, top: Mapping[str, Any]) -> tuple[StarBand, ...]:
        bands = []
        for item in self.sequence(top.get("star_bands"), "star_bands"):
            band = self.mapping(item, "star_bands")
            below = band.get("below")
            bands.append(
                StarBand(
                    self.integer(band, "stars", 1, MAX_STARS),
                    self.integer(band, "at_least", 0, FULL_POINTS),
                    None if below is None else self.integer(band, "below", 1, FULL_POINTS),
                )
            )
        if [band.stars for band in bands] != list(range(1, MAX_STARS + 1)):
            raise self.fail("star bands are not 1 to 5 in order")
        if bands[0].at_least != 0 or bands[-1].below is not None:
            raise self.fail("star bands leave a hole at an end")
        for lower, upper in pairwise(bands):
            if lower.below != upper.at_least or lower.at_least >= upper.at_least:
                raise self.fail(f"star bands {lower.stars} and {upper.stars} leave a hole or overlap")
        return tuple(bands)

    def tiers(self, top: Mapping[str, Any]) -> tuple[Tier, ...]:
        tiers = []
        for item in self.sequence(top.get("tiers"), "tiers"):
            raw = self.mapping(item, "tiers")
            stars = tuple(self.sequence(raw.get("certifies"), "certifies"))
            if any(type(n) is not int or not 1 <= n <= MAX_STARS for n in stars):
                raise self.fail("a tier certifies stars that are not 1 to 5")
            if ("forwards_from" in raw) != ("forwards_to" in raw):
                raise self.fail("a tier needs forwards_from and forwards_to together")
            forwards = "forwards_from" in raw
            tiers.append(
                Tier(
                    self.text(raw, "level"),
                    stars,
                    self.integer(raw, "forwards_from", 0, FULL_POINTS) if forwards else None,
                    self.text(raw, "forwards_to") if forwards else None,
                )
            )
        levels = [tier.level for tier in tiers]
        if not levels or len(set(levels)) != len(levels):
            raise self.fail("tiers are missing or named twice")
        for tier in tiers:
            if tier.forwards_to is not None and tier.forwards_to not in levels:
                raise self.fail(f"tier {tier.level} forwards to unknown level {tier.forwards_to}")
            if tier.forwards_to == tier.level:
                raise self.fail(f"tier {tier.level} forwards to itself")
        return tuple(tiers)

    def criteria_set(self, data: object) -> CriteriaSet:
        self.set_code = self.code = ""
        raw = self.mapping(data, "set")
        self.set_code = self.text(raw, "code")
        seen: dict[str, bool] = {}
        parts: list[Part] = []
        for item in self.sequence(raw.get("parts"), "parts"):
            self.code = ""
            part = self.mapping(item, "part")
            code = self.code = self.text(part, "code")
            if any(code == other.code for other in parts):
                raise self.fail("two parts have the same code")
            children = tuple(self.criterion(child, seen) for child in self.sequence(part.get("criteria"), "criteria"))
            self.code = code
            top = self.integer(part, "max", 1, FULL_POINTS)
            self.check_sum(top, sum(child.max for child in children))
            parts.append(Part(code, self.text(part, "title"), top, children))
        self.code = ""
        self.check_sum(FULL_POINTS, sum(part.max for part in parts))
        return CriteriaSet(
            code=self.set_code,
            number=self.integer(raw, "number", 1, 1000),
            title=self.text(raw, "title"),
            sector=self.text(raw, "sector"),
            group=self.text(raw, "group"),
            agency=self.text(raw, "agency", empty=True),
            sample_products=self.integer(raw, "sample_products", 0, 1000),
            disqualifiers=self.texts(raw.get("disqualifiers"), "disqualifiers"),
            parts=tuple(parts),
            content_hash=content_hash(data),
        )

    def criterion(self, data: object, seen: dict[str, bool]) -> Criterion:
        """``seen`` maps each code read so far to whether it is a leaf."""
        raw = self.mapping(data, "criterion")
        code = self.code = self.text(raw, "code")
        self.only(raw, "criterion", _CRITERION_FIELDS)
        if code in seen:
            raise self.fail("code is there twice")
        if ("levels" in raw) == ("criteria" in raw):
            raise self.fail("needs either levels or criteria")
        rules = tuple(self.rule(item, seen) for item in self.sequence(raw.get("rules", []), "rules"))
        seen[code] = "levels" in raw
        top = self.integer(raw, "max", 0, FULL_POINTS)
        children: tuple[Criterion, ...] = ()
        levels: tuple[Level, ...] = ()
        if "criteria" in raw:
            children = tuple(self.criterion(child, seen) for child in self.sequence(raw["criteria"], "criteria"))
            self.code = code
            if not children:
                raise self.fail("has no criteria")
            self.check_sum(top, sum(child.max for child in children))
        else:
            levels = self.levels(raw, top)
        return Criterion(
            code=code,
            title=self.text(raw, "title"),
            max=top,
            hint=self.text(raw, "hint") if "hint" in raw else None,
            check=self.text(raw, "check") if "check" in raw else None,
            rules=rules,
            criteria=children,
            levels=levels,
        )

    def rule(self, data: object, seen: Mapping[str, bool]) -> Rule:
        raw = self.mapping(data, "rule")
        self.only(raw, "rule", _RULE_FIELDS)
        kind = self.text(raw, "kind")
        if kind not in RULE_KINDS:
            raise self.fail(f"unknown kind of rule {kind!r}")
        target = None
        if kind == "applies_if":
            target = self.text(raw, "criterion")
            if not seen.get(target):
                raise self.fail(f"applies_if names {target!r}, which is no criterion scored before it")
        return Rule(kind, self.text(raw, "text"), target)

    def levels(self, raw: Mapping[str, Any], top: int) -> tuple[Level, ...]:
        levels = []
        for item in self.sequence(raw["levels"], "levels"):
            level = self.mapping(item, "level")
            self.only(level, "level", _LEVEL_FIELDS)
            levels.append(
                Level(
                    self.integer(level, "points", 0, FULL_POINTS),
                    self.text(level, "label"),
                    self.integer(level, "min_stars", 1, MAX_STARS) if "min_stars" in level else None,
                    self.text(level, "case") if "case" in level else None,
                )
            )
        if not levels:
            raise self.fail("has no levels")
        cases = [level.case for level in levels]
        if None in cases and any(cases):
            raise self.fail("only some levels belong to a case")
        if sum(a != b for a, b in pairwise(cases)) != len(set(cases)) - 1:
            raise self.fail("the levels of a case do not stand together")
        for case in dict.fromkeys(cases):
            of_case = [level for level in levels if level.case == case]
            if any(a.points > b.points for a, b in pairwise(of_case)):
                raise self.fail("levels are not in ascending order of points")
            marks = [level.min_stars for level in of_case if level.min_stars is not None]
            if marks != sorted(marks):
                raise self.fail("star requirements are not in ascending order")
        self.check_sum(top, max(level.points for level in levels))
        return tuple(levels)

    def check_sum(self, expected: int, found: int) -> None:
        if expected != found:
            raise self.fail(f"max is {expected}, but its content gives {found}")

    def mapping(self, value: object, name: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self.fail(f"{name} is not an object")
        return value

    def only(self, raw: Mapping[str, Any], name: str, known: frozenset[str]) -> None:
        """Refuses other fields, since a misspelt optional one would silently lose a fact."""
        unknown = sorted(raw.keys() - known)
        if unknown:
            raise self.fail(f"{name} has an unknown field {unknown[0]!r}")

    def sequence(self, value: object, name: str) -> Sequence[Any]:
        if not isinstance(value, list):
            raise self.fail(f"{name} is not a list")
        return value

    def string(self, value: object, name: str, *, empty: bool = False) -> str:
        if not isinstance(value, str) or (not value.strip() and not empty):
            raise self.fail(f"{name} is not a text")
        if not unicodedata.is_normalized("NFC", value):
            raise self.fail(f"{name} is not in normal form NFC")
        if value != value.strip():
            raise self.fail(f"{name} has white space at an end")
        return value

    def text(self, raw: Mapping[str, Any], name: str, *, empty: bool = False) -> str:
        return self.string(raw.get(name), name, empty=empty)

    def texts(self, value: object, name: str) -> tuple[str, ...]:
        return tuple(self.string(item, name) for item in self.sequence(value, name))

    def integer(self, raw: Mapping[str, Any], name: str, low: int, high: int) -> int:
        value = raw.get(name)
        if type(value) is not int or not low <= value <= high:
            raise self.fail(f"{name} is {value!r}, not a whole number from {low} to {high}")
        return value

    def date(self, raw: Mapping[str, Any], name: str) -> date:
        try:
            return date.fromisoformat(self.text(raw, name))
        except ValueError:
            raise self.fail(f"{name} is not a date") from None
