"""Power cuts, replayed from recorded system calls: what the disk may hold when the power goes at some moment.

Whatever was flushed is there. Of what was not, any part may be there: writes whole, by sectors, or not at all, later
ones without earlier ones, a size without its content, a new name or a removal or neither. Only ``fsync`` of a file, or
of a folder for the names in it, is a promise. Files are given by their path; knows nothing of SQLite.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_HEAD = struct.Struct("=6q")
_OPEN, _WRITE, _TRUNCATE, _SYNC, _RENAME, _UNLINK = 1, 2, 3, 4, 5, 6
MARK = 8


@dataclass(frozen=True, slots=True)
class Call:
    """One recorded call: kind, id of the open file (or the number of a mark), offset or size or flags, names, data."""

    kind: int
    id: int
    place: int
    path: str
    other: str
    data: bytes


def read_record(path: Path) -> list[Call]:
    """The calls of a recording, in their order."""
    raw, at, calls = path.read_bytes(), 0, []
    while at < len(raw):
        kind, id_, place, *sizes = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        parts = []
        for size in sizes:
            parts.append(raw[at : at + size])
            at += size
        calls.append(Call(kind, id_, place, parts[0].decode(), parts[1].decode(), parts[2]))
    return calls


@dataclass(slots=True)
class Content:
    """One file: the bytes on the medium, and the writes (offset, data) and sizes (size, None) that are on their way."""

    flushed: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def flush(self) -> None:
        for place, data in self.pending:
            _apply(self.flushed, place, data)
        self.pending.clear()


@dataclass(frozen=True, slots=True)
class Naming:
    """A change of names that is on its way: the file that ``path`` is from now on (None: no longer there), and the name
    that goes with it."""

    path: str
    content: Content | None
    gone: str = ""


class Disk:
    """What the medium holds for certain and what is on its way to it, call after call."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._names = {path: Content(bytearray(data)) for path, data in files.items()}
        self._flushed_names = dict(self._names)
        self._namings: list[Naming] = []
        self._open: dict[int, tuple[str, Content | None]] = {}

    def take(self, call: Call) -> None:
        """Carries out one recorded call."""
        if call.kind == _OPEN:
            if call.place & 1 and call.path not in self._names:
                self._name(Naming(call.path, Content()))
            content = self._names.get(call.path)
            if call.place & 2 and content is not None:
                content.pending.append((0, None))
            self._open[call.id] = (call.path, content)
        elif call.kind in (_WRITE, _TRUNCATE):
            content = self._open[call.id][1]
            assert content is not None
            content.pending.append((call.place, call.data if call.kind == _WRITE else None))
        elif call.kind == _SYNC:
            path, content = self._open[call.id]
            if content is not None:
                content.flush()
            else:
                self._flush_names(path)
        elif call.kind == _RENAME:
            self._name(Naming(call.other, self._names[call.path], "" if call.place else call.path))
        elif call.kind == _UNLINK:
            self._name(Naming(call.path, None))

    def whole(self) -> dict[str, bytes]:
        """What the files hold for whoever reads them while the power is there."""
        found = {}
        for path, content in self._names.items():
            image = bytearray(content.flushed)
            for place, data in content.pending:
                _apply(image, place, data)
            found[path] = bytes(image)
        return found

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """What the medium may hold when the power goes now."""
        names = dict(self._flushed_names)
        share = chance.choice((0.0, 0.2, 0.5, 0.8, 1.0))
        for naming in self._namings:
            if chance.random() < share:
                _rename(names, naming)
        return {path: _torn(content, chance) for path, content in names.items()}

    def _name(self, naming: Naming) -> None:
        _rename(self._names, naming)
        self._namings.append(naming)

    def _flush_names(self, folder: str) -> None:
        left = []
        for naming in self._namings:
            if naming.path.rpartition("/")[0] == folder:
                _rename(self._flushed_names, naming)
            else:
                left.append(naming)
        self._namings = left


def _rename(names: dict[str, Content], naming: Naming) -> None:
    if naming.gone:
        names.pop(naming.gone, None)
    if naming.content is None:
        names.pop(naming.path, None)
    else:
        names[naming.path] = naming.content


def _apply(image: bytearray, place: int, data: bytes | None) -> None:
    if data is None:
        if place < len(image):
            del image[place:]
        else:
            image.extend(bytes(place - len(image)))
    else:
        if place > len(image):
            image.extend(bytes(place - len(image)))
        image[place : place + len(data)] = data


def _torn(content: Content, chance: random.Random) -> bytes:
    """The file with any part of what is on its way: none, all, the first so many, or each write or sector by itself."""
    image = bytearray(content.flushed)
    pending = content.pending
    if not pending:
        return bytes(image)
    way = chance.randrange(5)
    if way == 1:
        pending = pending[: chance.randint(0, len(pending))]
    share = (0.0, 1.0, chance.random(), chance.random(), chance.random())[way]
    sector = chance.choice((512, 4096)) if way >= 3 else 0
    for place, data in pending:
        if data is None or not sector:
            if chance.random() < share:
                _apply(image, place, data)
            continue
        for start, piece in _sectors(place, data, sector):
            if chance.random() < share:
                _apply(image, start, piece)
            elif way == 4 and start + len(piece) > len(image) and chance.random() < 0.5:
                # The size is there, but what was to be there is not.
                rubbish = bytes(len(piece)) if chance.random() < 0.5 else chance.randbytes(len(piece))
                _apply(image, start, rubbish)
    return bytes(image)


def _sectors(place: int, data: bytes, sector: int) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        size = min(sector - (place + at) % sector, len(data) - at)
        yield place + at, data[at : at + size]
        at += size
