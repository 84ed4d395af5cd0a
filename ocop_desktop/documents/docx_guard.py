"""Word documents of others, looked over before a library opens them as a template.

Contract: ``check_docx`` refuses whatever could do more than be a page of text, tables and pictures: macros, embedded
objects and documents, active controls and add-ins, fields that fetch or run something, anything that is loaded from
outside the file, a document type in any part, and packages that unpack to more than a template needs. A link for a
reader to follow (http, https, mailto) stays: nothing opens it by itself. Nothing outside the package is looked at,
nothing is written. What a template's own expressions may do is not decided here.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from ocop_desktop.documents import package
from ocop_desktop.documents.package import Attributes, Limits, Package, Unsafe, relations, walk
from ocop_desktop.domain.errors import UserError

MAX_FILE_BYTES = 20_000_000
LIMITS = Limits(parts=1_000, part=30_000_000, whole=60_000_000)


class Reason(StrEnum):
    """Why a document is no template."""

    DAMAGED = "damaged"
    NOT_WORD = "not_word"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    MACROS = "macros"
    EMBEDDED = "embedded"  # objects, documents, controls, add-ins
    EXTERNAL = "external"  # something is loaded from outside
    FIELDS = "fields"  # fields that fetch or run something


_OF_PACKAGE = {
    package.Reason.DAMAGED: Reason.DAMAGED,
    package.Reason.ENCRYPTED: Reason.ENCRYPTED,
    package.Reason.TOO_LARGE: Reason.TOO_LARGE,
    package.Reason.NAMES: Reason.DAMAGED,
    package.Reason.DOCTYPE: Reason.DAMAGED,
}
_WORD = re.compile(r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.(document|template)\.main\+xml")
_MACROS = re.compile(r"vba|macro", re.IGNORECASE)
_EMBEDDED = re.compile(
    r"ole|activex|embed|attachedtoolbars|control|afchunk|frame|subdocument|webextension|extensibility|^package$",
    re.IGNORECASE,
)
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg")
_FONTS = (".odttf", ".ttf")
_XML = (".xml", ".rels", ".vml", ".svg")
_LINK = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
# An address, where a drawing should name a relationship or a part.
_ADDRESS = re.compile(r"(?!data:)[a-z][a-z0-9+.-]*:|[\\/]{2}", re.IGNORECASE)
_DRAWN = frozenset({"imagedata", "fill", "stroke"})
_FIELD = re.compile(r'\s*"?([A-Za-z]+)(?:\s+"([^"]*)")?')
_FETCHING = frozenset(
    {"DDE", "DDEAUTO", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "EMBED", "DATABASE", "RD"}
    | {"CONTROL", "HTMLCONTROL", "PRINT"}
)


class _NoTemplate(Exception):  # noqa: N818
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def check_docx(data: bytes) -> None:
    """Raises ``UserError("template_unsafe", reason=...)`` with one of the reasons of ``Reason``."""
    try:
        _check(data)
    except Unsafe as unsafe:
        raise UserError("template_unsafe", reason=_OF_PACKAGE[unsafe.reason]) from None
    except _NoTemplate as refused:
        raise UserError("template_unsafe", reason=refused.reason) from None


def _check(data: bytes) -> None:
    if len(data) > MAX_FILE_BYTES:
        raise _NoTemplate(Reason.TOO_LARGE)
    if not data.startswith(b"PK"):
        raise _NoTemplate(Reason.NOT_WORD)
    parts = Package(data, LIMITS)
    if "[Content_Types].xml" not in parts or "_rels/.rels" not in parts:
        raise _NoTemplate(Reason.NOT_WORD)
    _check_types(parts.read("[Content_Types].xml"))
    for name in parts.names:
        content = parts.read(name)
        if _MACROS.search(name.rpartition("/")[2]):
            raise _NoTemplate(Reason.MACROS)
        if "/embeddings/" in f"/{name}" or "/activex/" in f"/{name}":
            raise _NoTemplate(Reason.EMBEDDED)
        if name.endswith(".rels"):
            _check_relations(content)
        elif name.endswith(_XML):
            _check_text(content)
        elif not name.endswith((*_PICTURES, *_FONTS)):
            raise _NoTemplate(Reason.EMBEDDED)


def _check_types(data: bytes) -> None:
    """The content types: a document or a template of Word, and nothing with macros."""
    kinds: list[str] = []

    def start(_: str, attributes: Attributes) -> None:
        kinds.append(attributes.get("ContentType", ""))

    walk(data, start)
    if any(_MACROS.search(kind) for kind in kinds):
        raise _NoTemplate(Reason.MACROS)
    if not any(_WORD.fullmatch(kind) for kind in kinds):
        raise _NoTemplate(Reason.NOT_WORD)


def _check_relations(data: bytes) -> None:
    for relation in relations(data).values():
        if _MACROS.search(relation.kind):
            raise _NoTemplate(Reason.MACROS)
        if _EMBEDDED.search(relation.kind):
            raise _NoTemplate(Reason.EMBEDDED)
        if relation.external and not (relation.kind == "hyperlink" and _LINK.match(relation.target)):
            raise _NoTemplate(Reason.EXTERNAL)


def _check_text(data: bytes) -> None:
    """A part of XML: well formed, and nothing in it fetches or runs anything."""
    # The instructions of the fields that are open, the innermost last; Word cuts one instruction into several runs.
    fields: list[str] = []
    inside = False

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal inside
        inside = tag in ("instrText", "delInstrText")
        if tag == "fldSimple":
            _check_field(package.attribute(attributes, "instr") or "")
        elif tag == "fldChar":
            kind = package.attribute(attributes, "fldCharType")
            if kind == "begin":
                # A field whose very name another field makes.
                if fields and not fields[-1].strip():
                    raise _NoTemplate(Reason.FIELDS)
                fields.append("")
            elif fields:
                _check_field(fields[-1])
                if kind == "end":
                    fields.pop()
        elif tag in ("OLEObject", "altChunk", "object", "control", "subDoc", "foreignObject"):
            raise _NoTemplate(Reason.EMBEDDED)
        elif tag == "mailMerge" or (tag in _DRAWN and any(map(_ADDRESS.match, _sources(attributes)))):
            raise _NoTemplate(Reason.EXTERNAL)
        elif tag == "script":
            raise _NoTemplate(Reason.MACROS)
        elif tag == "image" and not (package.attribute(attributes, "href") or "data:").startswith("data:"):
            raise _NoTemplate(Reason.EXTERNAL)

    def end(_: str) -> None:
        nonlocal inside
        inside = False

    def text(piece: str) -> None:
        if inside and fields:
            fields[-1] += piece

    walk(data, start, end, text)
    for field in fields:
        _check_field(field)


def _sources(attributes: Attributes) -> Iterator[str]:
    """Where a drawing takes its picture from."""
    return (package.attribute(attributes, name) or "" for name in ("src", "href", "althref"))


def _check_field(instruction: str) -> None:
    """A field does what it says itself: nothing that a placeholder puts there."""
    if "{{" in instruction or "{%" in instruction:
        raise _NoTemplate(Reason.FIELDS)
    found = _FIELD.match(instruction)
    name = found[1].upper() if found else ""
    if name in _FETCHING:
        raise _NoTemplate(Reason.FIELDS)
    if found and name == "HYPERLINK" and found[2] and not _LINK.match(found[2]):
        raise _NoTemplate(Reason.EXTERNAL)
