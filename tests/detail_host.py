"""The detail of a product in a window of its own, following the session as its page has it do. No test in here."""

from PySide6.QtWidgets import QWidget

from ocop_desktop.ui.bridge import Bridge
from ocop_desktop.ui.ranking_detail import RankingDetail
from ocop_desktop.ui.widgets import column


class Host(QWidget):
    """``show_product`` chooses the product."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge, self._product_id = bridge, None
        self.detail = RankingDetail(bridge)
        self.setLayout(column(self.detail))
        bridge.changed.connect(lambda _: self.detail.show_product(bridge.desk, self._product_id))
        self.resize(1158, 360)

    def show_product(self, product_id: int | None, part: str = "members") -> RankingDetail:
        self._product_id = product_id
        self.detail.show_product(self._bridge.desk, product_id)
        self.detail.show_part(part)
        return self.detail


def rows(model) -> list[list[str]]:
    """The texts of a table."""
    return [[model.index(row, col).data() for col in range(model.columnCount())] for row in range(model.rowCount())]


def named(bridge: Bridge, part: str) -> int:
    """The product with this text in its name."""
    return next(key for key, product in bridge.desk.state.products.items() if part in product.name)


def entries(bridge: Bridge) -> str:
    """What the log would take back next and when it was written last: another after every stored change."""
    entry = bridge.desk.next_undo
    return f"{entry.seq if entry is not None else 0} {bridge.desk.saved_at}"
