"""An office's own Word template: looked over before it is taken, and filled with the data of a paper.

Placeholders are those of the library docxtpl (``{{ product.name }}``, ``{%p for … %}``, ``{%tr for … %}``), of which a
short list of constructs is allowed and nothing else: no calls, no attributes but the names of ``templates_names``, no
loop over a list within a loop over the same list. Values are data only and are always escaped; a blank one prints a
dotted line. The marks of a draft, of a sealed session and of a paper that replaces another are on every page even
where the template does not name them. Heavy to import: import it when a template is used.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from html import unescape
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, meta, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from ocop_desktop.documents import qr
from ocop_desktop.documents.docx_guard import Reason, check_docx
from ocop_desktop.documents.model import printable
from ocop_desktop.documents.templates_names import ONE_EACH, PAPERS, Each, Group, Item, Picture, Value
from ocop_desktop.documents.wording import common
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.words import dots

MOST_CHARACTERS = 60_000_000
"""Of the text of a filled paper, marks included."""
MOST_MORE = 1_000_000
"""Of each further paper of a file."""
MOST_SECONDS = 30.0
"""Of filling one paper: many of them in a file take as long as they take, and may be given up."""
MOST_NODES = 20_000
MOST_PROBLEMS = 20

_LOOP = ("index", "first", "last", "length")
_FILTERS = ("upper", "lower", "capitalize", "trim", "default", "length")
_TESTS = ("odd", "even")
_TAG = re.compile(r"<[^>]*>")
# What is no text and yet prints.
_SEEN = re.compile(r'<w:(?:drawing|pict|object|sectPr|footnoteReference|endnoteReference|br w:type="page")[ />]')
_DELETED = re.compile(r"<w:delText[ >].*?</w:delText>", re.DOTALL)
_PIECE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<[^>]*>|\S", re.DOTALL)
_THING = "\ufffc"
_OF_WHOLE = re.compile(r"^(\{[{%])(?:p|tr|tc|r)\s")
# Notes to oneself, and what the library makes something else of.
_NOT_PRINTED = ("{#", "{%vm", "{%hm", "{%colspan", "{%cellbg")
_BLOCK = re.compile(r"\{([{%#])(?:p|tr|tc) .*?[}%#]\}")
_ONE_LINE = 90
_SAME_IN_ALL = frozenset(
    {"draft", "title", "head", "council", "date", "signer", "agency", "parent", "place_date", "emblem", "logo"}
    | {"decision_number", "decision_date", "decision_agency", "valid_until", "session", "decree"}
)
_NOTES = tuple(
    f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml" for kind in ("footnotes", "endnotes")
)
# Words that stand in no text, but straight in what holds paragraphs, runs, rows or cells.
_HOLDERS = "body hdr ftr footnote endnote p r hyperlink tbl tr tc sdtContent"
_STRAY = f"//text()[normalize-space()][{' or '.join(f'parent::w:{name}' for name in _HOLDERS.split())}]"
_LOW = (
    f'<w:p {nsdecls("w")}><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
# What keeps a paragraph from holding the end of a section.
_NO_ROOM = tuple(f"{qn('w:pPr')}/{qn(f'w:{name}')}" for name in ("sectPr", "pPrChange"))
# What comes after the numbering of pages in a section's properties; Word insists on the order.
_BEHIND = "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
_AFTER_NUMBERING = frozenset(qn(f"w:{name}") for name in _BEHIND.split())


@dataclass(frozen=True, slots=True)
class Image:
    """A picture to put in: the bytes of a PNG file, its width in mm; ``words`` say what it shows."""

    png: bytes
    width: float
    words: str = ""


class Blank(str):
    """A value that nobody has given: false in a condition; prints ``shown``."""

    shown: str

    def __new__(cls, shown: str) -> "Blank":
        made = super().__new__(cls, "")
        made.shown = shown
        return made


def check(data: bytes, paper: str) -> list[UserError]:
    """What is wrong with a template for this paper, nothing when it can be used; at most ``MOST_PROBLEMS``."""
    try:
        template = _opened(data)
        found = list(_problems(template, paper))
        if not found:
            for several in (2, 0):
                fill(data, paper, [_specimen(PAPERS[paper], several)] * 2)
    except UserError as error:
        return [error]
    return found[:MOST_PROBLEMS]


def fill(
    data: bytes, paper: str, contexts: Sequence[Mapping[str, Any]], tell: Callable[[int, int], object] | None = None
) -> bytes:
    """The template with the values of each context, one after the other, as the bytes of a .docx file.

    A context holds a value, a mapping or a list for every name of ``PAPERS[paper]``. ``tell`` hears how many of how
    many are filled. Raises ``UserError``: template_unsafe, template_fails, template_too_much, template_construct,
    nothing_chosen.
    """
    if not contexts:
        raise UserError("nothing_chosen")
    template = _opened(data)
    found = next(_problems(template, paper), None)
    if found is not None:
        raise UserError("template_fails", reason=found.code)
    try:
        return _filled(template, PAPERS[paper], contexts, tell or (lambda done, of: None))
    except (TemplateError, etree.LxmlError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        # What a page of Word may be made of is endless; what does not come out well is the template's fault.
        raise UserError("template_fails", reason=type(error).__name__) from error


class _Environment(ImmutableSandboxedEnvironment):
    """Nothing but the values of mappings can be reached, and nothing can be called."""

    intercepted_binops = frozenset()

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_shown)
        self.filters = {
            "length": self.filters["length"],
            "upper": _same_if_blank(str.upper),
            "lower": _same_if_blank(str.lower),
            "capitalize": _same_if_blank(str.capitalize),
            "trim": _same_if_blank(str.strip),
            # 0 is a value like any other.
            "default": lambda value, other="": other if isinstance(value, Blank) else value,
        }
        self.tests = {name: self.tests[name] for name in _TESTS}
        self.globals = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in _LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.getattr(obj, argument)

    def call(self, *_: Any, **__: Any) -> Any:
        raise SecurityError("nothing can be called")


def _same_if_blank(change: Any) -> Any:
    return lambda value: value if isinstance(value, Blank) else change(str(value))


def _shown(value: Any) -> Any:
    return value.shown if isinstance(value, Blank) else value


class _Template(DocxTemplate):  # type: ignore[misc]
    """A template with its parts: the body, and what stands on every page."""

    def __init__(self, data: bytes) -> None:
        super().__init__(BytesIO(data))
        self.render_init()

    def body(self) -> str:
        """The body as a template of the template language."""
        return self._source(self.get_xml())

    def written(self) -> str:
        """The body as it was written."""
        return _lined(self.get_xml())

    def others(self) -> Iterator[tuple[str, Any, str]]:
        """Headers, footers and notes: their relation (notes ""), part and source."""
        for key, part in self._others():
            yield key, part, self._source(self.get_part_xml(part))

    def others_written(self) -> Iterator[str]:
        """The same as they were written."""
        for _, part in self._others():
            yield _lined(self.get_part_xml(part))

    def _others(self) -> Iterator[tuple[str, Any]]:
        for kind in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            yield from self.get_headers_footers(kind)
        for part in self.docx.part.package.parts:
            if part.content_type in _NOTES:
                yield "", part

    def mark(self, kind: str, words: str, align: Any) -> None:
        """Puts words onto every page, in a line of its own at the end of each "header" or "footer"."""
        odd_and_even = self.docx.settings.odd_and_even_pages_header_footer
        for number, section in enumerate(self.docx.sections):
            kinds = [kind, *([f"first_page_{kind}"] if section.different_first_page_header_footer else [])]
            for name in (*kinds, *([f"even_page_{kind}"] if odd_and_even else [])):
                edge = getattr(section, name)
                if fresh := edge.is_linked_to_previous:
                    if number:
                        continue
                    edge.is_linked_to_previous = False
                paragraph = edge.paragraphs[0] if fresh else edge.add_paragraph()
                paragraph.alignment = align
                paragraph.add_run(words).bold = True

    def _source(self, xml: str) -> str:
        return _lined(self.patch_xml(xml))


def _lined(xml: str) -> str:
    """With a line for each paragraph, by which places are named."""
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", xml)


def _opened(data: bytes) -> _Template:
    check_docx(data)
    try:
        return _Template(data)
    except ValueError as error:
        # A .dotx is no document to the library.
        raise UserError("template_unsafe", reason=Reason.NOT_WORD) from error
    except (BadZipFile, KeyError, etree.LxmlError, AttributeError, TypeError) as error:
        raise UserError("template_unsafe", reason=Reason.DAMAGED) from error


# Filling


def _filled(
    template: _Template,
    items: Sequence[Item],
    contexts: Sequence[Mapping[str, Any]],
    tell: Callable[[int, int], object],
) -> bytes:
    environment, budget = _Environment(), _Budget()
    _mark(template, environment, contexts)
    body, others = template.body(), list(template.others())
    for key, part, source in others:
        values = _prepared(items, contexts[0], template, budget)
        rendered = budget.render(template, _compiled(environment, source), part, values).encode()
        _check_words(rendered)
        if key:
            fresh = XmlPart.load(part.partname, part.content_type, rendered, part.package)
            template.docx.part.rels[key]._target = _related(fresh, part)
        else:
            part._blob = rendered
    compiled = _compiled(environment, body)
    # As a tree, hundreds of papers take more memory than a laptop has.
    made: list[bytes] = []
    before: Any = None
    for done, context in enumerate(contexts):
        tell(done, len(contexts))
        if done:
            budget.another()
        values = _prepared(items, context, template, budget)
        xml = budget.render(template, compiled, template.docx.part, values)
        _check_words(xml)
        tree = template.fix_tables(xml)
        template.fix_docpr_ids(tree)
        if before is not None:
            _part(before, tree)
            made.append(_inside(before))
        before = tree
    made.append(_inside(before))
    return _saved(template, before, made)


def _inside(body: Any) -> bytes:
    """What a body holds, without its own tags, which are the same for all papers of a template."""
    data = bytes(etree.tostring(body, encoding="UTF-8"))
    return data[data.index(b">") + 1 : data.rindex(b"</")] if len(body) else b""


def _saved(template: _Template, body: Any, contents: Sequence[bytes]) -> bytes:
    """The file with these contents in its body."""
    del body[:]
    body.append(etree.ProcessingInstruction("contents"))
    template.map_tree(body)
    document = template.docx.part
    blob = document.blob.replace(etree.tostring(body[0], with_tail=False), b"".join(contents))
    whole = _related(Part(document.partname, document.content_type, blob, document.package), document)
    for relation in document.package.rels.values():
        if not relation.is_external and relation._target is document:
            relation._target = whole
    stream = BytesIO()
    document.package.save(stream)
    return stream.getvalue()


def _related(fresh: Any, part: Any) -> Any:
    """A part with the relations of another, in whose place it is put."""
    for relation in part.rels.values():
        fresh.load_rel(relation.reltype, relation._target, relation.rId, relation.is_external)
    return fresh


def _compiled(environment: _Environment, source: str) -> Any:
    try:
        return environment.from_string(source)
    except (SyntaxError, RecursionError) as error:
        # Conditions within conditions, more than Python takes.
        raise UserError("template_too_much") from error


def _check_words(xml: str | bytes) -> None:
    """Whether everything comes out that a template says. Raises ``LxmlError``, and ``UserError`` (template_construct).

    The library mends what is no XML by leaving things out, and Word leaves out words that stand in no text, as they do
    where a value takes the place of a whole paragraph, row, cell or run.
    """
    for stray in etree.fromstring(xml).xpath(_STRAY, namespaces={"w": nsmap["w"]}):
        raise UserError("template_construct", what="{{p, {{tr, {{tc, {{r", where=str(stray).strip()[:_ONE_LINE])


def _mark(template: _Template, environment: _Environment, contexts: Sequence[Mapping[str, Any]]) -> None:
    """Marks drafts, what replaces an earlier paper, and what is of a sealed session, where the template does not."""
    sources = (template.body(), *(source for _, _, source in template.others()))
    named = {name for source in sources for name in meta.find_undeclared_variables(environment.parse(source))}

    def lacking(name: str, *alike: str) -> str:
        said = (_value(one.get(name), 0) for one in contexts)
        return "" if named & {name, *alike} else next((str(one) for one in said if one), "")

    if draft := lacking("draft"):
        template.mark("header", draft, WD_ALIGN_PARAGRAPH.RIGHT)
    if supersedes := lacking("supersedes"):
        template.mark("footer", supersedes, WD_ALIGN_PARAGRAPH.LEFT)
    if code := lacking("fingerprint", "fingerprint_code"):
        template.mark("footer", common.FINGERPRINT.format(fingerprint=code), WD_ALIGN_PARAGRAPH.LEFT)


def _part(before: Any, following: Any) -> None:
    """Has a body begin a page of its own behind another, from which pages are numbered again."""
    for body in (before, following):
        if not len(body) or body[-1].tag != qn("w:sectPr"):
            body.append(OxmlElement("w:sectPr"))
    ending = before[-1]
    last = ending.getprevious()
    if last is None or last.tag != qn("w:p") or any(last.find(path) is not None for path in _NO_ROOM):
        # As low as can be: a page that a table fills to its end would run over.
        last = parse_xml(_LOW)
        ending.addprevious(last)
    properties = last.find(qn("w:pPr"))
    if properties is None:
        properties = OxmlElement("w:pPr")
        last.insert(0, properties)
    properties.append(ending)
    first = next(following.iter(qn("w:sectPr")))
    begins = first.find(qn("w:type"))
    if begins is not None and begins.get(qn("w:val")) in ("continuous", "nextColumn"):
        begins.set(qn("w:val"), "nextPage")
    numbering = first.find(qn("w:pgNumType"))
    if numbering is None:
        numbering = OxmlElement("w:pgNumType")
        after = next((one for one in first if one.tag in _AFTER_NUMBERING), None)
        first.append(numbering) if after is None else after.addprevious(numbering)
    if numbering.get(qn("w:start")) is None:
        numbering.set(qn("w:start"), "1")


class _Budget:
    """What filling may take: the parts of a file and its first paper together, then each further paper."""

    def __init__(self) -> None:
        self._characters = MOST_CHARACTERS
        self._until = time.monotonic() + MOST_SECONDS

    def another(self) -> None:
        """A further paper begins."""
        self._characters += MOST_MORE
        self._until = time.monotonic() + MOST_SECONDS

    def check_time(self) -> None:
        """Raises ``UserError`` (template_too_much)."""
        if time.monotonic() > self._until:
            raise UserError("template_too_much")

    def render(self, template: _Template, compiled: Any, part: Any, context: Mapping[str, Any]) -> str:
        """One part with its values. Raises ``UserError`` (template_too_much)."""
        template.current_rendering_part = part
        pieces = []
        for piece in compiled.generate(context):
            self._characters -= len(piece)
            if self._characters < 0:
                raise UserError("template_too_much")
            self.check_time()
            pieces.append(piece)
        xml = re.sub(r"\n<w:p([ >])", r"<w:p\1", "".join(pieces))
        return str(template.resolve_listing(xml))


class _List(list[Any]):
    """A list to loop over, within what filling may take: loops within loops may print nothing and yet never end."""

    def __init__(self, items: Iterable[Any], budget: _Budget) -> None:
        super().__init__(items)
        self._budget = budget

    def __iter__(self) -> Iterator[Any]:
        for item in super().__iter__():
            self._budget.check_time()
            yield item


def _prepared(items: Sequence[Item], values: Mapping[str, Any], template: _Template, budget: _Budget) -> dict[str, Any]:
    """The values as a template sees them, by the names that it may use."""
    made: dict[str, Any] = {}
    for item in items:
        value = values[item.name]
        match item:
            case Value():
                made[item.name] = _value(value, item.dots)
            case Picture():
                made[item.name] = Blank("") if value is None else _picture(value, template)
            case Group():
                made[item.name] = _prepared(item.items, value, template, budget)
            case Each(items=()):
                made[item.name] = _List((_value(one, 0) for one in value), budget)
            case Each():
                each = (_prepared(item.items, one, template, budget) for one in value)
                made[item.name] = _List(each, budget)
    return made


def _value(value: Any, width: int) -> Any:
    if isinstance(value, int):
        return value
    text = printable(value) if value is not None else ""
    return text if text.strip() else Blank(dots(width) if width else "")


def _picture(image: Image, template: _Template) -> InlineImage:
    return InlineImage(template, BytesIO(image.png), width=Mm(image.width))


# Checking


def _problems(template: _Template, paper: str) -> Iterator[UserError]:
    environment = _Environment()
    sources = [(template.body(), False), *((source, True) for _, _, source in template.others())]
    written = (template.written(), *template.others_written())
    named = False
    for (source, on_each_page), as_written in zip(sources, written, strict=True):
        checker = _Checker(source, PAPERS[paper], on_each_page and paper in ONE_EACH)
        try:
            yield from checker.check(environment.parse(source))
            if (lost := _lost(as_written, source)) is not None:
                yield UserError("template_words_lost", where=lost)
        except TemplateSyntaxError as error:
            named = True
            yield _syntax(error, source)
        except RecursionError:
            named = True
            yield UserError("template_too_much")
        named = named or checker.names > 0
    if not named:
        yield UserError("template_without_names")


def _lost(written: str, source: str) -> str | None:
    """The paragraph in which, or beside which, something is written that the library leaves out; None: all is there.

    ``{%p … %}`` takes the place of its whole paragraph, ``{%tr … %}`` of its row, ``{%tc … %}`` of its cell: what
    stands there besides is gone from the source without a word.
    """
    text = _TAG.sub(lambda tag: _THING if _SEEN.match(tag[0]) else "", _DELETED.sub("", written))
    left = _pieces(_DELETED.sub("", source))

    def comes_out(piece: str) -> bool:
        # What the library adds is tags; letters and things are all written.
        return piece == next((other for _, other in left if other == piece or len(other) == 1), "")

    place = next((place for place, piece in _pieces(text) if not comes_out(piece)), None)
    if place is None:
        return None
    words = text.replace(_THING, "")
    besides = (
        number
        for number, line in enumerate(words.split("\n"), 1)
        if _BLOCK.search(line) and _BLOCK.sub("", line, count=1).strip()
    )
    return _line(words, next(besides, text.count("\n", 0, place) + 1))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Where each tag, letter or thing stands that is to come out, without what the library makes of them itself."""
    for found in _PIECE.finditer(text):
        piece = found[0]
        if piece[0] == "<":
            piece = _THING if _SEEN.match(piece) else ""
        elif len(piece) > 1:
            piece = piece[:2] + re.sub(r"\W", "", unescape(_OF_WHOLE.sub(r"\1 ", piece)))
        if piece and not piece.startswith(_NOT_PRINTED):
            yield found.start(), piece


