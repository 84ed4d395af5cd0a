"""From a confirmed list to one command: what is new, merged, skipped, and that nothing open is ever guessed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.product_list import (
    Doubt,
    Field,
    Layout,
    ProductDraft,
    find_duplicates,
)
from ocop_desktop.domain.session import EvaluationKind, Producer, Product
from ocop_desktop.services.commands import ImportProducts
from ocop_desktop.services.importing import (
    Decisions,
    Preview,
    Treatment,
    header_at,
    plan,
    read_list,
    to_products,
    with_layout,
)
from tests.council import fill, ids, open_session

LISTS = Path(__file__).parent / "data" / "lists"
SETS = (("26-13", "Cà phê, ca cao"),)
COFFEE = Product(7, 1, 1, "Cà phê bột", set_code="26-13", producer=Producer("HTX Lâm Viên", phone="0123"))


def draft(line: int, name: str = "Miến dong", producer: str = "HTX Thanh Bình", **values: object) -> ProductDraft:
    sure = {"set_code": "26-13", "kind": EvaluationKind.FIRST}
    return replace(ProductDraft(line, name, producer), **{**sure, **values})  # type: ignore[arg-type]


def preview(*drafts: ProductDraft, existing: tuple[Product, ...] = ()) -> Preview:
    known = [(product.id, product.name, product.producer.name) for product in existing]
    layout = Layout((0,), 1, len(drafts), {0: Field.NAME, 1: Field.PRODUCER}, ("Tên", "Chủ thể"))
    return Preview(Path("a.csv"), (), "a", (), layout, drafts, find_duplicates(drafts, known), ())


def test_every_field_of_a_row_reaches_the_product() -> None:
    row = draft(
        2,
        code="68-1-2-2026",
        producer_kind="Hợp tác xã",
        address="Thôn 3",
        commune="xã Thuận Hà",
        phone="0912",
        email="a@b.vn",
        representative="Giám đốc",
        note="ghi chú",
        previous_decision="858/QĐ-UBND",
        previous_date=date(2025, 6, 19),
        previous_stars=4,
        kind=EvaluationKind.AGAIN,
    )
    command = to_products(preview(row), Decisions(), {})
    assert command == ImportProducts(
        (
            Product(
                0,
                0,
                0,
                "Miến dong",
                code="68-1-2-2026",
                set_code="26-13",
                kind=EvaluationKind.AGAIN,
                producer=Producer(
                    "HTX Thanh Bình", "Hợp tác xã", "Thôn 3", "xã Thuận Hà", "0912", "a@b.vn", "Giám đốc"
                ),
                note="ghi chú",
                previous_decision="858/QĐ-UBND",
                previous_date=date(2025, 6, 19),
                previous_stars=4,
            ),
        )
    )


def test_open_questions_refuse_the_import_and_answers_settle_them() -> None:
    rows = preview(
        draft(2, "A", set_code=None, doubts=(Doubt("set_missing"),)),
        draft(3, "B", doubts=(Doubt("set_suggested", {"text": "ca phe", "title": "Cà phê, ca cao"}),)),
        draft(4, "C", kind=None, doubts=(Doubt("kind_missing"),)),
    )
    found = plan(rows, Decisions(), {})
    assert (found.new, found.sets_open, found.kinds_open) == ((0, 1, 2), (0, 1), (2,))
    with pytest.raises(UserError) as caught:
        to_products(rows, Decisions(), {})
    assert (caught.value.code, caught.value.params) == ("import_unsettled", {"sets": 2, "kinds": 1})
    said = Decisions(sets={0: None, 1: "26-13"}, kinds={2: EvaluationKind.UPGRADE})
    command = to_products(rows, said, {})
    assert [(p.name, p.set_code, p.kind) for p in command.new] == [
        ("A", None, EvaluationKind.FIRST),
        ("B", "26-13", EvaluationKind.FIRST),
        ("C", "26-13", EvaluationKind.UPGRADE),
    ]


def test_rows_left_out_and_rows_without_a_name_are_not_imported_and_ask_nothing() -> None:
    rows = preview(
        draft(2, "A", set_code=None, doubts=(Doubt("set_missing"),)),
        draft(3, "", doubts=(Doubt("name_missing"),)),
        draft(4, "C"),
    )
    found = plan(rows, Decisions(left_out=frozenset({0})), {})
    assert (found.new, found.left_out, found.refused, found.sets_open) == ((2,), (0,), (1,), ())


def test_a_repeated_product_is_skipped_merged_or_imported_as_the_user_says() -> None:
    rows = preview(draft(2, "cà phê BỘT", "Hợp tác xã Lâm Viên", phone="0999", code="X"), existing=(COFFEE,))
    products = {COFFEE.id: COFFEE}
    assert plan(rows, Decisions(), products).skipped == (0,)
    assert to_products(rows, Decisions(), products) == ImportProducts(())

    merged = to_products(rows, Decisions(duplicates={0: Treatment.MERGE}), products)
    assert merged.new == ()
    assert merged.merged == (replace(COFFEE, code="X", producer=Producer("HTX Lâm Viên", phone="0999")),)

    anyway = to_products(rows, Decisions(duplicates={0: Treatment.NEW}), products)
    assert [p.name for p in anyway.new] == ["cà phê BỘT"]


def test_merging_keeps_what_the_list_leaves_blank_and_a_set_that_is_chosen() -> None:
    rows = preview(
        draft(2, "Cà phê bột", "HTX Lâm Viên", set_code=None, kind=None, doubts=(Doubt("set_missing"),)),
        existing=(COFFEE,),
    )
    command = to_products(rows, Decisions(duplicates={0: Treatment.MERGE}), {COFFEE.id: COFFEE})
    assert command.merged == (COFFEE,)


def test_a_row_repeated_in_the_list_goes_into_the_first_one() -> None:
    rows = preview(draft(2), draft(3, phone="0900"), draft(4, code="K"))
    said = Decisions(duplicates={1: Treatment.MERGE, 2: Treatment.MERGE})
    command = to_products(rows, said, {})
    assert [(p.name, p.producer.phone, p.code) for p in command.new] == [("Miến dong", "0900", "K")]
    assert plan(rows, said, {}).leaders == {1: 0, 2: 0}


def test_a_row_that_repeats_one_which_is_left_out_is_a_new_product() -> None:
    rows = preview(draft(2), draft(3, code="second"), draft(4, code="third"))
    found = plan(rows, Decisions(left_out=frozenset({0})), {})
    assert (found.new, found.skipped, found.leaders) == ((1,), (2,), {2: 1})


@given(
    st.lists(st.tuples(st.sampled_from("ABC"), st.booleans(), st.sampled_from(Treatment)), max_size=8),
    st.sets(st.integers(0, 7)),
    st.booleans(),
)
def test_every_row_has_one_fate_and_what_is_imported_is_what_was_announced(
    rows: list[tuple[str, bool, Treatment]], left_out: set[int], with_existing: bool
) -> None:
    existing = (replace(COFFEE, name="A", producer=Producer("HTX Thanh Bình")),) if with_existing else ()
    products = {product.id: product for product in existing}
    drafts = [
        draft(line + 2, name if named else "", doubts=() if named else (Doubt("name_missing"),))
        for line, (name, named, _) in enumerate(rows)
    ]
    seen = preview(*drafts, existing=existing)
    said = Decisions(
        duplicates={place: treatment for place, (_, _, treatment) in enumerate(rows)},
        left_out=frozenset(place for place in left_out if place < len(rows)),
    )
    found = plan(seen, said, products)
    fates = (*found.new, *found.merged, *found.skipped, *found.refused, *found.left_out)
    assert sorted(fates) == list(range(len(rows)))
    command = to_products(seen, said, products)
    assert [p.name for p in command.new] == [drafts[place].name for place in found.new]
    # Whatever is skipped or merged, a product that the list names in a wanted row is there in the end.
    wanted = {d.name for place, d in enumerate(drafts) if d.name and place not in said.left_out}
    assert wanted <= {p.name for p in command.new} | {p.name for p in existing}


def test_a_merge_never_makes_score_sheets_void(tmp_path: Path) -> None:
    workspace, desk = open_session(tmp_path / "a.ocop", products=1)
    (product,), members = ids(desk)
    fill(desk, product, members[0], 1)
    before = desk.state.choices_of(product_id=product)
    name = desk.state.product(product).name
    rows = preview(
        draft(2, name, "", set_code="26-14", code="neu"),
        existing=(desk.state.product(product),),
    )
    desk.execute(to_products(rows, Decisions(duplicates={0: Treatment.MERGE}), desk.state.products))
    assert desk.state.product(product).code == "neu"
    assert desk.state.product(product).set_code == "26-13"
    assert desk.state.choices_of(product_id=product) == before
    workspace.close()


def test_the_header_can_be_put_into_another_row() -> None:
    found = read_list(LISTS / "danh-sach-san-pham-2026.xlsx", SETS)
    moved = with_layout(found, header_at(found, 6), SETS)
    assert moved.layout.columns == found.layout.columns
    assert [d.line for d in moved.drafts] == list(range(8, 16))
    back = with_layout(moved, header_at(moved, 5), SETS)
    assert [d.name for d in back.drafts] == [d.name for d in found.drafts]
