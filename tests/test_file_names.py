"""Names of files made of data: whatever the title of a session is, one plain component comes of it."""

import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ocop_desktop.services.file_names import LONGEST_BYTES, LONGEST_NAME, safe_name

DEVICES = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    "CONIN$",
    "CONOUT$",
    *(f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"),
}


@given(st.text(max_size=300))
@example("a/../../b")
@example("C:\\Windows\\x")
@example("\u1ebf" * 300)
@example("🌾" * 300)
@example("x" * (LONGEST_NAME - 1) + " .x")
@example("a" * (LONGEST_NAME - 1) + "e\u0302\u0301")
def test_a_name_is_one_component_on_every_system(text: str) -> None:
    name = safe_name(text)
    assert 0 < len(name) <= LONGEST_NAME + 1
    assert len(name.encode()) <= LONGEST_BYTES + 1
    assert not set(name) & set('<>:"/\\|?*')
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in name)
    assert not any(
        unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        for char in name
    )
    assert name == name.strip(" .") == unicodedata.normalize("NFC", name)
    assert name.partition(".")[0].rstrip().upper() not in DEVICES
    assert Path(name).name == PureWindowsPath(name).name == name
    assert not PureWindowsPath(name).is_reserved()
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Đợt 1 năm 2026", "Đợt 1 năm 2026"),
        ("Đợt 1/2026: lần <đầu>?", "Đợt 1-2026- lần -đầu--"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("nul .txt", "_nul .txt"),
        ("COM¹", "_COM¹"),
        ("lpt³.2026", "_lpt³.2026"),
        ("CONIN$", "_CONIN$"),
        ("con\u200b", "_con"),
        ("Contact", "Contact"),
        ("fdp.\u202exslx", "fdp.xslx"),
        ("...ẩn", "ẩn"),
        ("tên. . ", "tên"),
        (" . ", "_"),
        ("", "_"),
        ("a\nb", "a-b"),
        ("..", "_"),
    ],
)
def test_safe_names(text: str, name: str) -> None:
    assert safe_name(text) == name
