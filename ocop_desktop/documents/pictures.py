"""The office's own pictures (emblem, logo) on a paper: PNG or JPEG through Pillow, SVG through svglib.

A file comes from anywhere, so nothing of it reaches a paper as it is: a raster is read, cut to what is seen of it and
written anew; of an SVG only elements of a short list are taken over. What would fetch, run or read something, and what
would print otherwise than it looks (text without its typeface, filters, masks), is refused and never left out in
silence. Reads no file and no network. Heavy to import: import it when a paper is made.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from math import isfinite
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from PIL import Image, ImageOps
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFResourceDictionary
from reportlab.pdfgen.canvas import Canvas
from svglib.svglib import svg2rlg

from ocop_desktop.documents import fonts, preview
from ocop_desktop.domain.errors import UserError

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 6000
"""Of one side."""

_KEPT_PIXELS = 1200  # 600 dots an inch at 50 mm, more than any picture here is wide
_LONGEST_SIDE = 12  # times the shorter one
_MOST_ELEMENTS, _MOST_DEPTH = 20_000, 100
_SVG = "{http://www.w3.org/2000/svg}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_DRAWN = frozenset(
    (
        "svg",
        "g",
        "defs",
        "symbol",
        "use",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "clipPath",
        "linearGradient",
        "radialGradient",
        "stop",
        "style",
        "image",
        "a",
    )
)
_SILENT = frozenset(("title", "desc", "metadata", "view"))
_UNSAFE = frozenset(["script", "foreignObject", "iframe", "embed", "object", "audio", "video", "handler", "listener"])
_DECLARED = re.compile(r"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)|<\?(?!xml\s)", re.IGNORECASE)
_FETCHES = re.compile(r"url\(\s*[\"']?(?!#)|@import|javascript:|expression\(|\\", re.IGNORECASE)
# Properties that svglib leaves out without a word, unless they say what holds anyway.
_PROPERTY = re.compile(
    r"(?<![\w-])(opacity|stop-opacity|mask|filter|mix-blend-mode|marker[\w-]*|stroke)\s*:\s*([^;}\"]+)"
)
_PLAIN = {
    "opacity": re.compile(r"1(?:\.0*)?|100%"),
    "stop-opacity": re.compile(r"1(?:\.0*)?|100%"),
    "stroke": re.compile(r"(?!url).*"),
    "mix-blend-mode": re.compile(r"normal"),
}
_NONE = re.compile(r"none")
_DATA = re.compile(r"data:image/(?:png|jpe?g);base64,", re.IGNORECASE)


class Reason(StrEnum):
    """Why a picture cannot be used."""

    SIZE = "size"  # more bytes than MOST_BYTES
    PIXELS = "pixels"  # a side longer than MOST_PIXELS
    KIND = "kind"  # neither PNG, JPEG nor SVG
    DAMAGED = "damaged"
    UNSAFE = "unsafe"  # an SVG that would fetch, run or declare something
    FEATURE = "feature"  # an SVG with something that would not print as it looks
    COMPLEX = "complex"  # an SVG with too many or too deeply nested elements
    EMPTY = "empty"  # nothing to be seen on white paper, or a mere line


def check_picture(data: bytes) -> None:
    """Whether the file can stand on a paper.

    Raises ``UserError("picture_unusable", reason=...)`` with one of the reasons of ``Reason``.
    """
    picture = load(data)
    scale = 200 / max(picture.width, picture.height)
    _, _, pixels = next(iter(preview.pages(_page(picture, scale))))
    if min(pixels[0::4]) > 245 and min(pixels[1::4]) > 245 and min(pixels[2::4]) > 245:
        raise _unusable(Reason.EMPTY)


@dataclass(frozen=True, slots=True)
class Picture:
    """A checked picture, its size in units of its own."""

    width: float
    height: float
    source: Any

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Its size, at its own proportions, as large as the room allows."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale

    def define(self, canvas: Canvas, name: str) -> None:
        """Puts it into the file once, under a name. Raises as ``check_picture`` does."""
        canvas.beginForm(name, 0, 0, self.width, self.height)
        try:
            self._draw(canvas)
        except Exception as error:
            # A drawing may be odd in any way; what cannot be drawn is the file's fault.
            raise _unusable(Reason.DAMAGED) from error
        # By itself reportlab gives a form neither its transparencies nor its gradients.
        resources = PDFResourceDictionary()
        resources.allProcs()
        resources.XObject = canvas._doc.xobjDict(canvas._formsinuse)
        resources.ExtGState = canvas._extgstate.getState() or {}
        resources.setColorSpace(canvas._colorsUsed)
        resources.setShading(canvas._shadingUsed)
        canvas.endForm(Resources=resources)

    def _draw(self, canvas: Canvas) -> None:
        if isinstance(self.source, Drawing):
            # Else reportlab would name Helvetica in a file that shows no letter of it.
            self.source.initialFontName = fonts.REGULAR
            renderPDF.draw(self.source, canvas, 0, 0)
        else:
            canvas.drawImage(ImageReader(self.source), 0, 0, self.width, self.height, mask="auto")

    def put(self, canvas: Canvas, name: str, x: float, y: float, width: float, height: float) -> None:
        """Shows what was defined under the name in the middle of the box whose lower left corner is (x, y)."""
        wide, high = self.within(width, height)
        canvas.saveState()
        canvas.translate(x + (width - wide) / 2, y + (height - high) / 2)
        canvas.scale(wide / self.width, high / self.height)
        canvas.doForm(name)
        canvas.restoreState()


def load(data: bytes) -> Picture:
    """The picture, ready to be drawn. Raises as ``check_picture`` does, save for what is empty only to the eye."""
    if len(data) > MOST_BYTES:
        raise _unusable(Reason.SIZE)
    if data.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff")):
        image = _trimmed(_raster(data))
        return _proportioned(image.width, image.height, image)
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<", data) and b"svg" in data:
        drawing = _drawing(_clean_svg(data))
        return _proportioned(drawing.width, drawing.height, drawing)
    raise _unusable(Reason.KIND)


def to_png(data: bytes) -> bytes:
    """The picture as a PNG for where only pixels are taken; an SVG on white, sharp at 600 dots an inch and 50 mm.

    Raises as ``load`` does.
    """
    picture = load(data)
    if isinstance(picture.source, Drawing):
        scale = _KEPT_PIXELS / max(picture.width, picture.height)
        width, height, pixels = next(iter(preview.pages(_page(picture, scale))))
        image = Image.frombytes("RGB", (width, height), pixels, "raw", "RGBX")
    else:
        image = picture.source
    return _png(image)


def _unusable(reason: Reason) -> UserError:
    return UserError("picture_unusable", reason=reason)


def _page(picture: Picture, scale: float) -> bytes:
    """A PDF page that the picture fills."""
    from ocop_desktop.documents.pdf import LOCK, open_canvas

    stream = BytesIO()
    with LOCK:
        width, height = picture.width * scale, picture.height * scale
        canvas = open_canvas(stream, "", width, height)
        picture.define(canvas, "picture")
        picture.put(canvas, "picture", 0, 0, width, height)
        canvas.showPage()
        canvas.save()
    return stream.getvalue()


def _proportioned(width: float, height: float, source: Any) -> Picture:
    sides = sorted((width, height))
    if not all(isfinite(side) and side > 0 for side in sides) or sides[1] > _LONGEST_SIDE * sides[0]:
        raise _unusable(Reason.EMPTY)
    return Picture(width, height, source)


def _raster(data: bytes) -> Image.Image:
    """The picture as RGB or RGBA."""
    try:
        image: Image.Image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
        if max(image.size) > MOST_PIXELS:
            raise _unusable(Reason.PIXELS)
        image.load()
        image = ImageOps.exif_transpose(image)
        if image.mode.startswith("I"):  # 16 bits of grey
            image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _unusable(Reason.PIXELS) from error
    except UserError:
        raise
    except Exception as error:
        # A decoder may trip over a damaged file in any way.
        raise _unusable(Reason.DAMAGED) from error


def _trimmed(image: Image.Image) -> Image.Image:
    """The picture without an unseen margin and without more pixels than print."""
    if image.mode == "RGBA":
        seen = image.getchannel("A").getbbox()
        if seen is None:
            raise _unusable(Reason.EMPTY)
        image = image.crop(seen)
        if image.getchannel("A").getextrema() == (255, 255):
            image = image.convert("RGB")
    image.thumbnail((_KEPT_PIXELS, _KEPT_PIXELS), Image.Resampling.LANCZOS)
    return image


def _png(image: Image.Image) -> bytes:
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def _drawing(data: bytes) -> Drawing:
    try:
        # Not a path: so nothing beside it can be looked up.
        drawing = svg2rlg(BytesIO(data))
        bounds = drawing.getBounds() if drawing is not None and drawing.contents else None
    except Exception as error:
        raise _unusable(Reason.DAMAGED) from error
    if drawing is None or bounds is None:
        raise _unusable(Reason.EMPTY)
    return drawing


def _clean_svg(data: bytes) -> bytes:
    """The drawing anew, with nothing in it but what this module knows to be harmless and to print as it looks."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unusable(Reason.DAMAGED) from error
    if _DECLARED.search(text) or "\x00" in text:
        raise _unusable(Reason.UNSAFE)
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError) as error:
        raise _unusable(Reason.DAMAGED) from error
    if _name(root) != "svg":
        raise _unusable(Reason.KIND)
    _measure(root)
    clean = _copy(root)
    if clean is None:
        raise _unusable(Reason.EMPTY)
    clean.set("xmlns", _SVG[1:-1])
    return ElementTree.tostring(clean)


