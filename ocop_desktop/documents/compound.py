"""OLE compound files and the .xls workbook inside, checked and rebuilt before the spreadsheet library sees them.

Contract: every length and chain that a damaged file may claim is held against the bytes that are there; the library
reserves whatever such a file claims, and the program would end with it. Reads no cell's value.
"""

import struct
from collections.abc import Callable, Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _FREE = 0xFFFFFFFE, 0xFFFFFFFF
_MINI_CUTOFF = 4096
_MOST_SHEETS = 1000

_BOUND_SHEET, _DIMENSIONS, _STRINGS, _MULTIPLE, _EOF = 0x0085, 0x0200, 0x00FC, 0x00BD, 0x000A
_CELLS = frozenset({0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x0006, _MULTIPLE})


def streams(data: bytes) -> dict[str, bytes]:
    """The streams of a compound file by name. Raises ValueError or struct.error for a damaged one."""
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or mini_shift != 6:
        raise ValueError("sector size")
    size = 1 << shift
    directory_start, mini_start, difat = (struct.unpack_from("<I", data, place)[0] for place in (48, 60, 68))

    def sector(number: int) -> bytes:
        start = (number + 1) * size
        if start >= len(data):
            raise ValueError("sector out of the file")
        return data[start : start + size].ljust(size, b"\0")

    table_sectors = list(struct.unpack_from("<109I", data, 76))
    visited: set[int] = set()
    while difat not in (_END, _FREE):
        if difat in visited:
            raise ValueError("endless chain")
        visited.add(difat)
        *numbers, difat = struct.unpack(f"<{size // 4}I", sector(difat))
        table_sectors += numbers
    table: list[int] = []
    for number in table_sectors:
        if number != _FREE:
            table += struct.unpack(f"<{size // 4}I", sector(number))
            if len(table) > 2 * len(data) // size + size:
                raise ValueError("more table than file")

    whole = b"".join(sector(number) for number in _chain(directory_start, table))
    entries = [whole[place : place + 128] for place in range(0, len(whole) - 127, 128)]
    root = next((entry for entry in entries if entry[66] == 5), None)
    mini = b"".join(sector(n) for n in _chain(_start(root), table)) if root and _start(root) != _END else b""
    mini_table_data = b"".join(sector(number) for number in _chain(mini_start, table))
    mini_table = list(struct.unpack(f"<{len(mini_table_data) // 4}I", mini_table_data))

    found = {}
    for entry in entries:
        if entry[66] != 2:
            continue
        length = struct.unpack_from("<I", entry, 120)[0]
        if length >= _MINI_CUTOFF:
            parts = b"".join(sector(number) for number in _chain(_start(entry), table))
        else:
            parts = b"".join(mini[n * 64 : n * 64 + 64] for n in _chain(_start(entry), mini_table) if length)
        name = entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le", "replace")
        found[name] = parts[:length]
    return found


def _start(entry: bytes) -> int:
    return int(struct.unpack_from("<I", entry, 116)[0])


def _chain(start: int, table: list[int]) -> Iterator[int]:
    number = start
    for _ in range(len(table) + 1):
        if number in (_END, _FREE):
            return
        if number >= len(table):
            raise ValueError("chain out of the table")
        yield number
        number = table[number]
    raise ValueError("endless chain")


def checked_workbook(stream: bytes, check_cell: Callable[[int, int], None]) -> bytes:
    """The workbook stream with harmless dimensions; ``check_cell(row, column)`` is called for every cell with a value
    and may raise. Raises ValueError or struct.error for a damaged stream."""
    checked = bytearray(stream)
    sheets = {
        struct.unpack_from("<I", stream, start)[0] for kind, start, _ in _records(stream, 0) if kind == _BOUND_SHEET
    }
    if len(sheets) > _MOST_SHEETS or any(place >= len(stream) for place in sheets):
        raise ValueError("sheets out of the stream")
    for place in {0} | sheets:
        for kind, start, length in _records(stream, place):
            if kind == _DIMENSIONS:
                long = struct.pack("<IIHHH", 0, 1, 0, 1, 0)
                short = struct.pack("<HHHHH", 0, 1, 0, 1, 0)
                checked[start : start + length] = (long if length >= 14 else short).ljust(length, b"\0")[:length]
            elif kind == _STRINGS and struct.unpack_from("<I", stream, start + 4)[0] > len(stream):
                raise ValueError("more strings than bytes")
            elif kind in _CELLS:
                row, column = struct.unpack_from("<HH", stream, start)
                check_cell(row, column + (max(length - 6, 0) // 6 - 1 if kind == _MULTIPLE else 0))
    return bytes(checked)


def _records(stream: bytes, place: int) -> Iterator[tuple[int, int, int]]:
    """(kind, start of the data, length) of the records from a place to the end of its part."""
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        if place + 4 + length > len(stream):
            raise ValueError("record out of the stream")
        yield kind, place + 4, length
        if kind == _EOF:
            return
        place += 4 + length


def rebuilt(name: str, stream: bytes) -> bytes:
    """A plain compound file (sectors of 4096 bytes) with this one stream: the table, the directory, a blank container
    of small streams (the library wants one), then the stream."""
    sector = 4096
    count = max(-(-len(stream) // sector), 1)
    tables = 1
    while tables * (sector // 4) < tables + 2 + count:
        tables += 1
    table = [0xFFFFFFFD] * tables + [_END, _END, *range(tables + 3, tables + 2 + count), _END]
    table += [_FREE] * (tables * (sector // 4) - len(table))
    sectors = [*range(tables), *[_FREE] * (109 - tables)]
    numbers = (1, tables, tables, 0, _MINI_CUTOFF, _END, 0, _END, 0)
    header = SIGNATURE + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 4, 0xFFFE, 12, 6)
    header += struct.pack("<9I", *numbers) + struct.pack("<109I", *sectors)

    def entry(title: str, kind: int, child: int, start: int, length: int) -> bytes:
        raw = title.encode("utf-16-le")
        links = struct.pack("<HBBIII", len(raw) + 2, kind, 1, _FREE, _FREE, child)
        return raw.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, length)

    length = count * sector
    directory = entry("Root Entry", 5, 1, tables + 1, 64) + entry(name, 2, _FREE, tables + 2, length)
    return (
        header.ljust(sector, b"\0")
        + struct.pack(f"<{len(table)}I", *table)
        + directory.ljust(2 * sector, b"\0")
        + stream.ljust(length, b"\0")
    )
