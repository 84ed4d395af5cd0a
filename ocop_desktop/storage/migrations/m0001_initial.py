"""Version 1: sessions, their council, products, choices and conclusions, the log, copies of the criteria."""

STATEMENTS = (
    """
    CREATE TABLE settings (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        office TEXT NOT NULL,
        language TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE criteria_copy (
        hash TEXT PRIMARY KEY,
        body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE session (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        decree TEXT NOT NULL,
        decree_hash TEXT NOT NULL REFERENCES criteria_copy (hash),
        level TEXT NOT NULL,
        meeting TEXT NOT NULL,
        held_on TEXT,
        starts_at TEXT NOT NULL,
        ends_at TEXT NOT NULL,
        place TEXT NOT NULL,
        council_decision TEXT NOT NULL,
        council_decided_on TEXT,
        minutes_number TEXT NOT NULL,
        decision_number TEXT NOT NULL,
        decided_on TEXT,
        first_certificate INTEGER,
        rules TEXT NOT NULL,
        office TEXT NOT NULL,
        archived INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE member (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        session_id INTEGER NOT NULL REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        body TEXT NOT NULL,
        short TEXT NOT NULL,
        name TEXT NOT NULL,
        title TEXT NOT NULL,
        role TEXT NOT NULL,
        scoring INTEGER NOT NULL,
        present INTEGER NOT NULL,
        absence_reason TEXT NOT NULL,
        stands_in_for INTEGER REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX member_of_session ON member (session_id)",
    """
    CREATE TABLE product (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        session_id INTEGER NOT NULL REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        code TEXT NOT NULL,
        set_code TEXT,
        kind TEXT NOT NULL,
        producer TEXT NOT NULL,
        dossier TEXT NOT NULL,
        note TEXT NOT NULL,
        previous_decision TEXT NOT NULL,
        previous_date TEXT,
        previous_stars INTEGER,
        disqualified TEXT NOT NULL,
        spread_settled TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX product_of_session ON product (session_id)",
    """
    CREATE TABLE participation (
        product_id INTEGER NOT NULL REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
        member_id INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (product_id, member_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE choice (
        product_id INTEGER NOT NULL REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
        member_id INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
        round INTEGER NOT NULL,
        criterion TEXT NOT NULL,
        place INTEGER NOT NULL CHECK (place >= 0),
        points INTEGER NOT NULL CHECK (points >= 0),
        PRIMARY KEY (product_id, member_id, round, criterion)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE second_choice (
        product_id INTEGER NOT NULL REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
        member_id INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
        round INTEGER NOT NULL,
        criterion TEXT NOT NULL,
        place INTEGER NOT NULL CHECK (place >= 0),
        points INTEGER NOT NULL CHECK (points >= 0),
        PRIMARY KEY (product_id, member_id, round, criterion)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE second_entry (
        product_id INTEGER NOT NULL REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
        member_id INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
        round INTEGER NOT NULL,
        state TEXT NOT NULL,
        seed TEXT NOT NULL,
        PRIMARY KEY (product_id, member_id, round)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE round (
        product_id INTEGER NOT NULL REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL CHECK (number >= 2),
        members TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (product_id, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE opinion (
        product_id INTEGER NOT NULL REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
        member_id INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
        round INTEGER NOT NULL,
        criterion TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (product_id, member_id, round, criterion)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE sheet_case (
        product_id INTEGER NOT NULL REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
        member_id INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
        round INTEGER NOT NULL,
        "case" INTEGER NOT NULL CHECK ("case" >= 1),
        PRIMARY KEY (product_id, member_id, round)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE conclusion (
        product_id INTEGER PRIMARY KEY REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
        stars INTEGER,
        reason TEXT NOT NULL,
        votes_for INTEGER,
        votes_against INTEGER,
        votes_abstain INTEGER,
        remarks TEXT NOT NULL,
        recommendations TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE log (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        session_id INTEGER NOT NULL,
        verb TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'begin')),
        target INTEGER,
        edits TEXT NOT NULL,
        previous BLOB NOT NULL,
        hash BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX log_of_session ON log (session_id, seq, kind, target)",
    """
    CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
    BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END
    """,
    """
    CREATE TRIGGER log_is_not_shortened BEFORE DELETE ON log
    BEGIN SELECT RAISE(ABORT, 'the log is never shortened'); END
    """,
)
