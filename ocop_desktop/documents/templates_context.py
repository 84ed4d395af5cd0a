"""The values behind the names of ``templates_names``, for each paper, from the same frozen data as our own papers.

What our paper says in a whole sentence, a row or a heading is taken from its description, so that a template says the
same. Blanks stay blank here; a template prints dotted lines for them. Computes no result.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from ocop_desktop.documents import (
    certificates_text,
    certificates_word,
    decision,
    dossier,
    forwarding,
    letters,
    minutes,
    notice,
    pictures,
    qr,
    score_sheet_document,
    submission,
)
from ocop_desktop.documents.model import (
    Block,
    Cell,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Recipients,
    Row,
    Signatures,
    Signer,
    Table,
    Title,
)
from ocop_desktop.documents.phrases import (
    by_stars,
    conclusion_text,
    dashed,
    ended,
    figure_text,
    going,
    grounds,
    level_name,
    listed_lines,
    next_text,
    numbered,
    part_most,
    rank_cell,
    seal,
    stars_counted,
    stars_text,
    ties,
    two_digits,
)
from ocop_desktop.documents.score_sheet import fields, page_code
from ocop_desktop.documents.score_sheet_content import has_stars
from ocop_desktop.documents.score_sheet_view import ScoreSheetView
from ocop_desktop.documents.templates import Image
from ocop_desktop.documents.view import (
    Away,
    CertificateView,
    Figure,
    MinutesView,
    MissedRequirement,
    Next,
    ProductView,
    State,
)
from ocop_desktop.documents.views_papers import (
    DecisionView,
    DossierView,
    ForwardingView,
    LetterView,
    NoticeView,
    SubmissionView,
)
from ocop_desktop.documents.wording import common, office
from ocop_desktop.documents.wording import decision as decision_words
from ocop_desktop.documents.wording import dossier as dossier_words
from ocop_desktop.documents.wording import minutes as minutes_words
from ocop_desktop.documents.wording import score_sheet as sheet_words
from ocop_desktop.documents.wording import submission as submission_words
from ocop_desktop.domain.words import (
    date_phrase,
    place_and_date,
    points_in_words,
    short_date,
    stars_in_words,
    time_phrase,
)

View = (
    SubmissionView
    | DecisionView
    | ForwardingView
    | NoticeView
    | LetterView
    | DossierView
    | MinutesView
    | CertificateView
    | ScoreSheetView
)
Values = dict[str, Any]

_CODE_WIDTH, _STAR_WIDTH, _PICTURE_WIDTH = 22.0, 9.0, 27.0
_NUMERALS = {
    minutes_words.SECTION_TIME: "time",
    minutes_words.SECTION_COUNCIL: "council",
    minutes_words.SECTION_RULES: "rules",
    minutes_words.SECTION_SECOND_ENTRY: "second_entry",
    minutes_words.SECTION_RESULTS: "results",
    minutes_words.SECTION_EACH: "each",
    minutes_words.SECTION_BY_STARS: "by_stars",
}


def values(view: View, supersedes: str = "") -> Values:
    """The values of every name of the view's paper. ``supersedes``: what a paper says that takes another's place."""
    return _values(view) | {"supersedes": supersedes}


def _values(view: View) -> Values:
    match view:
        case SubmissionView():
            return _submission(view)
        case DecisionView():
            return _decision(view)
        case ForwardingView():
            return _forwarding(view)
        case NoticeView():
            return _notice(view)
        case LetterView():
            return _letter(view)
        case DossierView():
            return _dossier(view)
        case MinutesView():
            return _minutes(view)
        case CertificateView():
            return _certificate(view)
        case ScoreSheetView():
            return _sheet(view)


# What several papers have alike


def _frame(document: Document) -> Values:
    """The head, the title and the mark of a paper as it is described."""
    head = next(block for block in document.blocks if isinstance(block, Letterhead))
    title = next(block for block in document.blocks if isinstance(block, Title))
    return {
        "head": {
            "parent": head.parent,
            "body": head.body,
            "number": head.number,
            "place_date": head.place_date,
            "country": head.country,
            "motto": head.motto,
        },
        "title": title.name,
        "subject": title.subject,
        "draft": document.mark,
    }


def _seal(fingerprint: str) -> Values:
    codes = [Image(qr.png(block.qr), _CODE_WIDTH, common.SEAL) for block in seal(fingerprint)]
    return {"fingerprint": fingerprint, "fingerprint_code": codes[0] if codes else None}


def _signing(document: Document, name: str) -> Values:
    """Recipients and signer; ``name`` of the signer, which the description dots where it is blank."""
    blocks = [one for block in document.blocks if isinstance(block, Signatures) for one in block.blocks]
    lines = next(one.lines for one in blocks if isinstance(one, Recipients))
    signer = next(one for one in blocks if isinstance(one, Signer))
    return {
        "recipients": list(lines),
        "signer": {"authority": signer.authority, "title": signer.title, "name": name},
    }


def _tables(blocks: Sequence[Block], titles: Sequence[str]) -> list[Table]:
    """The tables whose head begins with these titles."""
    return [
        block
        for block in blocks
        if isinstance(block, Table) and block.head and _texts(block.head[0])[: len(titles)] == list(titles)
    ]


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def _said(block: Paragraph) -> str:
    return "".join(run.text for run in block.runs)


def _figures(product: ProductView, code: str) -> str:
    return figure_text(next((part.average for part in product.parts if part.code == code), Figure()))


def _product(number: int, product: ProductView) -> Values:
    average = product.average.text
    kind = common.KINDS[product.kind] if product.kind is not None else ""
    return {
        "number": number,
        "name": product.name,
        "code": product.code,
        "producer": product.producer,
        "address": product.address,
        "criteria_set": product.criteria_set,
        "kind": kind,
        "kind_short": kind.removeprefix(common.KIND_PREFIX),
        "state": product.state.value,
        "rank": rank_cell(product).text,
        "sheets": minutes_words.SHEETS_COUNT.format(counted=product.counted, expected=product.expected),
        "average": figure_text(product.average),
        "average_words": points_in_words(average) if average else "",
        "points_a": _figures(product, "A"),
        "points_b": _figures(product, "B"),
        "points_c": _figures(product, "C"),
        "most": sum(part.most for part in product.parts) if product.parts else None,
        "parts": [
            {"code": part.code, "title": part.title, "most": part.most, "average": figure_text(part.average)}
            for part in product.parts
        ],
        "spread": figure_text(product.spread),
        "stars": product.stars,
        "stars_text": "" if product.stars is None else stars_text(product.stars),
        "stars_band": product.stars_by_average,
        "stars_computed": product.stars_computed,
        "missed": _missed(product.missed),
        "conclusion": conclusion_text(product),
        "next": next_text(product) if product.state is State.CONCLUDED else "",
        "reason": _whole(product.reason),
        "votes_for": product.votes.agree,
        "votes_against": product.votes.against,
        "votes_abstain": product.votes.abstain,
        "remarks": _whole(product.remarks),
        "recommendations": _whole(product.recommendations),
        "disqualified": product.disqualified.rstrip(". "),
        "absent": _away(product.absent),
        "recused": _away(product.recused),
        "opinions": [
            {"name": one.name, "criterion": one.criterion, "round": one.round, "text": one.text}
            for one in product.opinions
        ],
    }


def _whole(text: str) -> str:
    """A text of somebody's own with its full stop."""
    return ended(text) if text.strip() else ""


