"""The certificates as a Word file: A4 landscape with a page border, one certificate a page, to go on working with.

Real styles, a table only for what stands side by side; stars and the office's pictures are pictures, in the file once.
Line heights are exact, so that what is measured here fits one page in every program; sizes never go below 70 %.
``fonts.register`` must have been called. Heavy to import: import it when a paper is made.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from math import cos, pi, sin
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from PIL import Image, ImageDraw

from ocop_desktop.documents import fonts, pictures
from ocop_desktop.documents.certificates_text import CertificateText, Said, describe
from ocop_desktop.documents.fonts import Piece
from ocop_desktop.documents.view import CertificateDesign, CertificateView
from ocop_desktop.documents.wording.certificate import TITLE
from ocop_desktop.domain.errors import UserError

_FONT = "Times New Roman"
_PT = 72 / 25.4
_WIDTH, _HEIGHT, _SIDE, _EDGE = 297.0, 210.0, 28.0, 17.0
_TEXT = (_WIDTH - 2 * _SIDE) * _PT
_ROOM = (_HEIGHT - 2 * _EDGE) * _PT - 8
_SMALLEST, _STEPS = 0.7, 12
_LINE = 1.2
_SEAL = 62.0
_STAR_SIZE = 26.0
_STAR_STEP = 1.3
_STAR_PIXELS = 96
_NORMAL, _ENGLISH, _NAME, _TITLE = "OCOP Certificate", "OCOP Certificate English", "Heading 1", "Title"
_INK, _GREY = "111111", "4A4A4A"
_COLORS = {CertificateDesign.CLASSIC: "A61C1C", CertificateDesign.MODERN: "17523D"}
_BORDERS = {
    CertificateDesign.CLASSIC: ("thinThickMediumGap", 36, "B8860B"),
    CertificateDesign.MODERN: ("single", 12, "17523D"),
}


def to_bytes(views: Iterable[CertificateView]) -> bytes:
    """All certificates as the bytes of one .docx file, its border and colours those of the first one's design.

    Raises ``UserError("certificate_too_long", product=...)`` and ``UserError("picture_unusable", reason=...)``.
    """
    writer: _Writer | None = None
    for view in views:
        writer = writer or _Writer(view.design)
        writer.add(view)
    return (writer or _Writer(CertificateDesign.CLASSIC)).to_bytes()


def sample(view: CertificateView, text: CertificateText, stars: str) -> bytes:
    """One certificate with these words, and ``stars`` where its stars would be: for a template to begin from."""
    writer = _Writer(view.design)
    writer.add(view, text, stars)
    return writer.to_bytes()


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of one size; ``before``: the space above it, in points like ``size``."""

    pieces: tuple[Piece, ...]
    size: float
    before: float = 0.0
    color: str = _INK
    style: str = _NORMAL
    underline: bool = False

    def height(self, width: float, scale: float) -> float:
        # A little narrower than the paper: another program may break a line a hair earlier.
        lines = len(fonts.wrap_pieces(self.pieces, self.size * scale, width * 0.98 - 4))
        return scale * (self.before + lines * _LINE * self.size)


def _lines(words: str, font: str, size: float, **options: Any) -> list[_Line]:
    return [_Line((Piece(words, font),), size, **options)] if words else []


def _said(said: Said, font: str, size: float, english: float, **options: Any) -> list[_Line]:
    return [
        *_lines(said.words, font, size, **options),
        *_lines(said.english, fonts.ITALIC, english, color=_GREY, style=_ENGLISH),
    ]


@dataclass(frozen=True, slots=True)
class _Page:
    """The paragraphs of one certificate by where they stand."""

    head: list[_Line]
    title: list[_Line]
    names: list[_Line]
    rated: list[_Line]
    facts: list[_Line]
    signature: list[_Line]


