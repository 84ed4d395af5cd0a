"""The certificates (giấy chứng nhận) of a session: one PDF, one A4 landscape page for each product.

Long names are wrapped and, where the page needs it, set smaller by measure, never below 70 % and never cut. Stars and
borders are drawn as paths; frames and the office's pictures are in the file once, however many pages show them.
``fonts.register`` must have been called. Issues no number and decides nothing.
"""

from collections.abc import Iterable
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ocop_desktop.documents import fonts, pictures
from ocop_desktop.documents.certificates_drawing import (
    HEIGHT,
    INK,
    WIDTH,
    define_ring,
    draw_classic_frame,
    draw_modern_frame,
)
from ocop_desktop.documents.certificates_layout import Pictures, fit
from ocop_desktop.documents.certificates_text import describe
from ocop_desktop.documents.model import Align
from ocop_desktop.documents.pdf import LOCK, open_canvas, put_text
from ocop_desktop.documents.view import CertificateDesign, CertificateView
from ocop_desktop.documents.wording.certificate import TITLE
from ocop_desktop.domain.errors import UserError

_FRAMES = {CertificateDesign.CLASSIC: draw_classic_frame, CertificateDesign.MODERN: draw_modern_frame}
_MARK_RIGHT = WIDTH - 24 * mm


def to_bytes(views: Iterable[CertificateView]) -> bytes:
    """All certificates as the bytes of one PDF file.

    Raises ``UserError("certificate_too_long", product=...)`` where a page cannot hold the words even at their smallest,
    ``UserError("picture_unusable", reason=...)`` for an emblem or logo that ``pictures.check_picture`` refuses.
    """
    stream = BytesIO()
    with LOCK:
        pages = _Pages(open_canvas(stream, TITLE, WIDTH, HEIGHT))
        for view in views:
            pages.add(view)
        pages.canvas.save()
    return stream.getvalue()


class _Pages:
    """Puts pages on the canvas; frames and pictures are defined when the first page wants them."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.number = 0
        self._frames: set[CertificateDesign] = set()
        self._pictures: dict[bytes, tuple[str, pictures.Picture]] = {}

    def add(self, view: CertificateView) -> None:
        text = describe(view)
        columns = fit(text, view.stars, view.design, self._pictures_of(view))
        if columns is None:
            raise UserError("certificate_too_long", product=view.product)
        frame = self._frame(view.design)
        key = f"c{self.number}"
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(" ".join(text.product.split()), key, 0)
        self.canvas.doForm(frame)
        if text.draft:
            self.canvas.setFillColor(INK)
            put_text(self.canvas, text.draft, fonts.BOLD, 11, _MARK_RIGHT, HEIGHT - 8 * mm, Align.RIGHT)
        for column in columns:
            column.draw(self.canvas)
        self.canvas.showPage()
        self.number += 1

    def _frame(self, design: CertificateDesign) -> str:
        name = f"frame-{design}"
        if design not in self._frames:
            self._frames.add(design)
            self.canvas.beginForm(name)
            _FRAMES[design](self.canvas)
            self.canvas.endForm()
            if design is CertificateDesign.MODERN:
                define_ring(self.canvas)
        return name

    def _pictures_of(self, view: CertificateView) -> Pictures:
        for data in (view.emblem, view.logo):
            if data and data not in self._pictures:
                picture = pictures.load(data)
                name = f"picture-{len(self._pictures)}"
                picture.define(self.canvas, name)
                self._pictures[data] = name, picture
        return [self._pictures[data] for data in (view.emblem, view.logo) if data]
