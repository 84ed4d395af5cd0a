"""The decrees that the program knows, and the copies that sessions pin.

A session keeps a whole copy of its decree, content-addressed: one manifest (the decree without its sets, and the hash
of each set) and one body a set. An edited resource never changes an old session.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ocop_desktop.domain.criteria import CriteriaError, Decree, content_hash, parse_decree
from ocop_desktop.domain.errors import StorageError, UserError
from ocop_desktop.services.resources import resource

FILES = ("qd26-2026.json", "qd148-2023.json", "qd1048-2019.json")


@dataclass(frozen=True, slots=True)
class KnownDecree:
    """A decree of the program's own resources with the raw data it was made from."""

    decree: Decree
    raw: Mapping[str, Any]


@cache
def known_decrees() -> Mapping[str, KnownDecree]:
    """The decrees in ``resources/criteria`` by code, the newest first.

    Raises ``UserError``: resource_missing, criteria_broken (naming file, set, code and fault).
    """
    known = {}
    for name in FILES:
        path = resource("criteria", name)
        try:
            raw = json.loads(path.read_text("utf-8"))
            decree = parse_decree(raw)
        except CriteriaError as error:
            raise UserError(
                "criteria_broken", file=name, set=error.set_code, criterion=error.code, fault=error.fault
            ) from error
        except (OSError, ValueError) as error:
            raise UserError("criteria_broken", file=name, set="", criterion="", fault=str(error)) from error
        known[decree.code] = KnownDecree(decree, raw)
    return known


def copies_of(known: KnownDecree) -> tuple[str, dict[str, str]]:
    """The hash that pins a decree, and the bodies to keep by their content hash."""
    manifest = {name: value for name, value in known.raw.items() if name != "sets"}
    bodies: dict[str, str] = {}
    hashes = []
    for raw_set in known.raw["sets"]:
        body_hash = content_hash(raw_set)
        bodies[body_hash] = json.dumps(raw_set, ensure_ascii=False)
        hashes.append(body_hash)
    manifest["set_hashes"] = hashes
    pinned = content_hash(manifest)
    bodies[pinned] = json.dumps(manifest, ensure_ascii=False)
    return pinned, bodies


def pinned_decree(pinned: str, read: Callable[[str], Any]) -> Decree:
    """The decree that a session pins, from its kept copies; ``read`` gives the JSON of a content hash.

    Raises ``StorageError`` (criteria_copy_changed) where a copy is not what its hash says.
    """

    def checked(expected: str) -> Any:
        data = read(expected)
        if content_hash(data) != expected:
            raise StorageError("criteria_copy_changed", hash=expected)
        return data

    manifest = dict(checked(pinned))
    try:
        manifest["sets"] = [checked(item) for item in manifest.pop("set_hashes")]
        return parse_decree(manifest)
    except (CriteriaError, KeyError, TypeError) as error:
        raise StorageError("criteria_copy_changed", hash=pinned) from error


def decree_in_force(on: date) -> str:
    """The code of the newest decree that has taken effect by a day; the oldest known one for days before them all."""
    decrees = [known.decree for known in known_decrees().values()]
    begun = [decree for decree in decrees if decree.effective_from <= on]
    return max(begun, key=lambda d: d.effective_from).code if begun else min(decrees, key=lambda d: d.issued).code
