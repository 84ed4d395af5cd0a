"""Tables out of files of others: Excel (.xlsx, .xls), OpenDocument (.ods) and delimited text.

Contract: ``read`` looks at the content, never at the extension, and gives every sheet as plain rows of text, integers
and dates, text in NFC. Whatever is wrong with the file is a ``UserError`` with its own code; a file that would eat the
memory is refused before it is unpacked. Knows nothing of products and writes nothing.

Codes: cannot_read, file_empty, file_too_large, file_damaged, file_encrypted, not_a_table, encoding_unknown,
letters_lost, too_many_rows, too_many_columns, too_many_cells, too_many_merges, too_much_text, cell_too_long. Each
carries ``name``, the file's name.
"""

import io
import struct
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

import python_calamine

from ocop_desktop.documents import compound
from ocop_desktop.documents.table_model import (
    MAX_FILE_BYTES,
    MAX_MERGES,
    Bounds,
    Cell,
    Refused,
    Table,
    Workbook,
    rectangle,
)
from ocop_desktop.documents.table_packages import checked
from ocop_desktop.documents.table_text import rows_of
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.text import clean


def read(path: Path) -> Workbook:
    """Reads a workbook or a delimited text file. Raises UserError (codes above); ``name`` is the file's name."""
    data = _bytes(path)
    try:
        if data.startswith(b"PK"):
            package = checked(data)
            sheets = _calamine(package.data, path.name, package.titles, package.refused)
        elif data.startswith(compound.SIGNATURE):
            sheets = _compound(data, path.name)
        else:
            sheets = (Table(clean(path.stem), rows_of(data)),)
    except Refused as refused:
        raise UserError(refused.code, name=path.name, **refused.params) from None
    if not any(sheet.rows for sheet in sheets):
        raise next((s.refused for s in sheets if s.refused), UserError("file_empty", name=path.name))
    return Workbook(sheets)


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


def _compound(data: bytes, name: str) -> tuple[Table, ...]:
    """OLE compound files: .xls, an encrypted workbook of any kind, or a document of another program."""
    try:
        streams = compound.streams(data)
        title = next((title for title in ("Workbook", "Book") if title in streams), None)
        if "EncryptedPackage" in streams:
            raise Refused("file_encrypted")
        if title is None:
            raise Refused("not_a_table")
        stream = compound.checked_workbook(streams[title], Bounds().check)
    except (ValueError, struct.error):
        raise Refused("file_damaged") from None
    return _calamine(compound.rebuilt(title, stream), name)


def _calamine(
    data: bytes,
    name: str,
    titles: Sequence[tuple[str, bool]] = (),
    refused: Mapping[int, Refused] = MappingProxyType({}),
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
        raise Refused("file_encrypted") from None
    except MemoryError:
        raise
    except Exception:
        raise Refused("file_damaged") from None
    except BaseException as error:
        # A panic in the library's Rust code arrives as a BaseException whose class it does not export.
        if type(error).__name__ == "PanicException":
            raise Refused("file_damaged") from None
        raise


_SHOWN = python_calamine.SheetVisibleEnum.Visible


def _sheet(
    workbook: python_calamine.CalamineWorkbook,
    place: int,
    title: str,
    hidden: bool,
    refused: Refused | None,
    file_name: str,
) -> Table:
    try:
        if refused:
            raise refused
        sheet = workbook.get_sheet_by_index(place)
        if sheet.end:
            Bounds().check(*sheet.end)
        bounds = Bounds()
        rows = rectangle([_cell(value, bounds) for value in row] for row in sheet.to_python(skip_empty_area=False))
        merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
        if len(merged) > MAX_MERGES:
            raise Refused("too_many_merges", limit=MAX_MERGES)
        return Table(title, rows, merged, hidden)
    except Refused as reason:
        error = UserError(reason.code, name=file_name, sheet=title, **reason.params)
        return Table(title, (), (), hidden, error)


def _cell(value: object, bounds: Bounds) -> Cell:
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