def _name(element: Element) -> str:
    """The element's name, "" where it is of another vocabulary."""
    tag = element.tag.removeprefix(_SVG)
    return "" if "{" in tag else tag


def _measure(root: Element) -> None:
    """Refuses a drawing that is too large when every ``use`` is spelled out, or one ``use`` within another."""
    by_id: dict[str, Element] = {}
    count, level = 0, [root]
    for _ in range(_MOST_DEPTH):
        count += len(level)
        by_id |= {element.get("id", ""): element for element in level}
        level = [child for element in level for child in element]
        if not level:
            break
    else:
        raise _unusable(Reason.COMPLEX)
    sizes: dict[str, int] = {}
    for element in root.iter():
        if _name(element) == "use":
            target = next((element.get(href, "") for href in _HREFS if element.get(href)), "")[1:]
            if target not in sizes:
                found = list(by_id[target].iter()) if target in by_id else []
                if any(_name(one) == "use" for one in found):
                    raise _unusable(Reason.FEATURE)
                sizes[target] = len(found)
            count += sizes[target]
    if count > _MOST_ELEMENTS:
        raise _unusable(Reason.COMPLEX)


def _copy(element: Element) -> Element | None:
    name = _name(element)
    if not name or name in _SILENT:
        return None
    if name in _UNSAFE:
        raise _unusable(Reason.UNSAFE)
    if name not in _DRAWN:
        raise _unusable(Reason.FEATURE)
    copy = Element(name, dict(_attributes(element, name)))
    if name == "style":
        copy.text = element.text or ""
        _check_style(copy.text)
    copy.extend([child for child in map(_copy, element) if child is not None])
    return copy


