"""Every paper in Word's and Excel's forms through LibreOffice: it opens without a word, and prints what our PDF says.

One start of the program converts all of them. Where it is not installed, these tests are skipped.
"""

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from ocop_desktop.documents.model import Table
from ocop_desktop.documents.wording import common
from ocop_desktop.services.papers import BY_KIND, Form, Kind, Scope
from tests import pdf_pages, sessions
from tests.pdf_pages import Page
from tests.test_paper_text import groups

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed"),
]

MARGIN = 20.0
HARMLESS = "javaldx"
"""What it says of itself where the machine has no Java, which it does not need for this."""
WORD, EXCEL = sessions.of(Form.DOCX), sessions.of(Form.XLSX)
ids = {"ids": lambda value: str(value)}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what LibreOffice printed of each paper."""
    folder = tmp_path_factory.mktemp("office")
    files = []
    for name, kind, form in (*WORD, *EXCEL):
        path = folder / form / f"{name}-{kind}.{form}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(sessions.paper(name, kind, form))
        files.append(path)
    for form in (Form.DOCX, Form.XLSX):
        run = subprocess.run(
            [
                str(SOFFICE),
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder / f"{form}-pdf"),
                *(str(path) for path in files if path.suffix == f".{form}"),
            ],
            capture_output=True,
            text=True,
            timeout=300,
            check=True,
        )
        said = [line for line in run.stderr.splitlines() if line.strip() and HARMLESS not in line]
        assert said == []
    return folder


def pages_of(printed: Path, name: str, kind: Kind, form: Form) -> tuple[Page, ...]:
    return pdf_pages.pages((printed / f"{form}-pdf" / f"{name}-{kind}.pdf").read_bytes())


def body(pages: tuple[Page, ...], margin: float = MARGIN) -> str:
    """What stands on pages between their upper and lower margins, in its order, without white space."""
    found = (one.text for page in pages for one in page.prints if margin < one.baseline < page.height - margin + 0.1)
    return letters("".join(found))


def letters(text: str) -> str:
    """A text without white space and hyphens: at the end of a line a hyphen is not always told from a broken word."""
    return re.sub(r"[\s\x00-\x1f\xad\ufffe-]", "", text)


def words(pages: tuple[Page, ...], margin: float) -> set[str]:
    """The words on pages between their upper and lower margins."""
    lines = (line for page in pages for line in page.lines if margin < line.baseline < page.height - margin + 0.1)
    return {word for line in lines for word in re.findall(r"\w+", line.text)}


@pytest.mark.parametrize(("name", "kind", "form"), WORD, **ids)
def test_word_has_as_many_pages_as_our_pdf_within_one(printed, name, kind, form):
    ours, theirs = len(sessions.pages(name, kind)), len(pages_of(printed, name, kind, form))
    pieces = len(sessions.source(name, kind).views) if BY_KIND[kind].scope is not Scope.SESSION else 1
    assert abs(ours - theirs) <= pieces


@pytest.mark.parametrize(("name", "kind", "form"), [one for one in WORD if one[1] is not Kind.CERTIFICATES], **ids)
def test_word_is_read_in_the_order_in_which_the_paper_is_described(printed, name, kind, form):
    said, place = body(pages_of(printed, name, kind, form), 15 if kind is Kind.SHEETS else MARGIN), 0
    for group in groups(sessions.document(name, kind, form).blocks):
        ends = []
        for text in group:
            found = said.find(letters(text), place)
            assert found >= 0, f"{text!r} after {said[max(place - 80, 0) : place]!r}"
            ends.append(found + len(letters(text)))
        place = max(ends, default=place)


@pytest.mark.parametrize(
    ("name", "kind", "form"), [one for one in WORD if one[0] != "hostile" and one[1] is not Kind.SHEETS], **ids
)
def test_word_says_the_words_of_our_pdf_and_no_others(printed, name, kind, form):
    margin = 0.0 if kind is Kind.CERTIFICATES else MARGIN
    assert words(pages_of(printed, name, kind, form), margin) == words(sessions.pages(name, kind), margin)


@pytest.mark.parametrize(("name", "kind", "form"), [one for one in WORD if one[1] is not Kind.CERTIFICATES], **ids)
def test_word_numbers_its_pages_and_keeps_within_its_margins(printed, name, kind, form):
    document = sessions.document(name, kind, form)
    numbers = []
    for page in pages_of(printed, name, kind, form):
        top = [one.text for one in page.prints if one.baseline < document.margins.top and one.text != common.DRAFT]
        numbers += top
        for one in page.prints:
            assert one.left > document.margins.left - 1, one
            assert one.right < page.width - document.margins.right + 1, one
    if BY_KIND[kind].scope is Scope.SESSION:
        assert numbers == [str(number) for number in range(2, len(numbers) + 2)]


@pytest.mark.parametrize(("name", "kind", "form"), EXCEL, **ids)
def test_excel_prints_every_text_and_repeats_the_head(printed, name, kind, form):
    pages = pages_of(printed, name, kind, form)
    document = sessions.document(name, kind, form)
    table = next(block for block in document.blocks if isinstance(block, Table))
    said = body(pages, 0)
    texts = [cell.text for row in (*table.head, *table.rows) for cell in row.cells if cell.value is None]
    assert [text for text in texts if letters(text) not in said] == []
    assert "###" not in said
    assert all((page.width > page.height) == document.landscape for page in pages)
    head = [letters(cell.text) for cell in table.head[0].cells]
    for before, page in pairwise(pages):
        if any(letters(cell.text) in body((before,), 0) for cell in table.rows[-1].cells[1:2]):
            break
        assert all(text in body((page,), 0) for text in head)
