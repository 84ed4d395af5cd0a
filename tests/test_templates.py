"""An office's own Word templates: the samples say what our papers say; what is wrong is named; nothing can be done."""

import io
import re
import unicodedata
import zipfile
from types import SimpleNamespace

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocop_desktop.documents import templates
from ocop_desktop.documents.templates import Image, check, fill
from ocop_desktop.documents.templates_names import ONE_EACH, PAPERS, Each, Group, Item, Picture, Value, names
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import OfficeData, Phrase
from ocop_desktop.services import office_files
from ocop_desktop.services.office_files import TEMPLATED
from ocop_desktop.services.paper_files import Source, make
from ocop_desktop.services.paper_kinds import Form, Kind
from ocop_desktop.services.templates import filled
from tests import hostile, sessions

NO_FILE = {}.__getitem__


def sample(kind: Kind, office: OfficeData | None = None) -> bytes:
    return office_files.sample(kind, office or OfficeData(), NO_FILE)


def made(*lines: str, header: str = "", table: list[list[str]] | None = None) -> bytes:
    """A template with a paragraph for each line."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    if header:
        document.sections[0].header.paragraphs[0].text = header
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def words(data: bytes) -> str:
    """All words of a Word file's body in their order; drawn boxes and stars are left out."""
    found = []
    for element in docx.Document(io.BytesIO(data)).element.body.iter():
        if element.tag == qn("w:t"):
            found.append(element.text or "")
        elif element.tag in (qn("w:p"), qn("w:br")):
            found.append(" ")
    return re.sub(r"[\s★☐☒]+", " ", "".join(found)).strip()


def alike(data: bytes) -> str:
    """The letters: wherever lines are broken, and however long dotted ones are, with or without a full stop."""
    return re.sub(r"…+\.?", "…", re.sub(r"\s", "", words(data)))


def blank(items: tuple[Item, ...]) -> dict[str, object]:
    """Values for all names of a paper, of which nothing is known."""
    values: dict[str, object] = {}
    for item in items:
        match item:
            case Value():
                values[item.name] = ""
            case Picture():
                values[item.name] = None
            case Group():
                values[item.name] = blank(item.items)
            case Each():
                values[item.name] = []
    return values


def submission(**values: object) -> dict[str, object]:
    return blank(PAPERS["submission"]) | values


def product(**values: object) -> dict[str, object]:
    items = next(item for item in PAPERS["submission"] if item.name == "products")
    assert isinstance(items, Each)
    return blank(items.items) | values


def codes(data: bytes, paper: str = "submission") -> list[str]:
    return [problem.code for problem in check(data, paper)]


# --- the samples -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sessions.NAMES)
@pytest.mark.parametrize("kind", TEMPLATED)
def test_a_sample_filled_with_a_session_says_what_our_own_word_file_says(name: str, kind: Kind) -> None:
    source = sessions.source(name, kind)
    views = source.views[:4]
    if not views:
        pytest.skip("this session has no such paper")
    ours = make(Form.DOCX, Source(kind, views))
    assert alike(filled(kind, views, sample(kind))) == alike(ours)


@pytest.mark.parametrize("kind", TEMPLATED)
def test_a_sample_is_a_template_without_a_fault(kind: Kind) -> None:
    assert check(sample(kind), kind.value) == []


def test_a_sample_says_the_offices_own_phrases() -> None:
    own = OfficeData(phrases=(Phrase("minutes", "closing", "Họp xong lúc {time}."),))
    assert "Họp xong lúc {{ends}}." in words(sample(Kind.MINUTES, own)).replace(" ", " ")


def test_a_bilingual_certificate_has_a_bilingual_sample() -> None:
    own = OfficeData(certificate_bilingual=True, certificate_design="modern")
    data = sample(Kind.CERTIFICATES, own)
    assert "{{english.valid_until}}" in words(data)
    assert check(data, "certificates") == []


