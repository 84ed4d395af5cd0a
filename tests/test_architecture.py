"""The house's rules that can be read from the source: who imports whom, who raises what, which words are nowhere."""

import ast
import importlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import ocop_desktop
from ocop_desktop.domain.errors import UserError
from ocop_desktop.ui import messages

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path(ocop_desktop.__file__).resolve().parent
MODULES = sorted(PACKAGE.rglob("*.py"))
EXACT = ("criteria", "sheets", "scoring", "ranking", "rules", "session", "log")
CODED = ("UserError", "StorageError")
Site = tuple[Path, ast.Call, tuple[ast.AST, ...]]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def where(path: Path, node: ast.AST | None = None) -> str:
    line = f":{getattr(node, 'lineno', 0)}" if node is not None else ""
    return f"{path.relative_to(PACKAGE.parent).as_posix()}{line}"


# --- imports ---------------------------------------------------------------------------------------------------------


def test_the_import_contracts_are_kept() -> None:
    pytest.importorskip("importlinter")
    if not (ROOT / "pyproject.toml").is_file():
        pytest.skip("the contracts stand in pyproject.toml, which is not beside these tests")
    start = "from importlinter.cli import lint_imports_command as run; run()"
    run = subprocess.run(
        [sys.executable, "-c", start, "--no-cache", "--no-logo"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{where(path, node)}: imports are written whole"
            yield node.module or ""


@pytest.mark.parametrize("path", sorted((PACKAGE / "domain").rglob("*.py")), ids=lambda path: path.stem)
def test_the_domain_imports_the_standard_library_and_itself_only(path: Path) -> None:
    for name in imported(path):
        known = name.partition(".")[0] in sys.stdlib_module_names
        assert known or name.startswith("ocop_desktop.domain"), f"{where(path)} imports {name}"


# --- every module ----------------------------------------------------------------------------------------------------


def test_every_module_says_its_contract() -> None:
    assert [where(path) for path in MODULES if not (ast.get_docstring(tree_of(path)) or "").strip()] == []


@pytest.mark.parametrize("name", EXACT)
def test_no_float_touches_a_score(name: str) -> None:
    path = PACKAGE / "domain" / f"{name}.py"
    for node in ast.walk(tree_of(path)):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), where(path, node)
        assert not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)), where(path, node)
        called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        assert called not in ("float", "round"), where(path, node)


def test_domain_data_is_frozen_and_slotted() -> None:
    checked = 0
    for path in sorted((PACKAGE / "domain").rglob("*.py")):
        for node in ast.walk(tree_of(path)):
            for decorator in node.decorator_list if isinstance(node, ast.ClassDef) else []:
                if isinstance(decorator, ast.Name):
                    assert decorator.id != "dataclass", where(path, node)
                elif isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name):
                    settings = {keyword.arg: ast.unparse(keyword.value) for keyword in decorator.keywords}
                    assert settings.get("frozen") == settings.get("slots") == "True", where(path, node)
                    checked += 1
    assert checked > 20


# --- errors and their sentences --------------------------------------------------------------------------------------


def calls_of(*names: str) -> Iterator[Site]:
    """Each call of these names, with what it stands in, the innermost last."""

    def visit(path: Path, node: ast.AST, around: tuple[ast.AST, ...]) -> Iterator[Site]:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield path, node, around
        for child in ast.iter_child_nodes(node):
            yield from visit(path, child, (*around, node))

    for path in MODULES:
        yield from visit(path, tree_of(path), ())


