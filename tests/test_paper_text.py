"""What the papers say: every fact that each must carry, in order and once more in every form, whatever the names are.

Texts are compared without their white space, which breaking into lines changes.
"""

import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

import docx
import pypdf
import pypdfium2
import pytest
from docx.document import Document as WordFile
from docx.table import Table as WordTable
from python_calamine import CalamineWorkbook

from ocop_desktop.documents.model import (
    Block,
    CodeBlock,
    Heading,
    Letterhead,
    Paragraph,
    Recipients,
    Signatures,
    Signer,
    Table,
    Title,
)
from ocop_desktop.documents.view import State
from ocop_desktop.domain.scoring import show
from ocop_desktop.services import papers
from ocop_desktop.services.papers import BY_KIND, Form, Kind, Scope
from tests import sessions

MARGIN = 20.0
"""Of papers after Decree 30/2020/NĐ-CP, in mm: above and below stand page numbers and marks."""
PRINTED = sessions.of(Form.PDF)
WRITTEN = sessions.of(Form.PDF, Form.DOCX)
EVERY = sessions.of(*Form)
SHEETS = (Kind.SHEETS, Kind.FILLED_SHEETS)
DESCRIBED = [
    (name, kind, form)
    for name, kind, form in WRITTEN
    if kind is not Kind.CERTIFICATES and not (form is Form.PDF and kind in SHEETS)
]
ids = {"ids": lambda value: str(value)}


def bare(text: str) -> str:
    return "".join(text.split())


@cache
def said(name: str, kind: Kind, form: Form) -> str:
    """All that a file says but in the margins, in its order, without white space."""
    data = sessions.paper(name, kind, form)
    if form is Form.PDF:
        own = kind in (*SHEETS, Kind.CERTIFICATES)
        return bare(
            "".join(
                one.text
                for page in sessions.pages(name, kind)
                for one in page.prints
                if own or MARGIN < one.baseline < page.height - MARGIN + 0.1
            )
        )
    if form is Form.DOCX:
        return bare("".join(word_texts(docx.Document(BytesIO(data)))))
    return bare("".join(str(cell) for cell in cells(data)))


def cells(workbook: bytes) -> list[object]:
    """What stands in the cells of a workbook's first sheet."""
    rows = CalamineWorkbook.from_filelike(BytesIO(workbook)).get_sheet_by_index(0).to_python()
    return [cell for row in rows for cell in row]


def word_texts(document: WordFile) -> Iterator[str]:
    """The paragraphs of a Word file with those in its tables, a merged cell once."""
    for block in document.iter_inner_content():
        if not isinstance(block, WordTable):
            yield block.text
            continue
        for element in block._tbl.iter_tcs():
            if element.vMerge != "continue":
                yield "".join("".join(run.itertext()) for run in element.iter(f"{{{element.nsmap['w']}}}t"))


# Facts.


@dataclass(frozen=True)
class Facts:
    """What papers of one kind must say; each of ``found`` somewhere, ``figures`` as numbers where the form has them."""

    found: tuple[str, ...]
    figures: tuple[tuple[str, float], ...] = ()


