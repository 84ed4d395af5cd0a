"""The large session: 300 products, 15 members, every sheet full but those of the last product. No benchmark in here."""

from pathlib import Path

from ocop_desktop.domain.session import Member, Product, Role
from ocop_desktop.services.commands import AddMember, FillSheet, ImportProducts
from ocop_desktop.services.demo import sheet_for
from ocop_desktop.services.workspace import Workspace

PRODUCTS = 300
MEMBERS = 15


def build(path: Path) -> int:
    """Makes the session in a new database and returns its id."""
    workspace = Workspace(path)
    desk = workspace.open(workspace.create("Đợt lớn", "26/2026/QĐ-TTg", "tỉnh"))
    for index in range(MEMBERS):
        desk.execute(AddMember(Member(0, 0, 0, f"Cơ quan {index + 1}", role=Role.CHAIR if index == 0 else Role.MEMBER)))
    codes = [criteria.code for criteria in desk.state.decree.sets if len(criteria.leaves) >= 32]
    desk.execute(
        ImportProducts(
            tuple(
                Product(0, 0, 0, f"Sản phẩm thử số {index + 1}", set_code=codes[index % len(codes)])
                for index in range(PRODUCTS)
            )
        )
    )
    products, members = list(desk.state.products.values()), list(desk.state.members)
    for index, product in enumerate(products[:-1]):
        criteria = desk.state.criteria(product)
        assert criteria is not None
        for turn, member in enumerate(members):
            desk.execute(FillSheet(product.id, member, sheet_for(criteria, 60 + (index * 7 + turn) % 24, 3, turn)))
    session = desk.state.session.id
    workspace.close()
    return session
