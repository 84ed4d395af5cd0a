"""Finds the products in a table that an office made for itself: header, columns, rows, and every doubt about them.

Contract: ``recognise`` finds the header and names the columns by their words; ``interpret`` turns the rows into drafts
under a layout that the user may have changed. Nothing is guessed silently: what is not plainly said by the list stays
None and the draft carries a doubt. Reads no file, stores nothing, knows no criteria but the titles it is given.

Rows and columns count from 0; ``ProductDraft.line`` counts from 1, as a spreadsheet shows it.
"""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

from ocop_desktop.domain.numbers import read_digits
from ocop_desktop.domain.session import EvaluationKind
from ocop_desktop.domain.text import fold

Cell = str | int | date
Rows = Sequence[Sequence[Cell]]
Merge = tuple[int, int, int, int]

NAME_LIMIT = 500
FIRST_YEAR, LAST_YEAR = 2000, 2100


class Field(StrEnum):
    """What a column of a product list holds."""

    NUMBER = "number"
    NAME = "name"
    CODE = "code"
    PRODUCER = "producer"
    PRODUCER_KIND = "producer_kind"
    ADDRESS = "address"
    COMMUNE = "commune"
    PHONE = "phone"
    EMAIL = "email"
    REPRESENTATIVE = "representative"
    SET = "set"
    GROUP = "group"
    KIND = "kind"
    NOTE = "note"
    PREVIOUS_DECISION = "previous_decision"
    PREVIOUS_DATE = "previous_date"
    PREVIOUS_STARS = "previous_stars"


LIMITS: Mapping[Field, int] = {
    Field.NAME: NAME_LIMIT,
    Field.PRODUCER: NAME_LIMIT,
    Field.ADDRESS: NAME_LIMIT,
    Field.NOTE: 2000,
}
OTHER_LIMIT = 200

# The words of a header, folded. A word counts where it begins, the earliest first and then the longest, since the head
# of a Vietnamese phrase stands first ("Địa chỉ của chủ thể" is an address). None: known, and of no use here.
_WORDS: Mapping[Field | None, str] = {
    Field.NUMBER: "stt|tt|so tt|so thu tu|thu tu",
    Field.NAME: "ten san pham|san pham|ten sp|ten hang hoa|ten dich vu|ten goi san pham|ten goi|ten",
    Field.CODE: "ma san pham|ma sp|ma so san pham|ma so|ma ho so|ma",
    Field.PRODUCER: (
        "chu the|ten chu the|co so san xuat|ten co so|don vi san xuat|ten don vi|doanh nghiep|nha san xuat|hop tac xa"
        "|htx|to chuc ca nhan|co so|ten htx|ten doanh nghiep|ten nha san xuat|ten to chuc"
    ),
    Field.PRODUCER_KIND: (
        "loai hinh|loai hinh chu the|loai hinh to chuc|loai chu the|loai hinh san xuat|hinh thuc to chuc"
        "|loai hinh kinh te"
    ),
    Field.ADDRESS: "dia chi|dia chi chu the|noi san xuat|dia diem|dia diem san xuat|tru so",
    Field.COMMUNE: "xa|ten xa|xa phuong|phuong xa|xa phuong thi tran|ubnd xa|xa thi tran|dia ban|dia phuong",
    Field.PHONE: "dien thoai|so dien thoai|dt|sdt|so dt|dien thoai lien he|di dong",
    Field.EMAIL: "email|e mail|thu dien tu",
    Field.REPRESENTATIVE: (
        "nguoi dai dien|dai dien|ho ten nguoi dai dien|ho va ten nguoi dai dien|ten nguoi dai dien|dai dien phap luat"
        "|nguoi lien he|giam doc|ho va ten|ho ten|dai dien chu the|chu ho|ten chu ho"
    ),
    Field.SET: "bo san pham|bo tieu chi|ten bo san pham|thuoc bo san pham|bo sp|ap dung bo tieu chi|phu luc",
    Field.GROUP: "nhom san pham|nhom sp|nhom|nganh hang|nhom nganh|nganh|phan nhom|nhom nganh hang|loai san pham",
    Field.KIND: (
        "lan dang ky|lan danh gia|loai danh gia|hinh thuc danh gia|hinh thuc dang ky|loai dang ky|noi dung dang ky"
        "|danh gia lan dau|lan dau|hinh thuc|noi dung danh gia|danh gia"
    ),
    Field.NOTE: "ghi chu|chu thich|y kien khac",
    Field.PREVIOUS_DECISION: (
        "so quyet dinh|quyet dinh|quyet dinh cong nhan|so qd|qd|van ban cong nhan|quyet dinh so|so giay chung nhan"
    ),
    Field.PREVIOUS_DATE: (
        "ngay cong nhan|ngay quyet dinh|ngay ban hanh|ngay cap|ngay ky|thoi gian cong nhan|ngay qd|ngay thang|ngay"
    ),
    Field.PREVIOUS_STARS: (
        "hang sao|so sao|sao|hang|ket qua phan hang|phan hang|xep hang|hang sao da cong nhan|hang sao hien tai"
        "|hang sao cu|muc sao|dat sao|hang ocop"
    ),
    None: (
        "sao de nghi|hang sao de nghi|so sao de nghi|hang de nghi|hang sao du kien|so sao du kien|hang sao dang ky"
        "|so sao dang ky|hang sao tu danh gia|hang dang ky|phan hang du kien|xep hang du kien|ngay sinh|nam sinh"
        "|ngay het han|ngay nop|ngay dang ky|ten huyen|ma so thue|ma so doanh nghiep|ma xa|ma tinh|ma huyen|so luong"
        "|tong diem|diem trung binh|danh gia chung|dia ban tieu thu|dien tich"
    ),
}
_SYNONYMS: Mapping[str, Field | None] = {word: f for f, words in _WORDS.items() for word in words.split("|")} | {
    "dia chi email": Field.EMAIL,
    "dia chi thu dien tu": Field.EMAIL,
}
# These say what a column is only when they are its whole header; so does every single word but the first four here.
_ANYWHERE = frozenset({"stt", "sdt", "email", "htx"})
_WHOLE_ONLY = frozenset({"danh gia", "hinh thuc", "phu luc", "lan dau"})
# A lower header word that says nothing without the one above it: "Chủ thể" over "Tên".
_NEEDS_ABOVE = frozenset({"ten", "so", "ngay", "loai", "ma", "hang", "ho ten", "ho va ten", "ten goi", "ngay thang"})

