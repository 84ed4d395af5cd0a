"""An independent verifier of a database: standard library only, and no code of the program.

``python tests/verifier.py FILE [CODE]``: the chain of the log, the tables against a replay of the log, every seal
against what the log said at its place, the sealed results against the sheets. Prints what is wrong; exit status 1 then.
"""

import hashlib
import json
import re
import sqlite3
import sys
import unicodedata
from fractions import Fraction

KEYS = {
    "settings": ["id"],
    "session": ["id"],
    "member": ["id"],
    "product": ["id"],
    "participation": ["product_id", "member_id"],
    "round": ["product_id", "number"],
    "sheet_case": ["product_id", "member_id", "round"],
    "choice": ["product_id", "member_id", "round", "criterion"],
    "second_entry": ["product_id", "member_id", "round"],
    "second_choice": ["product_id", "member_id", "round", "criterion"],
    "opinion": ["product_id", "member_id", "round", "criterion"],
    "conclusion": ["product_id"],
    "seal": ["session_id", "revision"],
    "print_run": ["session_id", "paper", "form", "product_id", "revision"],
}
OPEN = ["archived", "office", "minutes_number", "decision_number", "decided_on", "first_certificate"]
OPEN += [f"{paper}_number" for paper in ("submission", "notice", "forwarding")] + ["submitted_on", "noticed_on"]
OPEN += ["forwarded_on"]
LATER = ["stand_in", "commune_letter", "received_on"]
LOG = ["seq", "at", "who", "session_id", "verb", "kind", "target", "edits"]


def row_as_plain(row: sqlite3.Row, like: dict) -> dict:
    """A row as the log writes records; ``like`` says which values are truth values, lists or objects."""
    plain = {}
    for name, value in zip(row.keys(), row, strict=True):
        if isinstance(like.get(name), bool):
            value = {0: False, 1: True}.get(value, value)
        elif isinstance(like.get(name), list | dict):
            value = json.loads(value)
        plain[name] = value
    return plain


def same(logged: object, stored: object) -> bool:
    """Equal but for fields that were added later, which are blank where the log does not know them."""
    if isinstance(logged, dict) and isinstance(stored, dict):
        more = [stored[name] for name in stored.keys() - logged.keys()]
        return logged.keys() <= stored.keys() and not any(more) and all(same(logged[k], stored[k]) for k in logged)
    return logged == stored and type(logged) is type(stored)


def without_later(plain: object) -> object:
    """Fields that were added later are no part of the form while they are blank."""
    if not isinstance(plain, dict):
        return plain
    return {name: without_later(value) for name, value in plain.items() if value or name not in LATER}


def fingerprint(tables: dict, seal: dict) -> str:
    session = seal["session_id"]
    products = {key[0] for key, plain in tables["product"].items() if plain["session_id"] == session}
    lines = ["OCOP-SEAL-1", ["log", {"revision": seal["revision"], "seq": seal["log_seq"], "hash": seal["log_hash"]}]]
    for name in sorted(tables):
        for key, plain in sorted(tables[name].items()):
            if name == "session" and key[0] == session:
                lines.append([name, {field: value for field, value in plain.items() if field not in OPEN}])
            mine = plain.get("session_id") == session and name in ("member", "product")
            if mine or (name != "print_run" and plain.get("product_id") in products):
                lines.append([name, without_later(plain)])
    lines += [["result", result] for result in sorted(seal["results"], key=lambda result: result["product_id"])]
    digest = hashlib.sha256()
    for line in lines:
        text = (
            line
            if isinstance(line, str)
            else json.dumps(line, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        )
        data = unicodedata.normalize("NFC", text).encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def results_fit(tables: dict, seal: dict) -> bool:
    """Whether the sealed totals are the points on the last sheets, and the averages those of the totals."""
    for result in seal["results"]:
        for member, total in zip(result["members"], result["totals"], strict=True):
            sheets: dict[int, int] = {}
            for (product, who, turn, _), choice in tables["choice"].items():
                if (product, who) == (result["product_id"], member):
                    sheets[turn] = sheets.get(turn, 0) + choice["points"]
            if total not in sheets.values():
                return False
        if result["totals"] and Fraction(result["average"]) != Fraction(sum(result["totals"]), len(result["totals"])):
            return False
    return True


def faults(path: str, code: str = "") -> list[str]:
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
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
            if (before is None) != (key not in tables[kind]) or not (before is None or same(tables[kind][key], before)):
                found.append(f"log entry {entry['seq']} changes {kind} {key} from what it was not")
            if kind == "seal" and before is None:
                if (after["log_seq"], after["log_hash"]) != (head[0], head[1].hex()):
                    found.append(f"{kind} {key} was made at another place of the log")
                if fingerprint(tables, after) != after["fingerprint"] or not results_fit(tables, after):
                    found.append(f"{kind} {key} is not of what the log says")
            tables[kind].pop(key, None)
            if after is not None:
                tables[kind][key] = after
        head = (entry["seq"], entry["hash"])
    for kind, logged in tables.items():
        stored = {tuple(row[field] for field in KEYS[kind]): row for row in database.execute(f'SELECT * FROM "{kind}"')}
        for key in logged.keys() | stored.keys():
            if key not in logged or key not in stored or not same(logged[key], row_as_plain(stored[key], logged[key])):
                found.append(f"{kind} {key} is not what the log says")
    wanted = re.sub(r"[^0-9a-f]", "", code.lower())
    if code and not any(
        seal["fingerprint"].startswith(wanted) for seal in tables["seal"].values() if len(wanted) >= 32
    ):
        found.append("no seal has this code")
    return found


if __name__ == "__main__":
    wrong = faults(*sys.argv[1:])
    print("\n".join(wrong) or "sound")
    sys.exit(bool(wrong))