def _products(products: Sequence[ProductView]) -> list[Values]:
    return [_product(number, product) for number, product in enumerate(products, 1)]


def _missed(missed: Sequence[MissedRequirement]) -> list[Values]:
    return [{"stars": one.stars, "code": one.code, "title": one.title, "level": one.level} for one in missed]


def _away(away: Sequence[Away]) -> list[Values]:
    return [{"name": one.name, "reason": one.reason, "stand_in": one.stand_in} for one in away]


def _groups(products: Sequence[ProductView]) -> list[Values]:
    """The concluded products by stars, numbered through, as the table of a paper has them."""
    groups, before = [], 0
    for stars, group in by_stars(products).items():
        count = two_digits(len(group))
        groups.append(
            {
                "stars": stars,
                "heading": common.GROUP.format(stars=stars_text(stars), count=count),
                "count": count,
                "products": [_product(number, one) for number, one in enumerate(group, before + 1)],
            }
        )
        before += len(group)
    return groups


def _refused(products: Sequence[ProductView]) -> list[Values]:
    return _products([product for product in products if product.state is State.DISQUALIFIED])


def _lines(lines: Sequence[str]) -> list[str]:
    """Grounds as they are printed, each with its end."""
    return [_said(one) for one in grounds(lines)]


# The papers


