"""Tables of other people's files: every kind, every usual encoding, every hostile one refused with its own code."""

import csv
import io
import os
import random
import struct
import sys
import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocop_desktop.documents import compound, table_model
from ocop_desktop.documents.table_text import TCVN3
from ocop_desktop.documents.tables import read
from ocop_desktop.domain.errors import UserError
from tests import hostile

ROWS = [
    ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ"],
    ["1", "Mắm nêm, loại đặc biệt", "Hợp tác xã Biển Xanh", "Số 08 Nguyễn Trãi, phường Phan Thiết"],
    ["2", "Miến dong", "Công ty TNHH Thực phẩm sạch", "Thôn 3, xã Thuận Hà"],
    ["3", "Trà thảo mộc 7 vị", "Hộ kinh doanh Vũ Lễ", "Tổ dân phố 2, thị trấn Đức An"],
]


def as_tuples(rows: Sequence[Sequence[object]]) -> tuple[tuple[object, ...], ...]:
    return tuple(tuple(row) for row in rows)


def write_xlsx(path: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def write_ods(path: Path, rows: Sequence[Sequence[str]], tail: str = "", manifest: str = "") -> Path:
    body = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in row)
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for row in rows
    )
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{urn}:office:1.0"'
        f' xmlns:table="{urn}:table:1.0" xmlns:text="{urn}:text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Danh sách">{body}{tail}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", manifest or "<manifest/>")
        package.writestr("content.xml", content)
    return path


def compound_file(stream_name: str, stream: bytes) -> bytes:
    """An OLE compound file with one stream: FAT in sector 0, directory in sector 1, the stream after them."""
    stream = stream.ljust(4096, b"\0")
    stream = stream.ljust(-(-len(stream) // 512) * 512, b"\0")
    sectors = len(stream) // 512
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * 432

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        raw = name.encode("utf-16-le")
        return (
            raw.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(raw) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
            + bytes(36)
            + struct.pack("<IQ", start, size)
        )

    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry(stream_name, 2, 0xFFFFFFFF, 2, len(stream))
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    return head + table + directory.ljust(512, b"\0") + stream


def write_xls(path: Path, rows: Sequence[Sequence[str | int]]) -> Path:
    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def start(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))

    cells = b""
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value == "":
                continue
            if isinstance(value, int):
                cells += record(0x0203, struct.pack("<HHHd", r, c, 0, value))
            else:
                text = value.encode("utf-16-le")
                cells += record(0x0204, struct.pack("<HHHHB", r, c, 0, len(value), 1) + text)
    size = struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0)
    sheet = start(0x0010) + record(0x0200, size) + cells + record(0x000A, b"")
    title = "Sheet1"
    head = start(0x0005) + record(0x0042, struct.pack("<H", 1200))
    bound = 4 + 8 + len(title)
    position = len(head) + bound + 4
    head += record(0x0085, struct.pack("<IBBBB", position, 0, 0, len(title), 0) + title.encode("ascii"))
    path.write_bytes(compound_file("Workbook", head + record(0x000A, b"") + sheet))
    return path


def code_of(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read(path)
    assert caught.value.params["name"] == path.name
    return caught.value.code


# What is read.


def test_xlsx_gives_integers_dates_and_clean_text(tmp_path: Path) -> None:
    nfd = unicodedata.normalize("NFD", "Miến dong  Ba Bể\n(loại 1)")
    moment = datetime(2026, 8, 5, 10, 30)  # noqa: DTZ001
    path = write_xlsx(tmp_path / "a.xlsx", A=[[1, 4.5, date(2025, 6, 19), nfd, moment], [True]])
    table = read(path).sheets[0]
    assert table.rows[0] == (1, "4.5", date(2025, 6, 19), "Miến dong Ba Bể (loại 1)", date(2026, 8, 5))
    assert [type(cell) for cell in table.rows[0]] == [int, str, date, str, date]
    assert table.rows[1] == ("TRUE", "", "", "", "")


def test_rows_keep_their_place_in_the_sheet_and_merges_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(3, 1, 4, 2, "Chủ thể")
        sheet.write_blank(900_000, 3, None, book.add_format({"bold": True}))
    table = read(path).sheets[0]
    assert len(table.rows) == 4
    assert table.rows[3] == ("", "Chủ thể")
    assert table.merged == ((3, 1, 4, 2),)


def test_xls_and_ods_are_read(tmp_path: Path) -> None:
    xls = write_xls(tmp_path / "a.xls", [["Tên sản phẩm", "TT"], ["Miến dong", 7]])
    assert read(xls).sheets[0].rows == (("Tên sản phẩm", "TT"), ("Miến dong", 7))
    blank = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell'
        ' table:number-columns-repeated="16384"/></table:table-row>'
    )
    ods = read(write_ods(tmp_path / "a.ods", ROWS, tail=blank)).sheets
    assert [sheet.name for sheet in ods] == ["Danh sách"]
    assert ods[0].rows == as_tuples(ROWS)


