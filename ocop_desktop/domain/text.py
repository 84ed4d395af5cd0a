"""Vietnamese text: one normal form, folding for search, order for lists. Knows no wording."""

import re
import unicodedata
from functools import lru_cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: index + 100 for index, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_REMEMBERED = 500
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    """One line of input: NFC without invisible characters, each run of white space one blank, ends trimmed.

    Invisible are controls, zero-width and direction marks, soft hyphens, and what no file format can hold (lone
    surrogates).
    """
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())


def clean_lines(text: str) -> str:
    """Like ``clean``, but line breaks stay: a remark of several lines."""
    lines = [clean(line) for line in text.splitlines()]
    return "\n".join(lines).strip()


def fold(text: str) -> str:
    """The text without diacritics and case, for search: ``fold("Miến dong") == "mien dong"``."""
    # Long texts are rare, and would be kept for nothing.
    return _fold(text) if len(text) <= _REMEMBERED else _fold.__wrapped__(text)


@lru_cache(maxsize=20_000)
def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@lru_cache(maxsize=20_000)
def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Vietnamese dictionary order: letters first (a ă â … đ), then tones (ngang, huyền, hỏi, ngã, sắc, nặng)."""
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", text.lower()):
        tone = 0
        base = char
        if char not in _RANK:
            parts = unicodedata.normalize("NFD", char)
            tone = next((_TONES[mark] for mark in parts if mark in _TONES), 0)
            base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
        if not base:
            tones[-1:] = [tone]
            continue
        letters.append(_RANK.get(base, ord(base[0]) if ord(base[0]) < 100 else 200 + ord(base[0])))
        tones.append(tone)
    return tuple(letters), tuple(tones), text