def _submission(view: SubmissionView) -> Values:
    document = submission.describe(view)
    certified, forwarded = going(view.products, Next.CERTIFY), going(view.products, Next.FORWARD)
    to = listed_lines(view.to)
    counts = _tables(document.blocks, submission_words.HEAD)[0].rows
    return {
        **_frame(document),
        "to": ended(to[0]) if len(to) == 1 else "",
        "addressees": dashed(to) if len(to) > 1 else [],
        "grounds": _lines(view.grounds),
        "authority": submission.authority(view),
        "council": view.council or office.COUNCIL,
        "date": date_phrase(view.held_on),
        "present": view.present,
        "members": view.members,
        "minutes_number": view.minutes_number,
        "counts": [{"title": row.cells[0].text, "count": row.cells[1].text} for row in counts],
        "refused": _refused(view.products),
        "count": two_digits(len(certified)),
        "by_stars": stars_counted(certified),
        "groups": _groups(certified),
        "forwarded": [
            {"level": level, "count": two_digits(len(group)), "groups": _groups(group)}
            for level, group in submission.by_level(forwarded).items()
        ],
        "enclosed": common.listed(view.wording.enclosed),
        "products": _products(view.products),
        **_seal(view.fingerprint),
        **_signing(document, view.signing.name),
    }


def _decision(view: DecisionView) -> Values:
    document = decision.describe(view)
    certified = going(view.products, Next.CERTIFY)
    return {
        **_frame(document),
        "authority": view.authority,
        "council": view.council or office.COUNCIL,
        # The last one is the council's proposal, which a template has in a line of its own.
        "grounds": _lines([*decision.based_on(view), view.wording.proposal])[:-1],
        "submission_number": view.submission_number,
        "submission_date": date_phrase(view.submitted_on),
        "number": numbered(view.head, decision_words.CODE),
        "date": date_phrase(view.made_on),
        "count": two_digits(len(certified)),
        "by_stars": stars_counted(certified),
        "months": view.months,
        "groups": _groups(certified),
        "products": _products(view.products),
        **_seal(view.fingerprint),
        **_signing(document, view.signing.name),
    }


def _forwarding(view: ForwardingView) -> Values:
    document = forwarding.describe(view)
    products = going(view.products, Next.FORWARD)
    most = part_most(products)
    return {
        **_frame(document),
        "level": level_name(view.level),
        "council": view.council or office.COUNCIL,
        "count": two_digits(len(products)),
        "from_points": view.from_points,
        "coded": "x" if any(product.code for product in products) else "",
        **{f"most_{code.lower()}": most.get(code) for code in "ABC"},
        "forwarded": _products(products),
        "products": _products(view.products),
        **_seal(view.fingerprint),
        **_signing(document, view.signing.name),
    }


def _notice(view: NoticeView) -> Values:
    document = notice.describe(view)
    undecided = [product for product in view.products if product.state in (State.OPEN, State.INCOMPLETE)]
    return {
        **_frame(document),
        "council": view.council or office.COUNCIL,
        "session": view.title,
        "date": date_phrase(view.held_on),
        "count": two_digits(len(view.products)),
        "by_stars": stars_counted(view.products),
        "groups": _groups(view.products),
        "refused": _refused(view.products),
        "undecided": _products(undecided),
        "products": _products(view.products),
        **_seal(view.fingerprint),
        **_signing(document, view.signing.name),
    }


def _letter(view: LetterView) -> Values:
    document, product, above = letters.describe(view), view.product, view.next_star
    return {
        **_frame(document),
        "council": view.council or office.COUNCIL,
        "date": date_phrase(view.held_on),
        "product": _product(1, product),
        "about": letters.about(product),
        "above": {
            "stars": above.stars if above else None,
            "stars_text": stars_text(above.stars) if above else "",
            "least": above.at_least if above else None,
            "points": above.points.text if above else "",
            "missed": _missed(above.missed) if above else [],
        },
        **_signing(document, view.signing.name),
    }


