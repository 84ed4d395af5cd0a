"""The certificate in each design, language and form; and the office's pictures, the harmless and the hostile ones."""

import zipfile
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from ocop_desktop.documents import certificates, certificates_word, fonts, pictures, preview
from ocop_desktop.documents.pictures import Reason
from ocop_desktop.documents.view import CertificateDesign, CertificateView
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.words import add_months

FONT_DIR = Path(__file__).parents[1] / "resources" / "fonts"
MM = 72 / 25.4
LONG = ("Trà túi lọc thảo mộc cao nguyên hương vị truyền thống của hợp tác xã Đạ Tẻh " * 4)[:200].strip()
DESIGNS = pytest.mark.parametrize("design", list(CertificateDesign))
BILINGUAL = pytest.mark.parametrize("bilingual", [False, True])
VIEW = CertificateView(
    product="Mắm nêm Seagull",
    producer="Công ty TNHH Seagull",
    address="Số 08 Nguyễn Trãi, phường Phan Thiết, tỉnh Lâm Đồng",
    stars=4,
    agency="Ủy ban nhân dân tỉnh Lâm Đồng",
    number="01/GCN-OCOP",
    decision_number="3981/QĐ-UBND",
    decision_date=date(2026, 8, 31),
    valid_until=date(2029, 8, 31),
    place="Lâm Đồng",
    issued_on=date(2026, 8, 31),
    signer_authority="TM. ỦY BAN NHÂN DÂN",
    signer_title="CHỦ TỊCH",
    signer_name="Tên người ký",
    draft=False,
)
FACTS = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG",
    "GIẤY CHỨNG NHẬN",
    "SẢN PHẨM OCOP",
    "Chứng nhận sản phẩm",
    "Mắm nêm Seagull",
    "Công ty TNHH Seagull",
    "Số 08 Nguyễn Trãi, phường Phan Thiết, tỉnh Lâm Đồng",
    "Đạt hạng: bốn sao",
    "Theo Quyết định số 3981/QĐ-UBND ngày 31 tháng 8 năm 2026 của Ủy ban nhân dân tỉnh Lâm Đồng",
    "Giấy chứng nhận có giá trị đến ngày 31 tháng 8 năm 2029",
    "Số: 01/GCN-OCOP",
    "Lâm Đồng, ngày 31 tháng 8 năm 2026",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Tên người ký",
)
ENGLISH = (
    "CERTIFICATE - OCOP PRODUCT",
    "This is to certify that the product",
    "Chủ thể / Producer: Công ty TNHH Seagull",
    "has been rated four stars",
    "Pursuant to Decision No. 3981/QĐ-UBND dated 31 August 2026",
    "This certificate is valid until 31 August 2029",
    "No.: 01/GCN-OCOP",
)
SVG_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">'
DISC = '<circle cx="50" cy="50" r="48" fill="#c8102e"/>'


def svg(inside: str, before: str = "") -> bytes:
    return f"{before}{SVG_HEAD}{inside}</svg>".encode()


def png(mode: str = "RGBA", size: tuple[int, int] = (400, 200), kind: str = "PNG") -> bytes:
    """A green disc at the left; clear elsewhere where the mode knows that."""
    image = Image.new(mode, size)
    ImageDraw.Draw(image).ellipse((0, 0, size[1] - 1, size[1] - 1), fill="green" if len(mode) > 1 else 200)
    stream = BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


EMBLEM = svg(DISC)
LOGO = png()


@pytest.fixture(scope="module", autouse=True)
def _typeface() -> None:
    fonts.register(FONT_DIR)


def plain(text: str) -> str:
    return " ".join(text.split())


def page_texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    texts = [plain(page.get_textpage().get_text_bounded()) for page in document]
    document.close()
    return texts


def word_text(data: bytes) -> str:
    """The words of a Word file in the order of its text."""
    paragraphs = docx.Document(BytesIO(data)).element.body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
    )
    return plain(
        "\n".join("".join(node.text or "" for node in one.iter() if node.tag.endswith("}t")) for one in paragraphs)
    )


