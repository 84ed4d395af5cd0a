"""The files of an office: its emblem, its logo, its Word templates, as they are read, looked over and shown.

They come from anywhere, so they are looked over in a process of its own, within a time and a memory, before the
database keeps them. All of it may run on a worker; ``certificates`` and ``picture`` take a moment.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ocop_desktop.documents.templates_names import PAPERS as NAMES
from ocop_desktop.documents.view import CertificateDesign, CertificateView
from ocop_desktop.documents.wording import office as words
from ocop_desktop.documents.wording.certificate import ENGLISH, CertificateWording
from ocop_desktop.documents.wording.common import worded
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import OfficeData
from ocop_desktop.services.apart import Apart, Limits, Reason, Stopped
from ocop_desktop.services.paper_files import Picture, Source, make
from ocop_desktop.services.paper_files import picture as page_picture
from ocop_desktop.services.paper_kinds import BY_KIND, ENGLISH_PREFIX, PAPERS, Form, Kind
from ocop_desktop.services.resources import resource

SECONDS, BYTES = 20.0, 600_000_000
MOST_BYTES = 20_000_000
"""Of a file that is read at all."""
DESIGNS = tuple(design.value for design in CertificateDesign)
"""The designs of the certificate, the usual one first."""
TEMPLATED = tuple(paper.kind for paper in PAPERS if paper.kind in NAMES)
"""The papers that an office may have its own Word template of."""

_PAGE_POINTS = 297 * 72 / 25.4
_apart = Apart(Limits(SECONDS, BYTES))


def read(path: Path) -> bytes:
    """A file that somebody chose. Raises ``UserError`` (cannot_read, office_file_too_large)."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError("office_file_too_large", name=path.name, limit=MOST_BYTES // 1_000_000)
        return path.read_bytes()
    except OSError as error:
        raise UserError("cannot_read", path=str(path), reason=str(error)) from error


def write(path: Path, data: bytes) -> None:
    """Writes a file, whole or not at all. Raises ``UserError`` (cannot_write)."""
    from ocop_desktop.documents import output

    output.write(path, data)


def picture(data: bytes) -> bytes:
    """A picture for the papers as it will be seen, a PNG file. Raises ``UserError`` (picture_unusable)."""
    try:
        return _apart.call(_picture, data)
    except Stopped as stopped:
        if stopped.reason is Reason.UNAVAILABLE:
            return _picture(data)
        raise UserError("picture_unusable", reason="complex") from None


def template_problems(data: bytes, kind: Kind) -> list[UserError]:
    """What is wrong with a Word template for this paper; nothing when it can be used."""
    try:
        return _apart.call(_template_problems, data, kind.value)
    except Stopped as stopped:
        if stopped.reason is Reason.UNAVAILABLE:
            return _template_problems(data, kind.value)
        return [UserError("template_too_much")]


def _picture(data: bytes) -> bytes:
    from ocop_desktop.documents import fonts, pictures

    fonts.register(resource("fonts"))
    pictures.check_picture(data)
    return pictures.to_png(data)


def _template_problems(data: bytes, paper: str) -> list[UserError]:
    from ocop_desktop.documents import templates

    return templates.check(data, paper)


def certificate_wording(office: OfficeData) -> tuple[CertificateWording, CertificateWording]:
    """What a certificate says in the office's own words, and in English."""
    own = {phrase.name: phrase.text for phrase in office.phrases if phrase.paper == Kind.CERTIFICATES}
    if office.certificate_sentence:
        own["sentence"] = office.certificate_sentence
    english = {name.removeprefix(ENGLISH_PREFIX): text for name, text in own.items() if name.startswith(ENGLISH_PREFIX)}
    return worded(CertificateWording(), own), worded(ENGLISH, english)


def certificate(office: OfficeData, asset: Callable[[str], bytes]) -> CertificateView:
    """A certificate of no product in the office's words and design; ``asset`` gives a file by its content hash."""
    wording, english = certificate_wording(office)
    design = office.certificate_design
    emblem, logo = (asset(kept) if kept else b"" for kept in (office.emblem, office.logo))
    return CertificateView(
        product="",
        producer="",
        address="",
        stars=None,
        agency=office.certificate_agency or office.authority,
        place=office.place,
        signer_authority=office.signer_authority,
        signer_title=office.signer_title,
        signer_name=office.signer_name,
        wording=wording,
        design=CertificateDesign(design if design in DESIGNS else DESIGNS[0]),
        bilingual=office.certificate_bilingual,
        english=english,
        emblem=emblem,
        logo=logo,
    )


def sample(kind: Kind, office: OfficeData, asset: Callable[[str], bytes]) -> bytes:
    """A template that reproduces the program's own paper in the office's words, as the bytes of a .docx file."""
    from ocop_desktop.documents import fonts, templates_samples

    fonts.register(resource("fonts"))
    own = {phrase.name: phrase.text for phrase in office.phrases if phrase.paper == kind}
    view = certificate(office, asset) if kind is Kind.CERTIFICATES else None
    wording = view.wording if view is not None else worded(BY_KIND[kind].wording, own)
    return templates_samples.sample(kind.value, wording, certificate=view)


def certificates(view: CertificateView, width: int) -> dict[str, Picture | None]:
    """How a certificate looks in each design, ``width`` pixels wide, None where its words do not fit."""
    usual = replace(
        view,
        product=view.product or words.EXAMPLE_PRODUCT,
        producer=view.producer or words.EXAMPLE_PRODUCER,
        address=view.address or words.EXAMPLE_ADDRESS,
        stars=view.stars or 4,
        draft=False,
    )
    seen: dict[str, Picture | None] = {}
    for design in CertificateDesign:
        try:
            pdf = make(Form.PDF, Source(Kind.CERTIFICATES, (replace(usual, design=design),)))
        except UserError:
            seen[design.value] = None
        else:
            seen[design.value] = page_picture(pdf, 0, width / _PAGE_POINTS)
    return seen
