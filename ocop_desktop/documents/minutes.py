"""Describes the minutes (biên bản) of a session: for one product or for hundreds, from the same view.

Says only what the view says; a render is for ``pdf`` and ``word``. Minutes carry no place-and-date line (Decree
30/2020/NĐ-CP, Annex I).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocop_desktop.documents.model import (
    TEXT_WIDTH,
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
    Title,
    paragraph,
    text,
)
from ocop_desktop.documents.phrases import (
    by_stars,
    conclusion_text,
    ended,
    figure_cell,
    figure_text,
    grounds,
    head,
    head_with_parts,
    labelled,
    letterhead,
    next_text,
    paper,
    part_cells,
    part_heads,
    rank_cell,
    scaled,
    seal,
    secretary_and_chair,
    stars_text,
    ties,
)
from ocop_desktop.documents.view import (
    Away,
    DrawView,
    MemberLine,
    MinutesView,
    ProductView,
    SecondEntryView,
    State,
)
from ocop_desktop.documents.wording import common
from ocop_desktop.documents.wording import minutes as words
from ocop_desktop.domain.words import (
    date_phrase,
    dots,
    or_dots,
    points_in_words,
    time_phrase,
)

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def describe(view: MinutesView) -> Document:
    """The minutes as a document."""
    sections: list[tuple[str, Sequence[Block]]] = [
        (words.SECTION_TIME, _time_and_place(view)),
        (words.SECTION_COUNCIL, _council(view)),
        (words.SECTION_RULES, rules(view)),
        (words.SECTION_SECOND_ENTRY, second_entry(view.second_entry)),
    ]
    several = len(view.products) > 1
    if several:
        sections.append((words.SECTION_RESULTS, [_overview(view.products), *_ties(view.products)]))
    sections.append((words.SECTION_EACH, [b for n, p in enumerate(view.products, 1) for b in product_blocks(n, p)]))
    if several:
        sections.append((words.SECTION_BY_STARS, _by_stars(view.products)))
    blocks: list[Block] = [
        letterhead(view.head, code=words.CODE),
        Title(view.wording.title, view.subject),
        *grounds(view.grounds),
    ]
    for numeral, (heading, content) in zip(
        _ROMAN, ((heading, content) for heading, content in sections if content), strict=False
    ):
        blocks += [Heading(f"{numeral}. {heading}"), *content]
    blocks += [
        paragraph(common.filled(view.wording.closing, time=end(view))),
        *seal(view.fingerprint),
        secretary_and_chair(view),
    ]
    return paper(view.wording.title, view.subject, blocks, draft=view.draft, fingerprint=view.fingerprint)


def end(view: MinutesView) -> str:
    """When the meeting closed: the hour, and the day once the hour is known."""
    said = time_phrase(view.ends)
    if view.ends is None:
        return said
    return words.TIME_AND_DAY.format(time=said, day=date_phrase(view.ends_on or view.held_on))


def _time_and_place(view: MinutesView) -> list[Block]:
    return [
        paragraph(words.TIME.format(time=time_phrase(view.starts), day=date_phrase(view.held_on))),
        paragraph(words.PLACE.format(place=or_dots(view.place, 20))),
    ]


def _council(view: MinutesView) -> list[Block]:
    rows = []
    for number, member in enumerate(view.members, 1):
        name = or_dots(member.name, 12)
        rows.append(
            Row(
                (
                    Cell(str(number), number),
                    Cell(words.REPLACES.format(name=name, other=member.replaces) if member.replaces else name),
                    Cell(common.ROLES[member.role] if member.of_council else words.NOT_OF_COUNCIL),
                    Cell(_scores(member)),
                    Cell(_presence(member)),
                )
            )
        )
    columns = (
        Column(10, Align.CENTRE, whole=True),
        Column(62),
        Column(42),
        Column(16, Align.CENTRE),
        Column(35),
    )
    quorum = view.quorum
    rule = words.QUORUM.format(rule=quorum.rule + _clause(quorum.clause)) if quorum.rule else ""
    blocks: list[Block] = []
    if view.council:
        blocks.append(paragraph(ended(view.council), keep=True))
    if rows:
        blocks.append(Table(columns, (head(words.MEMBERS_HEAD),), tuple(rows), size=12))
    blocks += [
        paragraph(
            words.ATTENDANCE.format(present=quorum.present, members=quorum.members),
            rule,
            text(words.QUORUM_MET if quorum.met else words.QUORUM_MISSING, bold=not quorum.met),
        ),
        paragraph(text(words.CHAIR, bold=True), ended(or_dots(view.chair, 16))),
        paragraph(text(words.SECRETARY, bold=True), ended(or_dots(view.secretary, 16))),
    ]
    if view.guests:
        blocks.append(paragraph(text(words.GUESTS, bold=True), ended(common.listed(view.guests))))
    return blocks


def _scores(member: MemberLine) -> str:
    if member.scoring:
        return words.SCORING
    return words.STANDS_IN if member.stands_in else words.NOT_SCORING


def _presence(member: MemberLine) -> str:
    if member.present:
        return words.PRESENT
    if member.replaced_by:
        template = words.REPLACED_REASON if member.reason else words.REPLACED
        return template.format(other=member.replaced_by, reason=member.reason)
    return words.ABSENT_REASON.format(reason=member.reason) if member.reason else words.ABSENT


def _clause(clause: str) -> str:
    return words.CLAUSE.format(clause=clause) if clause else ""


def rules(view: MinutesView) -> list[Paragraph]:
    """The lines on how the council rates, each with its clause."""
    return [paragraph(f"- {ended(rule.text.rstrip('.') + _clause(rule.clause))}") for rule in view.rules]


def second_entry(view: SecondEntryView | None) -> list[Block]:
    """What was entered a second time: the rule, how far it is, each draw with its table, what is left."""
    if view is None:
        return []
    blocks: list[Block] = [
        paragraph(words.SECOND_ENTRY_RULE.format(rule=view.rule)),
        paragraph(words.SECOND_ENTRY_CHECKED.format(checked=view.checked, sheets=view.sheets)),
    ]
    for draw in view.draws:
        sheets = sum(len(product.members) for product in draw.products)
        checked = sum(product.checked for product in draw.products)
        said = words.DRAW.format(seed=draw.seed, sheets=sheets, checked=checked)
        blocks += [paragraph(said, keep=True), _drawn(draw)]
    if view.waiting:
        blocks.append(labelled(words.SECOND_ENTRY_WAITING, ended(common.listed(view.waiting))))
    return blocks


def _drawn(draw: DrawView) -> Table:
    rows = [
        Row(
            (
                Cell(str(number), number),
                Cell(product.product),
                Cell(common.listed(product.members)),
                Cell(words.SHEETS_COUNT.format(counted=product.checked, expected=len(product.members))),
            )
        )
        for number, product in enumerate(draw.products, 1)
    ]
    columns = (Column(12, Align.CENTRE, whole=True), Column(65), Column(66), Column(22, Align.CENTRE))
    return Table(columns, (head(words.DRAW_HEAD),), tuple(rows))


def _overview(products: Sequence[ProductView]) -> Table:
    codes = part_heads(products)
    columns = (
        Column(11, Align.CENTRE, whole=True),
        Column(46 + (0 if codes else 39)),
        Column(36),
        Column(12, Align.CENTRE, whole=True),
        *(Column(12.5, Align.RIGHT, whole=True) for _ in codes),
        Column(15, Align.RIGHT, whole=True),
        Column(14, Align.RIGHT, whole=True),
        Column(31 - 13 * max(len(codes) - 3, 0)),
    )
    rows = [
        Row(
            (
                rank_cell(product),
                Cell(product.name),
                Cell(or_dots(product.producer)),
                Cell(words.SHEETS_COUNT.format(counted=product.counted, expected=product.expected)),
                *part_cells(product, codes),
                figure_cell(product.average, bold=True),
                figure_cell(product.spread, bold=product.spread_exceeded),
                Cell(conclusion_text(product), bold=product.state is State.CONCLUDED),
            )
        )
        for product in products
    ]
    return Table(
        scaled(columns, TEXT_WIDTH),
        head_with_parts(words.OVERVIEW_HEAD, words.OVERVIEW_PARTS, codes),
        tuple(rows),
        size=10.5,
    )


def _ties(products: Sequence[ProductView]) -> list[Block]:
    return [paragraph(sentence) for sentence in ties(products) or [words.NO_TIES]]


def _away(members: Sequence[Away]) -> str:
    """Who does not score a product, why, and who does instead."""
    said = []
    for one in members:
        stand_in = words.STAND_IN.format(name=one.stand_in) if one.stand_in else ""
        about = common.listed([word for word in (one.reason, stand_in) if word])
        said.append(words.REASON_IN_BRACKETS.format(name=one.name, reason=about) if about else one.name)
    return common.listed(said)


def product_blocks(number: int, product: ProductView) -> Iterator[Block]:
    """A product: its heading, lines that mostly begin with a label in italics or bold, a table of the rounds."""
    heading = words.PRODUCT_CODE if product.code else words.PRODUCT
    yield Heading(heading.format(number=number, name=product.name, code=product.code), level=2)
    about = [words.PRODUCER + _place(product)]
    if product.criteria_set:
        about.append(words.SET + product.criteria_set)
    if product.kind is not None:
        about.append(words.KIND + common.KINDS[product.kind])
    yield paragraph(ended(common.listed(about)))
    if product.state is State.DISQUALIFIED:
        reason = product.disqualified.rstrip(". ")
        yield labelled(words.CONCLUSION, words.DISQUALIFIED.format(reason=or_dots(reason, 20)), strong=True)
        yield from _said(product)
        return
    yield from _sheets(product)
    yield from _rounds(product)
    yield from _figures(product)
    said = list(_said(product))
    if said and isinstance(said[-1], Paragraph):
        said[-1] = replace(said[-1], keep=True)
    yield from said
    yield _conclusion(product)


def _place(product: ProductView) -> str:
    producer = or_dots(product.producer, 12)
    return f"{producer}, {product.address}" if product.address else producer


def _sheets(product: ProductView) -> Iterator[Block]:
    counted = words.SHEETS_COUNT.format(counted=product.counted, expected=product.expected)
    if product.dropped:
        counted += words.DROPPED.format(members=common.listed(product.dropped))
    if product.state is State.INCOMPLETE:
        counted += f" – {common.INCOMPLETE.upper()}"
    yield labelled(words.SHEETS, ended(counted))
    if product.missing:
        yield labelled(words.MISSING, ended(common.listed(product.missing)))
    if product.absent:
        yield labelled(words.AWAY, ended(_away(product.absent)))
    if product.recused:
        yield labelled(words.RECUSED, ended(_away(product.recused)))


def _rounds(product: ProductView) -> Iterator[Block]:
    """Why the product was scored again, by whom, and every total of every round."""
    for further in product.rounds:
        who = words.ROUND_EVERYONE if further.everyone else common.listed(further.members)
        note = words.ROUND_NOTE.format(note=further.note) if further.note else ""
        yield labelled(words.ROUND.format(round=further.number), ended(who + note))
    if not product.round_totals:
        return
    yield paragraph(text(words.ROUND_TOTALS, italic=True), keep=True)
    numbers = range(1, len(product.round_totals[0].totals) + 1)
    rows = [
        Row(
            (
                Cell(line.name),
                *(
                    figure_cell(total, bold=number == line.counted)
                    for number, total in zip(numbers, line.totals, strict=True)
                ),
            )
        )
        for line in product.round_totals
    ]
    narrow = min(24.0, 90.0 / len(numbers))
    columns = (Column(TEXT_WIDTH - narrow * len(numbers)), *(Column(narrow, Align.RIGHT, whole=True) for _ in numbers))
    titles = [words.ROUND_MEMBER, *(words.ROUND_COLUMN.format(round=number) for number in numbers)]
    yield Table(columns, (head(titles),), tuple(rows))


def _figures(product: ProductView) -> Iterator[Block]:
    if not product.average.text:
        return
    said = words.POINTS.format(points=product.average.text)
    if product.state is not State.INCOMPLETE:
        said += words.POINTS_WORDS.format(words=points_in_words(product.average.text))
    parts = [
        words.PART.format(code=part.code, points=figure_text(part.average), most=part.most) for part in product.parts
    ]
    yield labelled(words.AVERAGE, ended(common.listed([said, *parts])))
    if product.spread.text:
        yield labelled(words.SPREAD, _spread(product))
    if product.stars_by_average is not None:
        both = words.STARS_BOTH.format(
            band=stars_text(product.stars_by_average), computed=stars_text(product.stars_computed)
        )
        yield labelled(words.STARS, both)
    if product.missed:
        criteria_of: dict[int, list[str]] = {}
        for missed in product.missed:
            one = words.MISSED_ONE.format(code=missed.code, title=missed.title)
            criteria_of.setdefault(missed.stars, []).append(one)
        groups = [
            words.MISSED_FOR.format(stars=stars_text(stars), criteria=", ".join(criteria))
            for stars, criteria in sorted(criteria_of.items())
        ]
        yield labelled(words.MISSED, ended(common.listed(groups)))


def _spread(product: ProductView) -> str:
    points, limit = product.spread.text, product.spread_limit
    if limit is None:
        return words.SPREAD_FREE.format(points=points)
    if not product.spread_exceeded:
        return words.SPREAD_WITHIN.format(points=points, limit=limit)
    over = words.SPREAD_OVER.format(points=points, limit=limit)
    if not product.spread_reason:
        return over + words.SPREAD_UNSETTLED
    return over + words.SPREAD_REASON.format(reason=product.spread_reason.rstrip(". "))


def _opinions(product: ProductView) -> Iterator[Block]:
    """A line for each member who wrote an opinion."""
    by_member: dict[str, list[str]] = {}
    for opinion in product.opinions:
        about = [words.OPINION_CRITERION.format(code=opinion.criterion)] if opinion.criterion else []
        about += [words.OPINION_ROUND.format(round=opinion.round)] if product.rounds else []
        said = " ".join(opinion.text.split()).rstrip(".")
        by_member.setdefault(opinion.name, []).append(f"{', '.join(about)}: {said}" if about else said)
    if by_member:
        yield paragraph(text(words.OPINIONS, italic=True), keep=True)
    for name, lines in by_member.items():
        yield paragraph(words.OPINION.format(name=name), ended(common.listed(lines)))


def _said(product: ProductView) -> Iterator[Block]:
    """Opinions, votes, remarks, recommendations; votes nobody recorded are left to be filled in by hand."""
    yield from _opinions(product)
    if product.state is State.CONCLUDED:
        agree, against, abstain = (
            dots(3) if count is None else str(count)
            for count in (product.votes.agree, product.votes.against, product.votes.abstain)
        )
        counted = words.VOTES_COUNT.format(agree=agree, against=against, abstain=abstain)
        yield labelled(words.VOTES, counted)
    if product.remarks.strip():
        yield labelled(words.REMARKS, ended(product.remarks))
    if product.recommendations.strip():
        yield labelled(words.RECOMMENDATIONS, ended(product.recommendations))


def _conclusion(product: ProductView) -> Paragraph:
    if product.state is not State.CONCLUDED:
        return labelled(words.CONCLUSION, ended(conclusion_text(product)), strong=True)
    concluded = words.CONCLUDED.format(stars=stars_text(product.stars))
    reason = words.CONCLUSION_REASON.format(reason=product.reason.rstrip(". ")) if product.reason else ""
    return paragraph(
        text(words.CONCLUSION + concluded, bold=True),
        f"{reason}; {ended(next_text(product))}",
    )


def _by_stars(products: Sequence[ProductView]) -> list[Block]:
    """The products of each star class, highest first, then those without one."""
    groups = [
        (words.BY_STARS.format(stars=stars_text(stars), count=len(group)), group)
        for stars, group in by_stars(products).items()
    ]
    for state, heading in (
        (State.OPEN, words.GROUP_OPEN),
        (State.INCOMPLETE, words.GROUP_INCOMPLETE),
        (State.DISQUALIFIED, words.GROUP_DISQUALIFIED),
    ):
        group = [product for product in products if product.state is state]
        if group:
            groups.append((heading.format(count=len(group)), group))
    rows = []
    for heading, group in groups:
        rows.append(Row((Cell(heading, bold=True, columns=4),), keep=True))
        rows += [
            Row(
                (
                    Cell(str(number), number, align=Align.CENTRE),
                    Cell(product.name),
                    Cell(or_dots(product.producer)),
                    figure_cell(product.average),
                )
            )
            for number, product in enumerate(group, 1)
        ]
    columns = (Column(12, whole=True), Column(68), Column(65), Column(20, whole=True))
    return [Table(columns, (head(words.BY_STARS_HEAD),), tuple(rows))]