def facts(name: str, kind: Kind) -> Facts:
    """The facts of a session that a paper has to carry, from the session itself."""
    desk = sessions.desk(name)
    state, results = desk.state, desk.scoreboard.results
    session, office = state.session, state.session.office
    certified = [state.products[key] for key in papers.certifiable(desk)]
    going_up = [state.products[key] for key in papers.forwarded(desk)]
    decimals = session.rules.decimals
    some = [state.products[key] for key in papers.product_ids(sessions.items(name, kind))]
    found: list[str] = []
    figures: list[tuple[str, float]] = []

    def average(product: object) -> None:
        result = results.get(product.id)  # type: ignore[attr-defined]
        if result is not None and result.average is not None and not result.disqualified:
            figures.append((show(result.average, state.decree.bands, decimals), float(result.average)))

    def people_of(products: Sequence[object]) -> None:
        for product in products:
            found.extend((product.name, product.producer.name))  # type: ignore[attr-defined]

    match kind:
        case Kind.MINUTES:
            people_of(list(state.products.values()))
            found += [member.body for member in state.members.values()]
            found += [state.decree.code, session.place, session.council_decision, session.rules.name]
            for product in state.products.values():
                average(product)
                conclusion = state.conclusion(product.id)
                found += [product.disqualified, product.spread_settled]
                if not product.disqualified:
                    found += [*conclusion.remarks.split("\n"), *conclusion.recommendations.split("\n")]
                found += [away.reason for away in state.participations.get(product.id, {}).values()]
                found += [further.note for further in state.rounds.get(product.id, ())]
                result, criteria = results.get(product.id), state.criteria(product)
                if result is None or criteria is None or product.disqualified or result.band_stars is None:
                    continue
                missed = [one.requirement for one in result.missed if one.requirement.stars <= result.band_stars]
                found += [f"{one.code} “{criteria.by_code[one.code].title}”" for one in missed]
            found += [opinion.text for opinion in state.opinions.values()]
        case Kind.RESULTS:
            people_of(list(state.products.values()))
            for product in state.products.values():
                average(product)
                result = results.get(product.id)
                if result is not None and result.complete and not product.disqualified:
                    figures += [(show(value, (), decimals), float(value)) for value in result.parts.values()]
        case Kind.PRODUCT_RESULTS:
            for product in some:
                criteria, result = state.criteria(product), results[product.id]
                assert criteria is not None
                average(product)
                found += [product.name, *(leaf.title for leaf in criteria.leaves)]
                found += [state.members[member].body for member in result.valid]
                figures += [(str(result.sheets[member].total), result.sheets[member].total) for member in result.valid]
        case Kind.SHEETS | Kind.FILLED_SHEETS:
            people_of(some)
            for item in sessions.items(name, kind):
                product, member = state.products[item.product], state.members[item.member]
                criteria = state.criteria(product)
                assert criteria is not None
                found += [member.body, product.producer.address, criteria.title]
                found += [leaf.title for leaf in criteria.leaves]
                found += [level.label for leaf in criteria.leaves for level in leaf.levels]
                if kind is Kind.FILLED_SHEETS:
                    sheet = desk.scoreboard.sheet(product.id, member.id)
                    found += [f"{sheet.total}/100"]
                    found += [o.text for key, o in state.opinions.items() if key[:2] == (product.id, member.id)]
        case Kind.DOSSIERS:
            people_of(some)
            found += [product.producer.phone for product in some]
        case Kind.SUBMISSION:
            found += [office.submission_to, state.decree.code]
            people_of([*certified, *going_up])
            for product in (*certified, *going_up):
                average(product)
        case Kind.DECISION:
            found += [office.authority, office.signer_name]
            people_of(certified)
            found += [product.producer.address for product in certified]
            found += office.grounds if office.grounds else ()
        case Kind.FORWARDING:
            people_of(going_up)
            for product in going_up:
                average(product)
        case Kind.LETTERS:
            people_of(some)
            for product in some:
                if desk.scoreboard.concluded(product.id):
                    average(product)
                found.append(product.disqualified)
                if not product.disqualified:
                    found += state.conclusion(product.id).recommendations.split("\n")
        case Kind.NOTICE:
            people_of(list(state.products.values()))
        case Kind.CERTIFICATES:
            people_of(certified)
            found += [product.producer.address for product in certified]
            found += [office.authority, office.signer_title, "3981/QĐ-UBND", "05 tháng 8 năm 2026"]
            found += ["05 tháng 8 năm 2029"]
        case Kind.REGISTER:
            people_of(certified)
            found += [session.decision_number]
    if kind in (Kind.DECISION, Kind.REGISTER, Kind.FORWARDING, Kind.SUBMISSION, Kind.NOTICE):
        found += [short for short in (office.council_signer_name if kind is Kind.NOTICE else "",) if short]
    return Facts(tuple(line for line in found if line), tuple(figures))


@pytest.mark.parametrize(("name", "kind", "form"), EVERY, **ids)
def test_a_paper_holds_every_fact_that_it_must_carry(name, kind, form):
    words = said(name, kind, form)
    known = facts(name, kind)
    if form is Form.XLSX and kind is Kind.DECISION:
        known = Facts(tuple(one for one in known.found if one not in sessions.desk(name).state.session.office.grounds))
    if not papers.one_file(kind, form):
        first = sessions.desk(name).state.products[sessions.items(name, kind)[0].product]
        assert bare(first.name) in words
        return
    assert [one for one in known.found if bare(one) not in words] == []
    if form is Form.XLSX:
        rows = (
            CalamineWorkbook.from_filelike(BytesIO(sessions.paper(name, kind, form))).get_sheet_by_index(0).to_python()
        )
        numbers = [cell for row in rows for cell in row if isinstance(cell, float)]
        assert [text for text, value in known.figures if not any(abs(value - one) < 1e-9 for one in numbers)] == []
    else:
        assert [text for text, _ in known.figures if text not in words] == []


