"""Sample templates: our own papers as Word files with placeholders in place of values, for an office to begin from.

Words, columns and styles are those of the papers themselves, so that a sample filled with the data of a session says
what our own Word file says. ``fonts.register`` must have been called.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from ocop_desktop.documents import certificates_text, certificates_word, word
from ocop_desktop.documents.certificates_text import CertificateText
from ocop_desktop.documents.model import (
    LANDSCAPE_WIDTH,
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Recipients,
    Row,
    Run,
    Signatures,
    Signer,
    Table,
    Title,
    paragraph,
    text,
)
from ocop_desktop.documents.phrases import head, head_with_parts, scaled, star_table
from ocop_desktop.documents.score_sheet_document import MARGINS, SIZE, TREE
from ocop_desktop.documents.view import CertificateView
from ocop_desktop.documents.wording import common
from ocop_desktop.documents.wording import decision as decision_words
from ocop_desktop.documents.wording import dossier as dossier_words
from ocop_desktop.documents.wording import forwarding as forwarding_words
from ocop_desktop.documents.wording import letter as letter_words
from ocop_desktop.documents.wording import minutes as minutes_words
from ocop_desktop.documents.wording import notice as notice_words
from ocop_desktop.documents.wording import results as result_words
from ocop_desktop.documents.wording import score_sheet as sheet_words
from ocop_desktop.documents.wording import submission as submission_words

_UPPER = "\ue000"


def sample(
    paper: str,
    wording: Any,
    *,
    certificate: CertificateView | None = None,
) -> bytes:
    """A template that reproduces our paper in these words, as the bytes of a .docx file.

    ``certificate``: the design, the second language and the pictures of a certificate.
    """
    if paper == "certificates":
        usual = certificate or CertificateView("", "", "", None)
        return _certificate(replace(usual, wording=wording))
    return word.to_bytes(_DESCRIBED[paper](wording))


# Pieces


def _name(path: str) -> str:
    """A placeholder; without blanks, so that no line is broken within it."""
    return f"{{{{{path}}}}}"


def _names(wording: str, **paths: str) -> str:
    """The office's sentence with placeholders in place of its fields."""
    return common.filled(wording, **{name: _name(path) for name, path in paths.items()})


def _tag(words: str) -> Paragraph:
    return paragraph(f"{{%p {words} %}}", indent=False, align=Align.LEFT)


def _each(one: str, path: str, *blocks: Block) -> list[Block]:
    return [_tag(f"for {one} in {path}"), *blocks, _tag("endfor")]


def _when(condition: str, blocks: Sequence[Block], otherwise: Sequence[Block] = ()) -> list[Block]:
    return [_tag(f"if {condition}"), *blocks, *([_tag("else"), *otherwise] if otherwise else []), _tag("endif")]


def _row_tag(words: str, columns: int) -> Row:
    return Row((Cell(f"{{%tr {words} %}}", columns=columns, align=Align.LEFT),))


def _rows(one: str, path: str, columns: int, *rows: Row) -> tuple[Row, ...]:
    return (_row_tag(f"for {one} in {path}", columns), *rows, _row_tag("endfor", columns))


def _cells(*paths: str) -> Row:
    return Row(tuple(Cell(_name(path)) for path in paths))