def _attributes(element: Element, name: str) -> Iterator[tuple[str, str]]:
    for key, value in element.items():
        if key in _HREFS:
            if name != "a":
                yield "href", _link(value, name)
        elif key.lower().startswith("on"):
            raise _unusable(Reason.UNSAFE)
        elif "{" not in key:
            _check_style(value if key == "style" else f"{key}:{value}")
            if key == "gradientTransform":
                raise _unusable(Reason.FEATURE)
            yield key, value


def _link(value: str, name: str) -> str:
    if name == "image" and (start := _DATA.match(value)):
        try:
            data = b64decode("".join(value[start.end() :].split()), validate=True)
        except ValueError as error:
            raise _unusable(Reason.DAMAGED) from error
        # Within a drawing reportlab knows no transparency of pixels: on white, as on the paper.
        image = _raster(data)
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
        return f"data:image/png;base64,{b64encode(_png(white)).decode()}"
    if name == "image" or not value.startswith("#"):
        raise _unusable(Reason.UNSAFE)
    return value


def _check_style(text: str) -> None:
    if _FETCHES.search(text):
        raise _unusable(Reason.UNSAFE)
    for key, value in _PROPERTY.findall(text):
        if not _PLAIN.get(key, _NONE).fullmatch(value.replace("!important", "").strip()):
            raise _unusable(Reason.FEATURE)
