"""Large papers are made in another process, and say the same as those made here."""

import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ocop_desktop.domain.errors import StorageError, UserError
from ocop_desktop.services import papers, printing
from ocop_desktop.services.apart import Apart, Reason, Stopped
from ocop_desktop.services.demo import build
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.papers import GivenUp
from ocop_desktop.services.printing import Printer
from ocop_desktop.services.workspace import Workspace


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    workspace = Workspace(tmp_path_factory.mktemp("printing") / "demo.sqlite")
    yield workspace.open(build(workspace))
    workspace.close()


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Printer]:
    monkeypatch.setattr(printing, "LARGE", 1)
    made = Printer()
    yield made
    made.shut()


def test_a_paper_of_the_other_process_is_the_same(desk: Desk, printer: Printer) -> None:
    source = papers.source(desk, papers.Kind.RESULTS)
    there, here = printer.make(papers.Form.PDF, source), papers.make(papers.Form.PDF, source)
    assert papers.picture(there, 0, 1) == papers.picture(here, 0, 1)


def test_its_errors_come_over_whole(desk: Desk, printer: Printer, tmp_path: Path) -> None:
    (first, *_) = papers.view(desk, papers.Kind.CERTIFICATES)
    long = replace(first, product="ƯỢNG " * 4000)
    with pytest.raises(UserError, match="certificate_too_long") as refused:
        printer.make(papers.Form.PDF, papers.Source(papers.Kind.CERTIFICATES, (long,)))
    assert refused.value.params["product"]


def test_without_a_second_process_the_paper_is_made_here(
    desk: Desk, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_arguments: object) -> None:
        raise Stopped(Reason.UNAVAILABLE)

    monkeypatch.setattr(Apart, "watched", stopped)
    source = papers.source(desk, papers.Kind.RESULTS)
    assert printer.make(papers.Form.XLSX, source).startswith(b"PK")


@pytest.mark.parametrize("apart", [True, False])
def test_it_says_how_far_it_is_wherever_it_is_made(desk: Desk, printer: Printer, apart: bool) -> None:
    heard: list[tuple[int, int]] = []
    source = papers.source(desk, papers.Kind.CERTIFICATES)
    make = printer.make_apart if apart else papers.make
    make(papers.Form.PDF, source, lambda done, of: heard.append((done, of)))
    told = [one for one in dict.fromkeys(heard) if one[1]]
    every = [(place, len(source.views)) for place in range(len(source.views))]
    # From the other process it is heard now and then only.
    assert told == [one for one in every if one in told]
    assert told[0] == every[0]
    assert apart or told == every


def test_what_is_given_up_ends_at_once_and_the_next_paper_is_made(desk: Desk, printer: Printer) -> None:
    def unwilling(_done: int, _of: int) -> None:
        raise GivenUp

    source = papers.source(desk, papers.Kind.SHEETS)
    with pytest.raises(GivenUp):
        printer.make_apart(papers.Form.DOCX, source, unwilling)
    assert printer.make_apart(papers.Form.XLSX, papers.source(desk, papers.Kind.RESULTS)).startswith(b"PK")


def test_an_error_keeps_its_kind_code_and_details_on_the_way() -> None:
    for error in (UserError("x", a=1, b="hai"), StorageError("y")):
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), again.code, again.params, str(again)) == (
            type(error),
            error.code,
            error.params,
            str(error),
        )
