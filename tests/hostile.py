"""Files that somebody made to do harm, or that a bad stick made so: sound ones, changed by chance from a seed.

``mutant(kind, seed)`` gives the same file for the same seed. No test in here.
"""

import io
import random
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import xlsxwriter
from docx import Document

LISTS = Path(__file__).parent / "data" / "lists"
KINDS = ("xlsx", "csv", "docx", "xls", "ods")
HEAD = ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Bộ sản phẩm", "Ngày công nhận", "Ghi chú"]
ROWS = [
    [
        n,
        f"Miến dong loại {n}",
        f"Hợp tác xã số {n}",
        f"Thôn {n}, xã Thuận Hà",
        "Cà phê, ca cao",
        date(2025, 6, n),
        "mới",
    ]
    for n in range(1, 13)
]
Parts = dict[str, bytes]
Mutation = Callable[[random.Random, bytes], bytes]


@cache
def sound(kind: str) -> bytes:
    """A file as an office would send it."""
    return {"xlsx": _xlsx, "csv": _csv, "docx": _docx, "xls": _xls, "ods": _ods}[kind]()


def _xlsx() -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"default_date_format": "dd/mm/yyyy", "in_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.merge_range(0, 0, 0, 6, "DANH SÁCH SẢN PHẨM")
        sheet.write_row(1, 0, HEAD)
        for number, row in enumerate(ROWS, 2):
            sheet.write_row(number, 0, row)
        sheet.write_formula(15, 1, "=SUM(A3:A14)", None, "#REF!")
        sheet.merge_range(3, 2, 5, 2, "Hợp tác xã chung")
        hidden = book.add_worksheet("Ẩn")
        hidden.write_row(0, 0, HEAD)
        hidden.hide()
        book.add_worksheet("Trống")
    return held.getvalue()


def _csv() -> bytes:
    lines = [HEAD, *([str(cell) for cell in row] for row in ROWS)]
    return "\r\n".join(";".join(f'"{cell}"' if "," in cell else cell for cell in line) for line in lines).encode()


def _docx() -> bytes:
    document = Document()
    document.add_heading("Biên bản {{ session.title }}")
    for row in ROWS:
        document.add_paragraph(str(row[1]))
    document.add_table(3, 3)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _xls() -> bytes:
    from tests.test_tables import write_xls

    path = Path(__file__).with_name("none.xls")

    class Held(type(path)):  # type: ignore[misc]
        def write_bytes(self, data: bytes) -> int:
            kept.append(bytes(data))
            return len(data)

    kept: list[bytes] = []
    write_xls(Held(path), [HEAD, *([cell if isinstance(cell, int) else str(cell) for cell in row] for row in ROWS)])
    return kept[0]


def _ods() -> bytes:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for row in (HEAD, *ROWS)
    )
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0"'
        f' xmlns:text="{urn}:text:1.0"><office:body><office:spreadsheet><table:table table:name="A">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": mimetype, "META-INF/manifest.xml": b"<manifest/>", "content.xml": content.encode()})


def unzipped(data: bytes) -> Parts:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return held.getvalue()


# Any bytes.


def flip(chance: random.Random, data: bytes) -> bytes:
    """Single bits, few or many."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 64, 500))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(chance: random.Random, data: bytes) -> bytes:
    """The beginning only, or without a piece in the middle."""
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return chance.choice((data[:start], data[:start] + data[end:], data[start:]))


def spliced(chance: random.Random, data: bytes) -> bytes:
    """Something else before, within or after."""
    junk = chance.choice(
        (b"\0" * 4096, chance.randbytes(3000), b"PK\x03\x04" * 50, b"<!DOCTYPE html>", data, b"MZ\x90")
    )
    place = chance.choice((0, len(data), chance.randrange(len(data))))
    return data[:place] + junk + data[place:]


def numbers(chance: random.Random, data: bytes) -> bytes:
    """Lengths, counts and offsets that are none."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 12))):
        place = chance.randrange(max(len(changed) - 4, 1))
        value = chance.choice(
            (0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFFE, len(data), chance.randrange(1 << 32))
        )
        changed[place : place + 4] = struct.pack("<I", value)
    return bytes(changed)


# Packages.


def _fields(data: bytes) -> list[tuple[int, bytes]]:
    """Where the headers of a package begin, and of which kind they are."""
    return [(found.start(), found[0]) for found in re.finditer(rb"PK(?:\x01\x02|\x03\x04|\x05\x06)", data)]


_SIZES = {b"PK\x01\x02": (6, 8, 10, 16, 20, 24, 28, 30, 32, 42), b"PK\x03\x04": (4, 6, 8, 14, 18, 22, 26, 28)}