# Order.


def groups(blocks: Sequence[Block]) -> Iterator[tuple[str, ...]]:
    """What a paper says block by block; the texts of one group stand side by side, in any order."""
    for block in blocks:
        match block:
            case Letterhead():
                yield (block.parent, block.body, block.country, block.motto, block.number, block.place_date)
            case Title():
                yield (block.name,)
                yield (block.subject,)
            case Heading():
                yield (block.text,)
            case Paragraph():
                yield ("".join(run.text for run in block.runs),)
            case CodeBlock():
                yield (block.label,)
                yield (block.text,)
            case Table():
                for row in (*block.head, *block.rows):
                    for cell in row.cells:
                        yield (cell.text,)
            case Signatures():
                texts: list[str] = []
                for one in block.blocks:
                    if isinstance(one, Signer):
                        texts += [one.authority, one.title, one.note, one.name]
                    elif isinstance(one, Recipients):
                        texts += [one.title, *one.lines]
                yield tuple(texts)


@pytest.mark.parametrize(("name", "kind", "form"), DESCRIBED, **ids)
def test_a_paper_is_read_in_the_order_in_which_it_is_described(name, kind, form):
    words, place = said(name, kind, form), 0
    for group in groups(sessions.document(name, kind, form).blocks):
        ends = []
        for text in group:
            found = words.find(bare(text), place)
            assert found >= 0, f"{text!r} after {words[max(place - 80, 0) : place]!r}"
            ends.append(found + len(bare(text)))
        place = max(ends, default=place)


# Letters.


@pytest.mark.parametrize(("name", "kind", "form"), PRINTED, **ids)
def test_the_text_of_a_pdf_is_composed_unicode_without_strange_letters(name, kind, form):
    document = pypdfium2.PdfDocument(sessions.paper(name, kind, form))
    for page in document:
        words = page.get_textpage().get_text_range()
        assert unicodedata.is_normalized("NFC", words)
        assert not set(words) & set("\ufffd\u25a1\ufffe\u00ad")
        assert not any(unicodedata.combining(char) for char in words)
    document.close()


def leftovers(line: str) -> list[str]:
    """What only a fault leaves behind in a text."""
    tokens = (
        r"\bNone\b|\bnan\b|\bFraction\(|\bStar|\bTrue\b|\bFalse\b|[{}]|\(\)|“”|  | [,;.:!)]|[,;:] *[.,;:]|\( |\.\.(?!/)"
    )
    return re.findall(tokens, line)


@pytest.mark.parametrize("name", ["demo", "sixty", "blank"])
@pytest.mark.parametrize("kind", [paper.kind for paper in papers.PAPERS if Form.DOCX in paper.forms])
def test_no_paper_has_leftovers_of_a_blank_or_a_field(name, kind):
    if (name, kind) == ("blank", Kind.CERTIFICATES):
        pytest.skip("nothing is concluded")
    texts = word_texts(docx.Document(BytesIO(sessions.paper(name, kind, Form.DOCX))))
    lines = [line for text in texts for line in text.split("\n")]
    wrong = [(line, leftovers(line)) for line in lines if leftovers(line)]
    assert wrong == []


@pytest.mark.parametrize(("name", "kind", "form"), EVERY, **ids)
def test_no_paper_says_none(name, kind, form):
    if form is Form.PDF:
        texts = [one.text for page in sessions.pages(name, kind) for one in page.prints]
    elif form is Form.DOCX:
        texts = list(word_texts(docx.Document(BytesIO(sessions.paper(name, kind, form)))))
    else:
        rows = (
            CalamineWorkbook.from_filelike(BytesIO(sessions.paper(name, kind, form))).get_sheet_by_index(0).to_python()
        )
        texts = [str(cell) for row in rows for cell in row]
    assert [text for text in texts if re.search(r"\b(None|nan|NaT|inf)\b", text)] == []


@pytest.mark.parametrize("kind", [paper.kind for paper in papers.PAPERS if paper.kind is not Kind.CERTIFICATES])
def test_missing_data_is_a_dotted_line(kind):
    words = said("blank", kind, BY_KIND[kind].forms[0] if kind is not Kind.REGISTER else Form.PDF)
    assert "……" in words
    if Kind(kind) in (Kind.MINUTES, Kind.SUBMISSION, Kind.DECISION, Kind.FORWARDING, Kind.LETTERS, Kind.NOTICE):
        assert "Số:………/" in words
    if kind not in (Kind.MINUTES, Kind.REGISTER):
        assert "ngày……tháng……năm………" in words


