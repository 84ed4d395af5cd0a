"""The papers of a session: which there are, what each still lacks, and how they are written.

``view`` turns the open session into frozen data (cheap, on the GUI thread); ``make`` and ``write`` turn that into a
file and may run on a worker. The libraries of the papers are loaded only when one is made. Nothing is computed here but
what the domain computes.

A paper is a draft, and says so on every page, while a product that is not refused has no conclusion that stands, or the
minutes have no number or no date; a certificate also while the decision or the first certificate's number is missing.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from pathlib import Path

from ocop_desktop.documents import view as views
from ocop_desktop.documents.view import CertificateView, MinutesView, ResultsView
from ocop_desktop.documents.wording import certificate as certificate_words
from ocop_desktop.documents.wording import common, rules
from ocop_desktop.documents.wording import session as words
from ocop_desktop.documents.wording.certificate import CertificateWording
from ocop_desktop.documents.wording.minutes import MinutesWording
from ocop_desktop.documents.wording.results import ResultsWording
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.numbers import read_digits
from ocop_desktop.domain.ranking import Rank, Standing, rank
from ocop_desktop.domain.scoring import DROP_FROM_SHEETS, ProductResult, outcome_for, show
from ocop_desktop.domain.seats import holds_no_seat, predecessor, successor
from ocop_desktop.domain.session import (
    Absence,
    Member,
    OfficeData,
    Opinion,
    Product,
    Role,
    SecondEntry,
    SecondEntryRule,
    SecondEntryState,
    Session,
)
from ocop_desktop.domain.sheets import evaluate_sheet
from ocop_desktop.domain.words import add_months, document_number
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.file_names import safe_name as safe_name
from ocop_desktop.services.office import default_office
from ocop_desktop.services.resources import resource


class Kind(StrEnum):
    """The papers of a session."""

    MINUTES = "minutes"
    RESULTS = "results"
    CERTIFICATES = "certificates"


class Form(StrEnum):
    """The forms of a paper; the value is the ending of its file."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: its Vietnamese name and the forms it comes in, the usual one first."""

    kind: Kind
    name: str
    forms: tuple[Form, ...]


PAPERS = (
    Paper(Kind.MINUTES, MinutesWording().title.capitalize(), (Form.PDF, Form.DOCX)),
    Paper(Kind.RESULTS, ResultsWording().title.capitalize(), (Form.PDF, Form.XLSX)),
    Paper(Kind.CERTIFICATES, certificate_words.TITLE, (Form.PDF,)),
)
BY_KIND = {paper.kind: paper for paper in PAPERS}

View = MinutesView | ResultsView | tuple[CertificateView, ...]
Picture = tuple[int, int, bytes]


@dataclass(frozen=True, slots=True)
class Lack:
    """Something a paper still lacks, as a code, and the page that mends it; ``count``: of how many."""

    code: str
    page: str
    count: int = 0


def certifiable(desk: Desk) -> list[int]:
    """Products that get a certificate of this level: concluded, standing, with stars that it certifies.

    In the order of the ranking, which is the order of their numbers.
    """
    found = []
    for product_id in desk.scoreboard.order():
        result = desk.scoreboard.results.get(product_id)
        stars = desk.state.conclusion(product_id).stars
        if result is not None and desk.scoreboard.concluded(product_id):
            outcome = outcome_for(desk.state.tier, result.average, stars)
            if outcome.kind == "certify":
                found.append(product_id)
    return found


def is_draft(desk: Desk, kind: Kind) -> bool:
    """Whether a paper made now is a draft; the module says when."""
    session = desk.state.session
    settled = bool(desk.state.products) and not _open_products(desk)
    ready = settled and bool(session.minutes_number) and session.held_on is not None
    if kind is Kind.CERTIFICATES:
        ready = ready and bool(session.decision_number) and session.decided_on is not None
        ready = ready and session.first_certificate is not None
    return not ready