def lying(chance: random.Random, data: bytes) -> bytes:
    """Headers that lie about sizes, methods, flags, lengths of names, checksums or offsets."""
    changed = bytearray(data)
    for place, kind in chance.sample(heads := _fields(data), min(len(heads), chance.choice((1, 1, 3)))):
        field = place + chance.choice(_SIZES.get(kind, (8, 10, 12, 16, 20)))
        value = chance.choice((0, 1, 8, 9, 12, 14, 99, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, chance.randrange(1 << 32)))
        changed[field : field + 4] = struct.pack("<I", value)[: len(changed[field : field + 4])]
    return bytes(changed)


def encrypted(chance: random.Random, data: bytes) -> bytes:
    """The flags that say so."""
    changed = bytearray(data)
    for place, kind in _fields(data):
        if kind != b"PK\x05\x06" and chance.random() < 0.7:
            changed[place + (8 if kind == b"PK\x01\x02" else 6)] |= chance.choice((0x1, 0x41))
    return bytes(changed)


_NAMES = (
    "../../../etc/passwd", "/abs.xml", "C:\\Windows\\win.ini", "xl\\..\\..\\x.xml", "XL/WORKBOOK.XML",
    "xl/workbook.xml", "word/document.xml", "con.xml",
    "a\0b.xml", "xl//x.xml", "./x.xml", "\u202egnp.xml", "x" * 60_000, "", "dir/",
)  # fmt: skip


def named(chance: random.Random, data: bytes) -> bytes:
    """Parts whose names lead elsewhere, or are there twice."""
    held = io.BytesIO(data)
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in chance.sample((*_NAMES, chance.choice(package.namelist())), chance.randint(1, 3)):
            package.writestr(zipfile.ZipInfo(name), chance.randbytes(chance.choice((0, 10, 3000))))
    return held.getvalue()