def test_what_takes_the_place_of_an_earlier_paper_says_so() -> None:
    source = sessions.source("demo", Kind.MINUTES)
    said = "(Thay thế văn bản lập trước)"
    ours = make(Form.DOCX, Source(Kind.MINUTES, source.views, said))
    assert words(filled(Kind.MINUTES, source.views, sample(Kind.MINUTES), said)) == words(ours)
    assert said in words(ours)


def test_every_name_of_every_paper_has_a_value_and_a_meaning() -> None:
    for paper in PAPERS:
        for name in names(paper):
            assert name.meaning == unicodedata.normalize("NFC", name.meaning).strip() != ""


def test_the_office_template_is_used_for_word_and_for_nothing_else() -> None:
    source = sessions.source("demo", Kind.SUBMISSION)
    own = Source(Kind.SUBMISSION, source.views, template=made("Trình {{ authority }}"))
    assert words(make(Form.DOCX, own)).startswith("Trình Ủy ban")
    assert make(Form.PDF, own)[:5] == b"%PDF-"


# --- values ----------------------------------------------------------------------------------------------------------


def test_a_blank_value_prints_a_dotted_line_and_is_false() -> None:
    data = made("Số {{ minutes_number }}, {% if minutes_number %}có{% else %}chưa{% endif %}", "{{ draft }}|")
    assert words(fill(data, "submission", [submission()])) == "Số …………, chưa |".replace("…………", "…" * 4)
    assert words(fill(data, "submission", [submission(minutes_number="05/BB")])) == "Số 05/BB, có |"


def test_a_blank_value_stays_a_dotted_line_in_capitals() -> None:
    assert "……" in words(fill(made("{{ council|upper }}"), "submission", [submission()]))
    assert words(fill(made("{{ to|default('Ông')|upper }}"), "submission", [submission()])) == "ÔNG"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80))
def test_any_text_is_printed_as_it_is_and_never_looked_into(text: str) -> None:
    document = docx.Document(io.BytesIO(fill(_ONE_NAME, "submission", [submission(council=text)])))
    shown = templates.printable(text)
    if not shown.strip():
        return
    # Word takes a line break for one of its own.
    assert document.paragraphs[0].text == f"[{shown}]"


_ONE_NAME = made("[{{ council }}]")


@pytest.mark.parametrize(
    "text", ["{{ draft }}", "{% for x in y %}", "{_{ x }_}", "A & B <b>", "\"'", "Ǎ" * 200, "a\nb", "</w:t>"]
)
def test_what_looks_like_a_template_in_a_name_is_only_text(text: str) -> None:
    document = docx.Document(io.BytesIO(fill(_ONE_NAME, "submission", [submission(council=text)])))
    assert document.paragraphs[0].text == f"[{text}]"


def test_nought_is_a_value_and_not_blank() -> None:
    data = made("{% for p in products %}{{ p.votes_against|default('không rõ') }};{% endfor %}")
    several = [product(votes_against=0), product(votes_against=None), product(votes_against=2)]
    assert words(fill(data, "submission", [submission(products=several)])) == "0;không rõ;2;"


def test_notes_at_the_end_are_filled_like_those_at_the_foot() -> None:
    parts = hostile.unzipped(made("{{ council }}"))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
    override = f'<Override PartName="/word/endnotes.xml" ContentType="{kind}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes"
    relation = f'<Relationship Id="rId99" Type="{office}" Target="endnotes.xml"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", relation.encode())
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = '<w:endnote w:id="1"><w:p><w:r><w:t>{{ counci }}</w:t></w:r></w:p></w:endnote>'
    parts["word/endnotes.xml"] = f"<w:endnotes {space}>{note}</w:endnotes>".encode()
    assert codes(hostile.zipped(parts)) == ["template_name_like"]
    parts["word/endnotes.xml"] = parts["word/endnotes.xml"].replace(b"counci ", b"council ")
    filled_in = fill(hostile.zipped(parts), "submission", [submission(council="Hội đồng tỉnh")])
    assert "Hội đồng tỉnh" in hostile.unzipped(filled_in)["word/endnotes.xml"].decode()


