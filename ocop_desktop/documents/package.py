"""Zip packages of others (workbooks, documents): measured before anything is unpacked, unpacked within what was
measured, their XML walked before any library may read it.

Contract: whatever is wrong is an ``Unsafe`` with one reason; nothing is written, nothing outside the package is looked
at, and no path in it is ever used as a path. Knows nothing of sheets or documents.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from xml.parsers import expat

Attributes = dict[str, str]

_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_DEPTH = 200
_STEP = 1 << 16
_BAD_NAME = re.compile(r"[\x00-\x1f\x7f:*?\"<>|]|^/|//|(^|/)\.\.?(/|$)")


class Reason(StrEnum):
    """What is wrong with a package."""

    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"  # unpacked, or in its number of parts
    NAMES = "names"  # of parts: two alike, or one that leads out of the package
    DOCTYPE = "doctype"  # a document type, and with it entities


class Unsafe(Exception):  # noqa: N818
    """A package that is not read any further."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Limits:
    """What a package may unpack to, in bytes; ``ratio``: unpacked to packed, of one part, beyond its first megabyte."""

    parts: int = 3_000
    part: int = 100_000_000
    whole: int = 200_000_000
    # Deflate reaches 1000 to 1, a real sheet hardly 60 to 1.
    ratio: int = 400


class Package:
    """A package whose directory is within the limits. Raises ``Unsafe``, here and from every method."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        # Counted on the bytes: what the directory says of itself may be a lie, and each entry costs memory.
        if data.count(_DIRECTORY_ENTRY) > 3 * limits.parts:
            raise Unsafe(Reason.TOO_LARGE)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, LookupError, EOFError):
            raise Unsafe(Reason.DAMAGED) from None
        infos = self._zip.infolist()
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise Unsafe(Reason.ENCRYPTED)
        if (
            len(infos) > limits.parts
            or sum(info.file_size for info in infos) > limits.whole
            or any(info.file_size > limits.part for info in infos)
            or any(info.file_size > limits.ratio * info.compress_size + 1_000_000 for info in infos)
        ):
            raise Unsafe(Reason.TOO_LARGE)
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            # The name as it is written, before Python cuts it at a NUL.
            if _BAD_NAME.search(info.orig_filename.replace("\\", "/")) or _key(info.filename) in self._infos:
                raise Unsafe(Reason.NAMES)
            self._infos[_key(info.filename)] = info

    @property
    def names(self) -> list[str]:
        """The names of all parts, in lower case, with "/" between folders; folders themselves are none."""
        return [name for name in self._infos if not name.endswith("/")]

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._infos

    def read(self, name: str) -> bytes:
        """A part whole, whatever the case of its name; one that is not there is damage.

        No more than the directory said is ever unpacked, and a part that is not what its checksum says is refused.
        """
        info = self._infos.get(_key(name))
        if info is None or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unsafe(Reason.DAMAGED)
        try:
            data = self._zip.read(info)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, LookupError):
            raise Unsafe(Reason.DAMAGED) from None
        if len(data) != info.file_size:
            raise Unsafe(Reason.DAMAGED)
        return data


def _key(name: str) -> str:
    return name.replace("\\", "/").lower()


def walk(
    data: bytes,
    start: Callable[[str, Attributes], None] | None = None,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Calls back for each element, by its name without a prefix, and for text. Raises ``Unsafe`` for what is not well
    formed, nested beyond all use, or has a document type."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0

    def begin(tag: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise Unsafe(Reason.DAMAGED)
        if start:
            start(tag.rpartition(":")[2], attributes)

    def finish(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(tag.rpartition(":")[2])

    def doctype(*_: object) -> None:
        raise Unsafe(Reason.DOCTYPE)

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    if text:
        parser.CharacterDataHandler = text
    try:
        for place in range(0, len(data), _STEP):
            parser.Parse(data[place : place + _STEP], False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError):
        raise Unsafe(Reason.DAMAGED) from None


def attribute(attributes: Attributes, name: str) -> str | None:
    """The value of an attribute whatever its prefix."""
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), None)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship between parts: the last word of its type, its target as written, whether that lies outside."""

    kind: str
    target: str
    external: bool


def relations(data: bytes) -> dict[str, Relation]:
    """The relationships of a ``.rels`` part by their id. Raises ``Unsafe``; an id that is there twice is damage."""
    found: dict[str, Relation] = {}

    def start(tag: str, attributes: Attributes) -> None:
        if tag != "Relationship":
            return
        key = attributes.get("Id", "")
        if key in found:
            raise Unsafe(Reason.DAMAGED)
        kind = attributes.get("Type", "").rpartition("/")[2]
        external = attributes.get("TargetMode", "Internal").strip().lower() != "internal"
        found[key] = Relation(kind, attributes.get("Target", ""), external)

    walk(data, start)
    return found
