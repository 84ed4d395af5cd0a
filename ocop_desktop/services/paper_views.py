"""The papers of a session as frozen data, but for the minutes and the sheets: tables, letters, certificates, register.

Cheap: made on the GUI thread from the open session. Nothing is computed here but what the domain computes.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from ocop_desktop.documents.view import (
    NO_FIGURE,
    CertificateView,
    Figure,
    Head,
    ProductView,
    ResultsView,
)
from ocop_desktop.documents.views_papers import (
    CertificateState,
    DecisionView,
    DossierView,
    ForwardingView,
    LetterView,
    NextStar,
    NoticeView,
    RegisterLine,
    RegisterView,
    SubmissionView,
)
from ocop_desktop.documents.wording import papers as names
from ocop_desktop.documents.wording import session as words
from ocop_desktop.domain.scoring import show
from ocop_desktop.domain.session import Dossier
from ocop_desktop.domain.words import add_months
from ocop_desktop.services import paper_people as people
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.office_files import certificate
from ocop_desktop.services.paper_kinds import Kind
from ocop_desktop.services.paper_lacks import certifiable, is_draft
from ocop_desktop.services.paper_products import by_product, missed_up_to, products

_COMMUNE_LETTER = "26/2026"
"""The decree whose dossiers need a letter of the commune."""


def results(desk: Desk) -> ResultsView:
    """The table of results (bảng tổng hợp điểm)."""
    session = desk.state.session
    return ResultsView(
        head=people.head(session.office),
        subject=people.subject(desk, Kind.RESULTS, words.RESULTS_SUBJECT),
        products=products(desk),
        draft=desk.state.seal is None,
        place=session.office.place,
        made_on=session.held_on,
        chair_name=people.chair_name(desk),
        secretary_name=people.secretary_name(desk),
        fingerprint=people.seal_code(desk),
        wording=people.wording(desk, Kind.RESULTS),
    )


def submission(desk: Desk) -> SubmissionView:
    """The submission (tờ trình)."""
    session, office, quorum = desk.state.session, desk.state.session.office, desk.state.quorum()
    return SubmissionView(
        head=people.head(office, people.numbered(session.submission_number, names.SUBMISSION_CODE)),
        subject=people.subject(desk, Kind.SUBMISSION, names.SUBMISSION_SUBJECT),
        products=products(desk),
        to=office.submission_to or office.authority,
        council=people.council_name(office),
        held_on=session.held_on,
        present=quorum.present if quorum.members else None,
        members=quorum.members or None,
        minutes_number=people.numbered(session.minutes_number, words.MINUTES_CODE),
        grounds=people.grounds(desk),
        place=office.place,
        made_on=session.submitted_on,
        signing=people.council_signing(desk, office.submission_recipients),
        draft=desk.state.seal is None,
        fingerprint=people.seal_code(desk),
        wording=people.wording(desk, Kind.SUBMISSION),
    )


def decision(desk: Desk) -> DecisionView:
    """The draft decision (dự thảo Quyết định) with its list."""
    session, office = desk.state.session, desk.state.session.office
    return DecisionView(
        head=Head("", office.authority, _decision_number(desk)),
        subject=people.subject(desk, Kind.DECISION, names.DECISION_SUBJECT),
        products=products(desk),
        authority=office.authority,
        council=people.council_name(office),
        grounds=people.grounds(desk, with_rules=False),
        submission_number=people.numbered(session.submission_number, names.SUBMISSION_CODE),
        submitted_on=session.submitted_on,
        months=desk.state.decree.certificate_months,
        place=office.place,
        made_on=session.decided_on,
        signing=people.authority_signing(desk),
        draft=desk.state.seal is None,
        fingerprint=people.seal_code(desk),
        wording=people.wording(desk, Kind.DECISION),
    )


def forwarding(desk: Desk) -> ForwardingView:
    """The list of products forwarded (danh sách chuyển cấp trên)."""
    session, office, tier = desk.state.session, desk.state.session.office, desk.state.tier
    return ForwardingView(
        head=people.head(office, people.numbered(session.forwarding_number, names.FORWARDING_CODE)),
        products=products(desk),
        level=tier.forwards_to or "",
        from_points=tier.forwards_from,
        council=people.council_name(office),
        place=office.place,
        made_on=session.forwarded_on,
        signing=people.council_signing(desk, office.submission_recipients),
        draft=desk.state.seal is None,
        fingerprint=people.seal_code(desk),
        wording=people.wording(desk, Kind.FORWARDING),
    )


def notice(desk: Desk) -> NoticeView:
    """The notice of results (thông báo kết quả) to all."""
    session, office = desk.state.session, desk.state.session.office
    return NoticeView(
        head=people.head(office, people.numbered(session.notice_number, names.NOTICE_CODE)),
        title=words.within(session.title),
        products=products(desk),
        council=people.council_name(office),
        held_on=session.held_on,
        place=office.place,
        made_on=session.noticed_on,
        signing=people.council_signing(desk, office.notice_recipients),
        draft=desk.state.seal is None,
        fingerprint=people.seal_code(desk),
        wording=people.wording(desk, Kind.NOTICE),
    )


def letters(desk: Desk, wanted: Sequence[int]) -> tuple[LetterView, ...]:
    """The letters to the producers of these products. Each is numbered by hand when it is sent."""
    session, office, found = desk.state.session, desk.state.session.office, by_product(desk, wanted)
    head, signing = people.head(office), people.council_signing(desk, office.notice_recipients)
    wording, council = people.wording(desk, Kind.LETTERS), people.council_name(office)
    return tuple(
        LetterView(
            head=head,
            product=found[product_id],
            next_star=_next_star(desk, product_id, found[product_id]),
            council=council,
            held_on=session.held_on,
            place=office.place,
            made_on=session.noticed_on,
            signing=signing,
            draft=desk.state.seal is None,
            wording=wording,
        )
        for product_id in wanted
    )


def _next_star(desk: Desk, product_id: int, product: ProductView) -> NextStar | None:
    state, result = desk.state, desk.scoreboard.results.get(product_id)
    criteria = state.criteria(state.products[product_id])
    bands = {band.stars: band for band in state.decree.bands}
    above = None if product.stars is None else bands.get(product.stars + 1)
    if above is None or result is None or result.average is None or criteria is None:
        return None
    short = above.at_least - result.average
    missed = missed_up_to(criteria, result, above.stars)
    return NextStar(above.stars, above.at_least, _short(short, state.session.rules.decimals), missed)


def _short(points: Fraction, decimals: int) -> Figure:
    """Points that lack, with as many decimals as it takes not to show nothing; no figure where none lack."""
    if points <= 0:
        return NO_FIGURE
    while points * 10**decimals < Fraction(1, 2):
        decimals += 1
    return Figure(show(points, decimals=decimals), points)


def dossiers(desk: Desk, wanted: Sequence[int]) -> tuple[DossierView, ...]:
    """The check lists of the dossiers (phiếu kiểm tra hồ sơ) of these products."""
    state, office, found = desk.state, desk.state.session.office, by_product(desk, wanted)
    head, wording = people.head(office), people.wording(desk, Kind.DOSSIERS)
    made = []
    for product_id in wanted:
        product = state.products[product_id]
        criteria = state.criteria(product)
        there = replace(product.dossier, received_on=None)
        view = DossierView(
            head=head,
            product=found[product_id],
            dossier=there,
            phone=product.producer.phone,
            asks_commune_letter=state.decree.code.startswith(_COMMUNE_LETTER),
            commune_letter=there.commune_letter if there != Dossier() else None,
            received_on=product.dossier.received_on,
            place=office.place,
            left_name=product.producer.representative,
            wording=wording,
        )
        made.append(view if criteria is None else replace(view, samples=criteria.sample_products))
    return tuple(made)


def certificates(desk: Desk, wanted: Collection[int]) -> tuple[CertificateView, ...]:
    """The certificates of these products, with the numbers they have among all.

    Raises ``StorageError`` where the database no longer has the office's emblem or logo.
    """
    session, office = desk.state.session, desk.state.session.office
    usual = replace(
        certificate(office, desk.asset),
        decision_number=_decision_number(desk),
        decision_date=session.decided_on,
        decision_agency=office.authority or office.certificate_agency,
        valid_until=_valid_until(desk),
        issued_on=session.decided_on,
        draft=is_draft(desk, Kind.CERTIFICATES),
    )
    made = []
    for place, product_id in enumerate(certifiable(desk)):
        if product_id not in wanted:
            continue
        product = desk.state.products[product_id]
        made.append(
            replace(
                usual,
                product=product.name,
                producer=product.producer.name,
                address=people.address(product.producer),
                stars=desk.state.conclusion(product_id).stars,
                number=certificate_number(desk, place),
            )
        )
    return tuple(made)


def register(desk: Desk) -> RegisterView:
    """The register of certificates (sổ cấp giấy chứng nhận), as of today."""
    session, office, today = desk.state.session, desk.state.session.office, people.today()
    first, expires = session.first_certificate, _valid_until(desk)
    issued = bool(session.decision_number) and session.decided_on is not None and first is not None
    state = CertificateState.VALID if expires is None or today <= expires else CertificateState.EXPIRED
    lines = []
    for place, product_id in enumerate(certifiable(desk)):
        product = desk.state.products[product_id]
        lines.append(
            RegisterLine(
                product.name,
                product.producer.name,
                Figure(certificate_number(desk, place), None if first is None else first + place),
                product.code,
                people.address(product.producer),
                desk.state.conclusion(product_id).stars,
                _decision_number(desk),
                session.decided_on,
                session.decided_on,
                expires,
                state if issued else CertificateState.NOT_ISSUED,
            )
        )
    return RegisterView(
        head=people.head(office),
        title=words.within(session.title),
        lines=tuple(lines),
        place=office.place,
        made_on=today,
        maker_name=people.secretary_name(desk),
        signing=people.authority_signing(desk),
        draft=is_draft(desk, Kind.REGISTER),
        fingerprint="" if is_draft(desk, Kind.REGISTER) else people.seal_code(desk),
        wording=people.wording(desk, Kind.REGISTER),
    )


def certificate_number(desk: Desk, place: int) -> str:
    """The number of a certificate by its place among all, "" while the first number is not given."""
    first = desk.state.session.first_certificate
    return "" if first is None else f"{first + place:02d}"


def _decision_number(desk: Desk) -> str:
    session = desk.state.session
    suffix = session.office.code_suffix
    return people.numbered(session.decision_number, words.DECISION_CODE.format(suffix=suffix) if suffix else "")


def _valid_until(desk: Desk) -> date | None:
    decided = desk.state.session.decided_on
    return None if decided is None else add_months(decided, desk.state.decree.certificate_months)