def bomb(chance: random.Random, data: bytes) -> bytes:
    """Parts that unpack to very much, or very many parts."""
    parts = unzipped(data)
    size = chance.choice((2_000_000, 20_000_000, 70_000_000))
    filling = chance.choice((b"\0", b" ", b"<a>", b"<row/>", b"A" * 64))
    whole = filling * (size // len(filling))
    how = chance.randrange(4)
    if how == 0:
        parts[chance.choice(sorted(parts))] = whole
    elif how == 1:
        name = chance.choice(sorted(name for name in parts if name.endswith("xml")))
        parts[name] = re.sub(rb"(<[A-Za-z:]+[^?>]*>)", lambda found: found[0] + whole, parts[name], count=1)
    elif how == 2:
        parts |= {f"x/{number}": b"" for number in range(chance.choice((2_900, 3_100, 30_000)))}
    else:
        for number in range(3):
            parts[f"media/{number}.png"] = whole
    return zipped(parts)


def hidden_bomb(chance: random.Random, data: bytes) -> bytes:
    """A part that is far more than the directory says, with the checksum of its beginning."""
    parts = unzipped(data)
    target = chance.choice([name for name in parts if name.endswith(".xml")])
    real = parts[target]
    parts[target] = real + b" " * 30_000_000
    made = bytearray(zipped(parts))
    for place, kind in _fields(bytes(made)):
        start, name_at, size_at = (30, 26, 14) if kind == b"PK\x03\x04" else (46, 28, 16)
        if kind == b"PK\x05\x06":
            continue
        length = struct.unpack_from("<H", made, place + name_at)[0]
        if bytes(made[place + start : place + start + length]) == target.encode():
            packed = struct.unpack_from("<I", made, place + size_at + 4)[0]
            struct.pack_into("<III", made, place + size_at, zlib.crc32(real), packed, len(real))
    return bytes(made)


def packed_otherwise(chance: random.Random, data: bytes) -> bytes:
    """Methods that no office uses."""
    return zipped(unzipped(data), chance.choice((zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_STORED)))


# XML.

_LAUGHS = (
    b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    b'<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
_OUTSIDE = (
    b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
    b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>',
)


def xml(chance: random.Random, data: bytes) -> bytes:
    """One part of XML, made wrong or heavy."""
    parts = unzipped(data)
    name = chance.choice(sorted(name for name in parts if name.endswith((".xml", ".rels"))))
    body = re.sub(rb"^\s*<\?xml[^>]*\?>", b"", parts[name])
    inside = [found.end() for found in re.finditer(rb"<[A-Za-z:]+[^>]*[^/]>", body)] or [0]
    place = chance.choice(inside)
    pieces = (
        b"<a>" * chance.choice((300, 100_000)), b"<a>" * 150 + b"</a>" * 150, b"\0", b"\xff\xfe", b"\xc0\xaf",
        b"\xed\xa0\x80", b"&#0;", b"&#xD800;", b"&#xFFFFFFFF;", b"&d;", b"&undefined;",
        b"<![CDATA[" + b"]" * 3000 + b"]]>", b"<!--" + b"-" * 9,
        b"<!--" + b" " * 3_000_000 + b"-->", b"<?x " + b"y" * 2_000_000 + b"?>", b"<a b='" + b"c" * 2_000_000 + b"'/>",
        b"<a " + b" ".join(b"x%d=''" % n for n in range(20_000)) + b"/>", "\u202e\ufeff\u0000".encode(),
    )  # fmt: skip
    how = chance.randrange(6)
    if how == 0:
        body = chance.choice((_LAUGHS, *_OUTSIDE)) + body.replace(b">", b">&d;", 1)
    elif how == 1:
        encoding = chance.choice((b"UTF-16", b"UTX-8", b"latin-1", b"utf-7", b"idna", b"hex", b"", b"\xff"))
        body = b"<?xml version='1.0' encoding='" + encoding + b"'?>" + body
    elif how == 2:
        body = body.decode("utf-8", "replace").encode(chance.choice(("utf-16", "utf-16-be", "utf-8-sig", "utf-32")))
    elif how == 3:
        body = body[: chance.randrange(len(body) + 1)]
    else:
        body = body[:place] + chance.choice(pieces) + body[place:]
    parts[name] = body
    return zipped(parts)


_SHEET = "xl/worksheets/sheet1.xml"
_ODD_VALUES = (
    "1e400", "-1e400", "9" * 5000, "-0", "NaN", "INF", "1_0", "٣", "1e3", "", " 7 ", "0x7", "2958466", "-1", "0", "60",
    "1e10", "1e308", "5e-324", "4294967296", "99999999999999999999", "TRUE", "#REF!", "2025-06-19T25:61:00Z",
)  # fmt: skip
_ODD_PLACES = (
    "XFD1048576", "a1", "A0", "AAAA1", "A99999999", "", "1A", "XFE1", "A1:B2", "$A$1", "ZZZ9999999", "IV5001", "GR1",
    "A-1", "A٣", "A5000",
)  # fmt: skip
_ODD_TYPES = ("s", "e", "b", "d", "n", "str", "inlineStr", "x", "", "S")


def cells(chance: random.Random, data: bytes) -> bytes:
    """Cells that say what no cell may: values, types, places, styles, texts that are not there."""
    parts = unzipped(data)
    body = parts[_SHEET].decode()

    def change(pattern: str, values: tuple[str, ...]) -> None:
        nonlocal body
        share = chance.choice((0.05, 0.5, 1))
        body = re.sub(pattern, lambda m: m[1] + chance.choice(values) + m[3] if chance.random() < share else m[0], body)

    for how in chance.sample(range(8), chance.randint(1, 3)):
        if how == 0:
            change(r"(<v>)([^<]*)(</v>)", _ODD_VALUES)
        elif how == 1:
            change(r'(<c r=")([^"]*)(")', _ODD_PLACES)
        elif how == 2:
            change(r'(<c [^>]*t=")([^"]*)(")', _ODD_TYPES)
        elif how == 3:
            change(r'(<c [^>]*s=")([^"]*)(")', ("999999999", "-1", "x", "4294967296", "1"))
        elif how == 4:
            change(r'(<row r=")([^"]*)(")', ("0", "-1", "99999999999", "x", "1", "1048576", ""))
        elif how == 5:
            refs = ("A1:XFD1048576", "B2:A1", "A1:", "ZZZ0:1", "A1:ZZZZ99999999", "", "C4:C6", ":", "A1:A1:A1")
            change(r'(<mergeCell ref=")([^"]*)(")', refs)
        elif how == 6:
            for name in ("xl/styles.xml", "xl/sharedStrings.xml"):
                count = chance.choice((b"4294967295", b"300000", b"-1", b"x", b"0"))
                parts[name] = re.sub(rb'(?i)(count=")[^"]*', rb"\g<1>" + count, parts[name])
        else:
            change(r'(<dimension ref=")([^"]*)(")', ("A1:XFD1048576", "", "x", "XFD1048576"))
    parts[_SHEET] = body.encode()
    return zipped(parts)


def large(chance: random.Random, data: bytes) -> bytes:
    """Sheets that ask for far more than they hold."""
    parts = unzipped(data)
    body = parts[_SHEET].decode()
    end = "</sheetData>"

    def rows(count: int, row: str) -> None:
        nonlocal body
        body = body.replace(end, row * count + end)

    how = chance.randrange(9)
    if how == 0:
        rows(1, '<row r="20">' + '<c t="s"><v>3</v></c>' * 16_384 + "</row>")
    elif how == 1:
        rows(chance.choice((4_900, 6_000, 200_000)), "<row><c><v>1</v></c></row>")
    elif how == 2:
        rows(3_000, "<row>" + '<c t="s"><v>3</v></c>' * 150 + "</row>")
    elif how == 3:
        text = "chữ " * chance.choice((8_000, 200_000, 2_000_000))
        parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(b"<t>", b"<t>" + text.encode(), 1)
        rows(900, "<row>" + '<c t="s"><v>0</v></c>' * 190 + "</row>")
    elif how == 4:
        rows(2_000, '<row><c t="inlineStr"><is><t>' + "x" * 30_000 + "</t></is></c></row>")
    elif how == 5:
        many = "".join(f'<mergeCell ref="A{n}:B{n + 9}"/>' for n in range(1, chance.choice((500, 9_000, 50_000))))
        body = body.replace("<mergeCells", f"<mergeCells count='1'>{many}</mergeCells><mergeCells", 1)
    elif how == 6:
        sheets = "".join(
            f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(9, chance.choice((200, 30_000)))
        )
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"</sheets>", sheets.encode() + b"</sheets>")
    elif how == 7:
        code = b'<numFmt numFmtId="165" formatCode="' + b"[$" * 400_000 + b'"/>'
        parts["xl/styles.xml"] = re.sub(
            rb"<fonts", b"<numFmts>" + code + b"</numFmts><fonts", parts["xl/styles.xml"], count=1
        )
    else:
        count = b'count="4294967295" uniqueCount="4294967295"'
        parts["xl/sharedStrings.xml"] = re.sub(rb'count="\d+" uniqueCount="\d+"', count, parts["xl/sharedStrings.xml"])
    parts[_SHEET] = body.encode()
    return zipped(parts)


def links(chance: random.Random, data: bytes) -> bytes:
    """Sheets that are elsewhere, not at all, twice, hidden, or counted from another day."""
    parts = unzipped(data)
    rels, book = "xl/_rels/workbook.xml.rels", "xl/workbook.xml"
    targets = (
        b"http://127.0.0.1:9/s.xml", b"file:///etc/passwd", b"../../../../etc/passwd", b"/xl/workbook.xml", b"", b"..",
        b"worksheets/sheet9.xml", b"\\\\127.0.0.1\\x", b"worksheets/../worksheets/sheet1.xml",
    )  # fmt: skip
    how = chance.randrange(6)
    if how == 0:
        parts[rels] = re.sub(rb'Target="[^"]*"', lambda _: b'Target="' + chance.choice(targets) + b'"', parts[rels])
    elif how == 1:
        target = b'Target="' + chance.choice(targets) + b'" TargetMode="External"'
        parts[rels] = re.sub(rb'Target="worksheets/[^"]*"', target.replace(b"\\", b"\\\\"), parts[rels], count=1)
    elif how == 2:
        parts[rels] = re.sub(rb'Id="rId\d"', b'Id="rId1"', parts[rels])
    elif how == 3:
        state = chance.choice((b"hidden", b"veryHidden", b"x", b""))
        parts[book] = re.sub(rb"<sheet ", b'<sheet state="' + state + b'" ', parts[book]).replace(
            b'state="hidden" sheetId', b"sheetId"
        )
    elif how == 4:
        parts[book] = parts[book].replace(
            b"<workbookPr", b'<workbookPr date1904="' + chance.choice((b"1", b"true", b"x")) + b'"'
        )
    else:
        outside = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook/></externalLink>'
        parts["xl/externalLinks/externalLink1.xml"] = outside
        parts[rels] = parts[rels].replace(
            b"</Relationships>",
            b'<Relationship Id="rId77" Type="x/externalLinkPath" Target="http://127.0.0.1:9/" TargetMode="External"/>'
            b"</Relationships>",
        )
    return zipped(parts)


# Delimited text.

_ODD_TEXTS = ("=cmd|' /C calc'!A0", "@SUM(1)", "\u202exslx.a", "🌾" * 500, "\ud800")
_MANY = range(4_900)


def delimited(chance: random.Random, data: bytes) -> bytes:
    """Text that is no table, or one that never ends."""
    text = data.decode()
    makers: tuple[Callable[[], bytes], ...] = (
        lambda: text.replace(";", "").encode(),
        lambda: text.replace(";", chance.choice(",\t|:^\u2028\x1f")).encode(),
        lambda: text.encode("utf-8") + "Trà xanh;Hợp tác xã\r\n".encode("utf-16-le"),
        lambda: text.encode("cp1258", "replace") + text.encode(),
        lambda: text.replace("Miến", "Miến" + "x" * chance.choice((40_000, 4_900_000, 10_000_000)), 1).encode(),
        lambda: text.replace("Miến", '"' * chance.choice((1, 3, 999)) + "Miến", 1).encode(),
        lambda: text.replace("\r\n", chance.choice(("\r", "\n", "\n\r", "\v", "\x85", "\r\r\n\n"))).encode(),
        lambda: chance.choice((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf\xef\xbb\xbf", b"\0\0\xfe\xff", b"+/v8")) + data,
        lambda: text.encode(chance.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "utf-8-sig"))),
        lambda: data.replace(b"\r\n", b"\0\r\n"),
        lambda: text.encode() + ";".join("x" for _ in range(chance.choice((300, 500_000)))).encode(),
        lambda: text.encode() + b";" * chance.choice((300, 4_000_000)),
        lambda: (text + "\r\n" + text.partition("\r\n")[2] * 600).encode(),
        lambda: b"\r\n" * 4_000_000,
        lambda: b'"' * chance.choice((3, 4_000_000)),
        lambda: b"sep=" + chance.choice((b";", b'"', b"\0", b"\r", b"ab", b"\xff")) + b"\r\n" + data,
        lambda: text.replace("mới", chance.choice(_ODD_TEXTS)).encode(errors="surrogatepass"),
        lambda: ("Tên sản phẩm;Chủ thể\r\n" + ("ngày tháng " * 2_900 + ";x\r\n") * 9).encode(),
        lambda: ("Tên sản phẩm;Bộ sản phẩm;Chủ thể\r\n" + "".join(f"a{n};cà phê {n};b\r\n" for n in _MANY)).encode(),
        lambda: chance.randbytes(chance.choice((1, 100, 100_000))),
        lambda: bytes(chance.choice(data) for _ in range(3_000)),
        lambda: re.sub(r"[\d/-]+", lambda _: chance.choice(_ODD_VALUES), text).encode(),
        lambda: b"",
    )  # fmt: skip
    return chance.choice(makers)()


def repeats(chance: random.Random, data: bytes) -> bytes:
    """Numbers of an OpenDocument table that ask for far more than it holds."""
    parts = unzipped(data)
    body = parts["content.xml"].decode()
    count = chance.choice(("1000000000", "-1", "x", "٣", "4999", "1e9", "", "99999999999999999999", "20000"))
    tag = chance.choice(
        (
            f'<table:table-row table:number-rows-repeated="{count}">',
            f'<table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="{count}">'
            "<text:p>x</text:p></table:table-cell>",
            '<table:table-row><table:table-cell office:value-type="string"><text:p>x'
            f'<text:s text:c="{count}"/></text:p></table:table-cell>',
            f'<table:table-row><table:table-cell office:value-type="float" office:value="{count}"/>',
            f'<table:table-row><table:table-cell office:value-type="date" office:date-value="{count}"/>',
        )
    )
    place = chance.choice([found.start() for found in re.finditer("<table:table-row>", body)])
    parts["content.xml"] = (body[:place] + tag + body[place + len("<table:table-row>") :]).encode()
    return zipped(parts)


_BYTES: tuple[Mutation, ...] = (flip, cut, spliced, numbers)
_PACKAGE: tuple[Mutation, ...] = (*_BYTES, lying, encrypted, named, bomb, hidden_bomb, packed_otherwise, xml, xml, xml)
_MUTATIONS: dict[str, tuple[Mutation, ...]] = {
    "xlsx": (*_PACKAGE, cells, cells, cells, cells, large, large, links, links),
    "csv": (*_BYTES, *[delimited] * 10),
    "docx": _PACKAGE,
    "xls": (*_BYTES, numbers, numbers),
    "ods": (*_PACKAGE, repeats, repeats, repeats),
}


def mutant(kind: str, seed: int) -> tuple[str, bytes]:
    """What was done to it, and the file."""
    chance = random.Random(f"{kind} {seed}")
    whole = sound(kind)
    if kind == "xlsx" and chance.random() < 0.2:
        whole = chance.choice(sorted(LISTS.glob("*.xlsx"))).read_bytes()
        mutation = chance.choice(_PACKAGE)
    else:
        mutation = chance.choice(_MUTATIONS[kind])
    data = mutation(chance, whole)
    if chance.random() < 0.05 and data:
        return f"{mutation.__name__}, flip", flip(chance, data)
    return mutation.__name__, data
