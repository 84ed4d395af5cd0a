"""Every text of the interface has its Vietnamese, and the tool that keeps them loses none."""

import ast
import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QMessageBox

from ocop_desktop.domain.errors import CodedError, StorageError, UserError
from ocop_desktop.ui import i18n, messages
from ocop_desktop.ui.i18n import mark, tr

ROOT = Path(__file__).resolve().parent.parent
SOURCE = """
from ocop_desktop.ui.i18n import mark, tr

TABLE = {"a": mark("page", "Marked in a table")}


class Page:
    def text(self, n):
        return tr("page", "{n} sheets"
                  " saved").format(n=n)
"""


BOTH = {"Marked in a table": "Trong bảng", "{n} sheets saved": "Đã lưu {n} phiếu"}


@pytest.fixture
def project(tmp_path):
    """A project with one module of two strings."""
    (tmp_path / "i18n").mkdir()
    (tmp_path / "ocop_desktop" / "ui").mkdir(parents=True)
    (tmp_path / "ocop_desktop" / "ui" / "page.py").write_text(SOURCE, "utf-8")
    return tmp_path


def given(project, texts, context="page"):
    file = project / "texts.json"
    file.write_text(json.dumps({context: texts}), "utf-8")
    return file


def texts_of(project):
    messages = ElementTree.parse(project / "i18n" / "vi.ts").iter("message")
    return {message.findtext("source"): message.findtext("translation") for message in messages}


def test_every_string_of_the_program_is_translated(build_hook):
    assert build_hook.check(ROOT) == []


def test_translations_are_in_normal_form():
    for path in (ROOT / "i18n").glob("*.ts"):
        text = path.read_text("utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name


def test_texts_for_qt_are_texts_that_qt_has():
    german = QTranslator()
    folder = Path(PySide6.__file__).parent
    if not any(german.load("qtbase_de", str(folder / place)) for place in ("Qt/translations", "translations")):
        pytest.skip("this Qt has no translations")
    for context in ElementTree.parse(ROOT / "i18n" / "qtbase_vi.ts").iter("context"):
        for message in context.iter("message"):
            name, source = context.findtext("name"), message.findtext("source")
            assert german.translate(name, source), (name, source)


def test_vietnamese_is_installed(qapp):
    assert tr("frame", "No session is open") == "Chưa mở kỳ đánh giá nào"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Hủy"
    assert QLocale().toString(100_000) == "100.000"


def test_standard_buttons_are_vietnamese(qtbot):
    box = QMessageBox(QMessageBox.Icon.Question, "", "", QMessageBox.StandardButton.Save)
    qtbot.addWidget(box)
    assert box.button(QMessageBox.StandardButton.Save).text() == "Lưu"


@pytest.mark.usefixtures("english")
def test_english_is_complete_too():
    assert tr("frame", "No session is open") == "No session is open"
    assert QLocale().toString(100_000) == "100,000"


def test_a_missing_translation_is_named(qapp, tmp_path, translations):
    try:
        with pytest.raises(UserError) as caught:
            i18n.install(qapp, "vi", tmp_path)
        assert caught.value.code == "resource_missing"
        assert str(tmp_path) in str(caught.value.params["path"])
        assert tr("frame", "No session is open") == "No session is open"
    finally:
        i18n.install(qapp, "vi", translations)


def test_a_marked_text_is_translated_when_it_is_shown(qapp):
    marked = mark("frame", "No session is open")
    assert marked.text == "No session is open"
    assert str(marked) == "Chưa mở kỳ đánh giá nào"


def test_update_sees_marked_and_joined_strings(build_hook, project):
    build_hook.update(project)
    assert set(texts_of(project)) == {"Marked in a table", "{n} sheets saved"}
    before = (project / "i18n" / "vi.ts").read_bytes()
    build_hook.update(project)
    assert (project / "i18n" / "vi.ts").read_bytes() == before


def test_check_names_what_is_missing_unfinished_and_vanished(build_hook, project):
    build_hook.update(project)
    assert build_hook.check(project) == [
        "unfinished: page: 'Marked in a table'",
        "unfinished: page: '{n} sheets saved'",
    ]
    build_hook.fill(given(project, BOTH), project)
    assert build_hook.check(project) == []
    page = project / "ocop_desktop" / "ui" / "page.py"
    page.write_text(SOURCE.replace("Marked", "Noted"), "utf-8")
    before = (project / "i18n" / "vi.ts").read_bytes()
    assert build_hook.check(project) == [
        "no longer in the source: page: 'Marked in a table'",
        "missing in vi.ts: page: 'Noted in a table'",
    ]
    assert (project / "i18n" / "vi.ts").read_bytes() == before


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('tr("page", f"{n} sheets")', "takes two literal strings"),
        ('tr("page", TEXT)', "takes two literal strings"),
        ('tr("Only one")', "takes two literal strings"),
        ('self.tr("Of the class")', "takes two literal strings"),
        ('tr("other", "Text")', "the context is 'other'"),
    ],
)
def test_check_names_calls_that_cannot_be_translated(build_hook, project, line, words):
    build_hook.update(project)
    build_hook.fill(given(project, BOTH), project)
    (project / "ocop_desktop" / "ui" / "page.py").write_text(f"{SOURCE}\n\n{line}\n", "utf-8")
    assert any(words in fault and "ui/page.py:" in fault for fault in build_hook.check(project))


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"Unknown": "Không có"}, "not in the source"),
        ({"{n} sheets saved": "Đã lưu phiếu"}, "other placeholders"),
        ({"Marked in a table": "  "}, "empty"),
    ],
)
def test_fill_takes_all_or_none(build_hook, project, texts, words):
    with pytest.raises(build_hook.TranslationError, match=words):
        build_hook.fill(given(project, {"Marked in a table": "Trong bảng", **texts}), project)
    assert not any(texts_of(project).values())