def sizes(data: bytes) -> dict[str, float]:
    """The smallest size of each word on the first page, longer than three letters."""
    found: dict[str, float] = {}

    def note(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        for word in text.split():
            found[word] = min(size, found.get(word, size))

    pypdf.PdfReader(BytesIO(data)).pages[0].extract_text(visitor_text=note)
    return found


@DESIGNS
@BILINGUAL
def test_every_fact_stands_in_both_forms(design: CertificateDesign, bilingual: bool) -> None:
    view = replace(VIEW, design=design, bilingual=bilingual, emblem=EMBLEM, logo=LOGO)
    (in_pdf,) = page_texts(certificates.to_bytes([view]))
    in_word = word_text(certificates_word.to_bytes([view]))
    for text in (in_pdf, in_word):
        assert [fact for fact in FACTS if fact not in text] == []
        assert [fact for fact in ENGLISH if (fact in text) is not bilingual] == []


@DESIGNS
def test_a_pdf_knows_its_title_language_and_products(design: CertificateDesign) -> None:
    data = certificates.to_bytes([replace(VIEW, design=design), replace(VIEW, design=design, product="Cao\nAtiso")])
    reader = pypdf.PdfReader(BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Giấy chứng nhận sản phẩm OCOP"
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    assert [entry.title for entry in reader.outline] == ["Mắm nêm Seagull", "Cao Atiso"]  # type: ignore[union-attr]
    assert b"Helvetica" not in data


@DESIGNS
def test_what_is_unknown_is_dotted(design: CertificateDesign) -> None:
    view = CertificateView("", "", "", None, design=design, bilingual=True)
    (in_pdf,) = page_texts(certificates.to_bytes([view]))
    for text in (in_pdf, word_text(certificates_word.to_bytes([view]))):
        assert "None" not in text
        for label in ("Producer: …", "Address: …", "Đạt hạng: …", "Số: …", "giá trị đến ngày …", "valid until …"):
            assert label in text, label


@DESIGNS
@BILINGUAL
def test_names_of_200_characters_are_whole_inside_the_frame_and_large_enough(
    design: CertificateDesign, bilingual: bool
) -> None:
    view = replace(
        VIEW, product=LONG, producer=LONG, address=LONG, design=design, bilingual=bilingual, emblem=EMBLEM, logo=LOGO
    )
    data = certificates.to_bytes([view])
    assert page_texts(data)[0].count(LONG) == 3
    document = pypdfium2.PdfDocument(data)
    texts = document[0].get_textpage()
    boxes = [texts.get_rect(number) for number in range(texts.count_rects())]
    assert min(box[0] for box in boxes) > 18 * MM
    assert max(box[2] for box in boxes) < (297 - 18) * MM
    assert min(box[1] for box in boxes) > 18 * MM
    assert max(box[3] for box in boxes) < (210 - 18) * MM
    document.close()
    short = sizes(certificates.to_bytes([replace(VIEW, design=design, bilingual=bilingual)]))
    small = sizes(data)
    assert len(small.keys() & short.keys()) > 30
    assert [word for word in small.keys() & short.keys() if small[word] < 0.7 * short[word] - 0.02] == []
    assert small["Trà"] >= 0.7 * 14.5 - 0.01
    assert small["GIẤY"] >= 0.7 * 36


@pytest.mark.parametrize("length", [1, 60, 120, 200, 300])
def test_in_word_each_certificate_fills_one_page_and_no_size_is_too_small(length: int) -> None:
    views = [replace(VIEW, product=LONG[:length], bilingual=True, emblem=EMBLEM), VIEW]
    document = docx.Document(BytesIO(certificates_word.to_bytes(views)))
    breaks = [one for one in document.paragraphs if one.paragraph_format.page_break_before]
    assert len(breaks) == 1
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    name = next(one for one in document.paragraphs if one.style.name == "Heading 1")
    assert all(run.font.size.pt >= 0.7 * 24 for run in name.runs)
    assert "w:pgBorders" in document.element.xml


@DESIGNS
@pytest.mark.parametrize("make", [certificates.to_bytes, certificates_word.to_bytes])
def test_what_cannot_fit_is_refused_by_name(design: CertificateDesign, make: Callable[..., bytes]) -> None:
    with pytest.raises(UserError) as refused:
        make([VIEW, replace(VIEW, product="Trà " * 700, design=design)])
    assert refused.value.code == "certificate_too_long"
    assert refused.value.params["product"].startswith("Trà")


@DESIGNS
def test_a_draft_says_so_on_its_own_page_only(design: CertificateDesign) -> None:
    views = [replace(VIEW, design=design, draft=draft) for draft in (True, False, True)]
    assert [("DỰ THẢO" in text) for text in page_texts(certificates.to_bytes(views))] == [True, False, True]
    assert word_text(certificates_word.to_bytes(views)).count("DỰ THẢO") == 2


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (date(2026, 8, 31), "ngày 31 tháng 8 năm 2029"),
        (date(2028, 2, 29), "ngày 28 tháng 02 năm 2031"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2029"),
        (date(2025, 2, 28), "ngày 28 tháng 02 năm 2028"),
    ],
)
def test_36_months_end_at_month_ends_as_they_should(day: date, until: str) -> None:
    view = replace(VIEW, decision_date=day, valid_until=add_months(day, 36))
    assert f"có giá trị đến {until}" in page_texts(certificates.to_bytes([view]))[0]


@DESIGNS
def test_pictures_are_in_the_file_once_however_many_pages_show_them(design: CertificateDesign) -> None:
    noise = Image.effect_noise((500, 500), 90).convert("RGB")
    stream = BytesIO()
    noise.save(stream, "PNG")
    views = [replace(VIEW, design=design, emblem=stream.getvalue(), logo=EMBLEM) for _ in range(12)]
    one, many = certificates.to_bytes(views[:1]), certificates.to_bytes(views)
    assert many.count(b"/Subtype /Image") == one.count(b"/Subtype /Image") == 1
    with zipfile.ZipFile(BytesIO(certificates_word.to_bytes(views))) as parts:
        assert len([name for name in parts.namelist() if name.startswith("word/media/")]) == 3


@DESIGNS
def test_pictures_are_seen_and_keep_their_proportions(design: CertificateDesign) -> None:
    data = certificates.to_bytes([replace(VIEW, design=design, stars=None, emblem=EMBLEM)])
    width, _, pixels = next(preview.pages(data, 2))
    seen = [
        (at % width, at // width)
        for at in range(len(pixels) // 4)
        if pixels[4 * at : 4 * at + 3] == bytes((0xC8, 0x10, 0x2E))
    ]
    across = max(x for x, _ in seen) - min(x for x, _ in seen)
    down = max(y for _, y in seen) - min(y for _, y in seen)
    assert across > 2 * 15 * MM
    assert abs(across - down) <= 2


def test_a_clear_background_stays_clear() -> None:
    picture = pictures.load(png(size=(200, 200)))
    assert picture.source.mode == "RGBA"
    assert picture.source.getpixel((0, 0))[3] == 0


def test_gradients_and_transparent_fills_of_a_drawing_are_printed() -> None:
    drawing = svg(
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#ff0000"/><stop offset="1" stop-color="#0000ff"/>'
        '</linearGradient></defs><rect width="100" height="50" fill="url(#g)"/>'
        '<rect y="50" width="100" height="50" fill="#000000" fill-opacity="0.5"/>'
    )
    image = Image.open(BytesIO(pictures.to_png(drawing)))
    side = image.width
    left, right = image.getpixel((side // 20, side // 4)), image.getpixel((side - side // 20, side // 4))
    assert left[0] > 200 > 60 > left[2]  # type: ignore[index]
    assert right[2] > 200 > 60 > right[0]  # type: ignore[index]
    assert all(110 < one < 145 for one in image.getpixel((side // 2, side * 3 // 4))[:3])  # type: ignore[index]


@pytest.mark.parametrize(
    "data",
    [
        png("RGBA"),
        png("RGB"),
        png("L"),
        png("RGB", kind="JPEG"),
        png("CMYK", kind="JPEG"),
        png("I;16", (64, 64)),
        EMBLEM,
        b"\xef\xbb\xbf" + svg(DISC, '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->'),
        svg('<style>.a{fill:#123456;opacity:1}</style><rect class="a" width="90" height="90"/><title>x</title>'),
        svg(f'<defs><g id="d">{DISC}</g></defs><use xlink:href="#d"/>'),
        svg(f'<image width="90" height="90" href="data:image/png;base64,{b64encode(png()).decode()}"/>'),
        svg(f'<metadata><x:a xmlns:x="urn:x" onclick="1"/></metadata>{DISC}'),
    ],
    ids=range(12),
)
def test_usual_pictures_are_taken(data: bytes) -> None:
    pictures.check_picture(data)
    assert pictures.to_png(data).startswith(b"\x89PNG")


def bomb() -> bytes:
    """A small file that would be 20000 x 20000 pixels."""
    stream = BytesIO()
    Image.new("1", (20_000, 20_000)).save(stream, "PNG")
    return stream.getvalue()


CLEAR = BytesIO()
Image.new("RGBA", (9, 9)).save(CLEAR, "PNG")
NESTED = "".join(f'<g id="n{n + 1}">' + f'<use href="#n{n}"/>' * 9 + "</g>" for n in range(9))
HOSTILE = {
    "doctype": (svg(DISC, '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), Reason.UNSAFE),
    "doctype alone": (svg(DISC, '<!DOCTYPE svg SYSTEM "http://example.invalid/a.dtd">'), Reason.UNSAFE),
    "style sheet": (svg(DISC, '<?xml-stylesheet href="http://example.invalid/a.css"?>'), Reason.UNSAFE),
    "script": (svg(DISC + "<script>alert(1)</script>"), Reason.UNSAFE),
    "handler": (svg('<rect width="9" height="9" onload="x()"/>'), Reason.UNSAFE),
    "foreign": (svg(DISC + "<foreignObject/>"), Reason.UNSAFE),
    "image file": (svg('<image href="file:///etc/hostname" width="9" height="9"/>'), Reason.UNSAFE),
    "image web": (svg('<image xlink:href="http://example.invalid/a.png" width="9" height="9"/>'), Reason.UNSAFE),
    "image beside": (svg('<image href="a.png" width="9" height="9"/>'), Reason.UNSAFE),
    "image svg": (svg('<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>'), Reason.UNSAFE),
    "use file": (svg(DISC + '<use href="other.svg#a"/>'), Reason.UNSAFE),
    "css import": (svg(DISC + "<style>@import 'http://example.invalid/a.css';</style>"), Reason.UNSAFE),
    "css url": (svg('<rect width="9" height="9" style="fill:url(http://example.invalid/#a)"/>'), Reason.UNSAFE),
    "css escape": (svg(DISC + r"<style>.a{fill:\75rl(http://example.invalid)}</style>"), Reason.UNSAFE),
    "text": (svg(DISC + "<text x='9' y='9'>OCOP</text>"), Reason.FEATURE),
    "filter": (svg(DISC + '<rect width="9" height="9" style="filter:url(#f)"/>'), Reason.FEATURE),
    "opacity": (svg('<g opacity="0.5">' + DISC + "</g>"), Reason.FEATURE),
    "nested use": (svg('<circle id="n0" r="9"/>' + NESTED), Reason.FEATURE),
    "deep": (svg("<g>" * 400 + DISC + "</g>" * 400), Reason.COMPLEX),
    "many": (svg("<path d='M0 0'/>" * 20_001), Reason.COMPLEX),
    "image bomb": (svg(f'<image href="data:image/png;base64,{b64encode(bomb()).decode()}"/>'), Reason.PIXELS),
    "nothing": (svg(""), Reason.EMPTY),
    "white": (svg('<rect width="100" height="100" fill="#ffffff"/>'), Reason.EMPTY),
    "not xml": (b"<svg xmlns='x'><g></svg>", Reason.DAMAGED),
    "utf-16": ("<svg/>".encode("utf-16"), Reason.KIND),
    "bomb": (bomb(), Reason.PIXELS),
    "wide": (png("L", (6001, 2000)), Reason.PIXELS),
    "large": (png() + b"\0" * pictures.MOST_BYTES, Reason.SIZE),
    "cut": (png()[:80], Reason.DAMAGED),
    "cut jpeg": (png("RGB", kind="JPEG")[:300], Reason.DAMAGED),
    "only a head": (png()[:8] + b"nothing", Reason.DAMAGED),
    "clear": (CLEAR.getvalue(), Reason.EMPTY),
    "gif": (b"GIF89a" + b"\0" * 40, Reason.KIND),
    "empty": (b"", Reason.KIND),
    "html": (b"<html>svg</html>", Reason.KIND),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_and_useless_pictures_are_refused(name: str) -> None:
    data, reason = HOSTILE[name]
    with pytest.raises(UserError) as refused:
        pictures.check_picture(data)
    assert (refused.value.code, refused.value.params) == ("picture_unusable", {"reason": reason})


@pytest.mark.parametrize("make", [certificates.to_bytes, certificates_word.to_bytes])
def test_a_certificate_with_a_hostile_picture_is_not_made(make: Callable[..., bytes]) -> None:
    with pytest.raises(UserError, match="picture_unusable"):
        make([replace(VIEW, emblem=HOSTILE["script"][0])])
