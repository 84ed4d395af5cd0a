"""Translations: compiled when a wheel or an editable install is built, and kept in order by hand with this script.

    python i18n/build_hook.py update           take new strings of the source into vi.ts, drop the vanished ones
    python i18n/build_hook.py fill FILE.json   update, then fill in {"context": {"English": "Tiếng Việt"}}
    python i18n/build_hook.py check            name each string that is missing, unfinished or vanished; exit 1
    python i18n/build_hook.py compile          make the .qm files beside the .ts files

``vi.ts`` holds the program's own strings, ``qtbase_vi.ts`` those of Qt's standard dialogs, which Qt does not have in
Vietnamese; the latter is written by hand. ``fill`` keeps strings that vanished, so that people who work on several
modules at the same time do not drop each other's; ``update`` is run when they are done.
"""

import ast
import contextlib
import json
import os
import shutil
import string
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # a developer's environment does not build
    BuildHookInterface = object

HERE = Path(__file__).resolve().parent
ALIASES = "translate+=tr,QT_TRANSLATE_NOOP+=mark"
LOCK_SECONDS = 60


class TranslationError(Exception):
    """What a developer has to mend; the text says what and where."""


def compile_all(folder: Path = HERE) -> list[Path]:
    """Compiles each .ts whose .qm is missing or older; gives all .qm files."""
    compiled = []
    for source in sorted(folder.glob("*.ts")):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            with tempfile.TemporaryDirectory(dir=folder) as scratch:
                fresh = Path(scratch, target.name)
                _run("lrelease", "-silent", str(source), "-qm", str(fresh))
                os.replace(fresh, target)
        compiled.append(target)
    return compiled


class TranslationsHook(BuildHookInterface):
    """Compiles the translations; a wheel holds them and the resources, an editable install uses those of the source."""

    def initialize(self, version: str, build_data: dict) -> None:
        if self.target_name != "wheel":
            return
        compiled = compile_all()
        if version == "editable":
            return
        include = build_data["force_include"]
        include[str(HERE.parent / "resources")] = "ocop_desktop/resources"
        include.update({str(path): f"ocop_desktop/i18n/{path.name}" for path in compiled})


def update(root: Path = HERE.parent, *, keep_vanished: bool = False) -> None:
    """Brings ``i18n/vi.ts`` in line with the strings of the source."""
    target = root / "i18n" / "vi.ts"
    with _lock(target):
        _lupdate(root, target, keep_vanished)


def fill(file: Path, root: Path = HERE.parent) -> int:
    """Fills translations into ``i18n/vi.ts`` after ``update``; gives how many; all of them or none.

    Raises ``TranslationError`` naming the strings that the source does not have and those with other placeholders.
    """
    given = json.loads(file.read_text("utf-8"))
    target = root / "i18n" / "vi.ts"
    faults = []
    count = 0
    with _lock(target):
        _lupdate(root, target, keep_vanished=True)
        tree = ElementTree.parse(target)
        known = {(context, source): message for context, source, message in _messages(tree)}
        for context, texts in given.items():
            for source, text in texts.items():
                message = known.get((context, source))
                if message is None or _state(message) == "vanished":
                    faults.append(f"not in the source: {context}: {source!r}")
                elif _placeholders(source) != _placeholders(text):
                    faults.append(f"other placeholders: {context}: {source!r}: {text!r}")
                elif not text.strip():
                    faults.append(f"empty: {context}: {source!r}")
                else:
                    translation = message.find("translation")
                    translation.text = unicodedata.normalize("NFC", text)
                    translation.attrib.pop("type", None)
                    count += 1
        if faults:
            raise TranslationError("\n".join(faults))
        _write(tree, target)
    return count


def check(root: Path = HERE.parent) -> list[str]:
    """What is wrong with the translations, one line for each fault; empty when all is well. Changes nothing."""
    target = root / "i18n" / "vi.ts"
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch, "vi.ts")
        shutil.copyfile(target, fresh)
        _lupdate(root, fresh, keep_vanished=True)
        before = {(context, source) for context, source, _ in _messages(ElementTree.parse(target))}
        after = list(_messages(ElementTree.parse(fresh)))
    faults = []
    for context, source, message in after:
        text = message.findtext("translation") or ""
        if (context, source) not in before:
            faults.append(f"missing in vi.ts: {context}: {source!r}")
        elif _state(message) in ("vanished", "obsolete"):
            faults.append(f"no longer in the source: {context}: {source!r}")
        elif _state(message) == "unfinished" or not text.strip():
            faults.append(f"unfinished: {context}: {source!r}")
        elif _placeholders(source) != _placeholders(text):
            faults.append(f"other placeholders: {context}: {source!r}: {text!r}")
    seen = {(context, source) for context, source, _ in after}
    for path, line, call, literals in _calls(root):
        where = f"{path.relative_to(root).as_posix()}:{line}"
        if literals is None:
            faults.append(f"{where}: {call} takes two literal strings")
        elif literals[0] != path.stem:
            faults.append(f"{where}: the context is {literals[0]!r}, not the module's name {path.stem!r}")
        elif literals not in seen:
            faults.append(f"{where}: lupdate does not see {literals[1]!r}; write it in a simpler way")
    return faults


