"""The workspace: one open database with its sessions and the office's settings; sessions are made and opened here."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from ocop_desktop.domain.errors import StorageError, UserError
from ocop_desktop.domain.log import BEGIN, Edit
from ocop_desktop.domain.seats import holds_no_seat
from ocop_desktop.domain.session import Member, Product, Session, Settings
from ocop_desktop.services.commands import SetArchived, check_session, tidy
from ocop_desktop.services.criteria import copies_of, known_decrees, pinned_decree
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.state import SessionState
from ocop_desktop.storage.store import SessionSummary as SessionSummary
from ocop_desktop.storage.store import Store, asset_hash
from ocop_desktop.storage.store import utc_now as utc_now
from ocop_desktop.storage.viewing import readable, scratch

_NO_SESSION = 0


class Workspace:
    """Raises ``UserError`` and ``StorageError`` as the commands and the store do.

    ``view_only``: why the database is only shown (such as "read_only"), "" to work with it. What is only shown keeps
    its bytes, and changes are refused (view_only).
    """

    def __init__(self, path: Path, *, who: str = "", view_only: str = "") -> None:
        self.path = path
        self.view_only = view_only
        self._who = who
        self._scratch = ExitStack()
        try:
            if view_only:
                self.store = Store(readable(path, self._scratch.enter_context(scratch(path))), read_only=True)
            else:
                self.store = Store(path)
        except BaseException:
            self._scratch.close()
            raise
        self.settings = self.store.settings() or Settings()

    def close(self) -> None:
        self.store.close()
        self._scratch.close()

    def _check_writable(self) -> None:
        if self.view_only:
            raise UserError("view_only", path=str(self.path), reason=self.view_only)

    def sessions(self) -> Sequence[SessionSummary]:
        """All sessions, the last made first."""
        return self.store.summaries()

    def save_settings(self, settings: Settings) -> None:
        """Keeps the office's settings."""
        self._check_writable()
        self.store.refresh()
        before, after = self.store.settings(), tidy(settings)
        if before != after:
            self.store.commit(_NO_SESSION, "SaveSettings", BEGIN, (Edit(before, after),), who=self._who)
        self.settings = after

    def keep_asset(self, body: bytes) -> str:
        """Keeps a file of the office (a picture, a Word template); its content hash, by which records name it."""
        self._check_writable()
        kept = asset_hash(body)
        self.store.refresh()
        if kept not in self.store.asset_hashes():
            self.store.commit(_NO_SESSION, "KeepAsset", BEGIN, (), who=self._who, assets=(body,))
        return kept

    def asset(self, content_hash: str) -> bytes:
        """A file of the office that the database keeps. Raises ``StorageError`` (database_damaged)."""
        return self.store.asset(content_hash)

    def create(self, title: str, decree: str, level: str) -> int:
        """A new session under one of the known decrees, with the office's words. Returns its id.

        Raises ``UserError`` (decree_unknown, level_of_session_unknown, title_missing).
        """
        self._check_writable()
        known = known_decrees().get(decree)
        if known is None:
            raise UserError("decree_unknown", decree=decree)
        if known.decree.tier(level) is None:
            raise UserError("level_of_session_unknown", level=level, decree=decree)
        self.store.refresh()
        pinned, bodies = copies_of(known)
        office = self.settings.office
        session = tidy(
            Session(0, title, decree, pinned, level, place=office.meeting_place or office.place, office=office)
        )
        check_session(session)
        session = replace(session, id=self.store.new_id(Session))
        self.store.commit(session.id, "CreateSession", BEGIN, (Edit(None, session),), who=self._who, criteria=bodies)
        return session.id

    def duplicate(self, session_id: int, title: str, *, with_products: bool) -> int:
        """A new session with the council, the rules and, if asked, the products of another; without any sheet.

        Of a seat that changed hands, who holds it now comes along, in the place of the one who had it first. Who was
        added to score single products for somebody does not.
        """
        self._check_writable()
        self.store.refresh()
        records = self.store.load(session_id)
        source = records.session
        session = tidy(
            Session(
                self.store.new_id(Session),
                title,
                source.decree,
                source.decree_hash,
                source.level,
                meeting=source.meeting,
                place=source.place,
                council_decision=source.council_decision,
                council_decided_on=source.council_decided_on,
                rules=source.rules,
                office=source.office,
            )
        )
        check_session(session)
        edits = [Edit(None, session)]
        for position, member in enumerate(_holders(records.members), 1):
            copied = replace(
                member,
                id=self.store.new_id(Member),
                session_id=session.id,
                position=position,
                present=True,
                absence_reason="",
                stands_in_for=None,
            )
            edits.append(Edit(None, copied))
        for product in records.products if with_products else ():
            fresh = replace(
                product,
                id=self.store.new_id(Product),
                session_id=session.id,
                disqualified="",
                spread_settled="",
            )
            edits.append(Edit(None, fresh))
        self.store.commit(session.id, "DuplicateSession", BEGIN, edits, who=self._who)
        return session.id

    def open(self, session_id: int) -> Desk:
        """Opens a session with the decree that it pins, as the database holds it now; a desk that was opened before
        another program wrote to the database is refused from then on (database_changed)."""
        self.store.refresh()
        records = self.store.load(session_id)
        state = SessionState.of(records, pinned_decree(records.session.decree_hash, self.store.criteria_copy))
        if misfit := state.misfit():
            raise StorageError("database_damaged", path=str(self.path), reason=misfit)
        return Desk(self.store, state, who=self._who, view_only=self.view_only)

    def set_archived(self, session_id: int, archived: bool) -> None:
        """Puts a session away, read-only, or takes it out again."""
        self.open(session_id).execute(SetArchived(archived))


def _holders(members: Sequence[Member]) -> list[Member]:
    """One member for each seat: the last of those who are present, else the last who took it over."""
    members = [member for member in members if not holds_no_seat(member)]
    seats: dict[int, Member] = {member.id: member for member in members if member.stands_in_for is None}
    for member in sorted(members, key=lambda one: (one.present, one.id)):
        seats[member.stands_in_for or member.id] = member
    return list(seats.values())
