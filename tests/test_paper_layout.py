"""Where everything stands on the printed papers, measured from the PDF: Decree 30/2020/NĐ-CP, Annex I, point by point.

For the demo, sixty products, the longest and strangest texts, and a session of which nearly nothing is said. Score
sheets and certificates are not among the decree's kinds: their edges are those of their own layouts.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest

from ocop_desktop.documents import score_sheet_layout
from ocop_desktop.documents.model import Align, Block, Heading, Letterhead, Paragraph, Signatures, Signer, Table, Title
from ocop_desktop.documents.wording import common
from ocop_desktop.services.papers import BY_KIND, Form, Kind
from tests import sessions
from tests.pdf_pages import Box, Line, Page, Print

OWN_LAYOUT = {Kind.SHEETS, Kind.FILLED_SHEETS, Kind.CERTIFICATES}
OF_DECREE = [(name, kind) for name, kind, _ in sessions.of(Form.PDF) if kind not in OWN_LAYOUT]
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 15.0
FIRST_LINE = (10.0, 12.7)
OVERHANG = 0.6
"""How far the ink of a slanted letter may stand over the edge that it is set at, in mm."""
PT = 25.4 / 72
NUMBERED = {
    Kind.MINUTES: "BB",
    Kind.SUBMISSION: "TTr",
    Kind.DECISION: "QĐ",
    Kind.FORWARDING: "DS",
    Kind.LETTERS: "TB",
    Kind.NOTICE: "TB",
}
UNDATED = {Kind.MINUTES}

of_decree = pytest.mark.parametrize(("name", "kind"), OF_DECREE, ids=lambda value: str(value))


def bare(text: str) -> str:
    """The letters of a text without the white space between them, which breaking into lines changes."""
    return "".join(text.split())


def right_edge(page: Page) -> float:
    return page.width - RIGHT


def body(page: Page) -> tuple[Line, ...]:
    """The lines between the upper and the lower margin."""
    return tuple(line for line in page.lines if TOP < line.baseline < page.height - BOTTOM + 0.1)


def begins(page: Page) -> bool:
    """Whether a paper begins here, with its head."""
    return any(common.COUNTRY in one.text for one in page.prints)


def firsts(name: str, kind: Kind) -> Iterator[Page]:
    """The pages on which papers begin."""
    return (page for page in sessions.pages(name, kind) if begins(page))


def blocks(name: str, kind: Kind, wanted: type[Block]) -> list[Block]:
    return [block for block in sessions.document(name, kind).blocks if isinstance(block, wanted)]


def rule_below(page: Page, line: Line | Print, reach: float = 4.0) -> Box:
    """The rule under a line of text."""
    found = [rule for rule in page.rules if 0 < rule.top - line.baseline < reach and rule.left < line.right]
    found = [rule for rule in found if rule.right > line.left]
    assert found, f"no rule below {line.text!r}"
    return min(found, key=lambda rule: rule.top)


def centred(thing: Line | Print | Box, left: float, right: float, slack: float = 0.8) -> bool:
    return abs((thing.left + thing.right) / 2 - (left + right) / 2) < slack


# Pages.


@of_decree
def test_nothing_stands_outside_the_margins(name, kind):
    for page in sessions.pages(name, kind):
        assert page.width == pytest.approx(297 if sessions.document(name, kind).landscape else 210, abs=0.1)
        for one in page.prints:
            assert one.left > LEFT - OVERHANG, one
            assert one.right < right_edge(page) + OVERHANG, one
            if one.baseline < TOP:
                assert one.text == common.DRAFT or one.text.isdigit(), one
                assert one.top > 8, one
            elif one.baseline > page.height - BOTTOM:
                assert one.size == pytest.approx(9), one
                assert one.bottom < page.height - 8, one
            else:
                assert one.top > TOP - 0.1, one
                assert one.bottom < page.height - BOTTOM + 0.1, one
        for box in page.boxes:
            assert box.left > LEFT - 0.2, box
            assert box.right < right_edge(page) + 0.2, box
            assert box.top > TOP - 0.2, box
            assert box.bottom < page.height - BOTTOM + 0.2, box


@of_decree
def test_margins_are_those_of_the_decree(name, kind):
    pages = sessions.pages(name, kind)
    things = [thing for page in pages for thing in (*body(page), *page.boxes)]
    assert min(thing.left for thing in things) == pytest.approx(LEFT, abs=1)
    assert max(thing.right for thing in things) == pytest.approx(right_edge(pages[0]), abs=1)
    assert min(line.prints[0].top for page in pages for line in body(page)[:1]) < 25


@of_decree
def test_pages_are_numbered_in_the_middle_of_the_top_margin_but_for_the_first(name, kind):
    number = 0
    for page in sessions.pages(name, kind):
        number = 1 if begins(page) else number + 1
        shown = [one for one in page.prints if one.baseline < TOP and one.text != common.DRAFT]
        if number == 1:
            assert not shown
            continue
        (one,) = shown
        assert one.text == str(number)
        assert 13 <= one.size <= 14
        assert not one.bold
        assert not one.italic
        assert centred(one, LEFT, right_edge(page))


@of_decree
def test_drafts_say_so_on_every_page_and_final_papers_on_none(name, kind):
    draft = name != "demo" and not BY_KIND[kind].blank
    for page in sessions.pages(name, kind):
        marks = [one for one in page.prints if one.baseline < TOP and one.text == common.DRAFT]
        assert len(marks) == draft
        assert all(mark.right == pytest.approx(right_edge(page), abs=0.5) for mark in marks)


# The head.


@of_decree
def test_every_paper_begins_with_the_nation_at_the_right(name, kind):
    found = 0
    for page in firsts(name, kind):
        found += 1
        nation = next(one for one in page.prints if one.text == common.COUNTRY)
        motto = next(one for one in page.prints if one.text == common.MOTTO)
        assert nation.left > page.width / 2 - 10
        assert (nation.bold, nation.italic, 12 <= nation.size <= 13) == (True, False, True)
        assert (motto.bold, motto.italic, 13 <= motto.size <= 14) == (True, False, True)
        assert centred(motto, nation.left, nation.right)
        rule = rule_below(page, motto)
        assert rule.width == pytest.approx(motto.right - motto.left, abs=1)
        assert centred(rule, motto.left, motto.right)
    assert found == len(blocks(name, kind, Letterhead))


@of_decree
def test_the_bodies_stand_in_capitals_at_the_left_with_a_rule_of_a_third_to_a_half(name, kind):
    for page, head in zip(firsts(name, kind), blocks(name, kind, Letterhead), strict=True):
        nation = next(one for one in page.prints if one.text == common.COUNTRY)
        rule = min((rule for rule in page.rules if rule.right < nation.left), key=lambda rule: rule.top)
        above = [one for one in page.prints if TOP < one.baseline < rule.top and one.right < nation.left]
        assert all(12 <= one.size <= 13 and not one.italic for one in above)
        upright, bold = ([one for one in above if one.bold is wanted] for wanted in (False, True))
        assert bare("".join(one.text for one in upright)) == bare(head.parent.upper())
        assert bare("".join(one.text for one in bold)) == bare(head.body.upper())
        assert all(one.baseline < bold[0].baseline for one in upright)
        longest = max(one.right - one.left for one in bold)
        assert longest / 3 <= rule.width <= longest / 2
        assert all(centred(one, rule.left, rule.right) for one in above)


@of_decree
def test_number_and_day_stand_below_the_head(name, kind):
    for page in firsts(name, kind):
        lines = [one for one in page.prints if one.baseline > TOP]
        numbers = [one for one in lines if one.text.startswith("Số: ") and one.baseline < 70]
        days = [one for one in lines if re.search(r", ngày .+ tháng .+ năm", one.text) and one.baseline < 70]
        days = [one for one in days if one.left > page.width * 0.4]
        assert len(numbers) == (kind in NUMBERED)
        for number in numbers:
            assert number.size == 13
            assert (number.bold, number.italic) == (False, False)
            assert number.right < page.width / 2
            assert f"/{NUMBERED[kind]}" in number.text
            assert re.match(r"Số: (\d\d+|…+)/", number.text)
        if kind in UNDATED:
            assert not days
            continue
        (day,) = days
        assert 13 <= day.size <= 14
        assert (day.bold, day.italic) == (False, True)
        said = re.search(r"ngày (\d\d|…+) tháng ([12]?\d|0[12]|…+) năm (\d{4}|…+)$", day.text)
        assert said, day.text
        assert all(abs(number.baseline - day.baseline) < 0.3 for number in numbers)


@of_decree
def test_the_name_of_the_paper_is_in_bold_capitals_in_the_middle_with_its_subject_below(name, kind):
    pages = list(sessions.pages(name, kind))
    titles = blocks(name, kind, Title)
    found = []
    for page in pages:
        for line in body(page):
            if line.bold and any(line.text == title.name for title in titles):
                found.append((page, line))
    assert [line.text for _, line in found] == [title.name for title in titles]
    for (page, line), title in zip(found, titles, strict=True):
        assert title.name == title.name.upper()
        assert 13 <= line.size <= 14
        assert centred(line, LEFT, right_edge(page))
        if not title.subject:
            continue
        rest, said = [one for one in body(page) if one.baseline > line.baseline], ""
        while bare(said) != bare(title.subject):
            below = rest.pop(0)
            assert below.bold
            assert 13 <= below.size <= 14
            assert centred(below, LEFT, right_edge(page))
            said += below.text
        assert centred(rule_below(page, below), LEFT, right_edge(page))


# The body.


def paragraphs(page: Page) -> Iterator[tuple[Line, Line]]:
    """Neighbouring lines of 13 points outside the tables, the head and the signatures."""
    inside = [box for box in page.boxes if box.bottom - box.top > 3 and box.width > 3]
    lines = [
        line
        for line in body(page)
        if line.size == 13
        and not line.bold
        and not any(box.top < line.baseline < box.bottom for box in inside)
        and min(abs(line.left - LEFT - indent) for indent in (0, *FIRST_LINE)) < 1
    ]
    return pairwise(lines)


@of_decree
def test_the_body_is_justified_with_an_indented_first_line(name, kind):
    single, gap = 13 * PT, 6 * PT
    notes = [
        bare("".join(run.text for run in block.runs))
        for block in blocks(name, kind, Paragraph)
        if block.align is not Align.JUSTIFY
    ]
    for page in sessions.pages(name, kind):
        for line, below in paragraphs(page):
            step = below.baseline - line.baseline
            if below.left > LEFT + 5:
                assert step > single + gap, below.text
                continue
            if step > 1.5 * single or line.left < LEFT - 1:
                continue
            assert step >= single, below.text
            if any(bare(line.text) in note for note in notes):
                continue
            # Before a word or dots as wide as a quarter of the page the blanks are not stretched.
            word = below.text.split(" ")[0]
            if len(word) < 20 and not word.startswith("…"):
                assert line.right == pytest.approx(right_edge(page), abs=OVERHANG), line.text


@of_decree
def test_the_body_is_set_in_thirteen_or_fourteen_points(name, kind):
    document = sessions.document(name, kind)
    sizes = {one.size for page in sessions.pages(name, kind) for one in page.prints if one.baseline > TOP}
    assert 13 <= document.size <= 14
    tables = {block.size for block in document.blocks if isinstance(block, Table)}
    assert all(9 <= size <= 12 for size in tables)
    assert {round(size, 1) for size in sizes} <= {9, 11, 12, 13, 14} | {round(size, 1) for size in tables}


@of_decree
def test_no_heading_is_the_last_thing_on_a_page(name, kind):
    headings = [block.text for block in blocks(name, kind, Heading)]
    rows = [
        row.cells[0].text
        for block in blocks(name, kind, Table)
        for row in block.rows
        if len(row.cells) == 1 and row.keep
    ]
    for page in sessions.pages(name, kind):
        last = body(page)[-1]
        assert not (last.bold and any(bare(text).endswith(bare(last.text)) for text in (*headings, *rows))), last.text


@of_decree
def test_no_line_of_a_paragraph_stands_alone_on_a_page(name, kind):
    for page, following in pairwise(sessions.pages(name, kind)):
        last, first = body(page)[-1], body(following)[0]
        if begins(following) or any(box.top < TOP + 1 for box in following.boxes):
            continue
        full = last.right > right_edge(page) - 1
        if full and first.left < LEFT + 1 and first.size == 13 and not first.bold:
            second = body(following)[1]
            assert second.baseline - first.baseline < 6, f"{last.text!r} / {first.text!r}"
        if full and LEFT + 9 < last.left < LEFT + 14:
            assert first.left > LEFT + 5, f"{last.text!r} / {first.text!r}"


# Tables.


def cells(page: Page) -> list[str]:
    """What stands in the cells on a page, in the order of their rows."""
    found = []
    for box in page.boxes:
        if box.bottom - box.top < 3 or box.width < 3:
            continue
        inside = [
            one
            for one in page.prints
            if box.left - 0.5 < one.left and one.right < box.right + 0.5 and box.top < one.baseline < box.bottom
        ]
        found.append(bare("".join(one.text for one in inside)))
    return found


def in_order(wanted: Sequence[str], found: Sequence[str]) -> str | None:
    """The first of the wanted that does not come in its turn."""
    rest = iter(found)
    return next((one for one in wanted if one not in rest), None)


@of_decree
def test_every_row_is_whole_on_one_page_and_in_its_order(name, kind):
    wanted = [
        bare(cell.text)
        for block in blocks(name, kind, Table)
        for row in (*block.head, *block.rows)
        for cell in row.cells
    ]
    found = [text for page in sessions.pages(name, kind) for text in cells(page)]
    assert in_order(wanted, found) is None


@of_decree
def test_a_table_repeats_its_head_on_every_page(name, kind):
    heads = [[bare(cell.text) for row in table.head for cell in row.cells] for table in blocks(name, kind, Table)]
    for page in sessions.pages(name, kind)[1:]:
        if any(box.top < TOP + 1 and box.bottom - box.top > 3 for box in page.boxes):
            assert any(cells(page)[: len(head)] == head for head in heads)


# Signatures.


def signers(name: str, kind: Kind) -> list[list[Signer]]:
    return [[one for one in block.blocks if isinstance(one, Signer)] for block in blocks(name, kind, Signatures)]


@of_decree
def test_who_signs_stands_with_the_name_on_one_page_below_other_text(name, kind):
    pages = sessions.pages(name, kind)
    expected = [
        [bare(part) for one in row for part in (one.authority, one.title, one.name)] for row in signers(name, kind)
    ]
    turn = 0
    for row in expected:
        while turn < len(pages):
            bold = [one for one in pages[turn].prints if one.bold and one.size >= 13]
            said = bare("".join(one.text for one in bold))
            if all(part in said for part in row):
                break
            turn += 1
        assert turn < len(pages), row
        begin = row[0] or row[1]
        above = [one for one in pages[turn].prints if one.baseline > TOP]
        first = next(one for one in above if one.bold and begin.startswith(bare(one.text)))
        assert any(one.baseline < first.baseline - 5 for one in above), "a signature alone on its page"


@of_decree
def test_the_signature_is_at_the_right_and_the_recipients_at_the_left(name, kind):
    for page in sessions.pages(name, kind):
        titles = [line for line in page.prints if line.text == common.RECIPIENTS]
        for title in titles:
            assert (title.size, title.bold, title.italic) == (12, True, True)
            assert title.left == pytest.approx(LEFT, abs=2)
            below = [one for one in page.prints if one.baseline > title.baseline and one.right < page.width / 2]
            below = [one for one in below if one.baseline < page.height - BOTTOM]
            assert all((one.size, one.bold, one.italic) == (11, False, False) for one in below)
            said = "".join(f" {one.text}" for one in below).strip()
            *lines, last = re.split(r"(?<=;) (?=- )", said)
            assert lines
            assert all(line.startswith("- ") and line.endswith(";") for line in lines)
            assert last.startswith("- Lưu: ")
            assert last.endswith(".")
            signs = [
                one
                for one in page.prints
                if one.baseline > title.baseline - 2
                and one.left > page.width / 2
                and one.baseline < page.height - BOTTOM
            ]
            assert signs
            assert all(one.bold and 13 <= one.size <= 14 for one in signs)
            assert all(centred(one, (LEFT + right_edge(page)) / 2, right_edge(page), 1) for one in signs)


@pytest.mark.parametrize("name", sessions.NAMES)
def test_minutes_are_signed_by_the_secretary_at_the_left_and_the_chair_at_the_right(name):
    page = sessions.pages(name, Kind.MINUTES)[-1]
    secretary = next(one for one in page.prints if one.text == "THƯ KÝ")
    chair = next(one for one in page.prints if one.text == "CHỦ TỌA")
    assert secretary.baseline == pytest.approx(chair.baseline, abs=0.1)
    assert secretary.right < page.width / 2 < chair.left
    assert secretary.bold
    assert chair.bold


# The office's own layouts.


@pytest.mark.parametrize(("name", "kind"), [(n, k) for n, k, _ in sessions.of(Form.PDF) if "sheets" in k])
def test_score_sheets_keep_within_their_own_edges(name, kind):
    mm = score_sheet_layout.MM
    for page in sessions.pages(name, kind):
        assert (page.width, page.height) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))
        for one in page.prints:
            assert one.left > score_sheet_layout.LEFT / mm - OVERHANG, one
            assert one.right < score_sheet_layout.RIGHT / mm + OVERHANG, one
            assert one.top > (4.9 if one.text == common.DRAFT else score_sheet_layout.TOP / mm - 1), one
            assert one.bottom < page.height - 6.5, one
        for box in page.boxes:
            assert box.left > 6.9, box
            assert box.right < page.width - 6.9, box
            assert box.top > 6.9, box
            assert box.bottom < page.height - 6.9, box


@pytest.mark.parametrize("name", [n for n, k, _ in sessions.of(Form.PDF) if k is Kind.CERTIFICATES])
def test_certificates_keep_within_their_frame(name):
    inner = 16.0
    pages = sessions.pages(name, Kind.CERTIFICATES)
    for page in pages:
        assert (page.width, page.height) == (pytest.approx(297, abs=0.1), pytest.approx(210, abs=0.1))
        for one in page.prints:
            if one.text == common.DRAFT:
                continue
            assert one.left > inner, one
            assert one.right < page.width - inner, one
            assert one.top > inner, one
            assert one.bottom < page.height - inner, one
    assert len(pages) == len(sessions.source(name, Kind.CERTIFICATES).views)