@pytest.mark.parametrize("suffix", [".csv", ".txt", ".pdf", ""])
def test_content_decides_not_the_extension(tmp_path: Path, suffix: str) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", A=ROWS).rename(tmp_path / f"b{suffix}")
    assert read(path).sheets[0].rows == as_tuples(ROWS)


def test_one_sheet_too_long_does_not_hide_the_others(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", Data=[["x"]] * (table_model.MAX_ROWS + 1), List=ROWS)
    data, products = read(path).sheets
    assert products.rows == as_tuples(ROWS)
    assert data.rows == ()
    assert data.refused is not None
    assert data.refused.code == "too_many_rows"


ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8-bom": lambda text: text.encode("utf-8-sig"),
    "utf-8-nfd": lambda text: unicodedata.normalize("NFD", text).encode(),
    "utf-16-le": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "utf-16-be": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-16-le-bare": lambda text: text.encode("utf-16-le"),
    "utf-16-be-bare": lambda text: text.encode("utf-16-be"),
    "windows-1258": lambda text: to_1258(text),
    "tcvn3": lambda text: "".join({v: k for k, v in TCVN3.items()}.get(c, c) for c in text).encode("latin-1"),
}


def to_1258(text: str) -> bytes:
    """Windows-1258: base letters whole, the five tones as marks behind them."""
    out = b""
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            base = unicodedata.normalize("NFD", char)
            tone = next(c for c in base if c in "\u0300\u0301\u0303\u0309\u0323")
            out += (unicodedata.normalize("NFC", base.replace(tone, "")) + tone).encode("cp1258")
    return out


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_delimited_text_in_any_usual_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    text = "\r\n".join(separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in ROWS)
    path = tmp_path / "a.csv"
    path.write_bytes(ENCODINGS[encoding](text))
    assert read(path).sheets[0].rows == as_tuples(ROWS)