# Fonts and what a reader program is told.


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """The typefaces of a PDF, of its pages and of all that is drawn on them, and whether each is in the file."""
    found: dict[str, bool] = {}

    def walk(resources: pypdf.generic.DictionaryObject) -> None:
        for font in (resources.get("/Font") or {}).values():
            font = font.get_object()
            inner = [one.get_object() for one in font.get("/DescendantFonts", ())] or [font]
            for one in inner:
                described = one.get("/FontDescriptor", {})
                found[str(font["/BaseFont"])] = any(f"/FontFile{n}" in described for n in ("", "2", "3"))
        for drawn in (resources.get("/XObject") or {}).values():
            if "/Resources" in drawn.get_object():
                walk(drawn.get_object()["/Resources"])

    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        walk(page["/Resources"])
    return found


@pytest.mark.parametrize(("name", "kind", "form"), PRINTED, **ids)
def test_every_typeface_is_in_the_file(name, kind, form):
    found = fonts_of(sessions.paper(name, kind, form))
    assert found
    assert all(found.values()), found
    assert not any("Helvetica" in font for font in found)


@pytest.mark.parametrize(("name", "kind", "form"), PRINTED, **ids)
def test_a_pdf_tells_its_title_language_and_outline(name, kind, form):
    data = sessions.paper(name, kind, form)
    reader = pypdf.PdfReader(BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title
    assert reader.metadata.title.strip() not in ("untitled", "")
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    outline = [entry for entry in reader.outline if not isinstance(entry, list)]
    begins = [entry for entry in outline if entry.title.strip()]
    assert begins
    assert begins[0].title
    if BY_KIND[kind].scope is not Scope.SESSION:
        assert len(begins) >= len(sessions.source(name, kind).views)
    pages = [reader.get_destination_page_number(entry) for entry in outline]
    assert papers.beginnings(data) == pages
    if BY_KIND[kind].scope is not Scope.SESSION and papers.one_file(kind, form):
        assert len(set(pages)) == len(pages) == len(sessions.source(name, kind).views)
    assert pages == sorted(pages)
    assert pages[0] == 0
    assert b"pdfaid" not in data


@pytest.mark.parametrize(("name", "kind", "form"), sessions.of(Form.DOCX), **ids)
def test_a_word_file_has_real_styles_tables_and_page_fields(name, kind, form):
    data = sessions.paper(name, kind, form)
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {part: package.read(part).decode() for part in package.namelist() if part.endswith(".xml")}
    body = parts["word/document.xml"]
    namespaces = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    tree = ElementTree.fromstring(body)
    texts = [text.text or "" for text in tree.iterfind(".//w:t", namespaces)]
    assert "<w:tab/>" not in body
    assert not [text for text in texts if "   " in text or "\t" in text]
    document = docx.Document(BytesIO(data))
    assert document.core_properties.title
    assert document.core_properties.language == "vi-VN"
    if kind is Kind.CERTIFICATES:
        return
    assert any("PAGE" in part for label, part in parts.items() if "header" in label)
    assert tree.find(".//w:sectPr/w:titlePg", namespaces) is not None
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert "Title" in styles
    if any(isinstance(block, Heading) for block in sessions.document(name, kind, form).blocks):
        assert "Heading 1" in styles or "Heading 2" in styles
    for table, described in zip(
        [table for table in document.tables if table.style and table.style.name == "Table Grid"],
        [block for block in sessions.document(name, kind, form).blocks if isinstance(block, Table)],
        strict=True,
    ):
        rows = table._tbl.tr_lst
        assert len(rows) == len(described.head) + len(described.rows)
        marks = [
            [bool(row.findall(f"w:trPr/w:{mark}", namespaces)) for mark in ("cantSplit", "tblHeader")] for row in rows
        ]
        assert all(whole for whole, _ in marks)
        assert [head for _, head in marks] == [True] * len(described.head) + [False] * len(described.rows)


def test_hostile_names_are_whole_in_every_form():
    """What the other tests take for granted: the names are there to be broken."""
    desk = sessions.desk("hostile")
    assert {product.name for product in desk.state.products.values()} == set(sessions.HOSTILE)
    assert any(len(name) == 200 for name in sessions.HOSTILE)
    (view,) = sessions.source("hostile", Kind.MINUTES).views
    assert {State.CONCLUDED, State.DISQUALIFIED} <= {product.state for product in view.products}