def _dossier(view: DossierView) -> Values:
    document = dossier.describe(view)
    rows = _tables(document.blocks, dossier_words.HEAD)[0].rows
    concluded = next(
        block
        for block in document.blocks
        if isinstance(block, Paragraph) and block.runs[0].text == view.wording.conclusion
    )
    return {
        **_frame(document),
        "product": _product(1, view.product),
        "phone": view.phone,
        "received": short_date(view.received_on),
        "parts": [
            {"number": cells[0], "title": cells[1], "there": cells[2], "lacking": cells[3]}
            for cells in map(_texts, rows)
        ],
        "conclusion": concluded.runs[1].text,
        "remarks": view.remarks,
        "left_name": view.left_name,
        "right_name": view.right_name,
    }


def _minutes(view: MinutesView) -> Values:
    document = minutes.describe(view)
    numerals = dict.fromkeys(_NUMERALS.values(), "")
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            numeral, _, words = block.text.partition(". ")
            numerals[_NUMERALS[words]] = numeral
    members = _tables(document.blocks, minutes_words.MEMBERS_HEAD)
    quorum = next(
        block
        for block in document.blocks
        if isinstance(block, Paragraph) and block.runs[0].text.startswith(minutes_words.ATTENDANCE.partition("{")[0])
    )
    several = len(view.products) > 1
    return {
        **_frame(document),
        "grounds": _lines(view.grounds),
        "numeral": numerals,
        "starts": time_phrase(view.starts),
        "date": date_phrase(view.held_on),
        "place": view.place,
        "ends": minutes.end(view),
        "council": view.council,
        "members": [
            {"number": cells[0], "name": cells[1], "role": cells[2], "scoring": cells[3], "presence": cells[4]}
            for table in members
            for cells in map(_texts, table.rows)
        ],
        "present": view.quorum.present,
        "members_count": view.quorum.members,
        "quorum": _said(quorum),
        "chair": view.chair,
        "secretary": view.secretary,
        "guests": common.listed(view.guests),
        "rules": [_said(one) for one in minutes.rules(view)],
        "second_entry": _second_entry(view),
        "products": [
            _product(number, product) | _of_minutes(number, product) for number, product in enumerate(view.products, 1)
        ],
        "ties": ((ties(view.products) or [minutes_words.NO_TIES]) if several else []),
        "by_stars": _listed(document),
        **_seal(view.fingerprint),
        "secretary_title": view.wording.secretary_title,
        "secretary_name": view.secretary_name,
        "chair_title": view.wording.chair_title,
        "chair_name": view.chair_name,
    }


def _second_entry(view: MinutesView) -> Values:
    entry = view.second_entry
    if entry is None:
        return {"rule": "", "checked": None, "sheets": None, "waiting": "", "draws": []}
    blocks = minutes.second_entry(entry)
    tables = _tables(blocks, minutes_words.DRAW_HEAD)
    said = [block for block in blocks if isinstance(block, Paragraph)][2 : 2 + len(tables)]
    return {
        "rule": entry.rule,
        "checked": entry.checked,
        "sheets": entry.sheets,
        "waiting": common.listed(entry.waiting),
        "draws": [
            {
                "text": _said(text),
                "products": [
                    dict(zip(("number", "product", "members", "checked"), _texts(row), strict=True))
                    for row in table.rows
                ],
            }
            for text, table in zip(said, tables, strict=True)
        ],
    }


def _of_minutes(number: int, product: ProductView) -> Values:
    """The lines about a product as the minutes have them."""
    blocks = list(minutes.product_blocks(number, product))
    heading = blocks[0]
    assert isinstance(heading, Heading)
    return {"heading": heading.text, "lines": [_line(block) for block in blocks[1:]]}


def _line(block: Block) -> Values:
    if isinstance(block, Table):
        table = [{"name": cells[0], "totals": cells[1:]} for cells in map(_texts, (*block.head, *block.rows))]
        return {"label": "", "text": "", "strong": "", "table": table}
    assert isinstance(block, Paragraph)
    first, rest = block.runs[0], block.runs[1:]
    strong = "x" if first.bold else ""
    label = first.text if first.italic or first.bold else ""
    text = "".join(run.text for run in (rest if label else block.runs))
    return {"label": label, "text": text, "strong": strong, "table": []}