def strings(path: Path, value: ast.AST, around: tuple[ast.AST, ...]) -> set[str]:
    """Every text that an expression can be. Fails where that cannot be told from the module."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return {value.value}
    if isinstance(value, ast.IfExp):
        return strings(path, value.body, around) | strings(path, value.orelse, around)
    if isinstance(value, ast.JoinedStr):
        made = {""}
        for piece in value.values:
            inner = piece.value if isinstance(piece, ast.FormattedValue) else piece
            made = {start + end for start in made for end in strings(path, inner, around)}
        return made
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "get":
        return table(path, value.func.value) | strings(path, value.args[1], around)
    if isinstance(value, ast.Attribute) and value.attr == "code":
        return set()  # passes on the code of another error, which is looked at where that one is made
    if isinstance(value, ast.Name):
        return named(path, value, around)
    raise AssertionError(f"{where(path, value)}: the code of this error cannot be told: {ast.unparse(value)}")


def table(path: Path, value: ast.AST) -> set[str]:
    """The texts in a dictionary that the module defines."""
    found = getattr(importlib.import_module(module_name(path)), ast.unparse(value))
    assert isinstance(found, dict)
    return set(found.values())


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


def named(path: Path, name: ast.Name, around: tuple[ast.AST, ...]) -> set[str]:
    function = next((node for node in reversed(around) if isinstance(node, ast.FunctionDef)), None)
    found: set[str] = set()
    if function is not None:
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and any(ast.unparse(target) == name.id for target in node.targets):
                found |= strings(path, node.value, around)
            if isinstance(node, ast.For) and isinstance(node.target, ast.Tuple) and isinstance(node.iter, ast.Tuple):
                for position, target in enumerate(node.target.elts):
                    if ast.unparse(target) == name.id:
                        rows = [row for row in node.iter.elts if isinstance(row, ast.Tuple)]
                        found |= {text for row in rows for text in strings(path, row.elts[position], around)}
        arguments = [argument.arg for argument in function.args.args if argument.arg not in ("self", "cls")]
        if name.id in arguments:
            for node in ast.walk(tree_of(path)):
                if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == function.name:
                    found |= strings(path, node.args[arguments.index(name.id)], ())
    if not found:
        value = getattr(importlib.import_module(module_name(path)), name.id, None)
        assert isinstance(value, str), f"{where(path, name)}: nothing says what {name.id} is"
        found = {value}
    return found


def raised() -> dict[str, list[Site]]:
    """The sites of each code. ``Refused`` is how the reader of tables hands a code to the error it ends in."""
    codes: dict[str, list[Site]] = {}
    for site in calls_of(*CODED, "Refused"):
        path, call, around = site
        for code in strings(path, call.args[0], around):
            codes.setdefault(code, []).append(site)
    return codes


def test_every_error_has_its_sentence() -> None:
    codes = raised()
    assert len(codes) > 40
    missing = codes.keys() - messages.known_codes()
    assert {code: [where(path, call) for path, call, _ in codes[code]] for code in missing} == {}


def test_every_error_carries_what_its_sentence_asks_for() -> None:
    """A value that an error does not carry is shown as "…"."""
    checked = 0
    for code, sites in raised().items():
        for path, call, _ in sites:
            if any(keyword.arg is None for keyword in call.keywords):
                continue
            given = {
                str(keyword.arg): getattr(keyword.value, "value", None) or "x"
                for keyword in call.keywords
                if keyword.arg
            }
            if ast.unparse(call.func) == "Refused":
                given["name"] = "x"
            assert "…" not in messages.sentence(UserError(code, **given)), where(path, call)
            checked += 1
    assert checked > 60


def test_every_sentence_has_its_error() -> None:
    assert messages.known_codes() - raised().keys() == set()


def test_every_doubt_has_its_sentence() -> None:
    doubts = {code for path, call, around in calls_of("Doubt") for code in strings(path, call.args[0], around)}
    assert len(doubts) > 5
    assert doubts == messages.known_doubts()


def test_errors_carry_a_code_and_never_a_sentence() -> None:
    for code, sites in raised().items():
        assert re.fullmatch(r"[a-z][a-z0-9_]*", code), (code, [where(path, call) for path, call, _ in sites])


# --- words that are nowhere ------------------------------------------------------------------------------------------

TEXT = {".py", ".md", ".toml", ".json", ".ts", ".svg", ".txt", ".csv", ".yml", ".cfg", ".ini", ".sh", ""}
NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__"}
# a letter in brackets keeps this list from finding itself
NOWHERE = [
    r"(?<![\w.])/wor[k]/",
    r"(?<![\w.])/hom[e]/\w",
    r"(?<![\w.])/roo[t]/",
    r"[A-Z]:\\+User[s]\\+\w",
    r"pyp[i]\.org|files\.pythonhoste[d]|artifactor[y]|index-ur[l]",
    r"\b(?:claud[e]|anthropi[c]|chatgp[t]|copilo[t])\b",
    r"\b(?:sub-?agen[t]|system promp[t])s?\b",
    r"\bissues? (?:#?\d|sho[w])",
    r"\b(?:TOD[O]|FIXM[E]|XX[X])\b",
]


def files_of_the_tree() -> Iterator[Path]:
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(
            name for name in folders if name not in NOT_OURS and not (name.startswith(".") and name != ".ci")
        )
        yield from (Path(folder, name) for name in sorted(names) if Path(name).suffix in TEXT)


def test_no_path_of_a_machine_and_no_leftover_is_in_the_tree() -> None:
    if not (ROOT / "pyproject.toml").is_file():
        pytest.skip("not a source checkout")
    pattern = re.compile("|".join(NOWHERE))
    found = []
    count = 0
    for path in files_of_the_tree():
        count += 1
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
            if match := pattern.search(line):
                found.append(f"{path.relative_to(ROOT).as_posix()}:{number}: {match.group()}")
    assert count > 50
    assert found == []