def test_windows_1252_without_vietnamese_letters(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Name;Producer\nCafé à la crème;Société".encode("cp1252"))
    assert read(path).sheets[0].rows[1] == ("Café à la crème", "Société")


def test_quotes_line_breaks_and_the_separator_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('sep=;\nTên;Ghi chú\n"Trà ""Xanh"" <A&B>";"dòng 1\ndòng 2; vẫn vậy"\n', "utf-8")
    assert read(path).sheets[0].rows == (("Tên", "Ghi chú"), ('Trà "Xanh" <A&B>', "dòng 1 dòng 2; vẫn vậy"))


# What is refused.


def test_other_documents_renamed(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Danh sách sản phẩm")
    document.save(str(tmp_path / "a.docx"))
    assert code_of((tmp_path / "a.docx").rename(tmp_path / "a.xlsx")) == "not_a_table"
    for name, data in {
        "doc.xls": compound_file("WordDocument", b"x"),
        "pdf.csv": b"%PDF-1.7\n1 0 obj",
        "html.xls": b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>",
        "png.xlsx": b"\x89PNG\r\n\x1a\n\0\0",
        "exe.csv": b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0" + bytes(range(256)) * 4,
    }.items():
        (tmp_path / name).write_bytes(data)
        assert code_of(tmp_path / name) == "not_a_table", name


def test_encrypted_workbooks(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(compound_file("EncryptedPackage", b"\x01" * 5000))
    assert code_of(tmp_path / "a.xlsx") == "file_encrypted"
    ods = write_ods(tmp_path / "a.ods", ROWS, manifest="<manifest><encryption-data/></manifest>")
    assert code_of(ods) == "file_encrypted"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\r\n \r\n", b"\xff\xfe", b";;;\n;;;\n"])
def test_empty_text(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    assert code_of(tmp_path / "a.csv") == "file_empty"


def test_empty_workbook(tmp_path: Path) -> None:
    assert code_of(write_xlsx(tmp_path / "a.xlsx", A=[], B=[["", " "]])) == "file_empty"


def test_too_many_rows_and_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(100_000):
            sheet.write(row, 0, "Miến dong")
    assert code_of(path) == "too_many_rows"
    (tmp_path / "a.csv").write_text("a;b\n" * 100_000)
    assert code_of(tmp_path / "a.csv") == "too_many_rows"
    assert code_of(write_xls(tmp_path / "a.xls", [*[[""]] * table_model.MAX_ROWS, ["x"]])) == "too_many_rows"
    repeated = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string"/>'
    assert code_of(write_ods(tmp_path / "a.ods", ROWS, tail=repeated + "</table:table-row>")) == "too_many_rows"
    assert code_of(write_xlsx(tmp_path / "b.xlsx", A=[["x"] * 201])) == "too_many_columns"
    (tmp_path / "b.csv").write_text(";".join("x" * 201))
    assert code_of(tmp_path / "b.csv") == "too_many_columns"


def test_too_many_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_model, "MAX_CELLS", 15)
    assert code_of(write_xlsx(tmp_path / "a.xlsx", A=ROWS)) == "too_many_cells"
    assert code_of(write_ods(tmp_path / "a.ods", ROWS)) == "too_many_cells"
    assert code_of(write_xls(tmp_path / "a.xls", ROWS)) == "too_many_cells"


def test_one_value_in_the_last_cell_asks_for_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "z")
    assert code_of(path) == "too_many_rows"


def test_dimensions_an_old_workbook_claims_ask_for_no_memory(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "a.xls", ROWS)
    claimed = struct.pack("<IIHHH", 0, len(ROWS), 0, len(ROWS[0]), 0)
    data = path.read_bytes()
    assert claimed in data
    path.write_bytes(data.replace(claimed, struct.pack("<IIHHH", 0, 0xFFFFFFF0, 0, 0xFFFF, 0)))
    assert read(path).sheets[0].rows == as_tuples(ROWS)


def test_packages_that_unpack_to_too_much(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", A=ROWS)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/image1.png", bytes(20_000_000))
    assert code_of(path) == "file_too_large"
    with (tmp_path / "b.csv").open("wb") as file:
        file.truncate(table_model.MAX_FILE_BYTES + 1)
    assert code_of(tmp_path / "b.csv") == "file_too_large"


def test_damaged_files(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "a.xlsx", A=ROWS).read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
    assert code_of(tmp_path / "cut.xlsx") == "file_damaged"
    (tmp_path / "bad.xls").write_bytes(compound_file("Workbook", b"\x55" * 5000))
    assert code_of(tmp_path / "bad.xls") == "file_damaged"
    endless = bytearray(write_xls(tmp_path / "a.xls", ROWS).read_bytes())
    endless[512 + 4 * 3 : 512 + 4 * 4] = struct.pack("<I", 2)
    (tmp_path / "endless.xls").write_bytes(endless)
    assert code_of(tmp_path / "endless.xls") == "file_damaged"
    (tmp_path / "open.csv").write_text('Tên;Chủ thể\n"Trà xanh;HTX A\nMiến dong;HTX B\n', "utf-8")
    assert code_of(tmp_path / "open.csv") == "file_damaged"


def test_an_old_workbook_whose_sheet_lies_outside(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "a.xls", ROWS)
    data = path.read_bytes()
    name = data.index(b"Sheet1")
    path.write_bytes(data[: name - 8] + struct.pack("<I", 0x00FFFFFF) + data[name - 4 :])
    assert code_of(path) == "file_damaged"


@pytest.mark.parametrize("size", [0, 1, 4096, 5_000_000])
def test_a_rebuilt_compound_file_holds_the_stream(size: int) -> None:
    stream = bytes(i % 251 for i in range(size))
    held = compound.streams(compound.rebuilt("Workbook", stream))["Workbook"]
    assert held.rstrip(b"\0") == stream.rstrip(b"\0")


def test_an_encoding_nobody_knows(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", ROWS)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).replace(b"UTF-8", b"UTX-8") for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    assert code_of(path) == "file_damaged"


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    source = write_xlsx(tmp_path / "a.xlsx", A=ROWS)
    target = tmp_path / "b.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/sharedStrings.xml":
                data = data.replace(b"<sst", b'<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">]><sst', 1)
            new.writestr(name, data)
    assert code_of(target) == "file_damaged"


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    assert code_of(tmp_path / "missing.xlsx") == "cannot_read"
    assert code_of(tmp_path) == "cannot_read"
    locked = tmp_path / "locked.csv"
    locked.write_text("a;b")
    locked.chmod(0)
    if sys.platform != "win32" and os.geteuid() != 0:
        assert code_of(locked) == "cannot_read"


def test_a_file_locked_by_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", A=ROWS)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "used by another process")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UserError) as caught:
        read(path)
    assert (caught.value.code, caught.value.params["reason"]) == ("cannot_read", "locked_or_denied")


def test_text_nobody_can_decode(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(bytes(range(0x80, 0x100)) * 3 + b";x\n")
    assert code_of(tmp_path / "a.csv") == "encoding_unknown"
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe" + "Tên".encode("utf-16-le") + b"x")
    assert code_of(tmp_path / "b.csv") == "encoding_unknown"


def test_letters_lost_when_the_file_was_saved(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("T?n s?n ph?m;Ch? th?;Địa chỉ\nMi?n dong;H?p tác xã;x\n".encode())
    assert code_of(tmp_path / "a.csv") == "letters_lost"


def repacked(path: Path, **changes: tuple[str, str]) -> Path:
    """The package with (old, new) replaced in some parts; a part that is not there is added."""
    parts = hostile.unzipped(path.read_bytes())
    for name, (old, new) in changes.items():
        assert old in parts.get(name, b"").decode()
        parts[name] = parts.get(name, b"").decode().replace(old, new, 1).encode()
    path.write_bytes(hostile.zipped(parts))
    return path


SHEET = "xl/worksheets/sheet1.xml"
LINKS = "xl/_rels/workbook.xml.rels"


def test_texts_longer_than_a_cell_or_a_list_can_be(tmp_path: Path) -> None:
    long = "x" * (table_model.MAX_CELL_LETTERS + 1)
    (tmp_path / "a.csv").write_text(f"a;b\n{long};c\n")
    assert code_of(tmp_path / "a.csv") == "cell_too_long"
    assert code_of(write_ods(tmp_path / "a.ods", [[long]])) == "cell_too_long"
    spaces = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>x<text:s text:c="100000000"/></text:p>'
    )
    assert code_of(write_ods(tmp_path / "b.ods", ROWS, tail=spaces + "</table:table-cell></table:table-row>")) == (
        "cell_too_long"
    )
    inline = f'<sheetData><row r="9"><c r="A9" t="inlineStr"><is><t>{long}</t></is></c></row>'
    path = write_xlsx(tmp_path / "a.xlsx", A=ROWS)
    assert code_of(repacked(path, **{SHEET: ("<sheetData>", inline)})) == "cell_too_long"


def test_one_text_that_every_cell_shares_asks_for_no_memory(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", A=[["x" * 30_000] * 190] * 20)
    assert path.stat().st_size < 20_000
    assert code_of(path) == "too_much_text"


def test_a_text_that_is_not_there_and_counts_that_lie(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", A=ROWS)
    whole = path.read_bytes()
    assert code_of(repacked(path, **{SHEET: ("<v>0</v>", "<v>99999</v>")})) == "file_damaged"
    path.write_bytes(whole)
    lie = ("uniqueCount=", 'uniqueCount="4294967295" x=')
    assert code_of(repacked(path, **{"xl/sharedStrings.xml": lie})) == "file_damaged"


def test_more_merged_cells_than_a_list_can_have(tmp_path: Path) -> None:
    merges = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, table_model.MAX_MERGES + 2))
    path = write_xlsx(tmp_path / "a.xlsx", A=ROWS)
    repacked(path, **{SHEET: ("</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>")})
    assert code_of(path) == "too_many_merges"


def test_a_part_that_is_more_than_the_directory_says_is_never_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    for seed in range(8):
        path.write_bytes(hostile.hidden_bomb(random.Random(seed), write_xlsx(path, A=ROWS).read_bytes()))
        assert path.stat().st_size > 20_000
        assert read(path).sheets[0].rows == as_tuples(ROWS)


def test_nothing_outside_the_file_is_a_sheet(tmp_path: Path) -> None:
    outside = (tmp_path / "outside.xml").as_uri()
    for target in (outside, "http://127.0.0.1:9/a.xml", "../../../outside.xml", "/xl/worksheets/none.xml"):
        for mode in ("", ' TargetMode="External"'):
            path = write_xlsx(tmp_path / "a.xlsx", A=ROWS)
            repacked(path, **{LINKS: ('Target="worksheets/sheet1.xml"', f'Target="{target}"{mode}')})
            assert code_of(path) == "file_damaged", (target, mode)


def test_links_to_other_files_are_left_where_they_are(tmp_path: Path) -> None:
    link = '<Relationship Id="rId9" Type="x/externalLinkPath" Target="http://127.0.0.1:9/" TargetMode="External"/>'
    path = write_xlsx(tmp_path / "a.xlsx", A=ROWS)
    repacked(path, **{LINKS: ("</Relationships>", f"{link}</Relationships>"), "xl/externalLinks/a.xml": ("", "<a/>")})
    assert read(path).sheets[0].rows == as_tuples(ROWS)


def test_hidden_sheets_charts_and_days_since_1904(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True, "default_date_format": "dd/mm/yyyy"}) as book:
        chart = book.add_chartsheet("Biểu đồ")
        bars = book.add_chart({"type": "bar"})
        bars.add_series({"values": "='Ẩn'!$A$1:$A$2"})
        chart.set_chart(bars)
        sheet = book.add_worksheet("Danh  sách")
        sheet.write(0, 0, date(2025, 6, 19))
        book.add_worksheet("Ẩn").hide()
        very = book.add_worksheet("Kín")
        very.very_hidden()
    found = read(path).sheets
    assert [(table.name, table.hidden) for table in found] == [("Danh sách", False), ("Ẩn", True), ("Kín", True)]
    assert found[0].rows == ((date(2025, 6, 19),),)


def test_a_workbook_whose_parts_have_other_names(tmp_path: Path) -> None:
    parts = hostile.unzipped(write_xlsx(tmp_path / "a.xlsx", A=ROWS).read_bytes())
    renamed = {
        "xl/workbook.xml": "xl/Book22.xml",
        LINKS: "xl/_rels/Book22.xml.rels",
        "xl/sharedStrings.xml": "xl/texts/SHARED.xml",
        SHEET: "xl/s.xml",
    }
    moved = {renamed.get(name, name): data for name, data in parts.items()}
    moved["_rels/.rels"] = moved["_rels/.rels"].replace(b"xl/workbook.xml", b"/xl/book22.xml")
    for old, new in ((b"worksheets/sheet1.xml", b"/xl/s.xml"), (b"sharedStrings.xml", b"./texts/shared.xml")):
        moved["xl/_rels/Book22.xml.rels"] = moved["xl/_rels/Book22.xml.rels"].replace(old, new)
    (tmp_path / "b.xlsx").write_bytes(hostile.zipped(moved))
    assert read(tmp_path / "b.xlsx").sheets[0].rows == as_tuples(ROWS)


def test_parts_with_one_name_or_a_name_that_leads_elsewhere(tmp_path: Path) -> None:
    for name in ("XL/Workbook.xml", "../a.xml", "/a.xml", "a\\..\\..\\b.xml", "C:/a.xml", "a\0.xml"):
        path = write_xlsx(tmp_path / "a.xlsx", A=ROWS)
        with zipfile.ZipFile(path, "a") as package:
            entry = zipfile.ZipInfo("a.xml")
            entry.filename = entry.orig_filename = name
            package.writestr(entry, b"<a/>")
        assert code_of(path) == "file_damaged", name


# Laws.


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(str.encode),
        st.builds(
            lambda head, rest: head + rest,
            st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf", b'"']),
            st.binary(max_size=700),
        ),
    )
)
def test_any_bytes_give_tables_or_a_user_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "junk.csv"
    path.write_bytes(data)
    try:
        workbook = read(path)
    except UserError:
        return
    for sheet in workbook.sheets:
        assert len({len(row) for row in sheet.rows}) <= 1


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10_000), value=st.integers(0, 255), kind=st.sampled_from(["xlsx", "ods", "xls"]))
def test_one_wrong_byte_gives_tables_or_a_user_error(tmp_path: Path, place: int, value: int, kind: str) -> None:
    path = tmp_path / f"flip.{kind}"
    if not (tmp_path / kind).exists():
        writer = {"ods": write_ods, "xls": write_xls}
        (writer[kind](path, ROWS) if kind in writer else write_xlsx(path, A=ROWS)).rename(tmp_path / kind)
    data = bytearray((tmp_path / kind).read_bytes())
    data[place % len(data)] = value
    path.write_bytes(data)
    try:
        workbook = read(path)
    except UserError:
        return
    assert any(sheet.rows for sheet in workbook.sheets)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(st.text("aăđệ \"';,|\n<&", max_size=8), min_size=2, max_size=2), min_size=1, max_size=6))
def test_quoted_text_comes_back_whole(tmp_path: Path, rows: list[list[str]]) -> None:
    expected = [tuple(" ".join(cell.split()) for cell in row) for row in [["Tên", "Chủ thể"], *rows]]
    while expected and expected[-1] == ("", ""):
        expected.pop()
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", quoting=csv.QUOTE_ALL).writerows([["Tên", "Chủ thể"], *rows])
    path = tmp_path / "law.csv"
    path.write_text(buffer.getvalue(), "utf-8-sig", newline="")
    assert list(read(path).sheets[0].rows) == expected
