"""What several papers say or tabulate alike: about a product, and as the form that Decree 30/2020/NĐ-CP gives them.

Presents only; every value comes with the view.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ocop_desktop.documents.model import (
    Align,
    Block,
    Cell,
    CodeBlock,
    Column,
    Document,
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
from ocop_desktop.documents.view import Figure, Head, MinutesView, Next, ProductView, ResultsView, State
from ocop_desktop.documents.views_papers import ProductResultsView, Signing
from ocop_desktop.documents.wording import common
from ocop_desktop.domain.seal import qr_text
from ocop_desktop.domain.text import fold
from ocop_desktop.domain.words import document_number, dots, or_dots

_DASH = " – "
"""Between the name of a paper and what it is about, in a document's title."""
_KEPT = re.compile(r"luu *(:|vt\b)")
"""How the line of what is kept begins: "Lưu: VT", "Lưu VT"; it is a surname, too."""


def stars_text(stars: int | None) -> str:
    """ "4 sao", or a dotted line."""
    return common.STARS.format(stars=dots(2) if stars is None else stars)


def figure_text(figure: Figure) -> str:
    """The figure as shown, or a dash where there is none: never a dotted line, which would invite a number by hand."""
    return figure.text or common.NO_FIGURE


def conclusion_text(product: ProductView) -> str:
    """What stands in the column of conclusions."""
    match product.state:
        case State.CONCLUDED:
            return stars_text(product.stars)
        case State.OPEN:
            return common.NOT_CONCLUDED
        case State.INCOMPLETE:
            return f"{common.NOT_CONCLUDED} ({common.INCOMPLETE})"
        case State.DISQUALIFIED:
            return common.DISQUALIFIED


def next_text(product: ProductView) -> str:
    """What this level does with a concluded product."""
    match product.next_step:
        case Next.CERTIFY:
            return common.CERTIFY
        case Next.FORWARD:
            level = common.LEVELS.get(product.forward_to, product.forward_to)
            return common.FORWARD.format(level=level) if level else common.FORWARD_ABOVE
        case Next.NONE:
            return common.NOTHING_NEXT


def ties(products: Sequence[ProductView]) -> list[str]:
    """One sentence for each rank that products share."""
    shared: dict[int, list[str]] = {}
    for product in products:
        if product.tied and product.rank is not None:
            shared.setdefault(product.rank, []).append(product.name)
    return [common.TIE.format(rank=rank, products=common.listed(names)) for rank, names in sorted(shared.items())]


def part_heads(products: Sequence[ProductView]) -> list[str]:
    """The codes of the parts that the products were scored in, in order."""
    return sorted({part.code for product in products for part in product.parts})


def part_cells(product: ProductView, codes: Sequence[str], *, bold: bool = False) -> list[Cell]:
    """A cell for each part."""
    figures = {part.code: part.average for part in product.parts}
    return [figure_cell(figures.get(code, Figure()), bold=bold) for code in codes]


def figure_cell(figure: Figure, *, bold: bool = False) -> Cell:
    """A cell with the figure and the exact number behind it."""
    return Cell(figure_text(figure), figure.value if figure.text else None, bold=bold, align=Align.RIGHT)


def part_most(products: Sequence[ProductView]) -> dict[str, int]:
    """The most points of each part, by its code."""
    return {part.code: part.most for product in products for part in product.parts}


def rank_cell(product: ProductView) -> Cell:
    """The rank, or a dash for a product that has none."""
    return Cell(common.NO_FIGURE if product.rank is None else str(product.rank), product.rank)


def head_with_parts(titles: Sequence[str], place: int, parts: Sequence[str]) -> tuple[Row, ...]:
    """A head of two rows: the title at ``place`` covers one column for each part; left out where there is none."""
    if not parts:
        return (head([title for index, title in enumerate(titles) if index != place]),)
    cells = [
        Cell(title, bold=True, align=Align.CENTRE, columns=len(parts))
        if index == place
        else Cell(title, bold=True, align=Align.CENTRE, rows=2)
        for index, title in enumerate(titles)
    ]
    return (Row(tuple(cells)), head(parts))


def head(titles: Sequence[str]) -> Row:
    """A row of column titles."""
    return Row(tuple(Cell(title, bold=True, align=Align.CENTRE) for title in titles))


def numbered(head_data: Head, code: str) -> str:
    """The number of a document of this kind, dotted while it has none."""
    return head_data.number or document_number(None, f"{code}-{dots(2)}")


