"""A table model whose rows are records known by their id: rows come, go and move without a reset, so that the row that
is chosen stays chosen.

Knows no record and no column; a subclass gives the columns and the data of a row.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel):
    """``set_keys`` says which records are shown in which order; ``touch`` that the data of some has changed.

    ``_headers`` are the columns' titles; a subclass sets them, one a column.
    """

    _headers: tuple[str, ...] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: list[int] = []
        self._places: dict[int, int] = {}

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None

    def key(self, index: Index) -> int | None:
        """The id of the record in a row; None for no row."""
        return self._keys[index.row()] if index.isValid() else None

    def keys(self) -> Sequence[int]:
        """The ids of all rows, in their order."""
        return self._keys

    def row_of(self, key: int | None) -> int:
        """The row of a record, -1 where it is not shown."""
        return self._places.get(key, -1) if key is not None else -1

    def set_keys(self, keys: Sequence[int]) -> None:
        """Shows these records in this order; tells the views what went, moved and came."""
        wanted = set(keys)
        for first, last in reversed(_runs([row for row, key in enumerate(self._keys) if key not in wanted])):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._keys[first : last + 1]
            self._place()
            self.endRemoveRows()
        known = set(self._keys)
        kept = [key for key in keys if key in known]
        if kept != self._keys:
            self.layoutAboutToBeChanged.emit()
            before = self.persistentIndexList()
            held = [(self._keys[index.row()], index.column()) for index in before]
            self._keys = kept
            self._place()
            self.changePersistentIndexList(before, [self.index(self._places[key], column) for key, column in held])
            self.layoutChanged.emit()
        for first, last in _runs([row for row, key in enumerate(keys) if key not in known]):
            self.beginInsertRows(QModelIndex(), first, last)
            self._keys[first:first] = keys[first : last + 1]
            self._place()
            self.endInsertRows()

    def touch(self, keys: Iterable[int]) -> None:
        """Tells the views that the data of these records has changed."""
        last = self.columnCount() - 1
        for key in keys:
            row = self.row_of(key)
            if row >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def _place(self) -> None:
        self._places = {key: row for row, key in enumerate(self._keys)}


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each run of neighbouring rows."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