def _loose(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Columns that do not grow for the length of a placeholder."""
    return tuple(replace(column, whole=False) for column in columns)


def _frame(*, numbered: bool = True, dated: bool = True) -> list[Block]:
    return [
        Letterhead(
            parent=_name("head.parent"),
            body=_name("head.body"),
            country=common.COUNTRY,
            motto=common.MOTTO,
            number=_name("head.number") if numbered else "",
            place_date=_name("head.place_date") if dated else "",
        ),
        Title(_name("title"), _name("subject")),
        *_when(
            "supersedes",
            [paragraph(text(_name("supersedes"), italic=True), indent=False, align=Align.CENTRE, keep=True)],
        ),
    ]


def _document(blocks: Sequence[Block], *, landscape: bool = False, sealed: bool = True) -> Document:
    footer = common.FINGERPRINT.format(fingerprint=_name("fingerprint"))
    return Document(
        title="",
        blocks=tuple(blocks),
        landscape=landscape,
        mark=_name("draft"),
        footer=f"{{% if fingerprint %}}{footer}{{% endif %}}" if sealed else "",
    )


def _grounds() -> list[Block]:
    return _each("line", "grounds", paragraph(text(_name("line"), italic=True)))


def _signatures() -> Signatures:
    lines = ("{%p for line in recipients %}", _name("line"), "{%p endfor %}")
    return Signatures((Recipients(common.RECIPIENTS, lines), _signer()))


def _signer() -> Signer:
    return Signer(_name("signer.title"), authority=_name("signer.authority"), name=_name("signer.name"))


def _two_signers(wording: Any) -> Signatures:
    return Signatures(
        (
            Signer(wording.secretary_title, note=common.SIGN_NOTE, name=_name("secretary_name")),
            Signer(wording.chair_title, note=common.SIGN_NOTE, name=_name("chair_name")),
        )
    )


def _seal() -> list[Block]:
    return _when(
        "fingerprint",
        [
            paragraph(_name("fingerprint_code"), indent=False, align=Align.LEFT, keep=True),
            paragraph(common.SEAL, indent=False, align=Align.LEFT, keep=True),
            paragraph(text(_name("fingerprint"), bold=True), indent=False, align=Align.LEFT),
        ],
    )


def _star_table(groups: str = "groups") -> Table:
    usual = star_table(())
    of_product = _cells("product.number", "product.name", "product.producer", "product.address")
    last = _cells("product.average", "group.stars")
    rows = _rows(
        "group",
        groups,
        6,
        Row((Cell(_name("group.heading"), bold=True, align=Align.LEFT, columns=6),), keep=True),
        *_rows("product", "group.products", 6, Row((*of_product.cells, *last.cells))),
    )
    return replace(usual, columns=_loose(usual.columns), rows=rows)


def _refused() -> list[Block]:
    paths = {"name": "product.name", "producer": "product.producer", "reason": "product.disqualified"}
    return _each("product", "refused", paragraph(f"{_names(common.REFUSED_ITEM, **paths)}."))


# The papers


def _submission(wording: Any) -> Document:
    words = submission_words

    def said(template: str, **paths: str) -> str:
        return _names(template, authority="authority", council="council", **paths)

    counts = Table(
        (Column(125), Column(40, Align.CENTRE)),
        (head(words.HEAD),),
        _rows("line", "counts", 2, _cells("line.title", "line.count")),
        size=12,
    )
    meeting = said(wording.meeting, date="date", present="present", members="members", minutes="minutes_number")
    proposal = said(wording.proposal, count="count", by_stars="by_stars")
    forwarding = said(wording.forwarding, count="above.count", level="above.level")
    enclosed = common.filled(wording.enclosed_opening, enclosed=_name("enclosed"))
    one = (common.ADDRESSEE, text(_name("to"), bold=True))
    return _document(
        [
            *_frame(),
            *_when(
                "addressees",
                [
                    paragraph(common.ADDRESSEE, indent=False, align=Align.CENTRE, keep=True),
                    *_each("line", "addressees", paragraph(_name("line"), align=Align.LEFT, keep=True)),
                ],
                [paragraph(*one, indent=False, align=Align.CENTRE, keep=True)],
            ),
            *_grounds(),
            paragraph(said(wording.opening)),
            Heading(wording.meeting_heading),
            paragraph(meeting, keep=True),
            counts,
            *_when(
                "refused",
                [paragraph(words.REFUSED_LIST, keep=True), *_refused()],
            ),
            Heading(wording.proposal_heading),
            *_when(
                "groups",
                [paragraph(proposal, keep=True), _star_table()],
                [paragraph(said(wording.no_proposal))],
            ),
            *_each(
                "above",
                "forwarded",
                paragraph(forwarding, keep=True),
                _star_table("above.groups"),
            ),
            paragraph(said(wording.closing)),
            *_when("enclosed", [paragraph(text(enclosed, italic=True))]),
            _signatures(),
        ]
    )


def _decision(wording: Any) -> Document:
    words = decision_words

    def said(template: str, **paths: str) -> str:
        usual = {name: name for name in ("authority", "council", "count", "by_stars", "months")}
        return _names(template, **(usual | paths))

    decider = common.filled(wording.decider, authority=_UPPER, council=_UPPER).upper()
    proposal = said(wording.proposal, number="submission_number", date="submission_date").rstrip(";. ")
    note = said(wording.list_note, number="number", date="date")

    def centred(line: str) -> Paragraph:
        return paragraph(text(line, bold=True), indent=False, align=Align.CENTRE, keep=True)

    def numbered(articles: Sequence[str]) -> list[Block]:
        return [
            paragraph(text(words.ARTICLE.format(number=number), bold=True), said(article))
            for number, article in enumerate((one for one in articles if one.strip()), 1)
        ]

    return _document(
        [
            *_frame(),
            centred(decider.replace(_UPPER, "{{authority|upper}}")),
            *_grounds(),
            paragraph(text(f"{proposal}.", italic=True)),
            centred(wording.resolution),
            *_when("groups", numbered(wording.articles), numbered(wording.articles_of_none)),
            _signatures(),
            *_when(
                "groups",
                [
                    PageBreak(),
                    Title(wording.list_title, wording.list_subject),
                    paragraph(text(note, italic=True), indent=False, align=Align.CENTRE, keep=True),
                    _star_table(),
                    *_seal(),
                    Signatures((None, _signer())),
                ],
            ),
        ]
    )


def _forwarding(wording: Any) -> Document:
    opening = _names(wording.opening, level="level", council="council", count="count", points="from_points")
    nothing = _names(wording.nothing, level="level", council="council")
    parts = [result_words.PART.format(code=code, most=_name(f"most_{code.lower()}")) for code in "ABC"]
    tables = _when("coded", [_forwarded(parts, coded=True)], [_forwarded(parts, coded=False)])
    return _document(
        [
            *_frame(),
            *_when(
                "forwarded",
                [paragraph(opening, keep=True), *tables],
                [paragraph(nothing), replace(_forwarded([], coded=False), rows=())],
            ),
            _signatures(),
        ],
        landscape=True,
    )


def _forwarded(parts: Sequence[str], *, coded: bool) -> Table:
    """The table of the products that go on, with a column for their codes where they have any."""
    words = forwarding_words
    left, right = Align.LEFT, Align.RIGHT
    columns = [
        ("number", Column(10, Align.CENTRE)),
        *([("code", Column(22, left))] if coded else []),
        ("name", Column(40, left)),
        ("producer", Column(38, left)),
        ("address", Column(36, left)),
        ("criteria_set", Column(28, left)),
        ("kind_short", Column(20, left)),
        *((f"points_{code}", Column(17, right)) for code in "abc"[: len(parts)]),
        ("average", Column(17, right)),
        ("stars", Column(12, Align.CENTRE)),
    ]
    titles = [title for place, title in enumerate(words.HEAD) if coded or place != words.CODE_COLUMN]
    return Table(
        scaled([column for _, column in columns], LANDSCAPE_WIDTH),
        head_with_parts(titles, words.PARTS - (not coded), parts),
        _rows("product", "forwarded", len(columns), _cells(*(f"product.{name}" for name, _ in columns))),
    )


def _notice(wording: Any) -> Document:
    words = notice_words
    opening = _names(wording.opening, council="council", count="count", date="date")
    summary = _names(wording.summary, by_stars="by_stars")
    undecided = _names(words.OPEN_ITEM, name="product.name", producer="product.producer")
    closing = (said for said in (wording.note, wording.closing) if said.strip())
    return _document(
        [
            *_frame(),
            paragraph(opening),
            *_when(
                "groups",
                [paragraph(summary), paragraph(wording.list_opening, keep=True), _star_table()],
            ),
            *_when(
                "refused",
                [paragraph(wording.refused, keep=True), *_refused()],
            ),
            *_when(
                "undecided",
                [paragraph(wording.open, keep=True), *_each("product", "undecided", paragraph(f"{undecided}."))],
            ),
            *(paragraph(_names(said, council="council")) for said in closing),
            _signatures(),
        ]
    )


def _letter(wording: Any) -> Document:
    words, concluded = letter_words, 'product.state == "concluded"'

    def said(template: str) -> str:
        return _names(template, council="council", product="product.name", producer="product.producer", date="date")

    def heading(number: str, title: str) -> Heading:
        return Heading(words.SECTION.format(number=number, heading=title))

    points = words.POINTS.format(points=_name("product.average"), words=_name("product.average_words"))
    of_part = (words.PART.format(code=_name("part.code")), *map(_name, ("part.title", "part.most", "part.average")))
    parts = Table(
        (Column(18), Column(85), Column(24, Align.RIGHT), Column(38, Align.RIGHT)),
        (head(words.HEAD),),
        (
            *_rows("part", "product.parts", 4, Row(tuple(map(Cell, of_part)))),
            Row(
                (
                    Cell(words.TOTAL, bold=True, columns=2),
                    Cell(_name("product.most"), bold=True),
                    Cell(_name("product.average"), bold=True, align=Align.RIGHT),
                )
            ),
        ),
        size=12,
    )
    result = [
        *_when(
            "product.average_words",
            [paragraph(words.AVERAGE, text(points, bold=True)), *_when("product.parts", [parts])],
        ),
        paragraph(words.STARS, text(_name("product.stars_text"), bold=True), f"; {_name('product.next')}."),
        *_when("product.reason", [_labelled(words.REASON, "product.reason")]),
        *_when("above.stars", [], [paragraph(wording.highest)]),
    ]
    refused = _names(wording.refused, reason="product.disqualified")
    paths = {"stars": "above.stars_text", "least": "above.least", "points": "above.points"}
    missed = words.MISSED.format(code=_name("one.code"), title=_name("one.title"))
    level = words.MISSED_LEVEL.format(said="", level=_name("one.level"))
    next_star = [
        heading("2", _names(wording.next_heading, **paths)),
        *_when(
            "above.points",
            [paragraph(_names(wording.next_points, **paths))],
            [paragraph(_names(wording.next_reached, **paths))],
        ),
        *_when(
            "above.missed",
            [
                paragraph(wording.next_missed, keep=True),
                *_each("one", "above.missed", paragraph(f"{missed}{{% if one.level %}}{level}{{% endif %}}.")),
            ],
            _when("not above.points", [paragraph(wording.next_only_council)]),
        ),
    ]
    number = "{% if above.stars %}3{% else %}2{% endif %}"
    return _document(
        [
            *_frame(),
            paragraph(
                common.ADDRESSEE, text(f"{_name('product.producer')}.", bold=True), indent=False, align=Align.CENTRE
            ),
            paragraph(said(wording.opening)),
            heading("1", wording.result_heading),
            *_when("about", [paragraph(_name("about"))]),
            *_when(
                'product.state == "disqualified"',
                [paragraph(text(refused, bold=True))],
                _when(concluded, result, [paragraph(text(wording.open, bold=True))]),
            ),
            *_when(f"{concluded} and above.stars", next_star),
            *_when(
                "product.remarks or product.recommendations",
                [
                    heading(number, wording.said_heading),
                    *_when("product.remarks", [_labelled(words.REMARKS, "product.remarks")]),
                    *_when("product.recommendations", [_labelled(words.RECOMMENDATIONS, "product.recommendations")]),
                ],
            ),
            paragraph(said(wording.closing)),
            _signatures(),
        ],
        sealed=False,
    )


def _labelled(label: str, path: str) -> Paragraph:
    return paragraph(Run(label, italic=True), _name(path))


def _dossier(wording: Any) -> Document:
    words = dossier_words

    def line(*items: tuple[str, str]) -> Paragraph:
        runs: list[Run | str] = []
        for label, path in items:
            runs += [*(["; "] if runs else []), text(label, italic=True), _name(path)]
        return paragraph(*runs, ".", align=Align.LEFT)

    table = Table(
        (Column(10, Align.CENTRE), Column(95), Column(15, Align.CENTRE), Column(15, Align.CENTRE), Column(30)),
        (head(words.HEAD),),
        _rows(
            "part",
            "parts",
            5,
            Row((*_cells("part.number", "part.title", "part.there", "part.lacking").cells, Cell())),
        ),
        size=12,
    )
    return _document(
        [
            *_frame(numbered=False),
            *_when("product.code", [line((words.CODE, "product.code"))]),
            line((words.PRODUCER, "product.producer")),
            line((words.ADDRESS, "product.address")),
            line((words.SET, "product.criteria_set"), (words.KIND, "product.kind")),
            line((words.PHONE, "phone"), (words.RECEIVED, "received")),
            paragraph(wording.opening, keep=True),
            table,
            paragraph(text(wording.conclusion, bold=True), _name("conclusion")),
            paragraph(text(words.REMARKS, bold=True), _name("remarks")),
            Signatures(
                (
                    Signer(wording.left_title, note=common.SIGN_NOTE, name=_name("left_name")),
                    Signer(wording.right_title, note=common.SIGN_NOTE, name=_name("right_name")),
                )
            ),
        ],
        sealed=False,
    )


def _minutes(wording: Any) -> Document:
    words = minutes_words

    def section(key: str, title: str, *blocks: Block, condition: str = "") -> list[Block]:
        content = [Heading(f"{_name(f'numeral.{key}')}. {title}"), *blocks]
        return _when(f"numeral.{key}", content) if condition else content

    def labelled(label: str, path: str) -> Paragraph:
        return paragraph(text(label, bold=True), f"{_name(path)}{{% if {path} %}}.{{% endif %}}")

    columns = (Column(10, Align.CENTRE), Column(62), Column(42), Column(16, Align.CENTRE), Column(35))
    fields_ = ("number", "name", "role", "scoring", "presence")
    members = Table(
        columns,
        (head(words.MEMBERS_HEAD),),
        _rows("member", "members", 5, _cells(*(f"member.{name}" for name in fields_))),
        size=12,
    )
    centred, right = Align.CENTRE, Align.RIGHT
    overview = Table(
        (
            Column(10, centred),
            Column(33),
            Column(27),
            Column(11, centred),
            *(Column(14, right) for _ in range(3)),
            Column(14, right),
            Column(11, right),
            Column(17),
        ),
        head_with_parts(words.OVERVIEW_HEAD, words.OVERVIEW_PARTS, ("A", "B", "C")),
        _rows(
            "product",
            "products",
            10,
            _cells(
                *(f"product.{name}" for name in ("rank", "name", "producer", "sheets", "points_a", "points_b")),
                *(f"product.{name}" for name in ("points_c", "average", "spread", "conclusion")),
            ),
        ),
        size=10.5,
    )
    drawn = Table(
        (Column(12, Align.CENTRE), Column(65), Column(66), Column(22, Align.CENTRE)),
        (head(words.DRAW_HEAD),),
        _rows("line", "draw.products", 4, _cells("line.number", "line.product", "line.members", "line.checked")),
    )
    totals = Table(
        (Column(75), Column(33), Column(24, right), Column(33)),
        (),
        _rows(
            "entry",
            "line.table",
            4,
            Row(
                (
                    Cell(_name("entry.name")),
                    Cell("{%tc for total in entry.totals %}"),
                    Cell(_name("total")),
                    Cell("{%tc endfor %}"),
                )
            ),
        ),
    )
    by_stars = Table(
        (Column(12, centred), Column(68), Column(65), Column(20, right)),
        (head(words.BY_STARS_HEAD),),
        _rows(
            "group",
            "by_stars",
            4,
            Row((Cell(_name("group.heading"), bold=True, columns=4, align=Align.LEFT),), keep=True),
            *_rows(
                "product",
                "group.products",
                4,
                _cells("product.number", "product.name", "product.producer", "product.average"),
            ),
        ),
    )
    label, rest = _name("line.label"), _name("line.text")
    second_entry = [
        paragraph(_names(words.SECOND_ENTRY_RULE, rule="second_entry.rule")),
        paragraph(_names(words.SECOND_ENTRY_CHECKED, checked="second_entry.checked", sheets="second_entry.sheets")),
        *_each("draw", "second_entry.draws", paragraph(_name("draw.text"), keep=True), drawn),
        *_when(
            "second_entry.waiting",
            [paragraph(Run(words.SECOND_ENTRY_WAITING, italic=True), f"{_name('second_entry.waiting')}.")],
        ),
    ]
    each = _each(
        "product",
        "products",
        Heading(_name("product.heading"), level=2),
        *_each(
            "line",
            "product.lines",
            _tag("if line.table"),
            totals,
            _tag("elif line.strong"),
            paragraph(Run(label, bold=True), rest),
            _tag("else"),
            paragraph(Run(label, italic=True), rest),
            _tag("endif"),
        ),
    )
    return _document(
        [
            *_frame(dated=False),
            *_grounds(),
            *section(
                "time",
                words.SECTION_TIME,
                paragraph(_names(words.TIME, time="starts", day="date")),
                paragraph(_names(words.PLACE, place="place")),
            ),
            *section(
                "council",
                words.SECTION_COUNCIL,
                *_when("council", [paragraph(f"{_name('council')}.", keep=True)]),
                *_when("members", [members]),
                paragraph(_name("quorum")),
                labelled(words.CHAIR, "chair"),
                labelled(words.SECRETARY, "secretary"),
                *_when("guests", [labelled(words.GUESTS, "guests")]),
            ),
            *section("rules", words.SECTION_RULES, *_each("line", "rules", paragraph(_name("line"))), condition="x"),
            *section("second_entry", words.SECTION_SECOND_ENTRY, *second_entry, condition="x"),
            *section(
                "results",
                words.SECTION_RESULTS,
                overview,
                *_each("line", "ties", paragraph(_name("line"))),
                condition="x",
            ),
            *section("each", words.SECTION_EACH, *each, condition="x"),
            *section("by_stars", words.SECTION_BY_STARS, by_stars, condition="x"),
            paragraph(_names(wording.closing, time="ends")),
            *_seal(),
            _two_signers(wording),
        ]
    )


def _sheet(wording: Any) -> Document:
    words = sheet_words

    def case(kind: str, row: Row, first: bool = False) -> tuple[Row, ...]:
        return (_row_tag(f'{"if" if first else "elif"} row.kind == "{kind}"', 4), row)

    box, points, said, stars = (_name(f"row.{name}") for name in ("box", "points", "text", "stars"))
    tree = Table(
        TREE,
        (
            Row(
                (
                    Cell(words.HEAD_CRITERIA, bold=True, columns=3, align=Align.LEFT),
                    Cell(words.HEAD_POINTS, bold=True, align=Align.CENTRE),
                )
            ),
        ),
        _rows(
            "row",
            "rows",
            4,
            *case("title", Row((Cell(said, bold=True, columns=3, align=Align.LEFT), Cell(points, bold=True))), True),
            *case("note", Row((Cell(said, italic=True, columns=4, align=Align.LEFT),))),
            *case("option", Row((Cell(box), Cell(said, columns=3, align=Align.LEFT)))),
            _row_tag("else", 4),
            Row((Cell(box), Cell(points, bold=True), Cell(said), Cell(stars))),
            _row_tag("endif", 4),
        ),
        9.5,
    )
    about = Table(
        (Column(108.5), Column(66.5)),
        (),
        _rows(
            "line",
            "fields",
            2,
            _row_tag("if line.right", 2),
            _cells("line.left", "line.right"),
            _row_tag("else", 2),
            Row((Cell(_name("line.left"), columns=2),)),
            _row_tag("endif", 2),
        ),
        SIZE,
    )
    total = "{%tc for total in totals %}", _name("total"), "{%tc endfor %}"
    totals = Table((Column(65.6), Column(43.75), Column(65.6)), (), (Row(tuple(map(Cell, total))),), SIZE)
    decree = _names(words.BY_DECREE, decree="decree")
    centred = Letterhead(_name("head.parent"), _name("head.body"), common.COUNTRY, common.MOTTO)
    return Document(
        "",
        (
            centred,
            Title(wording.title, _name("subject")),
            paragraph(_name("code_picture"), indent=False, align=Align.LEFT, keep=True),
            paragraph(words.CODE_LABEL, indent=False, align=Align.LEFT, keep=True),
            paragraph(text(_name("code"), bold=True), indent=False, align=Align.LEFT),
            paragraph(text(decree, italic=True), indent=False, align=Align.CENTRE),
            about,
            paragraph(text(words.HOW_TO_MARK, italic=True), indent=False),
            *_when(
                "has_stars",
                [paragraph("★★★", text(f" {words.STARS_NOTE}", italic=True), indent=False)],
            ),
            tree,
            totals,
            paragraph(text(words.OPINIONS, bold=True), indent=False, keep=True),
            *_each("line", "opinions", paragraph(_name("line"), indent=False, align=Align.LEFT)),
            paragraph(text(_name("place_date"), italic=True), indent=False, align=Align.RIGHT, keep=True),
            Signatures((None, Signer(wording.signer_title, note=common.SIGN_NOTE, name=_name("signer_name")))),
        ),
        size=SIZE,
        margins=MARGINS,
        mark=_name("draft"),
    )


def _certificate(view: CertificateView) -> bytes:
    wording, english = view.wording, view.english

    def both(name: str, vietnamese: dict[str, str], foreign: dict[str, str]) -> certificates_text.Said:
        own, other = _names(getattr(wording, name), **vietnamese), _names(getattr(english, name), **foreign)
        return certificates_text.Said(own, other if view.bilingual else "")

    numbers = {"number": "decision_number", "agency": "decision_agency"}
    usual = certificates_text.describe(replace(view, draft=False))
    said: CertificateText = replace(
        usual,
        draft=_name("draft"),
        parent=_name("parent"),
        agency=_name("agency"),
        product=_name("product"),
        producer=_name("producer"),
        address=_name("address"),
        rated=both("rated", {"stars": "stars_words"}, {"stars": "english.stars"}),
        decision=both("decision", numbers | {"date": "decision_date"}, numbers | {"date": "english.decision_date"}),
        validity=both("validity", {"date": "valid_until"}, {"date": "english.valid_until"}),
        number=both("number", {"number": "number"}, {"number": "number"}),
        place_date=_name("place_date"),
        authority=_name("signer.authority"),
        signer_title=_name("signer.title"),
        signer_name=_name("signer.name"),
    )
    return certificates_word.sample(view, said, _name("stars_picture"))


_DESCRIBED: dict[str, Callable[[Any], Document]] = {
    "sheets": _sheet,
    "dossiers": _dossier,
    "minutes": _minutes,
    "submission": _submission,
    "decision": _decision,
    "forwarding": _forwarding,
    "notice": _notice,
    "letters": _letter,
}