_HEADER_SEARCH = 60
_HEADER_DEPTH = 3
_HEADER_CELL = 120


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the products are: header rows, first and last row of the data (last < first: none), column -> field.

    ``headers``: the header text of every column, for the reader.
    """

    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    columns: Mapping[int, Field] = field(default_factory=dict)
    headers: tuple[str, ...] = ()

    def column(self, wanted: Field) -> int | None:
        """The column of a field, None where the list has none."""
        return next((column for column, found in self.columns.items() if found is wanted), None)

    def assigned(self, column: int, wanted: Field | None) -> "Layout":
        """The layout after the user gives a column another meaning (None: not used); no field has two columns."""
        columns = {c: f for c, f in self.columns.items() if c != column and f is not wanted}
        if wanted is not None:
            columns[column] = wanted
        return replace(self, columns=dict(sorted(columns.items())))


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the list does not plainly say; ``params`` fill the sentence for the code.

    name_missing; producer_missing; text_too_long(field, length, limit); set_missing; set_unknown(text);
    set_suggested(text, title); kind_missing; kind_unknown(text); date_unreadable(text); stars_unreadable(text);
    phone_zero_missing(text).
    """

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)


BLOCKING = frozenset({"name_missing", "producer_missing", "text_too_long"})


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """One row of the list as a product to be. Text not given is "", anything else not given is None.

    ``set_code`` with the doubt ``set_suggested`` is a proposal that the user has to confirm; ``set_text`` and
    ``kind_text`` are what the list says.
    """

    line: int
    name: str = ""
    producer: str = ""
    number: int | None = None
    code: str = ""
    producer_kind: str = ""
    address: str = ""
    commune: str = ""
    phone: str = ""
    email: str = ""
    representative: str = ""
    set_text: str = ""
    set_code: str | None = None
    group: str = ""
    kind_text: str = ""
    kind: EvaluationKind | None = None
    note: str = ""
    previous_decision: str = ""
    previous_date: date | None = None
    previous_stars: int | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def importable(self) -> bool:
        """Whether the row may become a product as it stands; the other doubts leave a question open, no more."""
        return not any(doubt.code in BLOCKING for doubt in self.doubts)


