"""Small sessions for tests: a workspace with a council and products, and full sheets. No test in here."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ocop_desktop.domain.session import Member, Product, Role
from ocop_desktop.services.commands import AddMember, AddProduct, FillSheet
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.workspace import Workspace
from ocop_desktop.ui.bridge import Bridge

DECREE = "26/2026/QĐ-TTg"
BODIES = ("UBND tỉnh", "Sở Nông nghiệp và Môi trường", "Sở Công Thương", "Sở Y tế", "Sở Khoa học và Công nghệ")


def open_session(path: Path, *, members: int = 3, products: int = 2, set_code: str = "26-13") -> tuple[Workspace, Desk]:
    """A workspace with one session: the first member chairs, every product belongs to the set."""
    workspace = Workspace(path)
    desk = workspace.open(workspace.create("Đợt 1 năm 2026", DECREE, "tỉnh"))
    for index in range(members):
        body = BODIES[index] if index < len(BODIES) else f"Đơn vị {index + 1}"
        desk.execute(AddMember(Member(0, 0, 0, body, role=Role.CHAIR if index == 0 else Role.MEMBER)))
    for index in range(products):
        desk.execute(AddProduct(Product(0, 0, 0, f"Sản phẩm {index + 1}", set_code=set_code)))
    return workspace, desk


@contextmanager
def bridge_on(path: Path) -> Iterator[Bridge]:
    """A bridge with such a session on its desk, shut at the end."""
    open_session(path)[0].close()
    made = Bridge()
    made.open_database(path)
    made.open_session(1)
    yield made
    made.shut()


def ids(desk: Desk) -> tuple[list[int], list[int]]:
    """The ids of the products and of the members, in their order."""
    return list(desk.state.products), list(desk.state.members)


def fill(desk: Desk, product: int, member: int, place: int | None = None) -> None:
    """A whole sheet: the given place on every criterion (or the highest one there is below it), the highest without."""
    criteria = desk.state.criteria(desk.state.products[product])
    assert criteria is not None
    places = {
        leaf.code: len(leaf.levels) if place is None else min(place, len(leaf.levels)) for leaf in criteria.leaves
    }
    desk.execute(FillSheet(product, member, places))
