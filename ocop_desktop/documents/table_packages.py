"""Spreadsheets that are zip packages (.xlsx, .ods), looked over part by part and packed anew.

Contract: the spreadsheet library never sees a package of others, but one that is made here of the parts that were
walked: sheets, shared texts and styles, or the content of an OpenDocument. Links to other files, macros and whatever
else a package may hold are left where they are. Every number that the library would reserve memory for is held against
the limits first. Reads no cell's value.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ocop_desktop.documents import package, table_model
from ocop_desktop.documents.package import Attributes, Limits, Package, Unsafe, walk
from ocop_desktop.documents.table_model import Bounds, Refused
from ocop_desktop.domain.numbers import read_digits
from ocop_desktop.domain.text import clean

LIMITS = Limits(parts=3_000, part=60_000_000, whole=120_000_000)


@dataclass(frozen=True, slots=True)
class Checked:
    """A package that the library may read. ``titles``: (name, whether hidden) of its sheets, where they are known;
    ``refused``: by place, why a sheet was left blank."""

    data: bytes
    titles: Sequence[tuple[str, bool]] = ()
    refused: Mapping[int, Refused] = field(default_factory=dict)


def checked(data: bytes) -> Checked:
    """What may be read of a package. Raises ``Refused``."""
    try:
        parts = Package(data, LIMITS)
        if workbook := _workbook(parts):
            return _xlsx(parts, workbook)
        if "content.xml" in parts and _is_ods(parts):
            return _ods(parts)
    except Unsafe as unsafe:
        if unsafe.reason is package.Reason.ENCRYPTED:
            raise Refused("file_encrypted") from None
        if unsafe.reason is package.Reason.TOO_LARGE:
            raise Refused("file_too_large", megabytes=LIMITS.whole // 1_000_000) from None
        raise Refused("file_damaged") from None
    except ValueError:
        raise Refused("file_damaged") from None
    raise Refused("not_a_table")


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


def _xlsx(source: Package, book: str) -> Checked:
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
        raise Refused("file_damaged")

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
    refused: dict[int, Refused] = {}
    for place, (_, _, link) in enumerate(sheets):
        data = source.read(targets.get(link, ""))
        try:
            _check_sheet(data, texts)
        except Refused as error:
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
    return Checked(_packed(made), [(title, hidden) for title, hidden, _ in sheets], refused)


def _check_count(_: str, attributes: Attributes) -> None:
    """The library reserves room for as many as a part says that it has."""
    for name in ("count", "uniqueCount"):
        if read_digits(attributes.get(name, "0")) > table_model.MAX_RESERVED:
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
    bounds = Bounds()

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
            if merges > table_model.MAX_MERGES:
                raise Refused("too_many_merges", limit=table_model.MAX_MERGES)

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


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def _is_ods(source: Package) -> bool:
    if "META-INF/manifest.xml" in source and b"encryption-data" in source.read("META-INF/manifest.xml"):
        raise Refused("file_encrypted")
    return "mimetype" in source and source.read("mimetype").startswith(_ODS)


def _ods(source: Package) -> Checked:
    row = column = rows = columns = letters = 0
    inside = 0
    bounds = Bounds()

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
    return Checked(_packed({"mimetype": _ODS, "META-INF/manifest.xml": _MANIFEST, "content.xml": data}))
