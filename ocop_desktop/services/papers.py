"""The papers of a session: which there are, for which products and members, and what each is made from.

``source`` turns the open session into frozen data (cheap, on the GUI thread); ``make`` and ``write`` (``paper_files``)
turn that into a file and may run on a worker. What a paper lacks and whether it is a draft is said in ``paper_lacks``.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import Session
from ocop_desktop.services import paper_people as people
from ocop_desktop.services import paper_views
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.file_names import safe_name as safe_name
from ocop_desktop.services.paper_files import GivenUp as GivenUp
from ocop_desktop.services.paper_files import Maker as Maker
from ocop_desktop.services.paper_files import Picture as Picture
from ocop_desktop.services.paper_files import Source as Source
from ocop_desktop.services.paper_files import Tell as Tell
from ocop_desktop.services.paper_files import beginnings as beginnings
from ocop_desktop.services.paper_files import make as make
from ocop_desktop.services.paper_files import page_count as page_count
from ocop_desktop.services.paper_files import picture as picture
from ocop_desktop.services.paper_files import silent as silent
from ocop_desktop.services.paper_files import write as write
from ocop_desktop.services.paper_files import write_each as write_each
from ocop_desktop.services.paper_kinds import BY_KIND as BY_KIND
from ocop_desktop.services.paper_kinds import PAPERS as PAPERS
from ocop_desktop.services.paper_kinds import Form as Form
from ocop_desktop.services.paper_kinds import Group as Group
from ocop_desktop.services.paper_kinds import Kind as Kind
from ocop_desktop.services.paper_kinds import Scope as Scope
from ocop_desktop.services.paper_kinds import one_file as one_file
from ocop_desktop.services.paper_kinds import phrases as phrases
from ocop_desktop.services.paper_lacks import Lack as Lack
from ocop_desktop.services.paper_lacks import certifiable as certifiable
from ocop_desktop.services.paper_lacks import forwarded as forwarded
from ocop_desktop.services.paper_lacks import is_draft as is_draft
from ocop_desktop.services.paper_lacks import lacks as lacks
from ocop_desktop.services.paper_lacks import lacks_by_kind as lacks_by_kind
from ocop_desktop.services.paper_lacks import lacks_of_all as lacks_of_all
from ocop_desktop.services.paper_lacks import session_lacks as session_lacks
from ocop_desktop.services.paper_minutes import minutes
from ocop_desktop.services.paper_products import by_product
from ocop_desktop.services.paper_sheets import pairs, product_results, sheets
from ocop_desktop.services.templates import template_of

_PRODUCT_LETTERS, _MEMBER_LETTERS = 50, 30
"""Letters of names within the name of a file, so that none of its parts is cut away whole."""

_OF_THE_SESSION = {
    Kind.MINUTES: minutes,
    Kind.RESULTS: paper_views.results,
    Kind.SUBMISSION: paper_views.submission,
    Kind.DECISION: paper_views.decision,
    Kind.FORWARDING: paper_views.forwarding,
    Kind.NOTICE: paper_views.notice,
    Kind.REGISTER: paper_views.register,
}


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a paper that is made for products: the product, and for sheets the member; 0 for none."""

    product: int = 0
    member: int = 0


def items(desk: Desk, kind: Kind) -> list[Item]:
    """All pieces of a paper in the order in which they are printed; one without a product for those of the session.

    Certificates stand in the order of their numbers, else products in that of the office's list. Blank sheets lie
    together by member, who gets them; filled ones by product.
    """
    if BY_KIND[kind].scope is Scope.SESSION:
        return [Item()]
    if kind is Kind.SHEETS:
        places = {member: place for place, member in enumerate(desk.state.members)}
        return [Item(*pair) for pair in sorted(pairs(desk, filled=False), key=lambda pair: places[pair[1]])]
    if kind is Kind.FILLED_SHEETS:
        return [Item(*pair) for pair in pairs(desk, filled=True)]
    if kind is Kind.CERTIFICATES:
        return [Item(product) for product in certifiable(desk)]
    if kind is Kind.PRODUCT_RESULTS:
        return [Item(product) for product in desk.state.products if product in desk.scoreboard.results]
    return [Item(product) for product in desk.state.products]


def source(desk: Desk, kind: Kind, wanted: Sequence[Item] | None = None) -> Source:
    """The frozen data of a paper; ``wanted``: of these pieces of it, all unless they are given.

    Raises ``StorageError`` where the office's template, emblem or logo cannot be read.
    """
    official = not BY_KIND[kind].blank and not is_draft(desk, kind)
    own = template_of(desk.state.session.office, kind)
    return Source(
        kind,
        views(desk, kind, wanted),
        people.superseding(desk, kind) if official else "",
        official,
        desk.asset(own.asset) if own is not None else b"",
    )