def fill_merged(rows: Rows, merged: Sequence[Merge]) -> tuple[tuple[Cell, ...], ...]:
    """The rows with every cell merged downwards filled: one producer written once beside its three products."""
    filled = [list(row) for row in rows]
    for top, left, bottom, right in merged:
        if left == right and top < len(filled) and left < len(filled[top]):
            for row in filled[top + 1 : bottom + 1]:
                row[left] = filled[top][left]
    return tuple(tuple(row) for row in filled)


# Header and extent.


def recognise(rows: Rows, merged: Sequence[Merge] = ()) -> Layout:
    """Finds the header (one to three rows below any title block), the columns and the extent of the data.

    A table without a recognisable header gives a layout without columns that spans all rows, for the user to assign.
    """
    best: tuple[tuple[int, int], Layout] | None = None
    for top in range(min(len(rows), _HEADER_SEARCH)):
        if any(first < top <= last for first, _, last, _ in merged):
            continue
        least = max((last - top + 1 for first, _, last, _ in merged if first == top), default=1)
        for depth in range(1, min(_HEADER_DEPTH, len(rows) - top) + 1):
            if depth > max(least, 1) and not _continues_header(rows, top + depth - 1):
                break
            if depth < least <= _HEADER_DEPTH:
                continue
            paths = _header_paths(rows, merged, top, depth)
            columns = _columns(paths)
            rank = (len(columns), -depth)
            if Field.NAME in columns.values() and len(columns) > 1 and (best is None or rank > best[0]):
                headers = tuple(" / ".join(path) for path in paths)
                layout = Layout(tuple(range(top, top + depth)), top + depth, len(rows) - 1, columns, headers)
                best = rank, layout
    if best is None:
        width = max((len(row) for row in rows), default=0)
        return Layout((), 0, len(rows) - 1, {}, ("",) * width)
    layout = _note_as_kind(rows, best[1])
    return replace(layout, last_row=_last_row(rows, layout))


def _continues_header(rows: Rows, index: int) -> bool:
    """Whether a row can be the lower part of a header: words only, some of them where the row above is blank."""
    above, row = rows[index - 1], rows[index]
    cells = [_text(cell) for cell in row if cell != ""]
    if any(len(cell) > _HEADER_CELL or re.search(r"[0-9]", cell) for cell in cells):
        return False
    return any(row[i] != "" and above[i] == "" and any(cell != "" for cell in above[:i]) for i in range(len(row)))


def _header_paths(rows: Rows, merged: Sequence[Merge], top: int, depth: int) -> list[tuple[str, ...]]:
    """For each column its header texts from above to below; a text merged over several columns stands over each."""
    width = max(len(row) for row in rows[top : top + depth])
    grid = [[_text(cell) for cell in row] + [""] * (width - len(row)) for row in rows[top : top + depth]]
    for first, left, last, right in merged:
        if top <= first < top + depth and left < width:
            for row in range(first, min(last, top + depth - 1) + 1):
                for column in range(left, min(right, width - 1) + 1):
                    grid[row - top][column] = grid[first - top][left]
    if not merged:
        for upper, lower in pairwise(grid):
            for column in range(1, width):
                if not upper[column] and lower[column]:
                    upper[column] = upper[column - 1]
    return [tuple(dict.fromkeys(row[column] for row in grid if row[column])) for column in range(width)]


def _columns(paths: Sequence[tuple[str, ...]]) -> dict[int, Field]:
    """Column -> field. Of two columns for one field the one whose header says it more plainly wins, then the first."""
    found: dict[Field, tuple[int, int]] = {}
    for column, path in enumerate(paths):
        wanted, plainness = _field_of(path)
        if wanted and (wanted not in found or plainness > found[wanted][0]):
            found[wanted] = (plainness, column)
    return {column: wanted for wanted, (_, column) in sorted(found.items(), key=lambda item: item[1][1])}


def _field_of(path: tuple[str, ...]) -> tuple[Field | None, int]:
    words = [_words(part) for part in path if len(part) <= _HEADER_CELL]
    if not words:
        return None, 0
    lower, above = words[-1], " ".join(words[:-1])
    first = f"{lower} {above}" if above and lower in _NEEDS_ABOVE else lower
    return _synonym(first) or _synonym(above) or (None, 0)