def edges(data: bytes) -> list[str]:
    """What stands in the heads and feet of the pages, part by part."""
    parts = hostile.unzipped(data)
    names_ = sorted(name for name in parts if re.fullmatch(r"word/(header|footer)\d+\.xml", name))
    return [re.sub(r"<[^>]*>", "", parts[name].decode()).strip() for name in names_]


def test_a_draft_and_a_sealed_session_are_seen_in_any_template() -> None:
    """Before the session is sealed every page says so, whoever wrote the template; afterwards it carries the code."""
    data = made("{{ council }}", header="Sở Nông nghiệp")
    draft, sealed = submission(draft="DỰ THẢO"), submission(fingerprint="3F2A-90C1")
    assert edges(fill(data, "submission", [draft])) == ["Sở Nông nghiệpDỰ THẢO"]
    assert edges(fill(data, "submission", [sealed])) == ["Mã niêm phong phiên họp: 3F2A-90C1", "Sở Nông nghiệp"]
    anew = submission(fingerprint="3F2A-90C1", supersedes="(Thay thế văn bản lập trước)")
    foot = "(Thay thế văn bản lập trước)Mã niêm phong phiên họp: 3F2A-90C1"
    assert edges(fill(data, "submission", [anew])) == [foot, "Sở Nông nghiệp"]
    assert edges(fill(data, "submission", [submission()])) == ["Sở Nông nghiệp"]
    own = made("{{ draft }} {{ fingerprint }}")
    assert edges(fill(own, "submission", [draft])) == edges(fill(own, "submission", [sealed])) == []


def test_the_mark_of_a_draft_is_on_first_pages_even_pages_and_in_every_section() -> None:
    document = docx.Document()
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].different_first_page_header_footer = True
    document.add_paragraph("{{ council }}")
    document.add_section().header.is_linked_to_previous = False
    stream = io.BytesIO()
    document.save(stream)
    marked = docx.Document(io.BytesIO(fill(stream.getvalue(), "submission", [submission(draft="DỰ THẢO")])))
    first, second = marked.sections
    headers = (first.header, first.first_page_header, first.even_page_header, second.header)
    assert ["".join(line.text for line in one.paragraphs) for one in headers] == ["DỰ THẢO"] * 4


def test_loops_over_paragraphs_and_rows_and_their_counters() -> None:
    data = made(
        "{%p for product in products %}",
        "{{ loop.index }}. {{ product.name }}{% if not loop.last %};{% endif %}",
        "{%p endfor %}",
        table=[
            ["Tên", "Sao"],
            ["{%tr for product in products %}", ""],
            ["{{ product.name }}", "{{ product.stars }}"],
            ["{%tr endfor %}", ""],
        ],
    )
    assert codes(data) == []
    two = submission(products=[product(name="Miến dong", stars=4), product(name="Chè & mật", stars=None)])
    document = docx.Document(io.BytesIO(fill(data, "submission", [two])))
    assert [one.text for one in document.paragraphs[:2]] == ["1. Miến dong;", "2. Chè & mật"]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Tên", "Sao"],
        ["Miến dong", "4"],
        ["Chè & mật", "……"],
    ]


def test_stars_are_numbers_and_compare_as_such() -> None:
    data = made("{% for product in products %}{% if product.stars == 4 %}bốn{% endif %}{% endfor %}")
    assert codes(data) == []
    assert words(fill(data, "submission", [submission(products=[product(stars=4), product(stars=3)])])) == "bốn"