def letterhead(head_data: Head, *, code: str = "", place_date: str = "") -> Letterhead:
    """The head of a paper. ``code``: the kind of document ("TTr") that is numbered, "" for one without a number."""
    number = numbered(head_data, code) if code else ""
    return Letterhead(
        parent=head_data.parent_agency.upper(),
        body=or_dots(head_data.issuing_body.upper(), 12),
        country=common.COUNTRY,
        motto=common.MOTTO,
        number=common.NUMBER.format(number=number) if number else "",
        place_date=place_date,
    )


def paper(
    title: str, subject: str, blocks: Sequence[Block], *, draft: bool, fingerprint: str = "", landscape: bool = False
) -> Document:
    """The blocks as a document with its title, its mark while it is a draft, and the code of the closed session."""
    name = title.capitalize()
    return Document(
        title=f"{name}{_DASH}{subject}" if subject else name,
        blocks=tuple(blocks),
        landscape=landscape,
        mark=common.DRAFT if draft else "",
        footer=common.FINGERPRINT.format(fingerprint=fingerprint) if fingerprint else "",
    )


def ended(sentence: str) -> str:
    """With a full stop, where it has no end of its own."""
    sentence = sentence.rstrip()
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def grounds(lines: Sequence[str]) -> list[Paragraph]:
    """*Căn cứ …;* in italics, each ending in ";", the last in "."."""
    said = [line for line in (line.strip().rstrip(";.").rstrip() for line in lines) if line]
    last = len(said) - 1
    return [paragraph(text(line + ("." if place == last else ";"), italic=True)) for place, line in enumerate(said)]


def addressee(names: str) -> list[Paragraph]:
    """*Kính gửi:* centred with one name, or with a line for each of several."""
    lines = listed_lines(names)
    if len(lines) < 2:
        said = (common.ADDRESSEE, text(ended(lines[0]) if lines else dots(16), bold=True))
        return [paragraph(*said, indent=False, align=Align.CENTRE, keep=True)]
    return [
        paragraph(common.ADDRESSEE, indent=False, align=Align.CENTRE, keep=True),
        *(paragraph(line, align=Align.LEFT, keep=True) for line in dashed(lines)),
    ]


def listed_lines(words: str) -> list[str]:
    """The lines of a list as the office wrote it, without dashes and ends of its own."""
    return [line for line in (line.strip().lstrip("-–").rstrip(";.").strip() for line in words.splitlines()) if line]


def dashed(lines: Sequence[str]) -> list[str]:
    """Lines as a list is printed: "- …;", the last "- …."."""
    last = len(lines) - 1
    return [f"- {line}{'.' if place == last else ';'}" for place, line in enumerate(lines)]


def signatures(signing: Signing, first_recipient: str = "") -> Signatures:
    """*Nơi nhận:* at the left, who signs at the right. ``first_recipient`` goes in front unless it is there."""
    return Signatures((recipients(signing.recipients, first_recipient), signer(signing)))


def signer(signing: Signing) -> Signer:
    """Authority and title in capitals, the name below the space for the signature."""
    return Signer(
        or_dots(signing.title.upper(), 8), authority=signing.authority.upper(), name=or_dots(signing.name, 10)
    )


def recipients(lines: Sequence[str], first: str = "") -> Recipients:
    """*Nơi nhận:* "- …;" and last "- Lưu: VT, …."; what is kept where is a dotted line until it is said."""
    said = listed_lines("\n".join(lines))
    if first and fold(first) not in map(fold, said):
        said.insert(0, first)
    kept = [line for line in said if _KEPT.match(fold(line))]
    said = [line for line in said if line not in kept] or [dots(10)]
    said += kept or [common.KEPT.format(unit=dots(2))]
    return Recipients(common.RECIPIENTS, tuple(dashed(said)))


def secretary_and_chair(view: MinutesView | ResultsView | ProductResultsView) -> Signatures:
    """THƯ KÝ at the left, CHỦ TỌA at the right."""
    wording = view.wording
    return Signatures(
        (
            Signer(wording.secretary_title, note=common.SIGN_NOTE, name=view.secretary_name),
            Signer(wording.chair_title, note=common.SIGN_NOTE, name=view.chair_name),
        )
    )


def seal(fingerprint: str) -> list[CodeBlock]:
    """The code of the closed session as a QR and in letters to read aloud; nothing while it is not closed."""
    return [CodeBlock(common.SEAL, qr_text(fingerprint), fingerprint)] if fingerprint else []