def _listed(document: Document) -> list[Values]:
    """The last list of the minutes: products under the headings of their groups."""
    groups: list[Values] = []
    for table in _tables(document.blocks, minutes_words.BY_STARS_HEAD):
        for row in table.rows:
            if len(row.cells) == 1:
                groups.append({"heading": row.cells[0].text, "products": []})
            else:
                of_row = dict(zip(("number", "name", "producer", "average"), _texts(row), strict=True))
                groups[-1]["products"].append(of_row)
    return groups


def _certificate(view: CertificateView) -> Values:
    said = certificates_text.describe(view)
    stars = "" if view.stars is None else stars_in_words(view.stars).lower()
    return {
        "draft": said.draft,
        "parent": said.parent,
        "agency": view.agency.upper(),
        "product": view.product,
        "producer": view.producer,
        "address": view.address,
        "stars": view.stars,
        "stars_words": stars,
        "stars_picture": (
            Image(certificates_word.star_row(view.stars), _STAR_WIDTH * (1.3 * view.stars - 0.3), stars)
            if view.stars
            else None
        ),
        "number": view.number,
        "decision_number": view.decision_number,
        "decision_date": date_phrase(view.decision_date),
        "decision_agency": view.decision_agency or view.agency,
        "valid_until": date_phrase(view.valid_until),
        "place_date": place_and_date(view.place, view.issued_on),
        "signer": {
            "authority": view.signer_authority,
            "title": view.signer_title.upper(),
            "name": view.signer_name,
        },
        "emblem": _office_picture(view.emblem),
        "logo": _office_picture(view.logo),
        "english": {
            "stars": "" if view.stars is None else certificates_text.english_stars(view.stars),
            "decision_date": certificates_text.english_date(view.decision_date),
            "valid_until": certificates_text.english_date(view.valid_until),
        },
    }


def _office_picture(data: bytes) -> Image | None:
    return Image(pictures.to_png(data), _PICTURE_WIDTH) if data else None


def _sheet(view: ScoreSheetView) -> Values:
    document = score_sheet_document.describe([view])
    tree = _tables(document.blocks, (sheet_words.HEAD_CRITERIA,))[0]
    tables = [block for block in document.blocks if isinstance(block, Table)]
    rows = [[one.text for one in row] for row in fields(view)]
    return {
        **_frame(document),
        "code": view.code,
        "code_picture": Image(qr.png(page_code(view.code, 1)), _CODE_WIDTH, view.code),
        "decree": view.decree,
        "criteria_set": view.criteria.title,
        "fields": [{"left": row[0], "right": row[1] if len(row) > 1 else ""} for row in rows],
        "product": view.product,
        "product_code": view.product_code,
        "producer": view.producer,
        "phone": view.phone,
        "address": view.address,
        "member": view.member,
        "role": common.ROLES[view.role] if view.role else "",
        "session": view.session,
        "round": view.round,
        "has_stars": "x" if has_stars(view.criteria) else "",
        "rows": [_of_tree(row.cells) for row in tree.rows],
        "totals": _texts(tables[-1].rows[0]),
        "opinions": list(view.opinions) or [score_sheet_document.HAND_LINE] * score_sheet_document.HAND_LINES,
        "place_date": place_and_date(view.place, view.day),
        "signer_title": view.wording.signer_title,
        "signer_name": view.signer,
    }


def _of_tree(cells: Sequence[Cell]) -> Mapping[str, str]:
    """A row of the tree by its cells: a title with points, a note, a box with a text, or a level."""
    row = dict.fromkeys(("kind", "box", "points", "text", "stars"), "")
    texts = [cell.text for cell in cells]
    match texts:
        case [text]:
            return row | {"kind": "note", "text": text}
        case [box, points, text, stars]:
            return row | {"kind": "level", "box": box, "points": points, "text": text, "stars": stars}
        case [first, second] if cells[0].columns > 1:
            return row | {"kind": "title", "text": first, "points": second}
        case [box, text]:
            return row | {"kind": "option", "box": box, "text": text}
    raise ValueError(texts)