def test_a_name_that_word_cut_into_runs_is_still_one_name() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Trình {")
    for piece in ("{ cou", "ncil }", "}"):
        paragraph.add_run(piece).bold = True
    stream = io.BytesIO()
    document.save(stream)
    assert codes(stream.getvalue()) == []
    assert "HĐ tỉnh" in words(fill(stream.getvalue(), "submission", [submission(council="HĐ tỉnh")]))


def test_many_papers_in_one_file_begin_a_page_each_and_are_numbered_anew() -> None:
    source = sessions.source("demo", Kind.LETTERS)
    data = filled(Kind.LETTERS, source.views, sample(Kind.LETTERS))
    document = docx.Document(io.BytesIO(data))
    assert len(document.sections) == len(source.views) > 2
    numbering = [section._sectPr.find(qn("w:pgNumType")) for section in document.sections]
    assert all(one is not None and one.get(qn("w:start")) == "1" for one in numbering[1:])
    for view in source.views:
        assert view.product.name in words(data)


def test_a_template_of_several_sections_is_numbered_anew_where_each_paper_begins() -> None:
    document = docx.Document()
    document.add_paragraph("{{ subject }}")
    document.add_section(WD_SECTION.CONTINUOUS)
    document.add_paragraph("Cuối")
    stream = io.BytesIO()
    document.save(stream)
    values = blank(PAPERS["letters"]) | {"subject": "Thư"}
    data = docx.Document(io.BytesIO(fill(stream.getvalue(), "letters", [values] * 3)))
    starts = [one._sectPr.find(qn("w:pgNumType")) for one in data.sections]
    assert [None if one is None else one.get(qn("w:start")) for one in starts] == [None, None, "1", None, "1", None]
    kinds = [WD_SECTION.NEW_PAGE, WD_SECTION.CONTINUOUS] * 3
    assert [one.start_type for one in data.sections] == kinds
    # The first section ends in a paragraph of its own; none is added.
    assert [one.text for one in data.paragraphs] == ["Thư", "", "Cuối"] * 3


def test_what_parts_papers_that_end_in_a_table_takes_no_room() -> None:
    document = docx.Document()
    document.add_paragraph("{{ subject }}")
    document.add_table(1, 1)
    stream = io.BytesIO()
    document.save(stream)
    filled_in = docx.Document(io.BytesIO(fill(stream.getvalue(), "submission", [submission(), submission()])))
    (parting,) = (one for one in filled_in.paragraphs if one._p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None)
    spacing = parting.paragraph_format
    assert (spacing.line_spacing, spacing.space_before, spacing.space_after) == (Pt(1), 0, 0)


def test_papers_from_a_template_that_runs_on_begin_a_page_all_the_same() -> None:
    document = docx.Document()
    document.add_paragraph("{{ subject }}")
    document.sections[0].start_type = WD_SECTION.CONTINUOUS
    stream = io.BytesIO()
    document.save(stream)
    bare = hostile.unzipped(stream.getvalue())
    bare["word/document.xml"] = re.sub(rb"<w:sectPr.*</w:sectPr>", b"", bare["word/document.xml"], flags=re.DOTALL)
    values = blank(PAPERS["letters"]) | {"subject": "Thư"}
    for data in (stream.getvalue(), hostile.zipped(bare)):
        sections = docx.Document(io.BytesIO(fill(data, "letters", [values] * 2))).sections
        assert [one.start_type for one in sections][1:] == [WD_SECTION.NEW_PAGE]


def test_pictures_come_in_as_pictures() -> None:
    source = sessions.source("demo", Kind.SHEETS)
    data = filled(Kind.SHEETS, source.views[:3], sample(Kind.SHEETS))
    assert len(docx.Document(io.BytesIO(data)).element.body.findall(f".//{qn('w:drawing')}")) == 3


def test_without_anything_to_fill_in_there_is_no_file() -> None:
    with pytest.raises(UserError) as refused:
        fill(made("{{ council }}"), "submission", [])
    assert refused.value.code == "nothing_chosen"


# --- what is wrong ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "name", "like"),
    [
        (("Kính gửi {{ counci }}",), "counci", "council"),
        (("{{ head.bodi }}",), "head.bodi", "head.body"),
        (("{{ signer.nmae }}",), "signer.nmae", "signer.name"),
        (("{%p for product in products %}", "{{ product.nam }}", "{%p endfor %}"), "product.nam", "product.name"),
        (("{% for p in product %}{{ p.name }}{% endfor %}",), "product", "products"),
        (("{{ product.fingerprint }}",), "product.fingerprint", "fingerprint"),
        (("{% if drafts %}x{% endif %}",), "drafts", "draft"),
    ],
)
def test_an_unknown_name_is_named_with_one_that_is_like_it(lines: tuple[str, ...], name: str, like: str) -> None:
    (problem,) = check(made(*lines), "submission")
    assert (problem.code, problem.params["name"], problem.params["like"]) == ("template_name_like", name, like)
    assert name in str(problem.params["where"])