@lru_cache(maxsize=2_000)
def _synonym(text: str) -> tuple[Field | None, int] | None:
    """The field of the earliest, then longest known word; how plainly: 2 the whole, 1 at the head, 0 within."""
    if text in _SYNONYMS:
        return _SYNONYMS[text], 2
    padded = f" {text} "
    hits = [
        (padded.find(f" {word} "), -len(word), word)
        for word in _SYNONYMS
        if f" {word} " in padded and word not in _WHOLE_ONLY and (" " in word or word in _ANYWHERE)
    ]
    if not hits:
        return None
    place, _, word = min(hits)
    return _SYNONYMS[word], int(place == 0)


def _note_as_kind(rows: Rows, layout: Layout) -> Layout:
    """A column of notes that says nothing but the kind of evaluation is the column of kinds."""
    column = layout.column(Field.NOTE)
    if column is None or layout.column(Field.KIND) is not None:
        return layout
    last = _last_row(rows, layout)
    notes = [_text(_at(row, column)) for row in rows[layout.first_row : last + 1]]
    written = [note for note in notes if note]
    if written and all(parse_kind(note) for note in written):
        return layout.assigned(column, Field.KIND)
    return layout


_CLOSING = re.compile(
    r"(danh sach|bieu|bang)( nay)? (gom|co)\b|(tong|tong cong|tong so|cong)( cong)?( so)?( san pham)?( la)?\b ?[:0-9]"
    r"|tong cong|tong so|cong$|tong$|ghi chu\b|nguoi lap|noi nhan|nguoi tong hop|thu truong|xac nhan cua|ky ten"
    r"|\(?ky,? (va )?ghi|\(?ky,? dong dau|tm\.|kt\.|tl\.|tuq\.|chu tich|giam doc|truong phong|lanh dao|nguoi kiem tra"
)
_PLACE_DATE = re.compile(r"\bngay\b.*\bthang\b.*\bnam\b")


def _is_product(row: Sequence[Cell], layout: Layout, numbered: bool) -> bool:
    """Whether a row of the data is a product, not a blank, a heading, a repeated header, a total or a signature."""
    name, producer, number = (
        _text(_at(row, layout.column(wanted))) for wanted in (Field.NAME, Field.PRODUCER, Field.NUMBER)
    )
    if not name and not producer:
        return False
    counted = bool(re.fullmatch(r"[0-9]{1,5}\.?", number))
    cells = [_text(cell) for cell in row if cell != ""]
    if all(re.fullmatch(r"\(?([0-9]{1,2}|[A-Z])\)?", cell) for cell in cells):
        return False
    if _words(name) == _words(_last_part(layout, Field.NAME)):
        return False
    if counted and name:
        return True
    if len(set(cells)) <= 3 and (_CLOSING.match(fold(cells[0])) or _CLOSING.match(fold(name))):
        return False
    if len(set(cells)) <= 2 and any(len(cell) <= _HEADER_CELL and _PLACE_DATE.search(fold(cell)) for cell in cells):
        return False
    if len(set(cells)) == 1 and len(cells) > 1:
        return False
    alone = not (name and producer)
    return not (alone and numbered and not counted and len(set(cells) - {number}) == 1)


def _last_part(layout: Layout, wanted: Field) -> str:
    column = layout.column(wanted)
    if column is None or column >= len(layout.headers):
        return ""
    return layout.headers[column].rpartition(" / ")[2]


def _product_rows(rows: Rows, layout: Layout) -> list[int]:
    inside = range(max(layout.first_row, 0), min(layout.last_row, len(rows) - 1) + 1)
    column = layout.column(Field.NUMBER)
    numbered = any(re.fullmatch(r"[0-9]{1,5}\.?", _text(_at(rows[i], column))) for i in inside)
    return [i for i in inside if i not in layout.header_rows and _is_product(rows[i], layout, numbered)]


def _last_row(rows: Rows, layout: Layout) -> int:
    products = _product_rows(rows, layout)
    return products[-1] if products else layout.first_row - 1