def lacks(desk: Desk, kind: Kind) -> tuple[Lack, ...]:
    """What a paper still lacks, the most pressing first. It can be made all the same, with dotted lines."""
    if not desk.state.products:
        return (Lack("no_products", "products"),)
    open_products = _open_products(desk)
    asked = [(bool(open_products), Lack("not_concluded", "conclusions", len(open_products)))]
    if kind is Kind.CERTIFICATES:
        asked.append((not certifiable(desk), Lack("no_certificates", "conclusions")))
    found = [lack for missing, lack in asked if missing]
    found += session_lacks(desk.state.session, kind)
    if kind is Kind.MINUTES:
        found += [Lack("chair", "council")] if _chair(desk) is None else []
        found += [] if _secretary(desk) else [Lack("secretary", "council")]
    return tuple(found)


def session_lacks(session: Session, kind: Kind) -> tuple[Lack, ...]:
    """What a paper still lacks of the session's own data."""
    office = session.office
    if kind is Kind.CERTIFICATES:
        asked = [
            (session.decision_number, "decision_number"),
            (session.decided_on, "decided_on"),
            (session.first_certificate, "first_certificate"),
            (office.certificate_agency or office.authority, "certificate_agency"),
            (office.signer_title, "signer_title"),
            (office.place, "office_place"),
        ]
    else:
        asked = [(session.held_on, "held_on"), (office.issuing_body or office.council_name, "issuing_body")]
    asked.append((session.minutes_number, "minutes_number"))
    if kind is Kind.MINUTES:
        asked += [
            (session.starts_at, "starts_at"),
            (session.ends_at, "ends_at"),
            (session.place, "place"),
            (session.council_decision, "council_decision"),
        ]
    return tuple(Lack(code, "session") for value, code in asked if not value)


def lacks_of_all(session: Session) -> tuple[Lack, ...]:
    """What any paper still lacks of the session's own data, each once."""
    return tuple(dict.fromkeys(lack for kind in Kind for lack in session_lacks(session, kind)))


def view(desk: Desk, kind: Kind, products: Collection[int] | None = None) -> View:
    """The frozen data of a paper. ``products``: only the certificates of these, with the numbers they have anyway."""
    if kind is Kind.MINUTES:
        return _minutes(desk)
    if kind is Kind.RESULTS:
        return _results(desk)
    return tuple(
        _certificate(desk, product_id, place)
        for place, product_id in enumerate(certifiable(desk))
        if products is None or product_id in products
    )


def make(form: Form, source: View) -> bytes:
    """A paper as the bytes of a file. Raises ``UserError``: no_certificates, certificate_too_long, resource_missing."""
    from ocop_desktop.documents import certificates, fonts, minutes, pdf, results, sheet, word

    fonts.register(resource("fonts"))
    if isinstance(source, tuple):
        if not source:
            raise UserError("no_certificates")
        return certificates.to_bytes(source)
    document = minutes.describe(source) if isinstance(source, MinutesView) else results.describe(source)
    renderers = {Form.PDF: pdf.to_bytes, Form.DOCX: word.to_bytes, Form.XLSX: sheet.to_bytes}
    return renderers[form](document)


def write(
    form: Form,
    source: View,
    path: Path,
    *,
    maker: Callable[[Form, View], bytes] = make,
    cancelled: Callable[[], bool] = lambda: False,
) -> bool:
    """Writes a paper to a file, whole or not at all; False where it was cancelled before that.

    Raises ``UserError`` as ``make`` does, and cannot_write.
    """
    from ocop_desktop.documents import output

    data = None if cancelled() else maker(form, source)
    if data is None or cancelled():
        return False
    output.write(path, data)
    return True


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    from ocop_desktop.documents import preview

    return preview.page_count(pdf)


def picture(pdf: bytes, page: int, scale: float) -> Picture:
    """One page (0 the first) as pixels of four bytes, red, green, blue and one unused; ``scale`` pixels a point."""
    from ocop_desktop.documents import preview

    return next(iter(preview.pages(pdf, scale, (page,))))