def test_a_name_like_none_is_named_and_so_is_each_further_one() -> None:
    found = check(made("Điều {{ xyzxyz }} và", "{{ qqq }}"), "submission")
    assert [(one.code, one.params["name"]) for one in found] == [
        ("template_name_unknown", "xyzxyz"),
        ("template_name_unknown", "qqq"),
    ]
    assert found[0].params["where"] == "Điều {{ xyzxyz }} và"


def test_names_of_another_paper_are_unknown() -> None:
    assert codes(made("{{ valid_until }}"), "certificates") == []
    assert codes(made("{{ valid_until }}"), "minutes") == ["template_name_unknown"]


def test_faults_in_tables_and_in_the_head_of_a_page_are_found() -> None:
    assert codes(made("{{ council }}", table=[["{{ counci }}"]])) == ["template_name_like"]
    (problem,) = check(made("{{ council }}", header="Trang {{ counci }}"), "submission")
    assert problem.params["where"] == "Trang {{ counci }}"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{{ council", "template_syntax"),
        ("{{ tên sản phẩm }}", "template_syntax"),
        ("{{ }}", "template_syntax"),
        ("{% if draft %}x", "template_not_closed"),
        ("{% for p in products %}{{ p.name }}", "template_not_closed"),
        ("{% fro p in products %}", "template_tag_strange"),
        ("{{ products }}", "template_whole_list"),
        ("{{ head }}", "template_whole_group"),
        ("{% for x in council %}{{ x }}{% endfor %}", "template_no_list"),
        ("không có gì", "template_without_names"),
        (
            "{% for a in products %}{% for b in products %}{{ b.name }}{% endfor %}{% endfor %}",
            "template_list_twice",
        ),
    ],
)
def test_what_is_written_wrong_is_said_as_what_it_is(line: str, code: str) -> None:
    assert codes(made(line)) == [code]


@pytest.mark.parametrize(
    "line",
    [
        "{{ council.upper() }}",
        "{{ council.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ council['__class__'] }}",
        "{{ self }}",
        "{{ cycler }}",
        "{{ range(10) }}",
        "{% for i in range(1000000000) %}x{% endfor %}",
        "{{ lipsum() }}",
        "{{ council|attr('upper') }}",
        "{{ council|map('upper') }}",
        "{{ council|safe }}",
        "{{ council|format }}",
        "{{ council * 1000000000 }}",
        "{{ 9 ** 99999999 }}",
        "{{ 'a' ~ 'b' }}",
        "{{ council + council }}",
        "{{ [1, 2] }}",
        "{{ {'a': 1} }}",
        "{{ council[0:5] }}",
        "{% set a = 1 %}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{% macro m() %}{% endmacro %}",
        "{% block b %}{% endblock %}",
        "{% with a = 1 %}{% endwith %}",
        "{% filter upper %}x{% endfilter %}",
        "{% autoescape false %}x{% endautoescape %}",
        "{% for p in products recursive %}{{ loop(p.parts) }}{% endfor %}",
        "{% for p in products if p.name %}{% endfor %}",
        "{% for p in products %}{{ loop.cycle('a', 'b') }}{% endfor %}",
        "{% for p in products %}{{ loop.__init__ }}{% endfor %}",
        "{% if products > 3 %}x{% endif %}",
        "{{ council is defined }}",
    ],
)
def test_nothing_but_names_loops_and_conditions_can_be_used(line: str) -> None:
    data = made("{{ council }}", line)
    assert codes(data) != []
    with pytest.raises(UserError):
        fill(data, "submission", [submission(products=[product(name="x")])])


