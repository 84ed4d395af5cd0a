"""Tables out of files of others: Excel (.xlsx, .xls), OpenDocument (.ods) and delimited text.

Contract: ``read`` looks at the content, never at the extension, and gives every sheet as plain rows of text, integers
and dates, text in NFC. Whatever is wrong with the file is a ``UserError`` with its own code; a file that would eat the
memory is refused before it is unpacked. Knows nothing of products and writes nothing.

Codes: cannot_read, file_empty, file_too_large, file_damaged, file_encrypted, not_a_table, encoding_unknown,
letters_lost, too_many_rows, too_many_columns, too_many_cells. Each carries ``name``, the file's name.
"""

import csv
import io
import lzma
import re
import struct
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO
from xml.parsers import expat

import python_calamine

from ocop_desktop.documents import compound
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.text import clean

MAX_ROWS = 5_000
MAX_COLUMNS = 200
MAX_CELLS = 300_000
MAX_FILE_BYTES = 30_000_000
MAX_TEXT_BYTES = 10_000_000
MAX_PART_BYTES = 150_000_000
MAX_UNPACKED_BYTES = 300_000_000
MAX_PARTS = 3_000

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
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise UserError("file_too_large", name=name, megabytes=MAX_FILE_BYTES // 1_000_000)
        data = path.read_bytes()
    except FileNotFoundError:
        raise UserError("cannot_read", name=name, reason="missing") from None
    except PermissionError:
        raise UserError("cannot_read", name=name, reason="locked_or_denied") from None
    except (OSError, ValueError):
        raise UserError("cannot_read", name=name, reason="failed") from None
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise UserError("file_empty", name=name)
    return data


# Zip packages: their parts are measured and walked as a stream before the spreadsheet library may unpack them.


def _zipped(data: bytes, name: str) -> tuple[Table, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {info.filename: info for info in package.infolist()}
            _measure(package)
            if "xl/workbook.xml" in parts:
                return _xlsx(package, data, name)
            if "content.xml" in parts and _is_ods(package, parts):
                return _ods(package, data, name)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, expat.ExpatError):
        raise _Refused("file_damaged") from None
    except (EOFError, OSError, NotImplementedError, RuntimeError, LookupError, ValueError, struct.error):
        raise _Refused("file_damaged") from None
    raise _Refused("not_a_table")


def _measure(package: zipfile.ZipFile) -> None:
    """Refuses packages that would unpack to more than a product list can need."""
    infos = package.infolist()
    if any(info.flag_bits & 0x1 for info in infos):
        raise _Refused("file_encrypted")
    biggest = max((info.file_size for info in infos), default=0)
    total = sum(info.file_size for info in infos)
    if len(infos) > MAX_PARTS or biggest > MAX_PART_BYTES or total > MAX_UNPACKED_BYTES:
        raise _Refused("file_too_large", megabytes=MAX_UNPACKED_BYTES // 1_000_000)
    # Deflate reaches 1000 to 1, a real sheet hardly 60 to 1.
    if any(info.file_size > 400 * info.compress_size + 1_000_000 for info in infos):
        raise _Refused("file_too_large", megabytes=MAX_UNPACKED_BYTES // 1_000_000)


Attributes = dict[str, str]


def _walk(
    stream: IO[bytes],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
) -> None:
    """Calls back for each element, its name without the namespace prefix. A document type is refused."""
    parser = expat.ParserCreate()

    def doctype(*_: object) -> None:
        raise _Refused("file_damaged")

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    if end:
        finish = end
        parser.EndElementHandler = lambda tag: finish(tag.rpartition(":")[2])
    while block := stream.read(1 << 16):
        parser.Parse(block, False)
    parser.Parse(b"", True)


def _xlsx(package: zipfile.ZipFile, data: bytes, name: str) -> tuple[Table, ...]:
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"

    def workbook(tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            link = next((v for k, v in attributes.items() if k.rpartition(":")[2] == "id"), "")
            sheets.append((attributes.get("name", ""), link))

    with package.open("xl/_rels/workbook.xml.rels") as stream:
        _walk(stream, relation)
    with package.open("xl/workbook.xml") as stream:
        _walk(stream, workbook)

    refused: dict[str, _Refused] = {}
    for title, link in sheets:
        part = targets.get(link, "")
        if part.startswith("xl/worksheets/"):
            try:
                with package.open(part) as stream:
                    _check_sheet(stream)
            except _Refused as error:
                if error.code == "file_damaged":
                    raise
                refused[title] = error
    if refused and len(refused) == len(sheets):
        raise next(iter(refused.values()))
    if "xl/sharedStrings.xml" in package.namelist():
        with package.open("xl/sharedStrings.xml") as stream:
            _walk(stream, lambda _tag, _attributes: None)
    return _calamine(data, refused, name)


_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def _check_sheet(stream: IO[bytes]) -> None:
    """Raises when a value lies outside the limits: the library makes a full rectangle of a sheet, and one value in the
    last cell of an otherwise empty sheet would ask for gigabytes."""
    row = column = -1
    check = _Bounds().check

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal row, column
        if tag == "row":
            number = attributes.get("r", "")
            row = int(number) - 1 if number else row + 1
            column = -1
        elif tag == "c":
            reference = _REFERENCE.fullmatch(attributes.get("r", ""))
            if reference:
                column = _column(reference[1])
                row = int(reference[2]) - 1
            else:
                column += 1
        elif tag in ("v", "is"):
            check(row, column)

    _walk(stream, start)


class _Bounds:
    """Refuses a sheet when it is told of a value beyond the limits, or of too many values."""

    def __init__(self) -> None:
        self._values = 0

    def check(self, row: int, column: int, values: int = 1) -> None:
        self._values += values
        if row >= MAX_ROWS:
            raise _Refused("too_many_rows", limit=MAX_ROWS)
        if column >= MAX_COLUMNS:
            raise _Refused("too_many_columns", limit=MAX_COLUMNS)
        if self._values > MAX_CELLS:
            raise _Refused("too_many_cells", limit=MAX_CELLS)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _is_ods(package: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> bool:
    if "META-INF/manifest.xml" in parts and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise _Refused("file_encrypted")
    mimetype = package.read("mimetype") if "mimetype" in parts else b""
    return mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet")


def _ods(package: zipfile.ZipFile, data: bytes, name: str) -> tuple[Table, ...]:
    row = column = rows = 0
    check = _Bounds().check

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal row, column, rows
        if tag == "table":
            row = 0
        elif tag == "table-row":
            rows = int(attributes.get("table:number-rows-repeated", "1"))
            row, column = row + rows, 0
        elif tag in ("table-cell", "covered-table-cell"):
            columns = int(attributes.get("table:number-columns-repeated", "1"))
            column += columns
            if "office:value-type" in attributes or "table:formula" in attributes:
                check(row - 1, column - 1, rows * columns)

    with package.open("content.xml") as stream:
        _walk(stream, start)
    return _calamine(data, {}, name)


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
    return _calamine(compound.rebuilt(title, stream), {}, name)


def _calamine(data: bytes, refused: dict[str, _Refused], name: str) -> tuple[Table, ...]:
    try:
        with python_calamine.load_workbook(io.BytesIO(data)) as workbook:
            return tuple(
                _sheet(workbook, meta, refused.get(meta.name), name)
                for meta in workbook.sheets_metadata
                if meta.typ is python_calamine.SheetTypeEnum.WorkSheet
            )
    except python_calamine.PasswordError:
        raise _Refused("file_encrypted") from None
    except Exception:
        raise _Refused("file_damaged") from None
    except BaseException as error:
        # A panic in the library's Rust code arrives as a BaseException whose class it does not export.
        if type(error).__name__ == "PanicException":
            raise _Refused("file_damaged") from None
        raise


def _sheet(
    workbook: python_calamine.CalamineWorkbook,
    meta: python_calamine.SheetMetadata,
    refused: _Refused | None,
    file_name: str,
) -> Table:
    title = clean(meta.name)
    hidden = meta.visible is not python_calamine.SheetVisibleEnum.Visible
    try:
        if refused:
            raise refused
        sheet = workbook.get_sheet_by_name(meta.name)
        if sheet.end:
            _Bounds().check(*sheet.end)
        rows = _rectangle([_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False))
        merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
        return Table(title, rows, merged, hidden)
    except _Refused as reason:
        error = UserError(reason.code, name=file_name, sheet=title, **reason.params)
        return Table(title, (), (), hidden, error)


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return int(value) if value.is_integer() else repr(value).replace("nan", "").replace("inf", "")
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, int | date):
        return value
    return clean(str(value))


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
    if len(re.findall(r"[^\W\d_]\?[^\W\d_]", text)) >= 3:
        raise _Refused("letters_lost")
    named = re.match(r'"?sep=(.)"?\r?\n', text)
    separator = named[1] if named else _separator(text)
    if named:
        text = text[named.end() :]
    rows = _rectangle(_records(text, separator))
    if rows and len(rows[0]) > MAX_COLUMNS:
        raise _Refused("too_many_columns", limit=MAX_COLUMNS)
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
    words = re.findall(r"[^\W\d_]+", text.lower())
    good = sum(1 for word in words if word in _COMMON and not word.isascii())
    foreign = sum(1 for c in text if ord(c) > 127 and c not in _VIETNAMESE and c not in "‘’“”–—…\xa0")
    return good * 2 - foreign
