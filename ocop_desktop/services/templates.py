"""The office's own Word templates, where it has one for a paper: filled with what the paper is made from.

Whether a template can be used at all is said in ``office_files``, before it is kept.
"""

from collections.abc import Callable, Sequence
from typing import Any

from ocop_desktop.domain.session import OfficeData, Template
from ocop_desktop.services.paper_kinds import Kind
from ocop_desktop.services.resources import resource


def template_of(office: OfficeData, kind: Kind) -> Template | None:
    """The office's template for a paper, None where the paper is the program's own."""
    return next((template for template in office.templates if template.paper == kind), None)


def filled(
    kind: Kind,
    views: Sequence[Any],
    template: bytes,
    supersedes: str = "",
    tell: Callable[[int, int], object] | None = None,
) -> bytes:
    """A paper as the bytes of a .docx file by the office's template, its views one after the other.

    ``tell`` hears how many of how many are filled. Raises ``UserError``: template_unsafe, template_fails,
    template_too_much.
    """
    from ocop_desktop.documents import fonts, templates, templates_context

    fonts.register(resource("fonts"))
    contexts = [templates_context.values(view, supersedes) for view in views]
    return templates.fill(template, kind.value, contexts, tell)
