"""Tables out of files of others: Excel (.xlsx, .xls), OpenDocument (.ods) and delimited text.

Contract: ``read`` looks at the content, never at the extension, and gives every sheet as plain rows of text, integers
and dates, text in NFC. Whatever is wrong with the file is a ``UserError`` with its own code; a file that would eat the
memory is refused before it is unpacked. The spreadsheet library never sees a package of others: it gets one that is
made here of the parts that were looked over, and so neither links to other files nor macros. Knows nothing of products
and writes nothing.

Codes: cannot_read, file_empty, file_too_large, file_damaged, file_encrypted, not_a_table, encoding_unknown,
letters_lost, too_many_rows, too_many_columns, too_many_cells, too_many_merges, too_much_text, cell_too_long. Each
carries ``name``, the file's name.
"""

import csv
import io
import posixpath
import re
import struct
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from types import MappingProxyType

import python_calamine

from ocop_desktop.documents import compound, package
from ocop_desktop.documents.package import Attributes, Limits, Package, Unsafe, walk
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.numbers import read_digits
from ocop_desktop.domain.text import clean

MAX_ROWS = 5_000
MAX_COLUMNS = 200
MAX_CELLS = 300_000
MAX_MERGES = 10_000
MAX_RESERVED = 1_000_000
# As long as a cell of Excel may be, and of all cells of a sheet together.
MAX_CELL_LETTERS = 32_767
MAX_LETTERS = 5_000_000
MAX_FILE_BYTES = 30_000_000
MAX_TEXT_BYTES = 5_000_000
LIMITS = Limits(parts=3_000, part=60_000_000, whole=120_000_000)

Cell = str | int | date
Merge = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. A blank cell is ""; all rows are equally long; row and column 0 are the sheet's first ones.

    ``merged``: ranges (first row, first column, last row, last column), known for .xlsx and .xls only; only the first
    cell of a range has a value. ``refused``: the error that keeps this sheet, and only this sheet, from being read.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Merge, ...] = ()
    hidden: bool = False
    refused: UserError | None = None


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of a file, in its order; at least one of them has rows."""

    sheets: tuple[Table, ...]


def read(path: Path) -> Workbook:
    """Reads a workbook or a delimited text file. Raises UserError (codes above); ``name`` is the file's name."""
    data = _bytes(path)
    try:
        if data.startswith(b"PK"):
            sheets = _zipped(data, path.name)
        elif data.startswith(compound.SIGNATURE):
            sheets = _compound(data, path.name)
        else:
            sheets = (_delimited(data, path),)
    except _Refused as refused:
        raise UserError(refused.code, name=path.name, **refused.params) from None
    if not any(sheet.rows for sheet in sheets):
        raise next((s.refused for s in sheets if s.refused), UserError("file_empty", name=path.name))
    return Workbook(sheets)


