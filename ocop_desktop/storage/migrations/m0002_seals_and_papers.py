"""Version 2: seals, print runs, kept files, numbers of further papers, a stand-in for one product."""

STATEMENTS = (
    "ALTER TABLE session ADD COLUMN submission_number TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN submitted_on TEXT",
    "ALTER TABLE session ADD COLUMN notice_number TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN noticed_on TEXT",
    "ALTER TABLE session ADD COLUMN forwarding_number TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN forwarded_on TEXT",
    """
    ALTER TABLE participation
    ADD COLUMN stand_in INTEGER REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED
    """,
    """
    CREATE TABLE seal (
        session_id INTEGER NOT NULL REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
        revision INTEGER NOT NULL CHECK (revision >= 1),
        sealed_at TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        log_seq INTEGER NOT NULL,
        log_hash TEXT NOT NULL,
        results TEXT NOT NULL,
        password TEXT NOT NULL,
        reopened_at TEXT NOT NULL,
        reopened_by TEXT NOT NULL,
        reopen_reason TEXT NOT NULL,
        PRIMARY KEY (session_id, revision)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE print_run (
        session_id INTEGER NOT NULL REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
        paper TEXT NOT NULL,
        form TEXT NOT NULL,
        product_id INTEGER NOT NULL,
        revision INTEGER NOT NULL CHECK (revision >= 0),
        times INTEGER NOT NULL CHECK (times >= 1),
        PRIMARY KEY (session_id, paper, form, product_id, revision)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE asset (
        hash TEXT PRIMARY KEY,
        body BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER seal_is_not_removed BEFORE DELETE ON seal
    BEGIN SELECT RAISE(ABORT, 'a seal is never removed'); END
    """,
)
