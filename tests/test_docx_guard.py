"""Word documents as templates: those of an office pass, whatever could do more than be a page does not."""

import io
import zipfile

import pytest

from ocop_desktop.documents import docx_guard
from ocop_desktop.documents.docx_guard import Reason, check_docx
from ocop_desktop.domain.errors import UserError
from tests import hostile

RELS = "word/_rels/document.xml.rels"
BODY = "word/document.xml"
TYPES = "[Content_Types].xml"
MACRO_TYPES = b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def reason_of(data: bytes) -> str:
    with pytest.raises(UserError) as refused:
        check_docx(data)
    assert refused.value.code == "template_unsafe"
    return str(refused.value.params["reason"])


def changed(**parts: bytes | None) -> bytes:
    """The sound document with some parts replaced or added, by name."""
    whole = hostile.unzipped(hostile.sound("docx")) | {name: data for name, data in parts.items() if data is not None}
    return hostile.zipped(whole)


def with_relation(kind: str, target: str, *, external: bool = True) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    relation = f'<Relationship Id="x1" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    data = hostile.unzipped(hostile.sound("docx"))[RELS]
    return changed(**{RELS: data.replace(b"</Relationships>", relation.encode())})


def with_body(piece: str) -> bytes:
    data = hostile.unzipped(hostile.sound("docx"))[BODY]
    return changed(**{BODY: data.replace(b"<w:body>", b"<w:body>" + piece.encode(), 1)})


def field(*pieces: str) -> str:
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    end = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"<w:p>{end.format('begin')}{runs}{end.format('separate')}<w:r><w:t>x</w:t></w:r>{end.format('end')}</w:p>"


@pytest.mark.parametrize(
    "data",
    [
        hostile.sound("docx"),
        with_relation("hyperlink", "mailto:vanphong@ocop.example"),
        with_relation("hyperlink", "https://ocop.example/quy-che"),
        with_body(field("PAGE")),
        with_body(field(" HYPER", 'LINK "https://ocop.example/link" ')),
        with_body(field(' TOC \\o "1-3" ') + field(" DATE \\@ &quot;dd/MM/yyyy&quot; ")),
        with_body("<w:p><w:r><w:t>DDEAUTO và INCLUDETEXT là chữ thường</w:t></w:r></w:p>"),
        changed(**{"word/media/image1.png": b"\x89PNG" + bytes(5000)}),
        with_body('<w:pict><v:imagedata r:id="x1" o:title="a:b"/></w:pict>'),
    ],
)
def test_a_template_of_an_office_passes(data: bytes) -> None:
    check_docx(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (changed(**{"word/vbaProject.bin": b"x"}), Reason.MACROS),
        (changed(**{"word/VbaData.XML": b"<a/>"}), Reason.MACROS),
        (changed(**{"word/embeddings/oleObject1.bin": b"x"}), Reason.EMBEDDED),
        (changed(**{"word/embeddings/Book.xlsx": b"x"}), Reason.EMBEDDED),
        (changed(**{"word/activeX/activeX1.xml": b"<a/>"}), Reason.EMBEDDED),
        (changed(**{"word/run.exe": b"MZ"}), Reason.EMBEDDED),
        (with_relation("oleObject", "embeddings/o.bin", external=False), Reason.EMBEDDED),
        (with_relation("aFChunk", "a.html", external=False), Reason.EMBEDDED),
        (with_relation("vbaProject", "x.bin", external=False), Reason.MACROS),
        (with_relation("attachedTemplate", "http://127.0.0.1:9/t.dotm"), Reason.EXTERNAL),
        (with_relation("image", "file://127.0.0.1/share/a.png"), Reason.EXTERNAL),
        (with_relation("hyperlink", "file:////127.0.0.1/share"), Reason.EXTERNAL),
        (with_relation("hyperlink", "javascript:alert(1)"), Reason.EXTERNAL),
        (with_relation("webextension", "webextensions/webextension1.xml", external=False), Reason.EMBEDDED),
        (with_relation("webextensiontaskpanes", "webextensions/taskpanes.xml", external=False), Reason.EMBEDDED),
        (with_body("<w:mailMerge><w:connectString/></w:mailMerge>"), Reason.EXTERNAL),
        (with_body('<w:pict><v:imagedata src="http://127.0.0.1:9/a.png"/></w:pict>'), Reason.EXTERNAL),
        (with_body('<w:pict><v:fill src="\\\\127.0.0.1\\a.png"/></w:pict>'), Reason.EXTERNAL),
        (with_body("<w:object/>"), Reason.EMBEDDED),
        (with_body("<w:altChunk/>"), Reason.EMBEDDED),
        (with_body(field('INCLUDETEXT "C:\\\\x.docx"')), Reason.FIELDS),
        (with_body(field(" DDE", 'AUTO c:\\\\cmd.exe "/k calc" ')), Reason.FIELDS),
        (with_body(field(' includepicture "http://127.0.0.1:9/a.png" ')), Reason.FIELDS),
        (with_body('<w:fldSimple w:instr="LINK Excel.Sheet"/>'), Reason.FIELDS),
        (with_body(f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{field("QUOTE DDE")}'), Reason.FIELDS),
        (with_body(field(" {{ product.name }} ")), Reason.FIELDS),
        (with_body(field(" {", "{ product.name }} ")), Reason.FIELDS),
        (with_body('<w:fldSimple w:instr="{% if a %}DDE{% endif %}"/>'), Reason.FIELDS),
        (with_body(field('HYPERLINK "\\\\127.0.0.1\\x"')), Reason.EXTERNAL),
        (changed(**{"customXml/item1.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), Reason.DAMAGED),
        (changed(**{"word/media/a.svg": b"<svg><script>x</script></svg>"}), Reason.MACROS),
        (changed(**{"word/media/a.svg": b'<svg><image href="http://127.0.0.1:9/"/></svg>'}), Reason.EXTERNAL),
        (changed(**{"../word/x.xml": b"<a/>"}), Reason.DAMAGED),
        (changed(**{"word\\..\\..\\x.xml": b"<a/>"}), Reason.DAMAGED),
        (changed(**{"WORD/document.xml": b"<a/>"}), Reason.DAMAGED),
        (changed(**{"word/styles.xml": b"<w:styles"}), Reason.DAMAGED),
        (changed(**{"word/media/a.png": bytes(20_000_000)}), Reason.TOO_LARGE),
        (changed(**{f"word/media/{n}.png": b"" for n in range(1_100)}), Reason.TOO_LARGE),
        (changed(**{TYPES: MACRO_TYPES}), Reason.MACROS),
        (hostile.sound("xlsx"), Reason.NOT_WORD),
        (hostile.sound("csv"), Reason.NOT_WORD),
        (b"", Reason.NOT_WORD),
        (b"PK\x03\x04", Reason.DAMAGED),
    ],
)  # fmt: skip
def test_what_could_do_more_is_refused(data: bytes, reason: Reason) -> None:
    assert reason_of(data) == reason


def test_a_part_that_is_there_twice_and_one_that_is_encrypted() -> None:
    held = io.BytesIO(hostile.sound("docx"))
    with zipfile.ZipFile(held, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(BODY, b"<a/>")
    assert reason_of(held.getvalue()) == Reason.DAMAGED
    data = bytearray(hostile.sound("docx"))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert reason_of(bytes(data)) == Reason.ENCRYPTED


def test_a_file_that_is_too_large_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_guard, "MAX_FILE_BYTES", 1_000)
    assert reason_of(hostile.sound("docx")) == Reason.TOO_LARGE
