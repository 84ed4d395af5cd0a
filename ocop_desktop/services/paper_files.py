"""Papers as files: made from frozen data, whole or not at all, each in place only when all are there.

Nothing here needs the open session, so it may run on a worker. The libraries of the papers are loaded only when one is
made. Who waits is told how far it is, and may give it up (``GivenUp``); then nothing is left of it.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from ocop_desktop.domain.errors import UserError
from ocop_desktop.services import templates
from ocop_desktop.services.paper_kinds import Form, Kind
from ocop_desktop.services.resources import resource

if TYPE_CHECKING:
    from ocop_desktop.documents.model import Document

Picture = tuple[int, int, bytes]
T = TypeVar("T")

_LONGEST_PATH = 259
"""Letters of a path that every program on Windows opens."""


class GivenUp(Exception):  # noqa: N818
    """Whoever waited does not want it any more."""


Tell = Callable[[int, int], None]
"""Hears how much of how much is done; raises ``GivenUp`` where it is not wanted any more."""


def silent(_done: int, _of: int) -> None:
    """Hears nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a paper is made from: one view, or one for each product or sheet.

    ``supersedes``: what it says where it takes the place of a paper of an earlier seal. ``official``: neither a draft
    nor a form to fill in; the log's chain is followed before it leaves the program. ``template``: the office's own for
    the Word file, b"" for none.
    """

    kind: Kind
    views: tuple[Any, ...]
    supersedes: str = ""
    official: bool = False
    template: bytes = b""

    @property
    def weight(self) -> int:
        """About how many products it has to be written of."""
        sheets = self.kind in (Kind.SHEETS, Kind.FILLED_SHEETS)
        return sum(4 if sheets else len(getattr(view, "products", getattr(view, "lines", "."))) for view in self.views)


class Maker(Protocol):
    """What makes a paper: ``make``, or a printer that has it made elsewhere."""

    def __call__(self, form: Form, source: Source, tell: Tell = silent) -> bytes: ...


def make(form: Form, source: Source, tell: Tell = silent) -> bytes:
    """A paper as the bytes of a file.

    Raises ``UserError``: nothing_chosen, no_certificates, certificate_too_long, picture_unusable, resource_missing,
    template_fails, template_too_much; and ``GivenUp`` where ``tell`` does.
    """
    from ocop_desktop.documents import certificates, certificates_word, fonts, pdf, score_sheet, sheet, word

    if not source.views:
        raise UserError("no_certificates" if source.kind is Kind.CERTIFICATES else "nothing_chosen")
    fonts.register(resource("fonts"))
    if form is Form.DOCX and source.template:
        return templates.filled(source.kind, source.views, source.template, source.supersedes, _seldom(tell))
    views = _Told(source.views, tell)
    if source.kind is Kind.CERTIFICATES:
        return certificates.to_bytes(views) if form is Form.PDF else certificates_word.to_bytes(views)
    if source.kind in (Kind.SHEETS, Kind.FILLED_SHEETS) and form is Form.PDF:
        return score_sheet.to_bytes(views)
    document = describe(form, source)
    document = replace(document, blocks=_Told(document.blocks, tell))
    return {Form.PDF: pdf.to_bytes, Form.DOCX: word.to_bytes, Form.XLSX: sheet.to_bytes}[form](document)


def describe(form: Form, source: Source) -> "Document":
    """A paper that is neither a certificate nor a printed sheet as a document."""
    from ocop_desktop.documents import (
        decision,
        dossier,
        forwarding,
        letters,
        minutes,
        notice,
        phrases,
        product_results,
        register,
        results,
        score_sheet_document,
        submission,
    )

    if source.kind in (Kind.SHEETS, Kind.FILLED_SHEETS):
        return score_sheet_document.describe(source.views)
    one: dict[Kind, Callable[[Any], Document]] = {
        Kind.DOSSIERS: dossier.describe,
        Kind.MINUTES: minutes.describe,
        Kind.RESULTS: results.describe,
        Kind.PRODUCT_RESULTS: product_results.describe,
        Kind.SUBMISSION: submission.describe,
        Kind.DECISION: decision.describe_list if form is Form.XLSX else decision.describe,
        Kind.FORWARDING: forwarding.describe,
        Kind.LETTERS: letters.describe,
        Kind.NOTICE: notice.describe,
        Kind.REGISTER: register.describe,
    }
    document = phrases.joined([one[source.kind](view) for view in source.views])
    return phrases.superseding(document, source.supersedes)


def write(form: Form, source: Source, path: Path, *, maker: Maker = make, tell: Tell = silent) -> None:
    """Writes a paper to a file, whole or not at all.

    Raises ``GivenUp`` and ``UserError`` as ``make`` does, and cannot_write; the file that was there is then untouched.
    """
    from ocop_desktop.documents import output

    data = maker(form, source, tell)
    tell(1, 1)
    output.write(path, data)


def write_each(
    form: Form,
    sources: Iterable[tuple[str, Source]],
    folder: Path,
    *,
    maker: Maker = make,
    tell: Tell = silent,
) -> list[Path]:
    """Writes papers to a file each, under their names without ending; the files written, in this order.

    All are written beside their place first and moved into it when the last one is there. A name that is taken, in the
    folder or among them, gets a number; nothing is overwritten. Raises as ``write`` does; nothing is left then.
    """
    from ocop_desktop.documents import output

    sources = list(sources)
    beside = folder / f".{token_hex(8)}.tmp"
    placed: list[Path] = []
    try:
        with output.refusals(folder):
            beside.mkdir()
        for place, (_, source) in enumerate(sources):
            tell(place, len(sources))
            data = maker(form, source, silent)
            with output.refusals(folder), (beside / str(place)).open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        tell(len(sources), len(sources))
        with output.refusals(folder):
            for place, path in enumerate(_free_paths(folder, [name for name, _ in sources], form)):
                with output.refusals(path):
                    os.rename(beside / str(place), path)
                placed.append(path)
    except BaseException:
        for path in placed:
            with suppress(OSError):
                path.unlink()
        raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return placed


def _free_paths(folder: Path, names: Sequence[str], form: Form) -> Iterator[Path]:
    """A path for each name that no file has; made one at a time, as the files come into place."""
    room = max(_LONGEST_PATH - len(str(folder.absolute())) - len(f"/ (9999).{form}"), 20)
    taken: set[str] = set()
    for name in names:
        short = name[:room].rstrip(" .") or "_"
        path, number = folder / f"{short}.{form}", 1
        while path.name.casefold() in taken or path.exists():
            number += 1
            path = folder / f"{short} ({number}).{form}"
        taken.add(path.name.casefold())
        yield path


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    from ocop_desktop.documents import preview

    return preview.page_count(pdf)


def beginnings(pdf: bytes) -> list[int]:
    """The pages on which the pieces of a paper begin, 0 the first, in their order; those of its main headings where it
    is one of the session."""
    from ocop_desktop.documents import preview

    return preview.beginnings(pdf)


def picture(pdf: bytes, page: int, scale: float) -> Picture:
    """One page (0 the first) as pixels of four bytes, red, green, blue and one unused; ``scale`` pixels a point."""
    from ocop_desktop.documents import preview

    return next(iter(preview.pages(pdf, scale, (page,))))


def _seldom(tell: Tell) -> Tell:
    """Tells about a hundred times, however long the work is."""
    return lambda done, of: tell(done, of) if done % max(of // 100, 1) == 0 else None


class _Told(tuple[T, ...]):
    """A tuple that tells how far whoever walks it has come."""

    tell: Tell

    def __new__(cls, items: Iterable[T], tell: Tell) -> "_Told[T]":
        made = super().__new__(cls, items)
        made.tell = _seldom(tell)
        return made

    def __iter__(self) -> Iterator[T]:
        for place, item in enumerate(super().__iter__()):
            self.tell(place, len(self))
            yield item