def _syntax(error: TemplateSyntaxError, source: str) -> UserError:
    message, where = error.message or "", _line(source, error.lineno)
    if found := re.search(r"unknown tag '(\w+)'", message):
        return UserError("template_tag_strange", tag=found[1], where=where)
    if found := re.search(r"following tags: .*'(end\w+)'", message):
        return UserError("template_not_closed", tag=found[1], where=where)
    return UserError("template_syntax", where=where)


def _line(source: str, number: int | None, about: str = "") -> str:
    """What stands in that paragraph of the template, as its writer sees it, near the words that it is about."""
    lines = source.split("\n")
    words = "" if number is None else " ".join(_TAG.sub("", lines[min(number, len(lines)) - 1]).split())
    words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    middle = words.find(about) if about else 0
    begin = max(0, min(middle - _ONE_LINE // 3, len(words) - _ONE_LINE))
    cut = words[begin : begin + _ONE_LINE]
    return f"{'…' if begin else ''}{cut}{'…' if begin + _ONE_LINE < len(words) else ''}"


_UNKNOWN = object()
_UNSAID = object()  # whatever comes of a name that is unknown and has been reported
_LOOP_VARIABLE = object()


class _Checker:
    """Walks over a parsed template with the names that are known at each place."""

    def __init__(self, source: str, items: Sequence[Item], per_item: bool) -> None:
        self._source = source
        self._per_item = per_item
        self._top = {item.name: item for item in items}
        self._nodes = 0
        self.names = 0

    def check(self, tree: nodes.Template) -> Iterator[UserError]:
        yield from self._walk(tree, dict(self._top), ())

    def _walk(self, node: nodes.Node, known: Mapping[str, Any], inside: tuple[Each, ...]) -> Iterator[UserError]:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise UserError("template_too_much")
        match node:
            case nodes.For():
                yield from self._loop(node, known, inside)
            case nodes.Name() | nodes.Getattr() | nodes.Getitem():
                yield from self._printed(node, known)
            case nodes.Filter():
                if node.name not in _FILTERS or node.kwargs or node.dyn_args or node.dyn_kwargs:
                    yield self._refused(node, node.name)
                elif node.node is not None:
                    yield from self._asked(node.node, known, inside, lists=node.name == "length")
                    if not all(isinstance(arg, nodes.Const) for arg in node.args):
                        yield self._refused(node, node.name)
            case nodes.Test():
                if node.name not in _TESTS or node.args or node.kwargs:
                    yield self._refused(node, node.name)
                else:
                    yield from self._walk(node.node, known, inside)
            case nodes.Compare():
                yield from self._asked(node.expr, known, inside)
                for operand in node.ops:
                    if operand.op not in ("eq", "ne"):
                        yield self._refused(node, {"lt": "<", "gt": ">", "lteq": "<=", "gteq": ">="}.get(operand.op))
                    yield from self._asked(operand.expr, known, inside)
            case nodes.If() | nodes.CondExpr():
                yield from self._asked(node.test, known, inside, lists=True)
                for child in node.iter_child_nodes(exclude=("test",)):
                    yield from self._walk(child, known, inside)
            case nodes.And() | nodes.Or():
                for side in (node.left, node.right):
                    yield from self._asked(side, known, inside, lists=True)
            case nodes.Not():
                yield from self._asked(node.node, known, inside, lists=True)
            case nodes.Const():
                return
            case nodes.Template() | nodes.Output() | nodes.TemplateData():
                for child in node.iter_child_nodes():
                    yield from self._walk(child, known, inside)
            case _:
                yield self._refused(node, _word(node))

    def _loop(self, node: nodes.For, known: Mapping[str, Any], inside: tuple[Each, ...]) -> Iterator[UserError]:
        if not isinstance(node.target, nodes.Name) or node.test is not None or node.recursive:
            yield self._refused(node, "for")
            return
        item, path = self._resolved(node.iter, known)
        self.names += 1
        inner = dict(known) | {node.target.name: _UNSAID, "loop": _LOOP_VARIABLE}
        if item is _UNSAID:
            pass
        elif item is _UNKNOWN:
            yield self._unknown(node.iter, path, known)
        elif not isinstance(item, Each):
            yield UserError("template_no_list", name=path, where=_line(self._source, node.lineno, path))
        elif item in inside:
            yield UserError("template_list_twice", name=path, where=_line(self._source, node.lineno, path))
        else:
            one = Group(item.one, item.meaning, item.items) if item.items else Value(item.one, item.meaning)
            inner[node.target.name] = one
            inside = (*inside, item)
        for child in (*node.body, *node.else_):
            yield from self._walk(child, inner, inside)

    def _asked(
        self, node: nodes.Node, known: Mapping[str, Any], inside: tuple[Each, ...], *, lists: bool = False
    ) -> Iterator[UserError]:
        """A name in a condition, where a list may be asked for whether it has anything in it."""
        if lists and isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            item, path = self._resolved(node, known)
            self.names += 1
            if isinstance(item, Each):
                return
            if item is _UNKNOWN:
                yield self._unknown(node, path, known)
                return
        yield from self._walk(node, known, inside)

    def _printed(self, node: nodes.Node, known: Mapping[str, Any]) -> Iterator[UserError]:
        item, path = self._resolved(node, known)
        self.names += 1
        where = _line(self._source, node.lineno, path)
        if item is _UNKNOWN:
            yield self._unknown(node, path, known)
        elif isinstance(item, Each):
            yield UserError("template_whole_list", name=path, one=item.one, where=where)
        elif isinstance(item, Group):
            example = next((one.name for one in item.items if isinstance(one, Value)), "")
            yield UserError("template_whole_group", name=path, example=f"{path}.{example}", where=where)
        elif self._per_item and path.split(".")[0] in self._of_one_item():
            yield UserError("template_on_each_page", name=path, where=where)

    def _of_one_item(self) -> set[str]:
        """Names whose values differ between the papers of one file; heads and footers are the same for all."""
        return self._top.keys() - _SAME_IN_ALL

    def _resolved(self, node: nodes.Node, known: Mapping[str, Any]) -> tuple[Any, str]:
        """What a dotted name stands for, and the name; ``_UNKNOWN`` for what there is not."""
        if isinstance(node, nodes.Name):
            return known.get(node.name, _UNKNOWN), node.name
        if isinstance(node, nodes.Getattr):
            key: Any = node.attr
        elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            key = node.arg.value
        else:
            return _UNKNOWN, "…"
        above, path = self._resolved(node.node, known)
        path = f"{path}.{key}"
        if above is _LOOP_VARIABLE:
            return (Value(key, "") if key in _LOOP else _UNKNOWN), path
        if above is _UNSAID:
            return _UNSAID, path
        if isinstance(above, Group):
            return next((item for item in above.items if item.name == key), _UNKNOWN), path
        return _UNKNOWN, path

    def _unknown(self, node: nodes.Node, path: str, known: Mapping[str, Any]) -> UserError:
        where = _line(self._source, node.lineno, path)
        like = get_close_matches(path, list(_reachable(known)), 1, 0.6)
        if not like and "." in path:
            last = path.rpartition(".")[2]
            like = [name for name in _reachable(known) if name.rpartition(".")[2] == last][:1]
        if like:
            return UserError("template_name_like", name=path, like=like[0], where=where)
        return UserError("template_name_unknown", name=path, where=where)

    def _refused(self, node: nodes.Node, what: str | None) -> UserError:
        return UserError("template_construct", what=what or "…", where=_line(self._source, node.lineno))


def _reachable(known: Mapping[str, Any]) -> Iterator[str]:
    for name, item in known.items():
        if isinstance(item, Group):
            yield from (f"{name}.{path}" for path in _reachable({one.name: one for one in item.items}))
        elif item is _LOOP_VARIABLE:
            yield from (f"{name}.{one}" for one in _LOOP)
        elif item is not _UNSAID:
            yield name


_WORDS = {
    nodes.Call: "( )",
    nodes.Assign: "set",
    nodes.AssignBlock: "set",
    nodes.Mul: "*",
    nodes.Pow: "**",
    nodes.Add: "+",
    nodes.Sub: "-",
    nodes.Div: "/",
    nodes.Concat: "~",
    nodes.List: "[ ]",
    nodes.Dict: "{ }",
}


def _word(node: nodes.Node) -> str:
    return _WORDS.get(type(node), type(node).__name__.lower())


def _specimen(items: Sequence[Item], several: int) -> dict[str, Any]:
    """Values to try a template with: each its own name, lists of so many; with 0 everything is blank."""
    made: dict[str, Any] = {}
    for item in items:
        match item:
            case Value():
                made[item.name] = item.name if several else ""
            case Picture():
                made[item.name] = Image(qr.png("1", 1), 10) if several else None
            case Group():
                made[item.name] = _specimen(item.items, several)
            case Each(items=()):
                made[item.name] = [item.one] * several
            case Each():
                made[item.name] = [_specimen(item.items, several) for _ in range(several)]
    return made