class _Refused(Exception):  # noqa: N818
    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def _bytes(path: Path) -> bytes:
    name = path.name
    try:
        if path.exists() and not path.is_file():
            raise UserError("cannot_read", name=name, reason="not_a_file")
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise UserError("cannot_read", name=name, reason="missing") from None
    except PermissionError:
        raise UserError("cannot_read", name=name, reason="locked_or_denied") from None
    except (OSError, ValueError):
        raise UserError("cannot_read", name=name, reason="failed") from None
    if len(data) > MAX_FILE_BYTES:
        raise UserError("file_too_large", name=name, megabytes=MAX_FILE_BYTES // 1_000_000)
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise UserError("file_empty", name=name)
    return data


# Zip packages: their parts are walked here, and the spreadsheet library gets a new package of them.


def _zipped(data: bytes, name: str) -> tuple[Table, ...]:
    try:
        parts = Package(data, LIMITS)
        if workbook := _workbook(parts):
            return _xlsx(parts, workbook, name)
        if "content.xml" in parts and _is_ods(parts):
            return _ods(parts, name)
    except Unsafe as unsafe:
        if unsafe.reason is package.Reason.ENCRYPTED:
            raise _Refused("file_encrypted") from None
        if unsafe.reason is package.Reason.TOO_LARGE:
            raise _Refused("file_too_large", megabytes=LIMITS.whole // 1_000_000) from None
        raise _Refused("file_damaged") from None
    except ValueError:
        raise _Refused("file_damaged") from None
    raise _Refused("not_a_table")


def _packed(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return held.getvalue()


_WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<workbookPr date1904="{since_1904}"/><sheets>{sheets}</sheets></workbook>'
)
_SHEET = '<sheet name="{n}" sheetId="{n}" r:id="rId{n}"/>'
_LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
_LINK = '<Relationship Id="rId{n}" Target="{target}" Type="{type}"/>'
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_NO_ROWS = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'


def _linked(links: Iterable[tuple[str, str]]) -> bytes:
    """A part of relationships rId1, rId2 … from (kind, target)."""
    rows = (_LINK.format(n=n, type=_TYPE + kind, target=target) for n, (kind, target) in enumerate(links, 1))
    return _LINKS.format(links="".join(rows)).encode()


def _workbook(source: Package) -> str | None:
    """The part that names the sheets of an .xlsx; None where it is something else."""
    links = package.relations(source.read("_rels/.rels")).values() if "_rels/.rels" in source else ()
    found = next((link.target.lstrip("/") for link in links if link.kind == "officeDocument" and not link.external), "")
    return found if found.startswith("xl/") and found.endswith(".xml") else None


def _xlsx(source: Package, book: str, name: str) -> tuple[Table, ...]:
    sheets: list[tuple[str, bool, str]] = []
    since_1904 = 0

    def workbook(tag: str, attributes: Attributes) -> None:
        nonlocal since_1904
        if tag == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            sheets.append((clean(attributes.get("name", "")), hidden, package.attribute(attributes, "id") or ""))
        elif tag == "workbookPr":
            since_1904 = int(attributes.get("date1904", "") in ("1", "true"))

    folder, file_name = posixpath.split(book)
    links = package.relations(source.read(f"{folder}/_rels/{file_name}.rels"))
    targets = {
        key: posixpath.normpath(posixpath.join("/", folder, link.target)).lstrip("/")
        for key, link in links.items()
        if not link.external
    }
    walk(source.read(book), workbook)
    # Sheets of charts and dialogs have no cells.
    sheets = [sheet for sheet in sheets if sheet[2] not in links or links[sheet[2]].kind == "worksheet"]
    if len({link for _, _, link in sheets}) < len(sheets):
        raise _Refused("file_damaged")

    texts: list[int] = []
    made: dict[str, bytes] = {}
    for kind in ("styles", "sharedStrings"):
        for key, target in targets.items():
            if links[key].kind == kind:
                made[f"xl/{kind}.xml"] = source.read(target)
    if "xl/styles.xml" in made:
        walk(made["xl/styles.xml"], _check_count)
    if "xl/sharedStrings.xml" in made:
        texts = _lengths(made["xl/sharedStrings.xml"])
    refused: dict[int, _Refused] = {}
    for place, (_, _, link) in enumerate(sheets):
        data = source.read(targets.get(link, ""))
        try:
            _check_sheet(data, texts)
        except _Refused as error:
            refused[place] = error
            data = _NO_ROWS
        made[f"xl/worksheets/sheet{place + 1}.xml"] = data
    if refused and len(refused) == len(sheets):
        raise next(iter(refused.values()))
    numbers = range(1, len(sheets) + 1)
    rows = "".join(_SHEET.format(n=n) for n in numbers)
    parts = [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    parts += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    made["_rels/.rels"] = _linked([("officeDocument", "xl/workbook.xml")])
    made["xl/workbook.xml"] = _WORKBOOK.format(since_1904=since_1904, sheets=rows).encode()
    made["xl/_rels/workbook.xml.rels"] = _linked(part for part in parts if f"xl/{part[1]}" in made)
    whole = _packed(made)
    made.clear()
    return _calamine(whole, name, [(title, hidden) for title, hidden, _ in sheets], refused)


def _check_count(_: str, attributes: Attributes) -> None:
    """The library reserves room for as many as a part says that it has."""
    for name in ("count", "uniqueCount"):
        if read_digits(attributes.get(name, "0")) > MAX_RESERVED:
            raise ValueError(name)


def _lengths(data: bytes) -> list[int]:
    """How long each of the shared texts is."""
    found: list[int] = []
    inside = False

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal inside
        if tag == "sst":
            _check_count(tag, attributes)
        elif tag == "si":
            found.append(0)
        inside = tag == "t" and bool(found)

    def end(_: str) -> None:
        nonlocal inside
        inside = False

    def text(piece: str) -> None:
        if inside:
            found[-1] += len(piece)

    walk(data, start, end, text)
    return found


_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


def _check_sheet(data: bytes, texts: Sequence[int]) -> None:
    """Raises when a value lies outside the limits: the library makes a full rectangle of a sheet, and one value in the
    last cell of an otherwise empty sheet would ask for gigabytes; so would one long text that all cells share."""
    row = column = -1
    merges = 0
    shared = inside = False
    letters = 0
    place = ""
    bounds = _Bounds()

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal row, column, merges, shared, inside, letters, place
        inside = tag in ("v", "t")
        if tag == "row":
            number = attributes.get("r")
            row = read_digits(number) - 1 if number is not None else row + 1
            column = -1
        elif tag == "c":
            shared = attributes.get("t") == "s"
            letters, place = 0, ""
            if (written := attributes.get("r")) is None:
                column += 1
            elif reference := _REFERENCE.fullmatch(written):
                column = _column(reference[1].upper())
                row = read_digits(reference[2]) - 1
            else:
                raise ValueError(written)
        elif tag in ("v", "is"):
            bounds.check(row, column)
        elif tag == "mergeCell":
            merges += 1
            if merges > MAX_MERGES:
                raise _Refused("too_many_merges", limit=MAX_MERGES)

    def end(tag: str) -> None:
        nonlocal inside
        inside = False
        if tag == "c":
            bounds.text(texts[read_digits(place.strip())] if shared and place.strip() else letters)

    def text(piece: str) -> None:
        nonlocal letters, place
        if inside:
            letters += len(piece)
            if shared:
                place += piece[:20]

    try:
        walk(data, start, end, text)
    except IndexError:
        raise ValueError("no such text") from None


class _Bounds:
    """Refuses a sheet when it is told of a value beyond the limits, or of too many values, or of too long ones."""

    def __init__(self) -> None:
        self._values = 0
        self._letters = 0

    def check(self, row: int, column: int, values: int = 1) -> None:
        self._values += values
        if row >= MAX_ROWS:
            raise _Refused("too_many_rows", limit=MAX_ROWS)
        if column >= MAX_COLUMNS:
            raise _Refused("too_many_columns", limit=MAX_COLUMNS)
        if self._values > MAX_CELLS:
            raise _Refused("too_many_cells", limit=MAX_CELLS)

    def text(self, letters: int, values: int = 1) -> None:
        self._letters += letters * values
        if letters > MAX_CELL_LETTERS:
            raise _Refused("cell_too_long", limit=MAX_CELL_LETTERS)
        if self._letters > MAX_LETTERS:
            raise _Refused("too_much_text")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def _is_ods(source: Package) -> bool:
    if "META-INF/manifest.xml" in source and b"encryption-data" in source.read("META-INF/manifest.xml"):
        raise _Refused("file_encrypted")
    return "mimetype" in source and source.read("mimetype").startswith(_ODS)


def _ods(source: Package, name: str) -> tuple[Table, ...]:
    row = column = rows = columns = letters = 0
    inside = 0
    bounds = _Bounds()

    def number(attributes: Attributes, wanted: str) -> int:
        return read_digits(attributes.get(wanted, "1"))

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal row, column, rows, columns, letters, inside
        if tag == "table":
            row = 0
        elif tag == "table-row":
            rows = number(attributes, "table:number-rows-repeated")
            row, column = row + rows, 0
        elif tag in ("table-cell", "covered-table-cell"):
            columns = number(attributes, "table:number-columns-repeated")
            column += columns
            letters = len(attributes.get("office:string-value", ""))
            if "office:value-type" in attributes or "table:formula" in attributes:
                bounds.check(row - 1, column - 1, rows * columns)
        elif tag == "p":
            inside += 1
        elif tag == "s":
            letters += number(attributes, "text:c")

    def end(tag: str) -> None:
        nonlocal inside
        if tag == "p":
            inside -= 1
        elif tag == "table-cell" and letters:
            # Blank cells repeated to the end of the sheet have no text.
            bounds.text(letters, rows * columns)

    def text(piece: str) -> None:
        nonlocal letters
        if inside:
            letters += len(piece)

    data = source.read("content.xml")
    walk(data, start, end, text)
    return _calamine(_packed({"mimetype": _ODS, "META-INF/manifest.xml": _MANIFEST, "content.xml": data}), name)


def _compound(data: bytes, name: str) -> tuple[Table, ...]:
    """OLE compound files: .xls, an encrypted workbook of any kind, or a document of another program."""
    try:
        streams = compound.streams(data)
        title = next((title for title in ("Workbook", "Book") if title in streams), None)
        if "EncryptedPackage" in streams:
            raise _Refused("file_encrypted")
        if title is None:
            raise _Refused("not_a_table")
        stream = compound.checked_workbook(streams[title], _Bounds().check)
    except (ValueError, struct.error):
        raise _Refused("file_damaged") from None
    return _calamine(compound.rebuilt(title, stream), name)


def _calamine(
    data: bytes,
    name: str,
    titles: Sequence[tuple[str, bool]] = (),
    refused: Mapping[int, _Refused] = MappingProxyType({}),
) -> tuple[Table, ...]:
    """The sheets of a file that was made here. ``titles`` and whether hidden: where the file does not say."""
    try:
        with python_calamine.load_workbook(io.BytesIO(data)) as workbook:
            found = titles or [(clean(meta.name), meta.visible is not _SHOWN) for meta in workbook.sheets_metadata]
            return tuple(
                _sheet(workbook, place, *found[place], refused.get(place), name)
                for place, meta in enumerate(workbook.sheets_metadata)
                if meta.typ is python_calamine.SheetTypeEnum.WorkSheet
            )
    except python_calamine.PasswordError:
        raise _Refused("file_encrypted") from None
    except MemoryError:
        raise
    except Exception:
        raise _Refused("file_damaged") from None
    except BaseException as error:
        # A panic in the library's Rust code arrives as a BaseException whose class it does not export.
        if type(error).__name__ == "PanicException":
            raise _Refused("file_damaged") from None
        raise


_SHOWN = python_calamine.SheetVisibleEnum.Visible


def _sheet(
    workbook: python_calamine.CalamineWorkbook,
    place: int,
    title: str,
    hidden: bool,
    refused: _Refused | None,
    file_name: str,
) -> Table:
    try:
        if refused:
            raise refused
        sheet = workbook.get_sheet_by_index(place)
        if sheet.end:
            _Bounds().check(*sheet.end)
        bounds = _Bounds()
        rows = _rectangle([_cell(value, bounds) for value in row] for row in sheet.to_python(skip_empty_area=False))
        merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
        if len(merged) > MAX_MERGES:
            raise _Refused("too_many_merges", limit=MAX_MERGES)
        return Table(title, rows, merged, hidden)
    except _Refused as reason:
        error = UserError(reason.code, name=file_name, sheet=title, **reason.params)
        return Table(title, (), (), hidden, error)


def _cell(value: object, bounds: _Bounds) -> Cell:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return int(value) if value.is_integer() else repr(value).replace("nan", "").replace("inf", "")
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, int | date):
        return value
    text = str(value)
    bounds.text(len(text))
    return clean(text)


def _rectangle(source: Iterator[list[Cell]] | list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of equal length without blank rows and columns at the end; () when nothing is left."""
    rows = list(source)
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    width = max((index + 1 for row in rows for index, cell in enumerate(row) if cell != ""), default=0)
    return tuple(tuple(row[:width]) + ("",) * (width - len(row)) for row in rows)


# Delimited text.


_OTHER_FORMATS = (b"%PDF", b"{\\rtf", b"<", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_SEPARATORS = ";\t,|"
_SENTINEL = "\ue000end\ue000"


def _delimited(data: bytes, path: Path) -> Table:
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_OTHER_FORMATS):
        raise _Refused("not_a_table")
    if len(data) > MAX_TEXT_BYTES:
        raise _Refused("file_too_large", megabytes=MAX_TEXT_BYTES // 1_000_000)
    text = _decode(data).lstrip("\ufeff")
    lost = re.finditer(r"[^\W\d_]\?[^\W\d_]", text)
    if len(list(islice(lost, 3))) == 3:
        raise _Refused("letters_lost")
    named = re.match(r'"?sep=(.)"?\r?\n', text)
    separator = named[1] if named else _separator(text)
    if named:
        text = text[named.end() :]
    rows = _rectangle(_records(text, separator))
    return Table(clean(path.stem), rows)


def _records(text: str, separator: str) -> Iterator[list[Cell]]:
    """The records; a quote that is never closed is refused, since it would swallow the rows after it."""
    ended = text if text.endswith(("\n", "\r")) else text + "\n"
    reader = csv.reader(io.StringIO(ended + _SENTINEL, newline=""), delimiter=separator)
    line = 1
    try:
        for count, record in enumerate(reader):
            if record == [_SENTINEL]:
                return
            if any(_SENTINEL in cell for cell in record):
                break
            if count >= MAX_ROWS:
                raise _Refused("too_many_rows", limit=MAX_ROWS)
            while record and not record[-1].strip():
                record.pop()
            if len(record) > MAX_COLUMNS:
                raise _Refused("too_many_columns", limit=MAX_COLUMNS)
            if any(len(cell) > MAX_CELL_LETTERS for cell in record):
                raise _Refused("cell_too_long", limit=MAX_CELL_LETTERS)
            yield [clean(cell) for cell in record]
            line = reader.line_num + 1
    except csv.Error:
        pass
    raise _Refused("file_damaged", line=line)


def _separator(text: str) -> str:
    """The separator that cuts most rows into equally many cells, and then into most cells."""

    def quality(separator: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator)
        widths: Counter[int] = Counter()
        try:
            for record, _ in zip(reader, range(200), strict=False):
                if len(record) > 1:
                    widths[len(record)] += 1
        except csv.Error:
            return 0, 0
        width, rows = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return rows, width

    return max(_SEPARATORS, key=quality)


_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_VIETNAMESE = frozenset(_TCVN3.values()) | frozenset("".join(_TCVN3.values()).upper())
_COMMON = frozenset(
    """
    ấp bản bộ chủ chỉ công cổ của danh dược đánh đăng đề đồng địa điện định đợt đường giá giao ghi gạo hạng hạt hộ
    hội hợp huyện kỳ khô ký liệu lần loại mật mắm miến nấm năm ngày nghị nhóm nông nước nhận phẩm phân phần phố
    phường quả quận quyết rau sách sản sấy số sở tác tên tỉnh tổ thành thịt thể thị thôn thoại thuộc thủy trà trấn
    trái tươi từ và vụ xã yến
    """.split()  # noqa: SIM905
)


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(data, "utf-16")
    if b"\0" in data:
        return _utf16_without_mark(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if data.startswith(b"\xef\xbb\xbf"):
            raise _Refused("encoding_unknown") from None
    return _one_byte(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise _Refused("encoding_unknown") from None


def _utf16_without_mark(data: bytes) -> str:
    low, high = data[0::2].count(0), data[1::2].count(0)
    # Separators, blanks and the plain letters make at least a fifth of any Vietnamese text; binary files fail the rest.
    if max(low, high) * 5 < len(data) // 2:
        raise _Refused("not_a_table")
    try:
        text = data.decode("utf-16-le" if high >= low else "utf-16-be")
    except UnicodeDecodeError:
        raise _Refused("not_a_table") from None
    if any(char < " " and char not in "\t\r\n" for char in text):
        raise _Refused("not_a_table")
    return text


def _one_byte(data: bytes) -> str:
    """Windows-1258, TCVN3 or Windows-1252: the one whose text reads as Vietnamese, else plain western letters."""
    if any(byte < 32 and byte not in b"\t\r\n" for byte in data):
        raise _Refused("not_a_table")
    western = data.decode("latin-1")
    candidates = ["".join(_TCVN3.get(char, char) for char in western)]
    for encoding in ("cp1258", "cp1252"):
        try:
            candidates.append(unicodedata.normalize("NFC", data.decode(encoding)))
        except UnicodeDecodeError:
            continue
    best = max(candidates, key=_reads_vietnamese)
    if _reads_vietnamese(best) > 0:
        return best
    letters = [char for char in candidates[-1] if ord(char) > 127]
    if len(candidates) == 3 and all(char.isalpha() or char in "‘’“”–—…°²³\xa0" for char in letters):
        return candidates[-1]
    raise _Refused("encoding_unknown")


def _reads_vietnamese(text: str) -> int:
    """Common Vietnamese words with marks, less the letters and signs that Vietnamese does not have."""
    words = re.finditer(r"[^\W\d_]+", text.lower())
    good = sum(1 for word in words if word[0] in _COMMON and not word[0].isascii())
    foreign = sum(1 for c in text if ord(c) > 127 and c not in _VIETNAMESE and c not in "‘’“”–—…\xa0")
    return good * 2 - foreign
