"""The command line: what it prints, what it writes, how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ocop_desktop import cli
from ocop_desktop.domain.errors import StorageError
from ocop_desktop.services.checking import check
from ocop_desktop.services.papers import PAPERS, one_file
from tests.test_checking import made, tamper

LISTS = Path(__file__).parent / "data" / "lists"
EXAMPLE = {
    "decree": "148/QĐ-TTg",
    "level": "huyện",
    "rules": {"requirement": "majority", "spread": 10, "ties": ["C", "A", "B"]},
    "members": ["m1", "m2"],
    "products": [
        {
            "code": "p1",
            "set": "148-01",
            "absent": [],
            "recused": ["m2"],
            "sheets": {"m1": {"1.1": 2, "1.2": 0, "1.3": 1}},
        }
    ],
}


def call(*args: object) -> int:
    return cli.run(cli.parse([str(arg) for arg in args]))


def test_evaluate_prints_or_writes_the_results(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "in.json"
    source.write_text(json.dumps(EXAMPLE), "utf-8")
    assert call("evaluate", source) == 0
    printed = json.loads(capsys.readouterr().out)
    (product,) = printed["products"]
    assert list(product["sheets"]) == ["m1"]
    assert product["sheets"]["m1"]["total"] == 4
    assert len(product["sheets"]["m1"]["missing"]) == 29
    assert (product["complete"], product["average"], product["rank"]) == (False, None, None)
    assert call("evaluate", source, "--out", tmp_path / "out.json") == 0
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == printed
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (json.dumps({**EXAMPLE, "decree": "1/QĐ"}), "1/QĐ"),
        ("{", "JSON"),
        ("[" * 100_000, "JSON"),
        ('{"decree": "a", "decree": "b"}', "'decree' is there twice"),
        (json.dumps({**EXAMPLE, "decree": "a\nb"}), r"decree a\nb"),
        (json.dumps({**EXAMPLE, "decree": "\ud800"}), r"decree \ud800"),
        (json.dumps(EXAMPLE).replace('"1.1": 2', f'"1.1": {"9" * 4000}'), "999…"),
        (json.dumps(EXAMPLE).replace('"1.1": 2', '"1.1": 9'), "criterion 1.1, place 9"),
        (json.dumps(EXAMPLE).replace('"1.1": 2', '"1.1": NaN'), "1.1"),
    ],
)
def test_evaluate_names_what_is_wrong_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, named: str
) -> None:
    source, out = tmp_path / "in.json", tmp_path / "out.json"
    source.write_text(text, "utf-8")
    assert call("evaluate", source, "--out", out) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert named in captured.err
    assert captured.err.count("\n") == 1
    assert not out.exists()


def test_a_name_that_no_file_can_hold_is_printed_as_json_escapes_it(tmp_path: Path) -> None:
    source, out = tmp_path / "in.json", tmp_path / "out.json"
    data = json.loads(json.dumps(EXAMPLE))
    data["products"][0]["code"] = "\ud800"
    source.write_text(json.dumps(data), "utf-8")
    command = [sys.executable, "-m", "ocop_desktop", "evaluate", str(source)]
    printed = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert json.loads(printed)["products"][0]["code"] == "\ud800"
    assert call("evaluate", source, "--out", out) == 0
    assert out.read_text("utf-8") == printed


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    source = tmp_path / "in.json"
    source.write_text(json.dumps(EXAMPLE), "utf-8")
    command = [sys.executable, "-m", "ocop_desktop", "evaluate", str(source)]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("ocop-desktop: cannot write")
    assert done.stderr.count("\n") == 1


def test_a_reader_that_goes_away_gets_no_traceback(tmp_path: Path) -> None:
    source = tmp_path / "in.json"
    source.write_text(json.dumps(EXAMPLE), "utf-8")
    command = [sys.executable, "-m", "ocop_desktop", "evaluate", str(source)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    with process.stderr as errors:
        assert errors.read() == b""
    assert process.wait() in (0, 1)


def test_evaluate_of_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("evaluate", tmp_path / "none.json") == 2
    assert "none.json" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "decree", "count"),
    [
        ("danh-sach-san-pham-2026.xlsx", "26/2026/QĐ-TTg", 9),
        ("bieu-tong-hop-huyen-2025.xlsx", "148/QĐ-TTg", 8),
        ("san-pham-4-sao-2025.csv", "148/QĐ-TTg", 5),
    ],
)
def test_products_prints_what_the_import_page_would_read(
    name: str, decree: str, count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("products", LISTS / name, "--decree", decree) == 0
    printed = json.loads(capsys.readouterr().out)
    assert len(printed["products"]) == count
    assert all(product["name"] and product["producer"] for product in printed["products"])
    assert printed["columns"]


def test_products_refuses_what_is_no_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"")
    assert call("products", tmp_path / "a.xlsx") == 2
    assert "file empty" in capsys.readouterr().err
    assert call("products", LISTS / "san-pham-4-sao-2025.csv", "--decree", "7/QĐ") == 2
    assert "7/QĐ" in capsys.readouterr().err


def test_check_ends_with_one_for_any_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = made(tmp_path / "a.sqlite")
    assert call("check", path) == 0
    assert "log chain: ok (8 entries)" in capsys.readouterr().out
    tamper(path, "UPDATE product SET name = 'Khác' WHERE id = 1")
    assert call("check", path) == 1
    assert "product (1,)" in capsys.readouterr().out
    with pytest.raises(StorageError):
        check(tmp_path / "b.sqlite")
    assert call("check", tmp_path / "b.sqlite") == 1


def test_demo_writes_its_papers_without_a_display(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    database, out = tmp_path / "kept.sqlite", tmp_path / "papers"
    done = subprocess.run(
        [sys.executable, "-m", "ocop_desktop", "demo", "--out", str(out), "--database", str(database)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    files = [Path(line) for line in done.stdout.splitlines()]
    assert {path.suffix for path in files} == {".docx", ".pdf", ".xlsx"}
    assert sorted(files) == sorted(path for path in out.rglob("*") if path.is_file())
    alone = [path for path in files if path.parent == out]
    assert len(alone) == sum(one_file(paper.kind, form) for paper in PAPERS for form in paper.forms)
    assert all(path.stat().st_size > 2000 for path in files)
    assert check(database).sound


def test_the_command_line_needs_no_qt() -> None:
    script = (
        "import sys\n"
        "from ocop_desktop import cli\n"
        "import ocop_desktop.services.demo, ocop_desktop.services.papers, ocop_desktop.services.evaluation\n"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