def test_the_values_themselves_can_do_nothing_either() -> None:
    """Even past the check, the language has nothing to reach."""
    environment = templates._Environment()
    for line in ("{{ a.__class__ }}", "{{ a.upper() }}", "{{ a['__len__'] }}", "{{ x.pop('k') }}", "{{ x.items }}"):
        with pytest.raises(Exception, match=r"has no attribute|can be called|has no element|is undefined"):
            environment.from_string(line).render(a="text", x={"k": 1})


@pytest.mark.parametrize("paper", sorted(ONE_EACH - {"certificates"}))
def test_what_differs_from_paper_to_paper_cannot_stand_on_every_page(paper: str) -> None:
    data = made("{{ subject }}", header="{{ subject }}")
    assert codes(data, paper) == ["template_on_each_page"]
    assert codes(made("{{ subject }}", header="{{ head.body }} {{ draft }}"), paper) == []


def test_an_emblem_may_stand_in_the_head_of_each_page() -> None:
    data = made("{{ product }}", header="{{ emblem }} {{ agency }}")
    assert codes(data, "certificates") == []
    emblem = Image(templates.qr.png("A", 1), 10)
    values = blank(PAPERS["certificates"]) | {"emblem": emblem, "agency": "UBND TỈNH", "product": "Miến"}
    filled_in = fill(data, "certificates", [values, values])
    header = docx.Document(io.BytesIO(filled_in)).sections[0].header
    assert header._element.findall(f".//{qn('w:drawing')}")
    assert "UBND TỈNH" in header.paragraphs[0].text
    assert words(filled_in) == "Miến Miến"


def test_a_loop_that_leaves_half_a_table_is_refused() -> None:
    data = made("{% for p in products %}", table=[["{{ p.name }}"], ["{% endfor %}"]])
    assert codes(data) == ["template_fails"]


@pytest.mark.parametrize("line", ["{{p council }}", "{{r council }}", "Kính gửi {{r council }}, ngày"])
def test_a_value_that_word_would_leave_out_is_refused(line: str) -> None:
    (problem,) = check(made("{{ draft }}", line), "submission")
    assert (problem.code, problem.params["where"]) == ("template_construct", "council")
    assert codes(made("{{ draft }}", header=line)) == ["template_construct"]
    assert codes(made("{{ draft }}", table=[["a"], ["{{tr council }}"]])) == ["template_construct"]


LOST = [
    ("{%p if council %} Lời này mất", "{%p if council %} Lời này mất"),
    ("Lời này mất {%p if council %}", "Lời này mất {%p if council %}"),
    ("{%p if council %}{{ subject }}", "{%p if council %}{{ subject }}"),
    ("{%p if council %}{% if draft %}{% endif %}", "{%p if council %}{% if draft %}{% endif %}"),
    ("{%p if council -%}", "{{ draft }}"),
]


@pytest.mark.parametrize(("line", "where"), LOST)
def test_words_beside_a_tag_that_takes_the_place_of_their_paragraph_are_refused(line: str, where: str) -> None:
    lines = (line, "{{ draft }}", "{%p endif %}")
    (problem,) = check(made(*lines), "submission")
    assert (problem.code, problem.params["where"]) == ("template_words_lost", where)
    document = docx.Document(io.BytesIO(made("{{ draft }}")))
    for one in lines:
        document.sections[0].header.add_paragraph(one)
    stream = io.BytesIO()
    document.save(stream)
    assert codes(stream.getvalue()) == ["template_words_lost"]
    with pytest.raises(UserError):
        fill(made(*lines), "submission", [submission(council="HĐ")])


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ([["{%tr for p in products %}", "mất"], ["{{ p.name }}", ""], ["{%tr endfor %}", ""]], "mất"),
        ([["{%tc for p in products %} mất", "{{ p.name }}", "{%tc endfor %}"]], "{%tc for p in products %} mất"),
        ([["{#tr ghi chú #}", "mất"]], "mất"),
    ],
)
def test_words_beside_a_tag_that_takes_the_place_of_their_row_or_cell_are_refused(
    table: list[list[str]], where: str
) -> None:
    (problem,) = check(made("{{ draft }}", table=table), "submission")
    assert (problem.code, problem.params["where"]) == ("template_words_lost", where)