def write_all(desk: Desk, folder: Path) -> list[Path]:
    """Writes all papers in all their forms into a folder, which is made if need be; the files written.

    Certificates are left out while there are none. Raises ``UserError`` (cannot_write).
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("cannot_write", path=str(folder), reason="folder") from error
    written = []
    for paper in PAPERS:
        source = view(desk, paper.kind)
        for form in paper.forms if source != () else ():
            path = folder / file_name(paper.kind, form, desk.state.session)
            write(form, source, path)
            written.append(path)
    return written


def file_name(kind: Kind, form: Form, session: Session) -> str:
    """The name under which a paper is offered to be saved: "Biên bản - Đợt 1 năm 2026.pdf"."""
    return f"{safe_name(f'{BY_KIND[kind].name} - {session.title}')}.{form}"


def _open_products(desk: Desk) -> list[int]:
    """Products that are not refused and have no conclusion that stands."""
    products = desk.state.products.values()
    return [p.id for p in products if not p.disqualified and not desk.scoreboard.concluded(p.id)]


def _council_name(office: OfficeData) -> str:
    return office.council_name or default_office().council_name


def _head(office: OfficeData, number: str = "") -> views.Head:
    return views.Head(office.parent_agency, office.issuing_body or _council_name(office), number)


def _numbered(number: str, code: str) -> str:
    """A bare number gets its code: "5" -> "05/BB-HĐ"."""
    try:
        return document_number(read_digits(number), code) if code else number
    except ValueError:
        return number


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None


def _person(member: Member) -> str:
    """Who a member is: name and title where they are known, always the body."""
    return ", ".join(part for part in (member.name, member.title, member.body) if part) or member.label


def _name(desk: Desk, member: Member) -> str:
    """The body a member represents, with the person where two members represent the same one."""
    name = member.body or member.label
    same = any(other.id != member.id and other.body == member.body for other in desk.state.members.values())
    return words.NAMED.format(body=name, name=member.name) if same and member.name and member.body else name


def _officer(member: Member) -> str:
    who = _person(member) if member.name else words.REPRESENTS.format(body=member.body or member.label)
    return f"{who}, {common.ROLES[member.role]}"


def _chair(desk: Desk) -> Member | None:
    """Who chairs: the chair where present, else a deputy who is."""
    present = [member for member in desk.state.members.values() if member.present]
    for role in (Role.CHAIR, Role.DEPUTY):
        for member in present:
            if member.role is role:
                return member
    return None


def _secretary(desk: Desk) -> Member | str:
    """The secretary of the council, else the one whom the office names."""
    found = [m for m in desk.state.members.values() if m.role is Role.SECRETARY]
    return next((member for member in found if member.present), desk.state.session.office.secretary)


def _minutes(desk: Desk) -> MinutesView:
    state, session, office = desk.state, desk.state.session, desk.state.session.office
    quorum, chair, secretary = state.quorum(), _chair(desk), _secretary(desk)
    council = _council_name(office)
    said_by_secretary = _officer(secretary) if isinstance(secretary, Member) else secretary
    grounds = [
        words.decree_ground(state.decree.code, state.decree.issued, state.decree.issuer, state.decree.amended_by),
        words.council_ground(session.council_decision, session.council_decided_on, office.authority, council),
    ]
    if session.rules.name:
        grounds.append(words.RULES.format(name=session.rules.name))
    return MinutesView(
        head=_head(office, _numbered(session.minutes_number, words.MINUTES_CODE)),
        subject=words.MINUTES_SUBJECT[session.meeting].format(council=council, title=words.within(session.title)),
        members=tuple(_member(desk, member) for member in state.members.values()),
        quorum=views.Quorum(
            quorum.present,
            quorum.members,
            quorum.met,
            rules.quorum_rule(session.rules.quorum, chair=session.rules.chair_required),
            session.rules.quorum_clause,
        ),
        products=_products(desk),
        draft=is_draft(desk, Kind.MINUTES),
        grounds=tuple(grounds),
        council=council,
        held_on=session.held_on,
        starts=_time(session.starts_at),
        ends=_time(session.ends_at),
        place=session.place,
        chair=_officer(chair) if chair is not None else "",
        secretary=said_by_secretary,
        chair_name=chair.name if chair is not None else "",
        secretary_name=secretary.name if isinstance(secretary, Member) else secretary,
        rules=_rules(desk),
        second_entry=_second_entry(desk),
    )


def _member(desk: Desk, member: Member) -> views.MemberLine:
    members = desk.state.members
    before, after = predecessor(members, member), successor(members, member)
    return views.MemberLine(
        _person(member),
        member.role,
        member.scoring,
        member.present,
        member.absence_reason,
        replaces=_name(desk, before) if before is not None else "",
        replaced_by=_name(desk, after) if after is not None else "",
        stands_in=any(desk.state.stand_in_for(product_id, member.id) for product_id in desk.state.products),
        of_council=not holds_no_seat(member),
    )


def _second_entry(desk: Desk) -> views.SecondEntryView | None:
    """What was entered twice and what still has to be; None where neither the rules nor anybody asked for it."""
    state, rule = desk.state, desk.state.session.rules.second_entry
    asked = checked = 0
    waiting: list[str] = []
    for product in state.products.values():
        if product.disqualified or product.set_code is None:
            continue
        scoring = state.scoring(product.id)
        entries = [state.second_entry(product.id, member.id) for member in scoring]
        checked += sum(entry is not None and entry.state is SecondEntryState.CHECKED for entry in entries)
        asked += sum(entry is not None or rule is SecondEntryRule.ALL for entry in entries)
        left = state.waiting(product.id)
        if left:
            whole = len(left) == len(scoring) > 1
            members = common.listed([_name(desk, state.members[key]) for key in left])
            template = words.WAITING_ALL if whole else words.WAITING
            waiting.append(template.format(product=product.name, members=members, n=len(left)))
    if rule is SecondEntryRule.NONE and not state.second_entries:
        return None
    return views.SecondEntryView(rules.SECOND_ENTRY[rule], checked, asked, _draws(desk), tuple(waiting))


def _draws(desk: Desk) -> tuple[views.DrawView, ...]:
    """The sheets that were drawn, by the text of the draw, in the order of products and members."""
    state = desk.state
    drawn: dict[str, dict[int, list[SecondEntry]]] = {}
    for entry in state.second_entries.values():
        if entry.seed:
            drawn.setdefault(entry.seed, {}).setdefault(entry.product_id, []).append(entry)
    places = {member_id: place for place, member_id in enumerate(state.members)}

    def name(entry: SecondEntry) -> str:
        said = _name(desk, state.members[entry.member_id])
        if state.round(entry.product_id) > 1:
            said = words.IN_ROUND.format(member=said, round=entry.round)
        counts = state.counts(entry.product_id, entry.member_id)
        current = state.second_entry(entry.product_id, entry.member_id) is entry
        return said if counts and current else words.COUNTS_NO_MORE.format(member=said)

    def line(product: Product, entries: list[SecondEntry]) -> views.DrawnProduct:
        entries.sort(key=lambda entry: (places[entry.member_id], entry.round))
        checked = sum(entry.state is SecondEntryState.CHECKED for entry in entries)
        return views.DrawnProduct(product.name, tuple(map(name, entries)), checked)

    return tuple(
        views.DrawView(
            seed,
            tuple(line(product, of_draw[product.id]) for product in state.products.values() if product.id in of_draw),
        )
        for seed, of_draw in sorted(drawn.items())
    )


def _rules(desk: Desk) -> tuple[views.RuleLine, ...]:
    own = desk.state.session.rules
    return (
        views.RuleLine(rules.AVERAGE),
        views.RuleLine(rules.REQUIREMENT[own.requirement], own.requirement_clause),
        views.RuleLine(rules.spread_rule(own.spread), own.spread_clause),
        views.RuleLine(rules.RECUSAL, own.recusal_clause),
        views.RuleLine(rules.ties_rule(own.ties), own.ties_clause),
        views.RuleLine(rules.drop_rule(DROP_FROM_SHEETS if own.drop_extremes else None), own.drop_clause),
    )


def _results(desk: Desk) -> ResultsView:
    session, office = desk.state.session, desk.state.session.office
    chair, secretary = _chair(desk), _secretary(desk)
    return ResultsView(
        head=_head(office),
        subject=words.RESULTS_SUBJECT.format(title=words.within(session.title)),
        products=_products(desk),
        draft=is_draft(desk, Kind.RESULTS),
        place=office.place,
        made_on=session.held_on,
        chair_name=chair.name if chair is not None else "",
        secretary_name=secretary.name if isinstance(secretary, Member) else secretary,
    )


def _certificate(desk: Desk, product_id: int, place: int) -> CertificateView:
    state, session, office = desk.state, desk.state.session, desk.state.session.office
    product, first = state.products[product_id], session.first_certificate
    months = state.decree.certificate_months
    wording = CertificateWording()
    if office.certificate_sentence:
        wording = replace(wording, sentence=office.certificate_sentence)
    code = words.DECISION_CODE.format(suffix=office.code_suffix) if office.code_suffix else ""
    return CertificateView(
        product=product.name,
        producer=product.producer.name,
        address=product.producer.address or product.producer.commune,
        stars=state.conclusion(product_id).stars,
        agency=office.certificate_agency or office.authority,
        number="" if first is None else f"{first + place:02d}",
        decision_number=_numbered(session.decision_number, code),
        decision_date=session.decided_on,
        decision_agency=office.authority or office.certificate_agency,
        valid_until=add_months(session.decided_on, months) if session.decided_on is not None else None,
        place=office.place,
        issued_on=session.decided_on,
        signer_authority=office.signer_authority,
        signer_title=office.signer_title,
        signer_name=office.signer_name,
        draft=is_draft(desk, Kind.CERTIFICATES),
        wording=wording,
    )


def _products(desk: Desk) -> tuple[views.ProductView, ...]:
    """Complete products as they rank among themselves, then incomplete ones, then refused dossiers."""
    state, results = desk.state, desk.scoreboard.results
    ranks = rank(
        {
            key: Standing(result.average, result.parts)
            for key, result in results.items()
            if result.complete and result.average is not None and not result.disqualified
        },
        state.session.rules.ties,
    )
    last = len(state.products) + 1
    order = sorted(
        state.products.values(),
        key=lambda product: (bool(product.disqualified), ranks[product.id].rank if product.id in ranks else last),
    )
    opinions: dict[int, list[Opinion]] = {}
    for opinion in state.opinions.values():
        opinions.setdefault(opinion.product_id, []).append(opinion)
    return tuple(_product(desk, product, ranks.get(product.id), opinions.get(product.id, ())) for product in order)


def _product(desk: Desk, product: Product, place: Rank | None, opinions: Sequence[Opinion]) -> views.ProductView:
    state = desk.state
    result = desk.scoreboard.results.get(product.id)
    criteria = state.criteria(product)
    said = state.conclusion(product.id)
    common_data = views.ProductView(
        name=product.name,
        producer=product.producer.name,
        code=product.code,
        address=product.producer.address,
        criteria_set=criteria.title if criteria is not None else "",
        kind=product.kind,
        rounds=_rounds(desk, product),
        round_totals=_round_totals(desk, product),
        opinions=_opinions(desk, product, opinions),
        absent=_away(desk, product.id, Absence.ABSENT),
        recused=_away(desk, product.id, Absence.RECUSED),
        votes=views.Votes(said.votes_for, said.votes_against, said.votes_abstain),
        remarks=said.remarks,
        recommendations=said.recommendations,
        disqualified=product.disqualified,
    )
    if product.disqualified:
        return replace(common_data, state=views.State.DISQUALIFIED)
    if result is None or criteria is None:
        return replace(common_data, state=views.State.INCOMPLETE, missing=(words.NO_SET,))
    concluded = desk.scoreboard.concluded(product.id)
    stars = said.stars if concluded else None
    outcome = outcome_for(state.tier, result.average, stars)
    decimals = state.session.rules.decimals
    average = result.average
    bears = max(result.band_stars or 0, stars or 0)
    return replace(
        common_data,
        state=(views.State.CONCLUDED if concluded else views.State.OPEN if result.complete else views.State.INCOMPLETE),
        rank=place.rank if place is not None else None,
        tied=place is not None and place.tied,
        counted=len(result.valid),
        expected=len(result.expected),
        dropped=tuple(state.members[member].label for member in result.dropped),
        missing=_missing(desk, result),
        average=views.NO_FIGURE
        if average is None
        else views.Figure(show(average, state.decree.bands, decimals), average),
        parts=tuple(
            views.PartFigure(
                part.code, views.Figure(show(result.parts[part.code], (), decimals), result.parts[part.code]), part.max
            )
            for part in criteria.parts
            if part.code in result.parts
        ),
        spread=views.NO_FIGURE if result.spread is None else views.Figure(str(result.spread), result.spread),
        spread_limit=state.session.rules.spread,
        spread_exceeded=result.spread_exceeded,
        spread_reason=product.spread_settled,
        stars_by_average=result.band_stars,
        stars_computed=result.stars,
        missed=tuple(
            views.MissedRequirement(
                one.requirement.stars, one.requirement.code, criteria.by_code[one.requirement.code].title
            )
            for one in result.missed
            if one.requirement.stars <= bears
        ),
        stars=stars,
        reason=said.reason if stars is not None and stars != result.stars else "",
        next_step=views.Next(outcome.kind),
        forward_to=outcome.to or "",
    )


def _away(desk: Desk, product_id: int, state: Absence) -> tuple[views.Away, ...]:
    """Who does not score this one product; who is absent from the whole meeting stands in the list of members."""
    marked = desk.state.participations.get(product_id, {})
    found = [
        (member, marked[member.id])
        for member in desk.state.members.values()
        if member.scoring and member.id in marked and marked[member.id].state is state
    ]
    scoring = {member.id: member for member in desk.state.scoring(product_id)}
    return tuple(
        views.Away(
            _name(desk, member),
            away.reason,
            _name(desk, scoring[away.stand_in]) if away.stand_in is not None and away.stand_in in scoring else "",
        )
        for member, away in found
    )


def _rounds(desk: Desk, product: Product) -> tuple[views.RoundView, ...]:
    state = desk.state
    scoring = {member.id for member in state.scoring(product.id)}
    return tuple(
        views.RoundView(
            further.number,
            tuple(_name(desk, state.members[member_id]) for member_id in _in_order(desk, further.members)),
            scoring <= set(further.members),
            further.note,
        )
        for further in state.rounds.get(product.id, ())
    )


def _round_totals(desk: Desk, product: Product) -> tuple[views.RoundTotals, ...]:
    """What each member gave in each round, also those whose sheets no longer count; nothing after a single round."""
    state, criteria = desk.state, desk.state.criteria(product)
    numbers = range(1, state.round(product.id) + 1)
    if len(numbers) == 1 or criteria is None:
        return ()
    scoring = {member.id for member in state.scoring(product.id)}
    lines = []
    for member in state.members.values():
        sheets = [state.choices.get((product.id, member.id, number)) for number in numbers]
        if member.id not in scoring and not any(sheets):
            continue
        totals = []
        for sheet in sheets:
            found = evaluate_sheet(criteria, sheet) if sheet else None
            whole = found is not None and found.complete
            totals.append(views.Figure(str(found.total), found.total) if found and whole else views.NO_FIGURE)
        last = state.sheet_key(product.id, member.id)[2]
        counts = member.id in scoring and totals[last - 1].value is not None
        lines.append(views.RoundTotals(_name(desk, member), tuple(totals), last if counts else None))
    return tuple(lines)


def _opinions(desk: Desk, product: Product, opinions: Sequence[Opinion]) -> tuple[views.OpinionView, ...]:
    """The opinions on the sheets that count, by member and round, the one on the whole sheet first."""
    criteria = desk.state.criteria(product)
    if not opinions or criteria is None:
        return ()
    places = {member.id: place for place, member in enumerate(desk.state.scoring(product.id))}
    order = {leaf.code: place for place, leaf in enumerate(criteria.leaves)}
    said = [opinion for opinion in opinions if opinion.member_id in places]
    said.sort(key=lambda one: (places[one.member_id], one.round, order.get(one.criterion, -1)))
    return tuple(
        views.OpinionView(_name(desk, desk.state.members[one.member_id]), one.text, one.criterion, one.round)
        for one in said
    )


def _missing(desk: Desk, result: ProductResult[int]) -> tuple[str, ...]:
    if not result.expected:
        return (words.NO_MEMBER,)
    lines: list[str] = []
    for member_id in _in_order(desk, result.expected):
        sheet = result.sheets[member_id]
        if not sheet.complete:
            template = words.PARTIAL_SHEET if sheet.entered else words.NO_SHEET
            member = desk.state.members[member_id]
            same = any(other.label == member.label for other in desk.state.members.values() if other is not member)
            label = _name(desk, member) if same else member.label
            lines.append(template.format(member=label, entered=sheet.entered, needed=sheet.needed))
    return tuple(lines)


def _in_order(desk: Desk, member_ids: Sequence[int]) -> list[int]:
    wanted = set(member_ids)
    return [member_id for member_id in desk.state.members if member_id in wanted]