def _sources(root: Path) -> list[Path]:
    package = root / "ocop_desktop"
    return sorted(path for path in [*package.glob("ui/**/*.py"), package / "app.py"] if path.exists())


def _calls(root: Path) -> Iterator[tuple[Path, int, str, tuple[str, str] | None]]:
    """Each call of ``tr`` and ``mark`` in the source, with its two literals where it has them."""
    for path in _sources(root):
        if path.name == "i18n.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name not in ("tr", "mark"):
                continue
            values = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
            right = len(values) == 2 and all(isinstance(value, str) for value in values) and not node.keywords
            plain = isinstance(node.func, ast.Name)
            yield path, node.lineno, name, (values[0], values[1]) if right and plain else None


def _messages(tree: ElementTree.ElementTree) -> Iterator[tuple[str, str, ElementTree.Element]]:
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name") or "", message.findtext("source") or "", message


def _state(message: ElementTree.Element) -> str:
    return message.find("translation").get("type", "finished")


def _placeholders(text: str) -> list[str]:
    try:
        return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})
    except ValueError:
        return [text]


def _lupdate(root: Path, target: Path, keep_vanished: bool) -> None:
    sources = [str(path) for path in _sources(root) if path.name != "i18n.py"]
    if not sources:
        raise TranslationError(f"no source under {root}")
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        fresh = Path(scratch, target.name)
        if target.exists():
            shutil.copyfile(target, fresh)
        # Locations would make every edited line a change of this file; guessed translations are wrong ones.
        options = ["-silent", "-sort-messages", "-locations", "none"]
        options += ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
        options += ["-source-language", "en", "-target-language", "vi", "-tr-function-alias", ALIASES]
        if not keep_vanished:
            options.append("-no-obsolete")
        _run("lupdate", *options, *sources, "-ts", str(fresh))
        _write(ElementTree.parse(fresh), target)


def _write(tree: ElementTree.ElementTree, target: Path) -> None:
    """In lupdate's own shape and always with LF, so that a refresh without news changes no byte."""
    ElementTree.indent(tree, "    ")
    body = ElementTree.tostring(tree.getroot(), "unicode", short_empty_elements=False)
    text = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'
    if target.exists() and target.read_bytes() == text.encode():
        return
    handle, scratch = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
    with open(handle, "wb") as file:
        file.write(text.encode())
    os.chmod(scratch, 0o644)
    os.replace(scratch, target)


def _run(tool: str, *args: str) -> None:
    import PySide6

    folder = Path(PySide6.__file__).parent
    program = next((path for path in (folder / tool, folder / f"{tool}.exe") if path.exists()), None)
    if program is None:
        raise TranslationError(f"PySide6 in {folder} has no {tool}")
    done = subprocess.run([program, *args], capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode:
        raise TranslationError(f"{tool}: {done.stdout}{done.stderr}")


@contextlib.contextmanager
def _lock(target: Path) -> Iterator[None]:
    """One writer at a time; a lock that a killed process left behind is taken over."""
    lock = target.with_suffix(".lock")
    deadline = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except (FileExistsError, PermissionError):
            with contextlib.suppress(OSError):
                if time.time() - lock.stat().st_mtime > LOCK_SECONDS:
                    lock.unlink()
                    continue
            if time.monotonic() > deadline:
                raise TranslationError(f"{lock} is held by another process") from None
            time.sleep(0.05)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def main(args: list[str]) -> int:
    """Runs one of the commands of the module docstring; gives the exit status."""
    try:
        match args:
            case ["update"]:
                update()
            case ["fill", name]:
                print(f"{fill(Path(name))} translations filled in")
            case ["compile"]:
                compile_all()
            case ["check"]:
                faults = check()
                print("\n".join(faults), end="\n" if faults else "")
                return 1 if faults else 0
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except (TranslationError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