def superseding(document: Document, said: str) -> Document:
    """The paper with a line below its title that says which one it takes the place of; as it is where that is blank."""
    if not said:
        return document
    blocks: list[Block] = []
    begun = False
    for block in document.blocks:
        blocks.append(block)
        begun = begun or isinstance(block, Letterhead)
        if isinstance(block, Title) and begun:
            blocks.append(paragraph(text(said, italic=True), indent=False, align=Align.CENTRE, keep=True))
            begun = False
    return replace(document, blocks=tuple(blocks))


def joined(documents: Sequence[Document]) -> Document:
    """Papers of one kind as one document, each on pages of its own; named after their kind, footed like the first, a
    draft where one of them is."""
    blocks: list[Block] = []
    for document in documents:
        blocks += [*([PageBreak(anew=True)] if blocks else []), *document.blocks]
    first = documents[0]
    title = first.title if len(documents) == 1 else first.title.partition(_DASH)[0]
    mark = next((document.mark for document in documents if document.mark), "")
    return replace(first, title=title, blocks=tuple(blocks), mark=mark)


def two_digits(number: int) -> str:
    """A count as offices write it: "05"."""
    return f"{number:02d}"


def going(products: Sequence[ProductView], step: Next) -> list[ProductView]:
    """The concluded products with this next step, in their order."""
    return [product for product in products if product.state is State.CONCLUDED and product.next_step is step]


def by_stars(products: Sequence[ProductView]) -> dict[int, list[ProductView]]:
    """The concluded products by their stars, the highest first."""
    groups: dict[int, list[ProductView]] = {}
    for product in products:
        if product.state is State.CONCLUDED and product.stars is not None:
            groups.setdefault(product.stars, []).append(product)
    return dict(sorted(groups.items(), reverse=True))


def stars_counted(products: Sequence[ProductView]) -> str:
    """ "03 sản phẩm đạt hạng 5 sao; 05 sản phẩm đạt hạng 4 sao", a dash for none."""
    counts = [
        common.COUNT_OF_STARS.format(count=two_digits(len(group)), stars=stars_text(stars))
        for stars, group in by_stars(products).items()
    ]
    return common.listed(counts) or common.NO_FIGURE


def star_table(products: Sequence[ProductView]) -> Table:
    """The products by stars: number, product, producer, address, average and stars, counted through."""
    rows, number = [], 0
    for stars, group in by_stars(products).items():
        heading = common.GROUP.format(stars=stars_text(stars), count=two_digits(len(group)))
        rows.append(Row((Cell(heading, bold=True, align=Align.LEFT, columns=6),), keep=True))
        for product in group:
            number += 1
            rows.append(
                Row(
                    (
                        Cell(str(number), number),
                        Cell(or_dots(product.name)),
                        Cell(or_dots(product.producer)),
                        Cell(or_dots(product.address)),
                        figure_cell(product.average),
                        Cell(str(stars), stars),
                    )
                )
            )
    columns = (
        Column(10, Align.CENTRE, whole=True),
        Column(47),
        Column(42),
        Column(38),
        Column(15, Align.RIGHT, whole=True),
        Column(13, Align.CENTRE, whole=True),
    )
    return Table(columns, (head(common.STAR_TABLE_HEAD),), tuple(rows))


def refused_line(product: ProductView) -> Paragraph:
    """A product whose dossier is refused, with the reason."""
    reason = or_dots(product.disqualified.rstrip(". "), 10)
    line = common.filled(
        common.REFUSED_ITEM, name=or_dots(product.name), producer=or_dots(product.producer), reason=reason
    )
    return paragraph(f"{line}.")


def level_name(level: str) -> str:
    """A level above as sentences say it: "tỉnh"; "trên" where it is not known."""
    return common.LEVELS.get(level, level) or common.LEVEL_ABOVE


def scaled(columns: Sequence[Column], width: float) -> tuple[Column, ...]:
    """The columns in proportion, together as wide as this in mm."""
    scale = width / sum(column.width for column in columns)
    return tuple(replace(column, width=column.width * scale) for column in columns)


def labelled(label: str, words: str, *, strong: bool = False) -> Paragraph:
    """A label in italics and the words after it; ``strong``: all of it bold instead."""
    return paragraph(Run(label, bold=strong, italic=not strong), Run(words, bold=strong))
