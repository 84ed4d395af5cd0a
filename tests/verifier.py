"""An independent verifier of a database: standard library only, and no code of the program.

``python tests/verifier.py FILE [CODE]``: the chain of the log, the tables against a replay of the log, every seal
against what the log said at its place and says now, its results against the sheets. Exit status 1 for what is wrong.
"""

import hashlib
import json
import re
import sqlite3
import sys
import unicodedata
from collections import Counter
from contextlib import closing
from fractions import Fraction
from functools import partial

SHEET = ["product_id", "member_id", "round"]
KEYS = {name: ["id"] for name in ("settings", "session", "member", "product")}
KEYS |= {name: [*SHEET, "criterion"] for name in ("choice", "second_choice", "opinion")} | {"conclusion": SHEET[:1]}
KEYS |= {"participation": SHEET[:2], "sheet_case": SHEET, "second_entry": SHEET, "round": ["product_id", "number"]}
KEYS |= {"seal": ["session_id", "revision"], "print_run": ["session_id", "paper", "form", "product_id", "revision"]}
OPEN = ["archived", "office", "decided_on", "first_certificate", "submitted_on", "noticed_on", "forwarded_on"]
OPEN += [f"{paper}_number" for paper in ("minutes", "decision", "submission", "notice", "forwarding")]
LATER = ["stand_in", "commune_letter", "received_on"]
LOG = ["seq", "at", "who", "session_id", "verb", "kind", "target", "edits"]
TRIGGERS = {"log_is_not_changed", "log_is_not_shortened", "seal_is_not_removed"}
canonical = partial(json.dumps, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def row_as_plain(row: sqlite3.Row, like: dict) -> dict:
    """A row as the log writes records; ``like`` says which values are truth values, lists or objects."""
    plain = dict(row)
    for name, value in like.items():
        if isinstance(value, bool):
            plain[name] = {0: False, 1: True}.get(plain[name], plain[name])
        elif isinstance(value, list | dict):
            plain[name] = json.loads(plain[name])
    return plain


def same(logged: object, row: object) -> bool:
    """Equal but for fields that were added later, which are blank where the log does not know them."""
    if isinstance(logged, dict) and isinstance(row, dict):
        return not logged.keys() - row and all(same(logged[k], v) if k in logged else not v for k, v in row.items())
    return canonical(logged) == canonical(row)


def without_later(plain: object) -> object:
    """Fields that were added later are no part of the form while they are blank."""
    named = plain.items() if isinstance(plain, dict) else ()
    return {name: without_later(value) for name, value in named if value or name not in LATER} or plain


def fingerprint(tables: dict, seal: dict) -> str:
    session = seal["session_id"]
    products = {key[0] for key, plain in tables["product"].items() if plain["session_id"] == session}
    lines = [["log", {"revision": seal["revision"], "seq": seal["log_seq"], "hash": seal["log_hash"]}]]
    for name, key, plain in [(kind, *item) for kind in sorted(tables) for item in sorted(tables[kind].items())]:
        if name == "session" and key[0] == session:
            lines.append([name, {field: value for field, value in plain.items() if field not in OPEN}])
        mine = plain.get("session_id") == session and name in ("member", "product")
        if mine or (name != "print_run" and plain.get("product_id") in products):
            lines.append([name, without_later(plain)])
    lines += [["result", result] for result in sorted(seal["results"], key=lambda result: result["product_id"])]
    digest = hashlib.sha256()
    for text in ("OCOP-SEAL-1", *map(canonical, lines)):
        data = unicodedata.normalize("NFC", text).encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def results_fit(tables: dict, seal: dict) -> bool:
    """Whether the sealed totals are the points on sheets of those members, and the averages those of the totals."""
    sheets: Counter = Counter()
    for (product, member, turn, _), choice in tables["choice"].items():
        sheets[product, member, turn] += choice["points"]
    given = {(product, member, total) for (product, member, _), total in sheets.items()}
    for result in seal["results"]:
        members, totals = result["members"], result["totals"]
        found = {(result["product_id"], *pair) for pair in zip(members, totals, strict=True)}
        if not found <= given or (totals and Fraction(result["average"]) * len(totals) != sum(totals)):
            return False
    return True


def file_faults(database: sqlite3.Connection) -> list[str]:
    found = [str(tuple(row)) for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"row without what it belongs to: {tuple(row)}" for row in database.execute("PRAGMA foreign_key_check")]
    schema = database.execute("SELECT type, name FROM sqlite_schema")
    found += [f"{kind} {name}" for kind, name in schema if kind == "view" or (kind == "trigger") > (name in TRIGGERS)]
    copies = {name: json.loads(body) for name, body in database.execute("SELECT hash, body FROM criteria_copy")}
    kept = [(name, canonical(copy).encode()) for name, copy in copies.items()]
    kept += database.execute("SELECT hash, body FROM asset")
    found += [f"copy {name} was changed" for name, body in kept if hashlib.sha256(body).hexdigest() != name]
    pinned = {row[0] for row in database.execute("SELECT decree_hash FROM session")}
    pinned |= {name for decree in pinned & copies.keys() for name in copies[decree]["set_hashes"]}
    return found + [f"criteria {name} are gone" for name in pinned - copies.keys()]


def log_faults(database: sqlite3.Connection, code: str) -> list[str]:
    found, tables, head = [], {name: {} for name in KEYS}, (0, bytes(32))
    for entry in database.execute("SELECT * FROM log ORDER BY seq"):
        digest = hashlib.sha256()
        for name in LOG:
            data = b"" if entry[name] is None else str(entry[name]).encode()
            digest.update(len(data).to_bytes(8, "big") + data)
        digest.update(entry["previous"])
        if (entry["seq"], entry["previous"], entry["hash"]) != (head[0] + 1, head[1], digest.digest()):
            found.append(f"log entry {entry['seq']} is not of the chain")
        for kind, before, after in json.loads(entry["edits"]):
            key = tuple((after or before)[field] for field in KEYS[kind])
            if not same(tables[kind].get(key), before):
                found.append(f"log entry {entry['seq']} changes {kind} {key} from what it was not")
            if kind == "seal" and before is None:
                placed = (after["log_seq"], after["log_hash"]) == (head[0], head[1].hex())
                if not (placed and fingerprint(tables, after) == after["fingerprint"] and results_fit(tables, after)):
                    found.append(f"{kind} {key} is not of what the log says at its place")
            tables[kind].pop(key, None)
            tables[kind] |= {key: after} if after is not None else {}
        head = (entry["seq"], entry["hash"])
    for kind, logged in tables.items():
        stored = {tuple(row[field] for field in KEYS[kind]): row for row in database.execute(f'SELECT * FROM "{kind}"')}
        for key in logged.keys() | stored.keys():
            if key not in logged or key not in stored or not same(logged[key], row_as_plain(stored[key], logged[key])):
                found.append(f"{kind} {key} is not what the log says")
    digits = re.sub(r"[^0-9a-f]", "", code.lower().removeprefix("ocop-seal:"))
    asked = [seal for seal in tables["seal"].values() if len(digits) >= 32 and seal["fingerprint"].startswith(digits)]
    found += ["no seal has this code"] if code and not asked else []
    for seal in asked + [seal for seal in tables["seal"].values() if not seal["reopened_at"]]:
        if fingerprint(tables, seal) != seal["fingerprint"]:
            found.append(f"seal {seal['revision']} of session {seal['session_id']} is not of what is there now")
    return found


def faults(path: str, code: str = "") -> list[str]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)) as database:
        database.row_factory = sqlite3.Row
        try:
            database.execute("BEGIN")
            return file_faults(database) + log_faults(database, code)
        except (sqlite3.Error, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            return [f"cannot be read: {error!r}"]


if __name__ == "__main__":
    wrong = faults(*sys.argv[1:])
    print("\n".join(wrong) or "sound")
    sys.exit(bool(wrong))
