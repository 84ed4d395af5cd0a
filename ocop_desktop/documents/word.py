"""A document as a Word file (.docx) that an office can go on working with: real styles, tables and fields.

Page number as a field in the top margin, hidden on page 1; rows never split, header rows repeated; headings and
signature blocks kept with their neighbours. ``fonts.register`` must have been called: rules are as long as the text
they stand under. Heavy to import: import it when a paper is made.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as _Table
from docx.table import _Cell
from docx.text.paragraph import Paragraph as _Paragraph

from ocop_desktop.documents import fonts, qr
from ocop_desktop.documents.model import (
    CELL_PADDING_PT,
    FIRST_LINE,
    PARAGRAPH_GAP_PT,
    Align,
    Block,
    CodeBlock,
    Document,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Recipients,
    Row,
    Signatures,
    Signer,
    Table,
    Title,
)
from ocop_desktop.documents.pdf import CODE_GAP, CODE_SIDE, CODE_SIZE, fitted, letterhead_columns

_FONT = "Times New Roman"
_SYMBOLS, _SYMBOL_FONT = "☐☒★", "Segoe UI Symbol"
_MM_PT = 72 / 25.4
_ALIGN = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_BODY, _CELL, _PLAIN = "Body Text", "OCOP Table Text", "OCOP Block"


def to_bytes(document: Document) -> bytes:
    """The document as the bytes of a .docx file."""
    writer = _Writer(document)
    for block, following in zip(document.blocks, [*document.blocks[1:], None], strict=True):
        writer.add(block, following)
    stream = BytesIO()
    writer.word.save(stream)
    return stream.getvalue()


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.word: Any = docx.Document()
        self.page_break = False
        self._properties()
        self._styles()
        self._page()
        # The library looks a style up by name in the whole list of styles, for each paragraph.
        self.ids = {style.name: style.style_id for style in self.word.styles}

    def _at_end(self, element: Any) -> Any:
        """Puts an element at the end, before the last section; the library looks for that from the start each time."""
        self.word.element.body[-1].addprevious(element)
        return element

    def _below(self) -> Any:
        """A new paragraph at the end."""
        return _Paragraph(self._at_end(OxmlElement("w:p")), self.word._body)

    def _new(self, style: str) -> Any:
        """A new paragraph at the end, in this style."""
        paragraph = self._below()
        paragraph._p.style = self.ids[style]
        return paragraph

    def _properties(self) -> None:
        properties = self.word.core_properties
        properties.title = self.document.title[:255]
        properties.author = properties.comments = properties.last_modified_by = ""
        properties.language = "vi-VN"
        properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)

    def _styles(self) -> None:
        styles = self.word.styles
        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), "vi-VN")
        size = self.document.size
        normal = styles["Normal"]
        _set_font(normal, size)
        normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
        normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        body = styles[_BODY]
        _set_font(body, size)
        body.paragraph_format.space_before = Pt(PARAGRAPH_GAP_PT)
        body.paragraph_format.space_after = Pt(0)
        body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        body.paragraph_format.widow_control = True
        for name, base in ((_CELL, size), (_PLAIN, size)):
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = normal
            _set_font(style, base)
        for level in (1, 2):
            heading = styles[f"Heading {level}"]
            _set_font(heading, size, bold=True)
            heading.paragraph_format.space_before = Pt(PARAGRAPH_GAP_PT + 2)
            heading.paragraph_format.space_after = Pt(0)
            heading.paragraph_format.first_line_indent = Mm(FIRST_LINE)
            heading.paragraph_format.keep_with_next = True
        title = styles["Title"]
        _set_font(title, size + 1, bold=True)
        title.paragraph_format.space_before = Pt(14)
        title.paragraph_format.space_after = Pt(0)
        title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for border in title.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)
        for name in ("Header", "Footer"):
            _set_font(styles[name], size if name == "Header" else 9)
            styles[name].paragraph_format.tab_stops.clear_all()

    def _page(self) -> None:
        section = self.word.sections[0]
        width, height = self.document.page_size
        section.orientation = WD_ORIENT.LANDSCAPE if self.document.landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        margins = self.document.margins
        section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
        section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
        section.header_distance = section.footer_distance = Mm(9)
        section.different_first_page_header_footer = True
        for header, numbered in ((section.first_page_header, False), (section.header, True)):
            header.is_linked_to_previous = False
            paragraph = header.paragraphs[0]
            stops = paragraph.paragraph_format.tab_stops
            stops.add_tab_stop(Mm(self.document.text_width / 2), WD_TAB_ALIGNMENT.CENTER)
            stops.add_tab_stop(Mm(self.document.text_width), WD_TAB_ALIGNMENT.RIGHT)
            paragraph.add_run("\t")
            if numbered:
                _add_page_field(paragraph)
            paragraph.add_run("\t")
            paragraph.add_run(self.document.mark).bold = True
        for footer in (section.first_page_footer, section.footer):
            footer.is_linked_to_previous = False
            footer.paragraphs[0].add_run(self.document.footer).italic = True

    def add(self, block: Block, following: Block | None) -> None:
        """Adds a block; one before the signatures, or before the code above them, stays on their page."""
        keep = isinstance(following, Signatures | CodeBlock)
        match block:
            case Letterhead():
                self._letterhead(block)
            case Title():
                self._title(block)
            case Heading():
                paragraph = self._new(f"Heading {block.level}")
                _add_text(paragraph, block.text)
                self._broken(paragraph)
            case Paragraph():
                self._paragraph(block, keep=keep or block.keep)
            case Table():
                self._table(block, keep=keep)
            case Signatures():
                self._signatures(block)
            case CodeBlock():
                self._code_block(block, keep=keep)
            case PageBreak(anew=True):
                self._new_section()
            case PageBreak():
                self.page_break = True

    def _new_section(self) -> None:
        """A new page, from which pages are numbered again."""
        section = self.word.add_section(WD_SECTION.NEW_PAGE)
        numbering = section._sectPr.find(qn("w:pgNumType"))
        if numbering is None:
            numbering = OxmlElement("w:pgNumType")
            section._sectPr.find(qn("w:cols")).addprevious(numbering)
        numbering.set(qn("w:start"), "1")
        _thin(_Paragraph(section._sectPr.getprevious(), self.word))

    def _broken(self, paragraph: Any) -> None:
        if self.page_break:
            paragraph.paragraph_format.page_break_before = True
            self.page_break = False

    def _paragraph(self, block: Paragraph, *, keep: bool) -> None:
        paragraph = self._new(_BODY)
        if block.align is not Align.JUSTIFY:
            paragraph.alignment = _ALIGN[block.align]
        if block.indent:
            paragraph.paragraph_format.first_line_indent = Mm(FIRST_LINE)
        if keep:
            paragraph.paragraph_format.keep_with_next = True
        for run in block.runs:
            _add_text(paragraph, run.text, bold=run.bold, italic=run.italic)
        self._broken(paragraph)

    def _title(self, block: Title) -> None:
        name = self._new("Title")
        _add_text(name, block.name)
        name.paragraph_format.keep_with_next = True
        if block.subject:
            subject = self._new(_PLAIN)
            subject.alignment = WD_ALIGN_PARAGRAPH.CENTER
            subject.paragraph_format.keep_with_next = True
            width = self.document.text_width
            lines = fonts.wrap_evenly(block.subject, fonts.BOLD, self.document.size, width * _MM_PT)
            longest = max(fonts.width(line, fonts.BOLD, self.document.size) for line in lines)
            _add_text(subject, "\n".join(lines), bold=True)
            rule = self._new(_PLAIN)
            rule.paragraph_format.keep_with_next = True
            _rule(rule, 0.4 * longest / _MM_PT, width)
        self._broken(name)

    def _grid(self, widths: Sequence[float], rows: int, *, ruled: bool, padding: float = 0.0) -> Any:
        table = _Table(self._at_end(CT_Tbl.new_tbl(rows, len(widths), Mm(sum(widths)))), self.word._body)
        if ruled:
            table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
            column.set(qn("w:w"), str(round(width * _MM_PT * 20)))
        for row in table._tbl.tr_lst:
            for cell, width in zip(row.tc_lst, widths, strict=True):
                cell.width = Mm(width)
        margins = OxmlElement("w:tblCellMar")
        # In the order of the schema, which Word insists on.
        for side, points in (
            ("top", padding),
            ("left", CELL_PADDING_PT),
            ("bottom", padding),
            ("right", CELL_PADDING_PT),
        ):
            margin = OxmlElement(f"w:{side}")
            margin.set(qn("w:w"), str(round(points * 20)))
            margin.set(qn("w:type"), "dxa")
            margins.append(margin)
        table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
        return table

    def _begun(self) -> None:
        """Begins the page before a table that is wanted on a new one."""
        if self.page_break:
            gap = self._below()
            _thin(gap)
            self._broken(gap)

    def _letterhead(self, block: Letterhead) -> None:
        self._begun()
        width = self.document.text_width * _MM_PT
        left, right = (part / _MM_PT for part in letterhead_columns(block, width, spare=5 * _MM_PT))
        table = self._grid((left, right), 2 if block.number or block.place_date else 1, ruled=False)
        self._stack(table.cell(0, 0), left, [(block.parent, 12, False, False), (block.body, 12, True, False)], 0.4)
        self._stack(table.cell(0, 1), right, [(block.country, 12, True, False), (block.motto, 13, True, False)], 1)
        if block.number or block.place_date:
            self._stack(table.cell(1, 0), left, [(block.number, 13, False, False)])
            self._stack(table.cell(1, 1), right, [(block.place_date, 13, False, True)])

    def _stack(self, cell: Any, width: float, lines: Sequence[tuple[str, float, bool, bool]], share: float = 0) -> None:
        """Centred lines (text, size, bold, italic) in a cell; ``share``: length of the rule, of the last line's."""
        paragraph = cell.paragraphs[0]
        written, longest = False, 0.0
        for words, size, bold, italic in lines:
            if not words:
                continue
            if written:
                paragraph = cell.add_paragraph()
            paragraph._p.style = self.ids[_PLAIN]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            font = fonts.style(bold=bold, italic=italic)
            even = fonts.wrap_evenly(words, font, size, (width - 4.5) * _MM_PT)
            longest = max(fonts.width(line, font, size) for line in even)
            _add_text(paragraph, "\n".join(even), bold=bold, italic=italic, size=size)
            written = True
        if share and written:
            rule = cell.add_paragraph()
            _rule(rule, share * longest / _MM_PT, width - 3.8)

    def _table(self, block: Table, *, keep: bool) -> None:
        block = fitted(block)
        rows = [*block.head, *block.rows]
        if not rows:
            return
        gap = self._below()
        _thin(gap)
        gap.paragraph_format.keep_with_next = True
        self._broken(gap)
        widths = [column.width for column in block.columns]
        table = self._grid(widths, len(rows), ruled=True, padding=block.padding)
        taken: set[tuple[int, int]] = set()
        # Merging takes cells out of their rows, and the library finds one by walking the whole table.
        grid = [list(row.tc_lst) for row in table._tbl.tr_lst]
        for number, row in enumerate(rows):
            self._row(block, row, number, grid, table, taken, last=keep and number == len(rows) - 1)
        _thin(self._below())

    def _row(
        self,
        block: Table,
        row: Row,
        number: int,
        grid: Sequence[Sequence[Any]],
        table: Any,
        taken: set[tuple[int, int]],
        *,
        last: bool,
    ) -> None:
        properties = grid[number][0].getparent().get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        head = number < len(block.head)
        if head:
            properties.append(OxmlElement("w:tblHeader"))
        place = 0
        for cell in row.cells:
            while (number, place) in taken:
                place += 1
            covered = [(number + r, place + c) for r in range(cell.rows) for c in range(cell.columns)]
            taken.update(covered)
            element = grid[number][place]
            if len(covered) > 1:
                last_row, last_place = covered[-1]
                element = element.merge(grid[last_row][last_place])
            target = _Cell(element, table)
            target.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            paragraph = target.paragraphs[0]
            paragraph._p.style = self.ids[_CELL]
            paragraph.alignment = _ALIGN[cell.align or block.columns[place].align]
            if row.keep or last or (head and not number):
                paragraph.paragraph_format.keep_with_next = True
            _add_text(paragraph, cell.text, bold=cell.bold, italic=cell.italic, size=block.size)
            place += cell.columns

    def _signatures(self, block: Signatures) -> None:
        share = self.document.text_width / len(block.blocks)
        table = self._grid([share] * len(block.blocks), 2, ruled=False)
        for row in table._tbl.tr_lst:
            row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for index, one in enumerate(block.blocks):
            above, below = table.cell(0, index), table.cell(1, index)
            size = self.document.size
            if isinstance(one, Recipients):
                self._recipients(above, one)
            elif isinstance(one, Signer):
                lines = [
                    (one.authority, size, True, False),
                    (one.title, size, True, False),
                    (one.note, size, False, True),
                ]
                self._stack(above, share, lines)
                self._stack(below, share, [(one.name, size, True, False)])
                below.paragraphs[0].paragraph_format.space_before = Mm(20)
            above.paragraphs[0].paragraph_format.space_before = Pt(12)
            for paragraph in above.paragraphs:
                paragraph.paragraph_format.keep_with_next = True

    def _code_block(self, block: CodeBlock, *, keep: bool) -> None:
        self._begun()
        picture = CODE_SIDE + 2 * CODE_GAP if block.qr else 0.0
        widths = [width for width in (picture, self.document.text_width - picture) if width]
        table = self._grid(widths, 1, ruled=False)
        table._tbl.tr_lst[0].get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        beside = table.cell(0, len(widths) - 1)
        beside.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        if block.qr:
            squares = len(qr.modules(block.qr))
            side = CODE_SIDE * (squares + 2 * qr.QUIET) / squares
            shape = table.cell(0, 0).paragraphs[0].add_run().add_picture(BytesIO(qr.png(block.qr)), Mm(side))
            shape._inline.docPr.set("descr", f"{block.label} {block.text}".strip())
        for index, (words, bold) in enumerate(((block.label, False), (block.text, True))):
            paragraph = beside.add_paragraph() if index else beside.paragraphs[0]
            _add_text(paragraph, words, bold=bold, size=CODE_SIZE)
        for cell in table._cells if keep else ():
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True
        _thin(self._below())

    def _recipients(self, cell: Any, block: Recipients) -> None:
        _add_text(cell.paragraphs[0], block.title, bold=True, italic=True, size=12)
        for line in block.lines:
            _add_text(cell.add_paragraph(), line, size=11)