def _page(text: CertificateText, color: str) -> _Page:
    names = [
        *_said(text.sentence, fonts.ITALIC, 15, 11),
        _Line((Piece(text.product, fonts.BOLD),), 24, before=3, style=_NAME),
        _Line((Piece(text.producer_label, fonts.ITALIC), Piece(text.producer, fonts.BOLD)), 15.5, before=5),
        _Line((Piece(text.address_label, fonts.ITALIC), Piece(text.address, fonts.REGULAR)), 14.5, before=2),
    ]
    return _Page(
        head=[
            *_said(text.country, fonts.BOLD, 13, 9.5),
            *_said(text.motto, fonts.BOLD, 14, 9.5, underline=True),
            *_lines(text.parent, fonts.REGULAR, 13, before=8),
            *_lines(text.agency, fonts.BOLD, 14, before=0 if text.parent else 8),
        ],
        title=[
            *_lines(text.title.words, fonts.BOLD, 34, before=6, color=color, style=_TITLE),
            *_lines(text.subtitle.words, fonts.BOLD, 18, color=color),
            *_lines(text.english_title, fonts.ITALIC, 12.5, color=_GREY, style=_ENGLISH),
        ],
        names=names,
        rated=_said(text.rated, fonts.BOLD, 16, 11, before=5),
        facts=[
            *_said(text.number, fonts.BOLD, 13, 10),
            *_said(text.decision, fonts.REGULAR, 12, 10, before=3),
            *_said(text.validity, fonts.REGULAR, 12, 10, before=3),
        ],
        signature=[
            *_lines(text.place_date, fonts.ITALIC, 13.5),
            *_lines(text.authority, fonts.BOLD, 13.5),
            *_lines(text.signer_title, fonts.BOLD, 13.5),
            *_lines(text.signer_name, fonts.BOLD, 13.5, before=_SEAL),
        ],
    )


def _sum(lines: Sequence[_Line], width: float, scale: float) -> float:
    return sum(line.height(width, scale) for line in lines)