def test_a_note_beside_words_is_refused_and_alone_leaves_no_paragraph() -> None:
    assert codes(made("{{ council }}", "{#p ghi chú #} mất")) == ["template_words_lost"]
    data = made("{{ council }}", "{#p ghi chú #}", "Ngày {# tự nhắc #} họp")
    assert codes(data) == []
    assert words(fill(data, "submission", [submission(council="HĐ")])) == "HĐ Ngày họp"


def test_a_page_or_section_that_ends_beside_such_a_tag_is_refused() -> None:
    for end in ("page", "section"):
        document = docx.Document()
        document.add_paragraph("{%p if draft %}")
        document.add_paragraph("{{ council }}")
        if end == "page":
            document.add_paragraph("{%p endif %}").add_run().add_break(WD_BREAK.PAGE)
        else:
            document.add_section(WD_SECTION.NEW_PAGE)
            document.paragraphs[-1].add_run("{%p endif %}")
        document.add_paragraph("Cuối")
        stream = io.BytesIO()
        document.save(stream)
        (problem,) = check(stream.getvalue(), "submission")
        assert (problem.code, problem.params["where"]) == ("template_words_lost", "{%p endif %}")


def test_words_that_a_tag_with_a_dash_would_swallow_are_refused() -> None:
    (problem,) = check(made("Đầu {{ council }}", "mất {%- if draft %} x {% endif %}"), "submission")
    assert (problem.code, problem.params["where"]) == ("template_words_lost", "mất {%- if draft %} x {% endif %}")


def test_nothing_is_lost_where_tags_share_a_line_or_word_cut_them_into_runs() -> None:
    document = docx.Document()
    cut = document.add_paragraph()
    for run in ("{", "%p if ", "coun", "cil == “HĐ” %", "}"):
        cut.add_run(run).bold = len(run) > 2
    document.add_paragraph("A & B < C {% if draft -%} D {% endif %}{%r if draft %}E{%r endif %} “G” {{ council }}")
    document.add_paragraph("{%p endif %}")
    stream = io.BytesIO()
    document.save(stream)
    assert codes(stream.getvalue()) == []
    filled_in = words(fill(stream.getvalue(), "submission", [submission(council="HĐ", draft="x")]))
    assert re.sub(r"\s", "", filled_in) == "A&B<CDE“G”HĐ"


def test_words_that_were_deleted_with_changes_kept_do_not_count() -> None:
    document = docx.Document()
    for line in ("{%p if draft %}", "{{ council }}", "{%p endif %}"):
        paragraph = document.add_paragraph(line)
        deletion = parse_xml(
            f'<w:del {nsdecls("w")} w:id="1" w:author=""><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>'
        )
        paragraph._p.append(deletion)
    stream = io.BytesIO()
    document.save(stream)
    assert codes(stream.getvalue()) == []


def test_no_more_faults_are_listed_than_anybody_reads() -> None:
    assert len(check(made(*(f"{{{{ x{n}xx }}}}" for n in range(200))), "submission")) == templates.MOST_PROBLEMS


def test_a_template_that_would_fill_the_disk_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "MOST_CHARACTERS", 2_000_000)
    data = made("{%p for p in products %}", *(["{{ p.name }}" + "x" * 400] * 40), "{%p endfor %}")
    assert codes(data) == []
    with pytest.raises(UserError) as refused:
        fill(data, "submission", [submission(products=[product(name="y")] * 300)])
    assert refused.value.code == "template_too_much"


