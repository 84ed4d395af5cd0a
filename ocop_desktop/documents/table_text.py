"""Delimited text of any usual encoding and separator, as rows of cells.

Contract: ``rows_of`` finds out encoding and separator from the content, and refuses what it cannot make out for certain
rather than showing wrong letters. Knows nothing of files.
"""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ocop_desktop.documents.table_model import MAX_CELL_LETTERS, MAX_COLUMNS, MAX_ROWS, Cell, Refused, rectangle
from ocop_desktop.domain.text import clean

MAX_TEXT_BYTES = 5_000_000

_OTHER_FORMATS = (b"%PDF", b"{\\rtf", b"<", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_SEPARATORS = ";\t,|"
_SENTINEL = "\ue000end\ue000"


def rows_of(data: bytes) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a text. Raises ``Refused``."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_OTHER_FORMATS):
        raise Refused("not_a_table")
    if len(data) > MAX_TEXT_BYTES:
        raise Refused("file_too_large", megabytes=MAX_TEXT_BYTES // 1_000_000)
    text = _decode(data).lstrip("\ufeff")
    lost = re.finditer(r"[^\W\d_]\?[^\W\d_]", text)
    if len(list(islice(lost, 3))) == 3:
        raise Refused("letters_lost")
    named = re.match(r'"?sep=(.)"?\r?\n', text)
    separator = named[1] if named else _separator(text)
    if named:
        text = text[named.end() :]
    return rectangle(_records(text, separator))


def _records(text: str, separator: str) -> Iterator[list[Cell]]:
    """The records; a quote that is never closed is refused, since it would swallow the rows after it."""
    ended = text if text.endswith(("\n", "\r")) else text + "\n"
    reader = csv.reader(io.StringIO(ended + _SENTINEL, newline=""), delimiter=separator)
    line = 1
    try:
        for count, record in enumerate(reader):
            if record == [_SENTINEL]:
                return
            if any(_SENTINEL in cell for cell in record):
                break
            if count >= MAX_ROWS:
                raise Refused("too_many_rows", limit=MAX_ROWS)
            while record and not record[-1].strip():
                record.pop()
            if len(record) > MAX_COLUMNS:
                raise Refused("too_many_columns", limit=MAX_COLUMNS)
            if any(len(cell) > MAX_CELL_LETTERS for cell in record):
                raise Refused("cell_too_long", limit=MAX_CELL_LETTERS)
            yield [clean(cell) for cell in record]
            line = reader.line_num + 1
    except csv.Error:
        pass
    raise Refused("file_damaged", line=line)


def _separator(text: str) -> str:
    """The separator that cuts most rows into equally many cells, and then into most cells."""

    def quality(separator: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator)
        widths: Counter[int] = Counter()
        try:
            for record, _ in zip(reader, range(200), strict=False):
                if len(record) > 1:
                    widths[len(record)] += 1
        except csv.Error:
            return 0, 0
        width, rows = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return rows, width

    return max(_SEPARATORS, key=quality)


TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_VIETNAMESE = frozenset(TCVN3.values()) | frozenset("".join(TCVN3.values()).upper())
_COMMON = frozenset(
    """
    ấp bản bộ chủ chỉ công cổ của danh dược đánh đăng đề đồng địa điện định đợt đường giá giao ghi gạo hạng hạt hộ
    hội hợp huyện kỳ khô ký liệu lần loại mật mắm miến nấm năm ngày nghị nhóm nông nước nhận phẩm phân phần phố
    phường quả quận quyết rau sách sản sấy số sở tác tên tỉnh tổ thành thịt thể thị thôn thoại thuộc thủy trà trấn
    trái tươi từ và vụ xã yến
    """.split()  # noqa: SIM905
)


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(data, "utf-16")
    if b"\0" in data:
        return _utf16_without_mark(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if data.startswith(b"\xef\xbb\xbf"):
            raise Refused("encoding_unknown") from None
    return _one_byte(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused("encoding_unknown") from None


def _utf16_without_mark(data: bytes) -> str:
    low, high = data[0::2].count(0), data[1::2].count(0)
    # Separators, blanks and the plain letters make at least a fifth of any Vietnamese text; binary files fail the rest.
    if max(low, high) * 5 < len(data) // 2:
        raise Refused("not_a_table")
    try:
        text = data.decode("utf-16-le" if high >= low else "utf-16-be")
    except UnicodeDecodeError:
        raise Refused("not_a_table") from None
    if any(char < " " and char not in "\t\r\n" for char in text):
        raise Refused("not_a_table")
    return text


def _one_byte(data: bytes) -> str:
    """Windows-1258, TCVN3 or Windows-1252: the one whose text reads as Vietnamese, else plain western letters."""
    if any(byte < 32 and byte not in b"\t\r\n" for byte in data):
        raise Refused("not_a_table")
    western = data.decode("latin-1")
    candidates = ["".join(TCVN3.get(char, char) for char in western)]
    for encoding in ("cp1258", "cp1252"):
        try:
            candidates.append(unicodedata.normalize("NFC", data.decode(encoding)))
        except UnicodeDecodeError:
            continue
    best = max(candidates, key=_reads_vietnamese)
    if _reads_vietnamese(best) > 0:
        return best
    letters = [char for char in candidates[-1] if ord(char) > 127]
    if len(candidates) == 3 and all(char.isalpha() or char in "‘’“”–—…°²³\xa0" for char in letters):
        return candidates[-1]
    raise Refused("encoding_unknown")


def _reads_vietnamese(text: str) -> int:
    """Common Vietnamese words with marks, less the letters and signs that Vietnamese does not have."""
    words = re.finditer(r"[^\W\d_]+", text.lower())
    good = sum(1 for word in words if word[0] in _COMMON and not word[0].isascii())
    foreign = sum(1 for c in text if ord(c) > 127 and c not in _VIETNAMESE and c not in "‘’“”–—…\xa0")
    return good * 2 - foreign