def skipped(rows: Rows, layout: Layout) -> tuple[tuple[int, str], ...]:
    """(line, text) of every row below the header, to the end of the table, that has text but is no product: shown, so
    that nothing is left out unseen."""
    products = set(_product_rows(rows, layout))
    return tuple(
        (index + 1, " · ".join(dict.fromkeys(_text(cell) for cell in rows[index] if cell != "")))
        for index in range(max(layout.first_row, 0), len(rows))
        if index not in products and any(cell != "" for cell in rows[index])
    )


# Rows.


def interpret(rows: Rows, layout: Layout, sets: Sequence[tuple[str, str]] = ()) -> tuple[ProductDraft, ...]:
    """The products of the list in its order. ``sets``: (code, title) of the criteria sets of the session's decree."""
    known = tuple(sets)
    return tuple(_draft(index, rows[index], layout, known) for index in _product_rows(rows, layout))


def _draft(index: int, row: Sequence[Cell], layout: Layout, sets: tuple[tuple[str, str], ...]) -> ProductDraft:
    doubts: list[Doubt] = []
    cells: dict[Field, Cell] = {wanted: _at(row, column) for column, wanted in layout.columns.items()}
    texts: dict[Field, str] = {wanted: _text(cell) for wanted, cell in cells.items()}

    for wanted, code in ((Field.NAME, "name_missing"), (Field.PRODUCER, "producer_missing")):
        if not texts.get(wanted):
            doubts.append(Doubt(code))
    for wanted, text in texts.items():
        limit = LIMITS.get(wanted, OTHER_LIMIT)
        if len(text) > limit:
            doubts.append(Doubt("text_too_long", {"field": wanted.value, "length": len(text), "limit": limit}))

    set_text = texts.get(Field.SET, "") or texts.get(Field.GROUP, "")
    set_code, doubt = _set(set_text, sets, certain=bool(texts.get(Field.SET)))
    if doubt:
        doubts.append(doubt)

    kind_text = texts.get(Field.KIND, "")
    kind = parse_kind(kind_text or texts.get(Field.NOTE, ""))
    if kind is None:
        doubts.append(Doubt("kind_unknown", {"text": kind_text}) if kind_text else Doubt("kind_missing"))

    previous_date = parse_date(cells.get(Field.PREVIOUS_DATE, ""))
    if previous_date is None and texts.get(Field.PREVIOUS_DATE):
        doubts.append(Doubt("date_unreadable", {"text": texts[Field.PREVIOUS_DATE]}))
    stars = parse_stars(cells.get(Field.PREVIOUS_STARS, ""))
    if stars is None and texts.get(Field.PREVIOUS_STARS):
        doubts.append(Doubt("stars_unreadable", {"text": texts[Field.PREVIOUS_STARS]}))
    if re.fullmatch(r"[1-9][0-9]{8}", texts.get(Field.PHONE, "")):
        doubts.append(Doubt("phone_zero_missing", {"text": texts[Field.PHONE]}))

    number = re.fullmatch(r"([0-9]{1,5})\.?", texts.get(Field.NUMBER, ""))
    plain = {
        wanted.value: texts.get(wanted, "")
        for wanted in Field
        if wanted not in (Field.NUMBER, Field.SET, Field.KIND, Field.PREVIOUS_DATE, Field.PREVIOUS_STARS)
    }
    return ProductDraft(
        line=index + 1,
        number=read_digits(number[1]) if number else None,
        set_text=set_text,
        set_code=set_code,
        kind_text=kind_text,
        kind=kind,
        previous_date=previous_date,
        previous_stars=stars,
        doubts=tuple(doubts),
        **plain,
    )


def _at(row: Sequence[Cell], column: int | None) -> Cell:
    return row[column] if column is not None and 0 <= column < len(row) else ""


def _text(cell: Cell) -> str:
    return f"{cell.day:02d}/{cell.month:02d}/{cell.year}" if isinstance(cell, date) else str(cell)