def _set_font(style: Any, size: float, *, bold: bool = False) -> None:
    style.font.name, style.font.size = _FONT, Pt(size)
    style.font.bold, style.font.italic = bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    names = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        names.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        names.set(qn(f"w:{kind}"), _FONT)


def _add_text(paragraph: Any, words: str, *, bold: bool = False, italic: bool = False, size: float = 0.0) -> None:
    """Adds the words; a line break in them is one in Word too, boxes and stars get a typeface that has them."""
    for index, line in enumerate(words.split("\n")):
        if index:
            paragraph.runs[-1].add_break(WD_BREAK.LINE)
        for symbols, stretch in groupby(line, _SYMBOLS.__contains__) if line else ((False, ""),):
            run = paragraph.add_run("".join(stretch))
            if bold and not symbols:
                run.bold = True
            if italic and not symbols:
                run.italic = True
            if size:
                run.font.size = Pt(size)
            if symbols:
                names = run._r.get_or_add_rPr().get_or_add_rFonts()
                for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
                    names.set(qn(f"w:{kind}"), _SYMBOL_FONT)


def _add_page_field(paragraph: Any) -> None:
    for kind, words in (("begin", ""), ("", "PAGE"), ("separate", ""), ("text", "2"), ("end", "")):
        run = paragraph.add_run()
        if kind == "text":
            run.text = words
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        else:
            code = OxmlElement("w:instrText")
            code.text = words
            run._r.append(code)


def _thin(paragraph: Any) -> None:
    """An empty paragraph as low as Word allows."""
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(4)


def _rule(paragraph: Any, length: float, room: float) -> None:
    """Makes an empty paragraph a rule of this length, centred in the room; both in mm."""
    _thin(paragraph)
    # Clear of the letters that reach below their line.
    paragraph.paragraph_format.space_before = Pt(3)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm((room - length) / 2)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "auto")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders,
        *(f"w:{name}" for name in ("shd", "tabs", "suppressAutoHyphens", "spacing", "ind", "jc", "rPr")),
    )
