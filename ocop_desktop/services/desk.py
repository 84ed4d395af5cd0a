"""The desk: one open session with its command bus, undo and scoreboard.

``execute``: the command's rules say yes, rows and log entry are committed in one transaction, and only then the
state and the scoreboard follow; it returns what changed. Undo and redo are commands with before and after swapped:
persistent and logged like any other.
"""

from ocop_desktop.domain.errors import StorageError, UserError
from ocop_desktop.domain.log import BEGIN, DO, NO_HASH, REDO, UNDO, Edit, LogEntry, edits_from_json, edits_to_json
from ocop_desktop.domain.seal import check_open
from ocop_desktop.services.commands import Command, Context, SetArchived
from ocop_desktop.services.scoreboard import Scoreboard
from ocop_desktop.services.sealing import RecordPrint, ReopenSession, SealSession
from ocop_desktop.services.state import Changes, SessionState
from ocop_desktop.storage.store import Store

_NOT_UNDONE = (SetArchived, SealSession, ReopenSession, RecordPrint)
_OF_ARCHIVED = (SetArchived, RecordPrint)


class Desk:
    """Raises ``UserError`` where a rule says no and ``StorageError`` where the disk does; then nothing has changed."""

    def __init__(self, store: Store, state: SessionState, *, who: str = "", view_only: str = "") -> None:
        """``view_only``: why the database is only shown, "" where it can be written."""
        self._store = store
        self.path = str(store.path)
        self.view_only = view_only
        self._generation = store.generation
        self._who = who
        self.state = state
        self.scoreboard = Scoreboard(state)
        self._undoable: list[int] = []
        self._redoable: list[int] = []
        self._context = Context(self.state, self.scoreboard, store.new_id, lambda: store.head)
        self.saved_at = ""
        for seq, kind, target in store.history(state.session.id):
            self._remember(seq, kind, target)

    def catch_up(self) -> Changes:
        """Takes over a change that the disk refused at its very end and that is there all the same. To be asked for
        before anything is built upon the state. Raises ``StorageError`` while nobody can tell."""
        entry = self._store.late()
        if entry is None or entry.session_id != self.state.session.id:
            return Changes()
        return self._done(entry)

    def execute(self, command: Command) -> Changes:
        """Carries out a command. Nothing to change is no entry in the log."""
        self._check_current()
        self._check_writable()
        if self.state.session.archived and not isinstance(command, _OF_ARCHIVED):
            raise UserError("session_archived")
        edits = command.edits(self._context)
        if self.state.seal is not None and not isinstance(command, ReopenSession):
            check_open(edits)
        kind = BEGIN if isinstance(command, _NOT_UNDONE) else DO
        if not edits:
            return Changes()
        entry = self._store.commit(self.state.session.id, type(command).__name__, kind, edits, who=self._who)
        return self._done(entry)

    def undo(self) -> Changes:
        """Takes the last command back. Raises ``UserError`` (nothing_to_undo)."""
        return self._turn_back(self._undoable, UNDO)

    def redo(self) -> Changes:
        """Carries out again what was taken back last. Raises ``UserError`` (nothing_to_redo)."""
        return self._turn_back(self._redoable, REDO)

    @property
    def read_only(self) -> bool:
        """Whether the session is closed to scores and conclusions: sealed, put away, or only shown."""
        return bool(self.view_only) or self.state.session.archived or self.state.seal is not None

    @property
    def next_undo(self) -> LogEntry | None:
        """The entry that ``undo`` would take back."""
        return self._turnable(self._undoable)

    @property
    def next_redo(self) -> LogEntry | None:
        """The entry that ``redo`` would carry out again."""
        return self._turnable(self._redoable)

    def planned(self, command: Command) -> LogEntry:
        """The entry that a command would make, to name it by; nothing is written. Raises as ``execute`` does."""
        edits = edits_to_json(command.edits(self._context))
        return LogEntry(
            0, "", self._who, self.state.session.id, type(command).__name__, DO, None, edits, NO_HASH, NO_HASH
        )

    def log(self, before: int | None, limit: int) -> list[LogEntry]:
        """Entries of the session's log, the newest first: the last ones, or those before the entry ``before``."""
        return self._store.log_before(self.state.session.id, before, limit)

    def asset(self, content_hash: str) -> bytes:
        """A file of the office that the database keeps. Raises ``StorageError`` (database_damaged)."""
        return self._store.asset(content_hash)

    def _turnable(self, stack: list[int]) -> LogEntry | None:
        entry = self._store.entry(stack[-1]) if stack else None
        if entry is not None and self.state.seal is not None:
            try:
                check_open(self._edits(entry))
            except UserError:
                return None
        return entry

    def _edits(self, entry: LogEntry) -> tuple[Edit, ...]:
        try:
            return edits_from_json(entry.edits)
        except ValueError as error:
            raise StorageError("database_damaged", path=str(self._store.path), reason=str(error)) from error

    def _check_current(self) -> None:
        """The store goes on from what another program wrote, but this state was read before."""
        if self._generation != self._store.generation:
            raise StorageError("database_changed", path=str(self._store.path))

    def _check_writable(self) -> None:
        if self.view_only:
            raise UserError("view_only", path=self.path, reason=self.view_only)

    def _turn_back(self, stack: list[int], kind: str) -> Changes:
        self._check_current()
        self._check_writable()
        if self.state.session.archived:
            raise UserError("session_archived")
        if not stack:
            raise UserError(f"nothing_to_{kind}")
        original = self._store.entry(stack[-1])
        edits = self._edits(original)
        if kind == UNDO:
            edits = tuple(edit.swapped() for edit in reversed(edits))
        if self.state.seal is not None:
            check_open(edits)
        entry = self._store.commit(
            self.state.session.id, original.verb, kind, edits, who=self._who, target=original.seq
        )
        return self._done(entry)

    def _done(self, entry: LogEntry) -> Changes:
        self._remember(entry.seq, entry.kind, entry.target)
        self.saved_at = entry.at
        changes = self.state.apply(edits_from_json(entry.edits))
        self.scoreboard.apply(changes)
        return changes

    def _remember(self, seq: int, kind: str, target: int | None) -> None:
        if kind == DO:
            self._undoable.append(seq)
            self._redoable.clear()
        elif target is not None:
            back, forth = (self._undoable, self._redoable) if kind == UNDO else (self._redoable, self._undoable)
            if back and back[-1] == target:
                back.pop()
            forth.append(target)
