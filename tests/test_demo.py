"""The demo session: real products of the sample list, every figure computed, every case there that a council meets."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop_desktop.domain.session import Absence
from ocop_desktop.domain.sheets import evaluate_sheet
from ocop_desktop.services.checking import check
from ocop_desktop.services.criteria import known_decrees
from ocop_desktop.services.demo import build, sheet_for
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.importing import read_list
from ocop_desktop.services.workspace import Workspace

LISTS = Path(__file__).parent / "data" / "lists"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    workspace = Workspace(path)
    session = build(workspace)
    workspace.close()
    assert check(path).sound
    workspace = Workspace(path)
    opened = workspace.open(session)
    workspace.close()
    return opened


def test_its_products_are_those_of_the_sample_list(desk: Desk) -> None:
    sets = [(criteria.code, criteria.title) for criteria in desk.state.decree.sets]
    drafts = read_list(LISTS / "danh-sach-san-pham-2026.xlsx", sets).drafts
    assert [(d.name, d.producer, d.address, d.set_code) for d in drafts] == [
        (p.name, p.producer.name, p.producer.address, p.set_code) for p in desk.state.products.values()
    ]


def test_nine_members_by_the_body_they_represent(desk: Desk) -> None:
    members = list(desk.state.members.values())
    assert len(members) == 9
    assert all(member.body and not member.name for member in members)
    assert desk.state.quorum().met


def test_it_shows_what_a_council_meets(desk: Desk) -> None:
    results = desk.scoreboard.results.values()
    just_below = [r for r in results if r.average is not None and Fraction(138, 2) < r.average < 70]
    assert [r.average for r in just_below] == [Fraction(629, 9)]
    assert any(r.average is not None and r.average >= 72 and r.stars == 3 and 4 in r.missed_codes for r in results)
    assert [rank.rank for rank in desk.scoreboard.ranks.values() if rank.tied] == [8, 8]
    assert any(r.spread_exceeded for r in results)
    assert sum(not r.complete for r in results) == 1
    states = {p.state for of_product in desk.state.participations.values() for p in of_product.values()}
    assert states == {Absence.RECUSED, Absence.ABSENT}
    concluded = [c for c in desk.state.conclusions.values() if c.stars is not None]
    assert len(concluded) == 7
    assert all(desk.scoreboard.obstacle(c.product_id) is None for c in concluded)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([s for known in known_decrees().values() for s in known.decree.sets]),
    st.integers(0, 100),
    st.integers(3, 5),
    st.integers(0, 8),
)
def test_a_sheet_made_for_a_total_has_it(criteria: object, total: int, aims_at: int, turn: int) -> None:
    try:
        places = sheet_for(criteria, total, aims_at, turn)  # type: ignore[arg-type]
    except ValueError:
        assert total < 60 or total > 85
        return
    sheet = evaluate_sheet(criteria, places)  # type: ignore[arg-type]
    assert sheet.complete
    assert sheet.total == total