def _words(text: str) -> str:
    """Folded words, anything between them one blank."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def parse_kind(text: str) -> EvaluationKind | None:
    """The kind of evaluation a text says, the whole of it and nothing else; None where it says another thing."""
    match = _KIND.fullmatch(_words(text))
    return EvaluationKind(match.lastgroup) if match and match.lastgroup else None


_KIND = re.compile(
    r"(?:(?:san pham|sp|dang ky|de nghi|danh gia|phan hang) )*"
    r"(?:(?P<first>lan dau|lan dau tien|lan 1|lan thu nhat|moi)"
    r"|(?P<upgrade>nang hang|nang sao|nang hang sao|nang hang (?:tu )?[1-5] sao (?:len )?[1-5] sao)"
    r"|(?P<again>lai|lai phan hang|lai san pham|lai phan hang lai|cong nhan lai))"
)

_DATES = (
    re.compile(r"(?P<d>[0-9]{1,2}) ?[/.-] ?(?P<m>[0-9]{1,2}) ?[/.-] ?(?P<y>[0-9]{4})"),
    re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"),
    re.compile(r"(?:ngay )?(?P<d>[0-9]{1,2}) thang (?P<m>[0-9]{1,2}) nam (?P<y>[0-9]{4})"),
)


def parse_date(cell: Cell) -> date | None:
    """A date as people here write it, day first (19/06/2025, 5/8/2026, ngày 05 tháng 8 năm 2026), or ISO, or a date
    cell; None where it is impossible, has a year of two digits, or lies outside the years 2000 to 2100."""
    if isinstance(cell, date):
        found: date | None = cell
    else:
        match = next((m for pattern in _DATES if (m := pattern.fullmatch(fold(str(cell))))), None)
        try:
            found = date(*(read_digits(match[part]) for part in "ymd")) if match else None
        except ValueError:
            found = None
    return found if found and FIRST_YEAR <= found.year <= LAST_YEAR else None


def parse_stars(cell: Cell) -> int | None:
    """Stars 1 to 5 from "4", "4 sao", "hạng 4 sao" or the integer; None for anything else."""
    match = re.fullmatch(r"(?:hang )?([1-5])(?: sao)?", fold(_text(cell)))
    return read_digits(match[1]) if match else None


# Criteria sets.


@dataclass(frozen=True, slots=True)
class SetMatch:
    """``code`` None: no set. ``exact`` False: no more than a proposal."""

    code: str | None
    exact: bool


_ANNEX = re.compile(r"\(?\b(?:theo )?phu luc (?:[ivx]+|[0-9]+)\b\)?")
_SET_NUMBER = re.compile(
    r"(?:(?:bo san pham|bo tieu chi|bo sp|bo)(?: so)? ?:? ?(?P<a>[0-9]{1,2})\b"
    r"|(?P<b>[0-9]{1,2})(?= ?[.)/:-]|$))[ .):/-]*"
)
# One of these more or less makes another set, or the name of a group.
_TELLING = ("khong", "khac")
_SUGGEST = 0.82
_MARGIN = 0.05


def match_set(text: str, sets: Sequence[tuple[str, str]]) -> SetMatch:
    """The criteria set a text names. Exact: the title (whatever its case, marks, punctuation, the words "bộ sản phẩm"
    or its own number before it) or the code. A proposal: the number alone, a number that contradicts the title, or the
    one title that differs by a little. The name of a group of products is no set."""
    plain = _ANNEX.sub(" ", fold(text)).strip()
    by_code = [code for code, _ in sets if fold(code) == plain]
    if len(by_code) == 1:
        return SetMatch(by_code[0], True)
    numbered = _SET_NUMBER.match(plain)
    number = read_digits(numbered["a"] or numbered["b"]) if numbered else None
    rest = _words(plain[numbered.end() :] if numbered else plain)
    rest = re.sub(r"^(bo san pham|bo tieu chi|bo sp) ", "", rest)
    if number is not None and not rest:
        same = [code for code, _ in sets if _number(code) == number]
        return SetMatch(same[0], False) if len(same) == 1 else SetMatch(None, False)
    named = [code for code, title in sets if rest and _words(title) == rest]
    if len(named) == 1:
        return SetMatch(named[0], number is None or _number(named[0]) in (None, number))
    return SetMatch(_nearest(rest, sets), False)


def _number(code: str) -> int | None:
    match = re.search(r"([0-9]{1,2})$", code)
    return read_digits(match[1]) if match else None


def _nearest(text: str, sets: Sequence[tuple[str, str]]) -> str | None:
    if len(text) < 6:
        return None
    ranked = sorted(((_likeness(text, title), code) for code, title in sets), reverse=True)
    if not ranked or ranked[0][0] < _SUGGEST:
        return None
    if len(ranked) > 1 and ranked[1][0] > ranked[0][0] - _MARGIN:
        return None
    return ranked[0][1]


@lru_cache(maxsize=200)
def _title(title: str) -> tuple[str, str, str]:
    """The words of a title; its letters alone; these without what stands in brackets."""
    short = _words(re.sub(r"\(.*?\)", " ", title))
    return _words(title), _words(title).replace(" ", ""), short.replace(" ", "")


def _likeness(text: str, title: str) -> float:
    """1 for the same letters; otherwise the share of common words, or of common letters where only letters differ."""
    wanted, *joined = _title(title)
    if text.replace(" ", "") in joined:
        return 1.0
    words, others = text.split(), wanted.split()
    if any((word in words) != (word in others) for word in _TELLING):
        return 0.0
    by_word = 0.0
    # So many words in common are not enough, in whatever order; lists have thousands of rows.
    if 2 * sum(word in others for word in words) >= (_SUGGEST - _MARGIN) * (len(words) + len(others)):
        by_word = SequenceMatcher(None, words, others, autojunk=False).ratio()
    if len(words) != len(others):
        return by_word
    by_letter = SequenceMatcher(None, text, wanted, autojunk=False).ratio()
    return max(by_word, by_letter if by_letter >= 0.93 else 0.0)


@lru_cache(maxsize=500)
def _set(text: str, sets: tuple[tuple[str, str], ...], certain: bool) -> tuple[str | None, Doubt | None]:
    if not text:
        return None, Doubt("set_missing")
    match = match_set(text, sets)
    if match.code is None:
        return None, Doubt("set_unknown", {"text": text})
    if match.exact and certain:
        return match.code, None
    return match.code, Doubt("set_suggested", {"text": text, "title": dict(sets)[match.code]})


# Duplicates.

Id = TypeVar("Id", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Duplicate(Generic[Id]):
    """The draft at place ``draft`` is the same product of the same producer as an earlier draft or as products there
    are; exactly one of ``of_draft`` (its place) and ``of_id`` is given."""

    draft: int
    of_draft: int | None = None
    of_id: Id | None = None


_LEGAL_FORMS: Mapping[str, str] = {
    "hop tac xa": "htx",
    "cong ty": "cty",
    "c ty": "cty",
    "trach nhiem huu han": "tnhh",
    "mot thanh vien": "mtv",
    "1 thanh vien": "mtv",
    "1tv": "mtv",
    "co phan": "cp",
    "ho kinh doanh": "hkd",
    "to hop tac": "tht",
    "doanh nghiep tu nhan": "dntn",
    "thuong mai": "tm",
    "dich vu": "dv",
    "san xuat": "sx",
    "xuat nhap khau": "xnk",
    "nong nghiep": "nn",
    "co so san xuat": "cssx",
}


def duplicate_key(name: str, producer: str) -> tuple[str, str]:
    """What two rows for one product have in common: words without case, marks and punctuation, legal forms short."""
    form = f" {_words(producer)} "
    for long, short in sorted(_LEGAL_FORMS.items(), key=lambda item: -len(item[0])):
        form = form.replace(f" {long} ", f" {short} ")
    return _words(name), " ".join(word for word in form.split() if word != "va")


def find_duplicates(
    drafts: Sequence[ProductDraft], existing: Iterable[tuple[Id, str, str]] = ()
) -> tuple[Duplicate[Id], ...]:
    """Drafts that repeat a product of the session (``existing``: id, name, producer) or an earlier draft.

    Letters without their marks are compared, so two different products may be reported: the user decides.
    """
    ids: dict[tuple[str, str], Id] = {}
    for id_, name, producer in existing:
        ids.setdefault(duplicate_key(name, producer), id_)
    places: dict[tuple[str, str], int] = {}
    found: list[Duplicate[Id]] = []
    for place, draft in enumerate(drafts):
        if not draft.name:
            continue
        key = duplicate_key(draft.name, draft.producer)
        if key in ids:
            found.append(Duplicate(place, of_id=ids[key]))
        elif key in places:
            found.append(Duplicate(place, of_draft=places[key]))
        places.setdefault(key, place)
    return tuple(found)