class _Writer:
    def __init__(self, design: CertificateDesign) -> None:
        self.color = _COLORS[design]
        self.word: Any = docx.Document()
        self._inlines: dict[bytes, Any] = {}
        self._pngs: dict[bytes, bytes] = {}
        self._drawn = 0
        self._count = 0
        self._properties()
        self._styles()
        self._section(design)
        # The library looks a style up by name in the whole list of styles, for each paragraph.
        self.ids = {style.name: style.style_id for style in self.word.styles}

    def _properties(self) -> None:
        properties = self.word.core_properties
        properties.title = TITLE
        properties.author = properties.comments = properties.last_modified_by = ""
        properties.language = "vi-VN"
        properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)

    def _styles(self) -> None:
        styles = self.word.styles
        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), "vi-VN")
        for name in (_NORMAL, _ENGLISH):
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        for name, size, bold, italic in (
            ("Normal", 13, False, False),
            (_NORMAL, 13, False, False),
            (_ENGLISH, 10, False, True),
            (_NAME, 24, True, False),
            (_TITLE, 34, True, False),
        ):
            style = styles[name]
            style.font.name, style.font.size = _FONT, Pt(size)
            style.font.bold, style.font.italic = bold, italic
            style.font.color.rgb = RGBColor.from_string(_INK)
            names = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                names.attrib.pop(qn(f"w:{theme}"), None)
            for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
                names.set(qn(f"w:{kind}"), _FONT)
            layout = style.paragraph_format
            layout.space_before = layout.space_after = Pt(0)
            layout.keep_with_next = False
            for border in style.element.findall(f".//{qn('w:pBdr')}"):
                border.getparent().remove(border)

    def _section(self, design: CertificateDesign) -> None:
        section = self.word.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(_WIDTH), Mm(_HEIGHT)
        section.top_margin = section.bottom_margin = Mm(_EDGE)
        section.left_margin = section.right_margin = Mm(_SIDE)
        section.header_distance = section.footer_distance = Mm(5)
        kind, size, color = _BORDERS[design]
        borders = OxmlElement("w:pgBorders")
        borders.set(qn("w:offsetFrom"), "page")
        for side in ("top", "left", "bottom", "right"):
            border = OxmlElement(f"w:{side}")
            # The kinds with two lines have their thick one outside only when mirrored.
            mirrored = kind.replace("thinThick", "thickThin") if side in ("bottom", "right") else kind
            for name, value in (("val", mirrored), ("sz", str(size)), ("space", "26"), ("color", color)):
                border.set(qn(f"w:{name}"), value)
            borders.append(border)
        section._sectPr.insert_element_before(
            borders, *(f"w:{name}" for name in ("lnNumType", "pgNumType", "cols", "vAlign", "titlePg", "docGrid"))
        )

    def add(self, view: CertificateView, text: CertificateText | None = None, stars: str = "") -> None:
        """Adds one certificate on a page of its own. ``text`` and ``stars`` stand in place of what the view says."""
        text = text or describe(view)
        page = _page(text, self.color)
        art = [self._png(data) for data in (view.emblem, view.logo) if data]
        column, half = 0.56 * _TEXT, 0.5 * _TEXT
        side = 44 * _PT if len(art) == 2 else 0.0

        def parts(scale: float) -> tuple[float, float, float]:
            head = _sum(page.head, _TEXT - 2 * side, scale)
            head = max(head, 27 * _PT * scale) if side else head + (21 * _PT * scale if art else 0)
            row = _STAR_SIZE * scale + 8 if view.stars or stars else 0
            body = _sum(page.names + page.rated, _TEXT, scale) + row
            foot = max(_sum(page.facts, column - 8, scale), _sum(page.signature, half - 16, scale))
            return head + _sum(page.title, _TEXT, scale) + 16, body, foot

        for step in range(_STEPS + 1):
            scale = 1 - (1 - _SMALLEST) * step / _STEPS
            spare = _ROOM - sum(parts(scale))
            if spare >= 0:
                break
        else:
            raise UserError("certificate_too_long", product=view.product)
        self._opening(text.draft)
        self._head(page, art, side, scale)
        for line in page.title:
            self._put(self.word.add_paragraph(), line, scale)
        for number, line in enumerate(page.names):
            self._put(self.word.add_paragraph(), line, scale, more=spare * 0.35 if number == 0 else 0)
        if view.stars:
            paragraph = self._paragraph(before=6)
            size = _STAR_SIZE * scale
            wide = (_STAR_STEP * (view.stars - 1) + 1) * size
            self._picture(paragraph, star_row(view.stars), wide, size, text.rated.words)
        elif stars:
            self._paragraph(before=6).add_run(stars)
        for line in page.rated:
            self._put(self.word.add_paragraph(), line, scale)
        self._foot(page, scale, spare * 0.45)
        self._count += 1

    def _opening(self, draft: str) -> None:
        """The line that begins the page, with the mark of a draft."""
        first = self._paragraph(exact=14)
        first.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if draft:
            run = first.add_run(draft)
            run.bold, run.font.size = True, Pt(11)
        if self._count:
            first.paragraph_format.page_break_before = True

    def _head(self, page: _Page, art: Sequence[bytes], side: float, scale: float) -> None:
        if len(art) == 2:
            table = self._table((side, _TEXT - 2 * side, side))
            for place, png in zip((0, 2), art, strict=True):
                paragraph = self._paragraph(table.cell(0, place).paragraphs[0])
                self._picture(paragraph, png, *_within(png, side - 8, 27 * _PT * scale))
            self._fill(table.cell(0, 1), page.head, scale)
            return
        for png in art:
            self._picture(self._paragraph(), png, *_within(png, 44 * _PT * scale, 19 * _PT * scale))
        for line in page.head:
            self._put(self.word.add_paragraph(), line, scale)

    def _foot(self, page: _Page, scale: float, space: float) -> None:
        gap = self._paragraph(exact=max(1.0, space))
        gap.paragraph_format.keep_with_next = True
        table = self._table((0.5 * _TEXT, 0.5 * _TEXT))
        left = table.cell(0, 0)
        left.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        self._fill(left, page.facts, scale, WD_ALIGN_PARAGRAPH.LEFT)
        self._fill(table.cell(0, 1), page.signature, scale)

    def to_bytes(self) -> bytes:
        """The finished file; its last paragraph is the one that Word wants after a table, as low as it allows."""
        self._paragraph(exact=1)
        stream = BytesIO()
        self.word.save(stream)
        return stream.getvalue()

    def _table(self, widths: Sequence[float]) -> Any:
        table = self.word.add_table(rows=1, cols=len(widths))
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
            column.set(qn("w:w"), str(round(width * 20)))
        for cell, width in zip(table.rows[0].cells, widths, strict=True):
            cell.width = Pt(width)
        table._tbl.tr_lst[0].get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        return table

    def _fill(self, cell: Any, lines: Sequence[_Line], scale: float, align: Any = None) -> None:
        for number, line in enumerate(lines):
            paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
            self._put(paragraph, line, scale)
            if align is not None:
                paragraph.alignment = align

    def _paragraph(self, paragraph: Any = None, *, exact: float = 0.0, before: float = 0.0) -> Any:
        """A centred paragraph without text; ``exact``: its height where it is not that of a picture."""
        paragraph = paragraph or self.word.add_paragraph()
        paragraph._p.style = self.ids[_NORMAL]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if before:
            paragraph.paragraph_format.space_before = Pt(before)
        if exact:
            paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
            paragraph.paragraph_format.line_spacing = Pt(round(exact, 1))
        return paragraph

    def _put(self, paragraph: Any, line: _Line, scale: float, more: float = 0.0) -> None:
        size = round(line.size * scale * 2) / 2
        self._paragraph(paragraph, exact=_LINE * line.size * scale, before=line.before * scale + more)
        paragraph._p.style = self.ids[line.style]
        for piece in line.pieces:
            for number, words in enumerate(piece.text.split("\n")):
                run = paragraph.add_run()
                if number:
                    run.add_break()
                run.add_text(words)
                run.font.size = Pt(max(size, _SMALLEST * line.size))
                run.bold, run.italic = piece.font == fonts.BOLD, piece.font == fonts.ITALIC
                if line.underline:
                    run.underline = True
                if line.color != _INK:
                    run.font.color.rgb = RGBColor.from_string(line.color)

    def _png(self, data: bytes) -> bytes:
        if data not in self._pngs:
            self._pngs[data] = pictures.to_png(data)
        return self._pngs[data]

    def _picture(self, paragraph: Any, png: bytes, width: float, height: float, words: str = "") -> None:
        """Puts a picture in line; ``words`` say what it shows to those who cannot see it."""
        run = paragraph.add_run()
        if png not in self._inlines:
            self._inlines[png] = run.add_picture(BytesIO(png), Pt(width), Pt(height))._inline
            inline = self._inlines[png]
        else:
            # The library would search the whole text for a free number, for each picture.
            inline = deepcopy(self._inlines[png])
            run._r.add_drawing(inline)
            inline.extent.cx, inline.extent.cy = Pt(width), Pt(height)
            shape = inline.graphic.graphicData.pic.spPr
            shape.cx, shape.cy = Pt(width), Pt(height)
        self._drawn += 1
        inline.docPr.id = self._drawn
        inline.docPr.set("descr", words)


def _within(png: bytes, width: float, height: float) -> tuple[float, float]:
    with Image.open(BytesIO(png)) as image:
        scale = min(width / image.width, height / image.height)
        return image.width * scale, image.height * scale


@lru_cache(maxsize=8)
def star_row(count: int) -> bytes:
    """So many stars in a row as a PNG, clear around them."""
    large = 4
    side = _STAR_PIXELS * large
    image = Image.new("RGBA", (round((_STAR_STEP * (count - 1) + 1) * side), side), (217, 154, 0, 0))
    draw = ImageDraw.Draw(image)
    for index in range(count):
        x, y = (0.5 + index * _STAR_STEP) * side, 0.53 * side
        points = []
        for point in range(10):
            reach = side * (0.5 if point % 2 == 0 else 0.191)
            angle = point * pi / 5 - pi / 2
            points.append((x + reach * cos(angle), y + reach * sin(angle)))
        draw.polygon(points, fill=(217, 154, 0, 255), outline=(184, 134, 11, 255), width=large * 2)
    image = image.resize((image.width // large, image.height // large), Image.Resampling.LANCZOS)
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()
