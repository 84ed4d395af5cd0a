"""Pictures of the pages of a PDF, made with PDFium, for showing on the screen off the GUI thread.

A picture is ``(width, height, bytes)``: pixels of four bytes, red, green, blue and one unused, rows without padding.
PDFium is not safe for threads, so one page is made at a time. Knows no Qt.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Lock

import pypdfium2

from ocop_desktop.domain.errors import UserError

Picture = tuple[int, int, bytes]

_LOCK = Lock()


def page_count(source: Path | bytes) -> int:
    """How many pages the PDF has. Raises ``UserError("cannot_read", path=...)``."""
    with _LOCK:
        document = _open(source)
        try:
            return len(document)
        finally:
            document.close()


def beginnings(source: Path | bytes) -> list[int]:
    """The pages, 0 the first, to which the entries of the outline's first level lead, in their order.

    Raises ``UserError("cannot_read", path=...)``.
    """
    with _LOCK:
        document = _open(source)
        try:
            places = [entry.get_dest() for entry in document.get_toc(max_depth=1)]
            found = [place.get_index() for place in places if place is not None]
        finally:
            document.close()
    return [page for page in found if page is not None]


def pages(source: Path | bytes, scale: float = 1.0, only: Iterable[int] | None = None) -> Iterator[Picture]:
    """The pages as pictures, ``scale`` pixels a point, made as they are asked for; ``only``: these, 0 for the first.

    Raises ``UserError("cannot_read", path=...)`` where the source is not a readable PDF.
    """
    with _LOCK:
        document = _open(source)
    try:
        for number in range(len(document)) if only is None else only:
            with _LOCK:
                page = document[number]
                bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
                picture = (bitmap.width, bitmap.height, _packed(bitmap))
                bitmap.close()
                page.close()
            yield picture
    finally:
        with _LOCK:
            document.close()


def _open(source: Path | bytes) -> pypdfium2.PdfDocument:
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
        return pypdfium2.PdfDocument(data)
    except (OSError, pypdfium2.PdfiumError) as error:
        raise UserError("cannot_read", path=str(source) if isinstance(source, Path) else "") from error


def _packed(bitmap: pypdfium2.PdfBitmap) -> bytes:
    data, row = bytes(bitmap.buffer), bitmap.width * 4
    if bitmap.stride == row:
        return data
    return b"".join(data[start : start + row] for start in range(0, len(data), bitmap.stride))