def sources(desk: Desk, kind: Kind, wanted: Sequence[Item]) -> list[tuple[str, Source]]:
    """Each of these pieces, in their order, as a paper of its own, with the name of its file."""
    return named_apart(source(desk, kind, wanted), item_names(desk, kind, wanted))


def named_apart(whole: Source, names: Sequence[str]) -> list[tuple[str, Source]]:
    """Each piece of a paper as a paper of its own; ``names``: of their files."""
    return [(name, replace(whole, views=(view,))) for name, view in zip(names, whole.views, strict=True)]


def views(desk: Desk, kind: Kind, wanted: Sequence[Item] | None = None) -> tuple[Any, ...]:
    """What the pieces of a paper say."""
    if kind in _OF_THE_SESSION:
        return (_OF_THE_SESSION[kind](desk),)
    wanted = items(desk, kind) if wanted is None else wanted
    chosen = [item.product for item in wanted]
    if kind in (Kind.SHEETS, Kind.FILLED_SHEETS):
        return sheets(desk, [(item.product, item.member) for item in wanted], filled=kind is Kind.FILLED_SHEETS)
    if kind is Kind.CERTIFICATES:
        return paper_views.certificates(desk, chosen)
    if kind is Kind.LETTERS:
        return paper_views.letters(desk, chosen)
    if kind is Kind.DOSSIERS:
        return paper_views.dossiers(desk, chosen)
    found = by_product(desk, chosen)
    made = (product_results(desk, product, found[product]) for product in chosen)
    return tuple(view for view in made if view is not None)


def view(desk: Desk, kind: Kind, wanted: Sequence[Item] | None = None) -> Any:
    """What a paper of the session says, or a tuple of what each of its pieces says."""
    found = views(desk, kind, wanted)
    return found[0] if kind in _OF_THE_SESSION else found


def product_ids(wanted: Collection[Item]) -> tuple[int, ...]:
    """The products of pieces, each once; none for a paper of the session."""
    return tuple(dict.fromkeys(item.product for item in wanted if item.product))


def write_all(desk: Desk, folder: Path) -> list[Path]:
    """Writes all papers in all their forms into a folder, which is made if need be; the files written.

    Papers of which there is not one piece yet are left out. Blank sheets are for all members as PDF; for Word, where
    they are there to be worked on, those of the first. Raises ``UserError`` (cannot_write).
    """
    _make_folder(folder)
    written = []
    for paper in PAPERS:
        everything = items(desk, paper.kind)
        for form in paper.forms if everything else ():
            wanted = everything
            if (paper.kind, form) == (Kind.SHEETS, Form.DOCX):
                wanted = [item for item in everything if item.member == everything[0].member]
            if one_file(paper.kind, form) or len(wanted) == 1:
                path = folder / file_name(paper.kind, form, desk.state.session)
                write(form, source(desk, paper.kind, wanted), path)
                written.append(path)
                continue
            inner = folder / safe_name(paper.name)
            _make_folder(inner)
            written += write_each(form, sources(desk, paper.kind, wanted), inner)
    return written


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("cannot_write", path=str(folder), reason="folder") from error


def file_name(kind: Kind, form: Form, session: Session) -> str:
    """The name under which a paper is offered to be saved: "Biên bản - Đợt 1 năm 2026.pdf"."""
    return f"{safe_name(f'{BY_KIND[kind].name} - {session.title}')}.{form}"


def item_names(desk: Desk, kind: Kind, wanted: Sequence[Item]) -> list[str]:
    """The names of the files of single pieces, without endings: "Phiếu đánh giá - 03 Mắm nêm - Sở Y tế".

    The number is the certificate's, else the place in the office's list.
    """
    state = desk.state
    if kind is Kind.CERTIFICATES:
        order = certifiable(desk)
        numbers = {product: paper_views.certificate_number(desk, place) for place, product in enumerate(order)}
    else:
        numbers = {product: f"{place:02d}" for place, product in enumerate(state.products, 1)}
    found = []
    for item in wanted:
        name = state.products[item.product].name[:_PRODUCT_LETTERS].strip()
        parts = [BY_KIND[kind].name, f"{numbers.get(item.product, '')} {name}".strip()]
        if item.member:
            parts.append(state.members[item.member].label[:_MEMBER_LETTERS].strip())
        found.append(safe_name(" - ".join(parts)))
    return found