def test_fill_keeps_what_vanished_for_a_while(build_hook, project):
    build_hook.fill(given(project, {"Marked in a table": "Trong bảng"}), project)
    page = project / "ocop_desktop" / "ui" / "page.py"
    page.write_text("", "utf-8")
    build_hook.fill(given(project, {}), project)
    page.write_text(SOURCE, "utf-8")
    build_hook.fill(given(project, {}), project)
    assert texts_of(project)["Marked in a table"] == "Trong bảng"


def test_two_people_fill_at_the_same_time(project):
    code = (
        "import importlib.util, pathlib, sys\n"
        "spec = importlib.util.spec_from_file_location('build_hook', sys.argv[1])\n"
        "hook = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(hook)\n"
        "hook.fill(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))\n"
    )
    running = []
    for name, texts in (("a", {"Marked in a table": "Trong bảng"}), ("b", {"{n} sheets saved": "Đã lưu {n} phiếu"})):
        file = project / f"{name}.json"
        file.write_text(json.dumps({"page": texts}), "utf-8")
        command = [sys.executable, "-c", code, str(ROOT / "i18n" / "build_hook.py"), str(file), str(project)]
        running.append(subprocess.Popen(command, env=os.environ))
    assert [process.wait() for process in running] == [0, 0]
    assert all(texts_of(project).values())
    assert not list((project / "i18n").glob("*.lock"))


def raised_codes(*names):
    """The codes that the program gives to errors or doubts of these names, with the place of each."""
    for path in sorted((ROOT / "ocop_desktop").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names and node.args:
                for part in ast.walk(node.args[0]):
                    if isinstance(part, ast.Constant) and re.fullmatch(r"[a-z]+(_[a-z]+)+", str(part.value)):
                        yield part.value, f"{path.name}:{node.lineno}"


def test_every_code_that_is_raised_has_its_sentence():
    codes = dict(raised_codes("UserError", "StorageError", "Refused"))
    assert {"level_unknown", "quorum_missing", "database_newer"} <= codes.keys()
    assert {code: place for code, place in codes.items() if code not in messages.known_codes()} == {}
    doubts = dict(raised_codes("Doubt"))
    assert "set_unknown" in doubts
    assert {code: place for code, place in doubts.items() if code not in messages.known_doubts()} == {}


def test_each_sentence_is_whole_with_and_without_its_parameters(qapp):
    for code in messages.known_codes():
        for error in (UserError(code), StorageError(code, path="a.sqlite", name="b.xlsx", reason="x", sheets=3)):
            text = messages.sentence(error)
            assert "{" not in text
            assert text.endswith(".")
            assert code not in text
    for code in messages.known_doubts():
        text = messages.doubt_sentence(code, {"text": "x"})
        assert "{" not in text
        assert text.endswith(".")


def test_sentences_are_filled_in_the_users_way(qapp):
    too_many = messages.sentence(UserError("too_many_rows", name="a&b <c>.xlsx", limit=5000))
    assert too_many == "Bảng trong tệp a&b <c>.xlsx có hơn 5.000 dòng; hãy chỉ giữ các sản phẩm của kỳ này."
    assert "{x}" in messages.sentence(UserError("file_empty", name="{x}.xlsx"))
    assert "chương trình khác" in messages.sentence(UserError("cannot_write", path="b.pdf", reason="denied"))
    assert "chương trình khác" not in messages.sentence(UserError("cannot_write", path="b.pdf", reason="other"))
    assert messages.sentence(UserError("text_too_long", field="producer", longest=500)).startswith("Chủ thể: ")


def test_an_unknown_code_is_named(qapp):
    assert "strange_code" in messages.sentence(UserError("strange_code"))
    assert "an toàn" in messages.sentence(StorageError("strange_code"))
    assert "strange_code" in messages.doubt_sentence("strange_code", {})
    assert isinstance(StorageError("x"), CodedError)
