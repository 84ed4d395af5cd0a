"""The office's own Word templates: taken after a check, filled for a paper, and samples to begin from.

A template comes from anywhere, so it is looked over in a process of its own, within a time and a memory. The names that
it may use are data (``documents.templates_names``), which the program's help shows.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ocop_desktop.documents.templates_names import PAPERS as NAMES
from ocop_desktop.documents.templates_names import Name as Name
from ocop_desktop.documents.templates_names import Value
from ocop_desktop.documents.templates_names import names as names_of
from ocop_desktop.documents.view import CertificateDesign, CertificateView
from ocop_desktop.documents.wording.certificate import ENGLISH
from ocop_desktop.documents.wording.common import worded
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.session import OfficeData, Template
from ocop_desktop.services.apart import Apart, Limits, Stopped
from ocop_desktop.services.paper_kinds import BY_KIND, ENGLISH_PREFIX, PAPERS, Kind
from ocop_desktop.services.resources import resource

SECONDS, BYTES = 20.0, 600_000_000
KINDS = tuple(paper.kind for paper in PAPERS if paper.kind in NAMES)
"""The papers that an office may have its own template of."""

_apart = Apart(Limits(SECONDS, BYTES))


def check(data: bytes, kind: Kind) -> list[UserError]:
    """What is wrong with a template for this paper; nothing when it can be used. Blocks for a moment."""
    try:
        return _apart.call(_check, data, kind.value)
    except Stopped:
        return [UserError("template_too_much")]


def _check(data: bytes, paper: str) -> list[UserError]:
    from ocop_desktop.documents import templates

    return templates.check(data, paper)


def template_of(office: OfficeData, kind: Kind) -> Template | None:
    """The office's template for a paper, None where the paper is the program's own."""
    return next((template for template in office.templates if template.paper == kind), None)


def filled(kind: Kind, views: Sequence[Any], template: bytes, supersedes: str = "") -> bytes:
    """A paper as the bytes of a .docx file, by the office's template. Raises ``UserError`` as ``templates.fill``."""
    from ocop_desktop.documents import fonts, templates, templates_context

    fonts.register(resource("fonts"))
    return templates.fill(template, kind.value, [templates_context.values(view, supersedes) for view in views])


def sample(kind: Kind, office: OfficeData, asset: Callable[[str], bytes]) -> bytes:
    """A template that reproduces the program's own paper in the office's words, as the bytes of a .docx file.

    ``asset`` gives a file of the office by its content hash.
    """
    from ocop_desktop.documents import fonts, templates_samples

    fonts.register(resource("fonts"))
    own = {phrase.name: phrase.text for phrase in office.phrases if phrase.paper == kind}
    wording = worded(BY_KIND[kind].wording, own)
    certificate = None
    if kind is Kind.CERTIFICATES:
        if office.certificate_sentence:
            own["sentence"] = office.certificate_sentence
        english = {name.removeprefix(ENGLISH_PREFIX): text for name, text in own.items() if ENGLISH_PREFIX in name}
        wording = worded(wording, own)
        designs = {design.value: design for design in CertificateDesign}
        emblem, logo = (asset(kept) if kept else b"" for kept in (office.emblem, office.logo))
        certificate = CertificateView(
            "",
            "",
            "",
            None,
            design=designs.get(office.certificate_design, CertificateDesign.CLASSIC),
            bilingual=office.certificate_bilingual,
            english=worded(ENGLISH, english),
            emblem=emblem,
            logo=logo,
        )
    return templates_samples.sample(kind.value, wording, certificate=certificate)


def examples(kind: Kind, view: Any | None) -> dict[str, str]:
    """The value of each name of a paper in a session, by the name; of a list, that of its first item. Blank ones are
    left out."""
    if view is None:
        return {}
    from ocop_desktop.documents import fonts, templates_context

    fonts.register(resource("fonts"))
    values = templates_context.values(view)
    found: dict[str, str] = {}
    for name in names_of(kind.value):
        value = _value(values, name)
        if isinstance(name.item, Value) and value not in (None, ""):
            found[name.path] = str(value)
        elif isinstance(value, str) and value:
            found[name.path] = value
    return found


def _value(values: Mapping[str, Any], name: Name) -> Any:
    """What a name stands for, in the first item of each list that it stands in."""
    known: dict[str, Any] = dict(values)
    for one, path in name.loops:
        items = _at(known, path)
        if not isinstance(items, list) or not items:
            return None
        known[one] = items[0]
    return _at(known, name.path)


def _at(values: Mapping[str, Any], path: str) -> Any:
    value: Any = values
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