def test_many_papers_take_as_long_and_make_as_large_a_file_as_they_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too much is too much for one paper."""
    now = [0.0]
    monkeypatch.setattr(templates, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr(templates, "MOST_CHARACTERS", 30_000)
    monkeypatch.setattr(templates, "MOST_MORE", 30_000)
    data = made("{%p for line in recipients %}", "{{ line }}", "{%p endfor %}", "{{ subject }}")

    def slowly(done: int, of: int) -> None:
        now[0] += 20

    contexts = [submission(subject=f"Số {n}", recipients=["x" * 2_000] * 10) for n in range(20)]
    said = words(fill(data, "submission", contexts, slowly))
    assert [said.count(f"Số {n} ") + said.endswith(f"Số {n}") for n in range(20)] == [1] * 20
    with pytest.raises(UserError) as refused:
        fill(data, "submission", [submission(recipients=["x" * 2_000] * 20)])
    assert refused.value.code == "template_too_much"


def test_papers_of_one_file_are_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    emblem = Image(templates.qr.png("A", 1), 10)
    values = [blank(PAPERS["certificates"]) | {"emblem": emblem, "product": f"<{n}> & ]]> <?x?>"} for n in range(3)]
    filled_in = fill(made("{{ emblem }}{{ emblem }} {{ product }}"), "certificates", values)
    assert words(filled_in) == " ".join(f"<{n}> & ]]> <?x?>" for n in range(3))
    ids = [one.get("id") for one in docx.Document(io.BytesIO(filled_in)).element.body.iter(qn("wp:docPr"))]
    assert len(ids) == len(set(ids)) == 6
    names = zipfile.ZipFile(io.BytesIO(filled_in)).namelist()
    assert len(names) == len(set(names))
    assert len([name for name in names if name.startswith("word/media/")]) == 1


def test_a_template_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "MOST_SECONDS", -1.0)
    with pytest.raises(UserError) as refused:
        fill(made("{{ council }}"), "submission", [submission()])
    assert refused.value.code == "template_too_much"


@pytest.mark.parametrize("depth", [110, 300])
def test_conditions_deeper_than_anybody_writes_are_refused(depth: int) -> None:
    data = made("{{ council }}" + "{% if draft %}" * depth + "x" + "{% endif %}" * depth)
    assert codes(data) == ["template_too_much"]
    assert codes(made("{{ " + "not " * 300 + "draft }}")) == ["template_too_much"]
    with pytest.raises(UserError):
        fill(data, "submission", [submission(draft="x")])


def test_loops_that_print_nothing_are_stopped_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "MOST_SECONDS", 0.3)
    lists = ("products", "recipients", "grounds", "addressees", "counts", "refused")
    parts = "".join(f"{{% for x{n} in {name} %}}" for n, name in enumerate(lists)) + "{% endfor %}" * len(lists)
    data = made("{{ council }}" + parts)
    assert codes(data) == []
    many = {name: [product()] * 200 if name in ("products", "refused") else ["x"] * 200 for name in lists}
    many["counts"] = [{"title": "x", "count": "1"}] * 200
    with pytest.raises(UserError) as refused:
        fill(data, "submission", [submission(**many)])
    assert refused.value.code == "template_too_much"


@pytest.mark.parametrize("seed", range(60))
def test_a_mangled_file_is_named_as_such_and_never_breaks_anything(seed: int) -> None:
    found = check(hostile.mutant("docx", seed)[1], "minutes")
    assert all(isinstance(problem, UserError) for problem in found)
    assert found


def test_a_file_that_is_kept_is_looked_over_again_when_it_is_filled() -> None:
    macros = hostile.zipped(hostile.unzipped(made("{{ council }}")) | {"word/vbaProject.bin": b"x"})
    with pytest.raises(UserError) as refused:
        fill(macros, "submission", [submission()])
    assert (refused.value.code, refused.value.params["reason"]) == ("template_unsafe", "macros")


def test_a_template_of_word_is_to_be_saved_as_a_document() -> None:
    parts = hostile.unzipped(made("{{ council }}"))
    kinds = "[Content_Types].xml"
    parts[kinds] = parts[kinds].replace(b"document.main+xml", b"template.main+xml")
    (problem,) = check(hostile.zipped(parts), "submission")
    assert (problem.code, problem.params["reason"]) == ("template_unsafe", "not_word")


def test_pictures_may_be_missing() -> None:
    data = made("[{{ fingerprint_code }}]")
    assert words(fill(data, "submission", [submission()])) == "[]"
    png = Image(templates.qr.png("A", 1), 10)
    assert b"word/media/image" in fill(data, "submission", [submission(fingerprint_code=png)])
