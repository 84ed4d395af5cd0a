"""What may stand between the braces of an office's own Word template: the names, what each means, for each paper.

The one place where they are defined: the check of a template, the filling of it and the program's help go by this
data. The meanings are in Vietnamese, for whoever writes a template. A name stands for a text, a number, a picture, a
group of names (``head.body``) or a list to be looped over. Holds no value.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """A text or a number. ``dots``: how long the dotted line is that a blank one prints; 0: it prints nothing."""

    name: str
    meaning: str
    dots: int = 6


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; where there is none it prints nothing."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Group:
    """Names that belong together: ``name.item``."""

    name: str
    meaning: str
    items: "tuple[Item, ...]"


@dataclass(frozen=True, slots=True)
class Each:
    """A list. ``one`` is what an item is called in examples; an item without ``items`` is itself a text."""

    name: str
    meaning: str
    one: str
    items: "tuple[Item, ...]" = ()


Item = Value | Picture | Group | Each


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written in a template. ``loops``: the loops that it stands in, the outermost first, each as the
    item's name and the list's. ``section``: what the group or list that it belongs to is about."""

    path: str
    meaning: str
    section: str
    loops: tuple[tuple[str, str], ...]
    item: Item


_FRAME: tuple[Item, ...] = (
    Group(
        "head",
        "Phần đầu văn bản",
        (
            Value("parent", "Cơ quan chủ quản, chữ in hoa", 0),
            Value("body", "Cơ quan ban hành, chữ in hoa", 12),
            Value("number", "Dòng số, ký hiệu: “Số: 05/TTr-HĐ”", 0),
            Value("place_date", "Địa danh và ngày tháng năm", 0),
            Value("country", "Quốc hiệu", 0),
            Value("motto", "Tiêu ngữ", 0),
        ),
    ),
    Value("title", "Tên loại văn bản, chữ in hoa"),
    Value("subject", "Trích yếu", 0),
    Value("draft", "“DỰ THẢO” khi phiên họp chưa niêm phong; mẫu không dùng tên này thì tự in ở đầu trang", 0),
    Value(
        "supersedes",
        "Dòng “Thay thế văn bản …” khi lập lại sau khi mở niêm phong; mẫu không dùng tên này thì tự in ở cuối trang",
        0,
    ),
)
_SEAL: tuple[Item, ...] = (
    Value(
        "fingerprint",
        "Mã niêm phong của phiên họp, trống khi chưa niêm phong; mẫu không dùng thì tự in ở cuối trang",
        0,
    ),
    Picture("fingerprint_code", "Mã niêm phong dạng mã vuông QR"),
)
_SIGNING: tuple[Item, ...] = (
    Each("recipients", "Nơi nhận, mỗi dòng như in ra: “- Như trên;”", "line"),
    Group(
        "signer",
        "Người ký",
        (
            Value("authority", "Thẩm quyền ký: TM., KT., TL., TUQ. …", 0),
            Value("title", "Chức vụ, chữ in hoa", 8),
            Value("name", "Họ tên", 10),
        ),
    ),
)
_TWO_SIGNERS: tuple[Item, ...] = (
    Value("secretary_title", "Chức danh người ký bên trái"),
    Value("secretary_name", "Họ tên thư ký", 0),
    Value("chair_title", "Chức danh người ký bên phải"),
    Value("chair_name", "Họ tên chủ tọa", 0),
)
_MISSED = Each(
    "missed",
    "Yêu cầu tối thiểu theo hạng sao chưa đạt",
    "one",
    (
        Value("stars", "Hạng sao của yêu cầu"),
        Value("code", "Mã tiêu chí"),
        Value("title", "Tên tiêu chí"),
        Value("level", "Mức cần đạt", 0),
    ),
)
_PERSON: tuple[Item, ...] = (
    Value("name", "Thành viên"),
    Value("reason", "Lý do", 0),
    Value("stand_in", "Người chấm thay", 0),
)
_PRODUCT: tuple[Item, ...] = (
    Value("number", "Số thứ tự trong danh sách"),
    Value("name", "Tên sản phẩm", 10),
    Value("code", "Mã sản phẩm", 0),
    Value("producer", "Chủ thể", 10),
    Value("address", "Địa chỉ của chủ thể", 10),
    Value("criteria_set", "Bộ sản phẩm", 0),
    Value("kind", "Hình thức: đánh giá lần đầu, đánh giá nâng hạng …", 0),
    Value("kind_short", "Hình thức, viết gọn: lần đầu, nâng hạng …", 0),
    Value("state", "Tình trạng: concluded (đã kết luận), open, incomplete, disqualified", 0),
    Value("rank", "Thứ hạng, “–” khi chưa xếp"),
    Value("sheets", "Số phiếu hợp lệ trên số phiếu phải có: 8/9"),
    Value("average", "Điểm trung bình, “–” khi chưa có"),
    Value("average_words", "Điểm trung bình bằng chữ", 0),
    Value("points_a", "Điểm trung bình phần A"),
    Value("points_b", "Điểm trung bình phần B"),
    Value("points_c", "Điểm trung bình phần C"),
    Value("most", "Tổng điểm tối đa của các phần", 0),
    Each(
        "parts",
        "Các phần của bộ tiêu chí",
        "part",
        (
            Value("code", "Mã phần: A, B, C"),
            Value("title", "Nội dung của phần", 0),
            Value("most", "Điểm tối đa của phần"),
            Value("average", "Điểm trung bình của phần"),
        ),
    ),
    Value("spread", "Chênh lệch giữa phiếu cao nhất và thấp nhất"),
    Value("stars", "Số sao Hội đồng kết luận", 2),
    Value("stars_text", "Hạng sao: “4 sao”", 2),
    Value("stars_band", "Số sao theo điểm trung bình", 2),
    Value("stars_computed", "Số sao sau khi đối chiếu yêu cầu tối thiểu", 2),
    _MISSED,
    Value("conclusion", "Kết luận như trong bảng tổng hợp"),
    Value("next", "Việc tiếp theo: cấp giấy chứng nhận, chuyển cấp trên …", 0),
    Value("reason", "Lý do kết luận khác kết quả tính, có dấu chấm cuối", 0),
    Value("votes_for", "Số phiếu đồng ý", 3),
    Value("votes_against", "Số phiếu không đồng ý", 3),
    Value("votes_abstain", "Số phiếu không có ý kiến", 3),
    Value("remarks", "Nhận xét của Hội đồng, có dấu chấm cuối", 0),
    Value("recommendations", "Kiến nghị của Hội đồng, có dấu chấm cuối", 0),
    Value("disqualified", "Lý do loại hồ sơ", 0),
    Each("absent", "Thành viên vắng khi chấm sản phẩm", "person", _PERSON),
    Each("recused", "Thành viên không tham gia chấm", "person", _PERSON),
    Each(
        "opinions",
        "Ý kiến của thành viên",
        "opinion",
        (
            Value("name", "Thành viên"),
            Value("criterion", "Mã tiêu chí, trống khi là ý kiến chung", 0),
            Value("round", "Vòng chấm"),
            Value("text", "Ý kiến"),
        ),
    ),
)
_GROUPS = Each(
    "groups",
    "Sản phẩm xếp theo hạng sao, cao trước",
    "group",
    (
        Value("stars", "Số sao"),
        Value("heading", "Dòng tên nhóm: “Hạng 4 sao (05 sản phẩm)”"),
        Value("count", "Số sản phẩm của nhóm"),
        Each("products", "Sản phẩm của nhóm", "product", _PRODUCT),
    ),
)
_REFUSED = Each("refused", "Sản phẩm có hồ sơ bị loại", "product", _PRODUCT)
_PRODUCTS = Each("products", "Tất cả sản phẩm của kỳ đánh giá", "product", _PRODUCT)
_COUNCIL = Value("council", "Tên Hội đồng", 12)

_SUBMISSION: tuple[Item, ...] = (
    *_FRAME,
    Value("to", "Nơi kính gửi, khi chỉ có một nơi", 16),
    Each("addressees", "Các nơi kính gửi, khi có từ hai nơi", "line"),
    Each("grounds", "Căn cứ, mỗi dòng như in ra", "line"),
    Value("authority", "Cơ quan được trình", 10),
    _COUNCIL,
    Value("date", "Ngày họp: “ngày 28 tháng 7 năm 2026”"),
    Value("present", "Số thành viên có mặt", 2),
    Value("members", "Số thành viên Hội đồng", 2),
    Value("minutes_number", "Số, ký hiệu biên bản", 4),
    Each(
        "counts",
        "Bảng số lượng sản phẩm theo kết quả",
        "line",
        (Value("title", "Nội dung"), Value("count", "Số sản phẩm")),
    ),
    _REFUSED,
    Value("count", "Số sản phẩm đề nghị công nhận"),
    Value("by_stars", "Số lượng theo hạng sao, thành lời"),
    _GROUPS,
    Each(
        "forwarded",
        "Sản phẩm chuyển cấp trên, theo cấp",
        "above",
        (Value("level", "Cấp nhận hồ sơ"), Value("count", "Số sản phẩm"), _GROUPS),
    ),
    Value("enclosed", "Tài liệu gửi kèm", 0),
    _PRODUCTS,
    *_SEAL,
    *_SIGNING,
)
_DECISION: tuple[Item, ...] = (
    *_FRAME,
    Value("authority", "Cơ quan quyết định", 10),
    _COUNCIL,
    Each("grounds", "Căn cứ, mỗi dòng như in ra", "line"),
    Value("submission_number", "Số, ký hiệu tờ trình", 4),
    Value("submission_date", "Ngày tờ trình"),
    Value("number", "Số, ký hiệu quyết định"),
    Value("date", "Ngày quyết định"),
    Value("count", "Số sản phẩm được công nhận"),
    Value("by_stars", "Số lượng theo hạng sao, thành lời"),
    Value("months", "Số tháng giấy chứng nhận có giá trị"),
    _GROUPS,
    _PRODUCTS,
    *_SEAL,
    *_SIGNING,
)
_FORWARDING: tuple[Item, ...] = (
    *_FRAME,
    Value("level", "Cấp nhận hồ sơ"),
    _COUNCIL,
    Value("count", "Số sản phẩm chuyển"),
    Value("from_points", "Điểm trung bình từ đó được chuyển", 2),
    Value("coded", "Có giá trị khi có sản phẩm mang mã", 0),
    Value("most_a", "Điểm tối đa phần A", 2),
    Value("most_b", "Điểm tối đa phần B", 2),
    Value("most_c", "Điểm tối đa phần C", 2),
    Each("forwarded", "Sản phẩm chuyển cấp trên", "product", _PRODUCT),
    _PRODUCTS,
    *_SEAL,
    *_SIGNING,
)
_NOTICE: tuple[Item, ...] = (
    *_FRAME,
    _COUNCIL,
    Value("session", "Tên kỳ đánh giá, viết trong câu: “đợt 1 năm 2026”"),
    Value("date", "Ngày họp"),
    Value("count", "Số sản phẩm tham gia"),
    Value("by_stars", "Số lượng theo hạng sao, thành lời"),
    _GROUPS,
    _REFUSED,
    Each("undecided", "Sản phẩm chưa có kết luận", "product", _PRODUCT),
    _PRODUCTS,
    *_SEAL,
    *_SIGNING,
)
_LETTER: tuple[Item, ...] = (
    *_FRAME,
    _COUNCIL,
    Value("date", "Ngày họp"),
    Group("product", "Sản phẩm của thông báo", _PRODUCT),
    Value("about", "Mã, bộ sản phẩm và hình thức trong một câu", 0),
    Group(
        "above",
        "Hạng sao kế trên, trống khi đã ở hạng cao nhất",
        (
            Value("stars", "Số sao của hạng kế trên", 0),
            Value("stars_text", "Hạng kế trên: “5 sao”", 0),
            Value("least", "Điểm thấp nhất của khung hạng đó", 0),
            Value("points", "Số điểm còn thiếu, trống khi đã đủ", 0),
            _MISSED,
        ),
    ),
    *_SIGNING,
)
_DOSSIER: tuple[Item, ...] = (
    *_FRAME,
    Group("product", "Sản phẩm", _PRODUCT),
    Value("phone", "Điện thoại của chủ thể"),
    Value("received", "Ngày nhận hồ sơ"),
    Each(
        "parts",
        "Thành phần hồ sơ",
        "part",
        (
            Value("number", "Số thứ tự"),
            Value("title", "Thành phần"),
            Value("there", "“X” khi có", 0),
            Value("lacking", "“X” khi không có", 0),
        ),
    ),
    Value("conclusion", "Kết luận về hồ sơ", 24),
    Value("remarks", "Ý kiến khác", 24),
    Value("left_name", "Họ tên người nộp hồ sơ", 0),
    Value("right_name", "Họ tên người kiểm tra", 0),
)
_LINE: tuple[Item, ...] = (
    Value("label", "Phần đầu của dòng, in nghiêng", 0),
    Value("text", "Phần còn lại của dòng", 0),
    Value("strong", "Có giá trị khi dòng in đậm", 0),
    Each(
        "table",
        "Bảng tổng điểm theo vòng, khi dòng là bảng",
        "entry",
        (Value("name", "Thành viên"), Each("totals", "Tổng điểm từng vòng", "total")),
    ),
)
_MINUTES: tuple[Item, ...] = (
    *_FRAME,
    Each("grounds", "Căn cứ, mỗi dòng như in ra", "line"),
    Group(
        "numeral",
        "Số La Mã của từng mục; trống khi không có mục đó",
        (
            Value("time", "Thời gian, địa điểm", 0),
            Value("council", "Thành phần", 0),
            Value("rules", "Căn cứ đánh giá và cách tính điểm", 0),
            Value("second_entry", "Nhập lại, đối chiếu phiếu", 0),
            Value("results", "Kết quả đánh giá", 0),
            Value("each", "Từng sản phẩm", 0),
            Value("by_stars", "Tổng hợp theo hạng sao", 0),
        ),
    ),
    Value("starts", "Giờ bắt đầu: “08 giờ 00 phút”"),
    Value("date", "Ngày họp"),
    Value("place", "Địa điểm họp", 20),
    Value("ends", "Giờ và ngày kết thúc"),
    Value("council", "Tên Hội đồng", 0),
    Each(
        "members",
        "Thành viên Hội đồng",
        "member",
        (
            Value("number", "Số thứ tự"),
            Value("name", "Thành viên, theo cơ quan đại diện", 12),
            Value("role", "Chức danh trong Hội đồng"),
            Value("scoring", "Chấm điểm: Có, Không, Chấm thay"),
            Value("presence", "Có mặt, hoặc vắng và lý do"),
        ),
    ),
    Value("present", "Số thành viên có mặt"),
    Value("members_count", "Số thành viên Hội đồng"),
    Value("quorum", "Câu về số thành viên có mặt và điều kiện họp"),
    Value("chair", "Chủ tọa", 16),
    Value("secretary", "Thư ký", 16),
    Value("guests", "Khách mời, tổ tư vấn giúp việc", 0),
    Each("rules", "Căn cứ đánh giá và cách tính điểm, mỗi dòng như in ra", "line"),
    Group(
        "second_entry",
        "Nhập lại, đối chiếu phiếu",
        (
            Value("rule", "Quy định", 0),
            Value("checked", "Số phiếu đã đối chiếu", 0),
            Value("sheets", "Số phiếu phải đối chiếu", 0),
            Value("waiting", "Phiếu chưa đối chiếu", 0),
            Each(
                "draws",
                "Các lần rút ngẫu nhiên",
                "draw",
                (
                    Value("text", "Câu về lần rút"),
                    Each(
                        "products",
                        "Sản phẩm có phiếu được rút",
                        "line",
                        (
                            Value("number", "Số thứ tự"),
                            Value("product", "Sản phẩm"),
                            Value("members", "Phiếu được rút của"),
                            Value("checked", "Đã đối chiếu"),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Each(
        "products",
        "Sản phẩm, theo thứ hạng",
        "product",
        (
            *_PRODUCT,
            Value("heading", "Tên mục của sản phẩm: số thứ tự, tên, mã"),
            Each("lines", "Các dòng về sản phẩm như trong biên bản của chương trình", "line", _LINE),
        ),
    ),
    Each("ties", "Câu về các sản phẩm đồng hạng", "line"),
    Each(
        "by_stars",
        "Danh sách theo hạng sao",
        "group",
        (
            Value("heading", "Dòng tên nhóm"),
            Each(
                "products",
                "Sản phẩm của nhóm",
                "product",
                (
                    Value("number", "Số thứ tự trong nhóm"),
                    Value("name", "Sản phẩm"),
                    Value("producer", "Chủ thể"),
                    Value("average", "Điểm trung bình"),
                ),
            ),
        ),
    ),
    *_SEAL,
    *_TWO_SIGNERS,
)
_CERTIFICATE: tuple[Item, ...] = (
    Value("draft", "“DỰ THẢO” khi chưa chính thức; mẫu không dùng tên này thì tự in ở đầu trang", 0),
    Value("parent", "Cơ quan chủ quản, chữ in hoa", 0),
    Value("agency", "Cơ quan cấp giấy, chữ in hoa", 16),
    Value("product", "Tên sản phẩm", 17),
    Value("producer", "Chủ thể", 28),
    Value("address", "Địa chỉ", 28),
    Value("stars", "Số sao", 4),
    Value("stars_words", "Hạng sao bằng chữ: “bốn sao”", 4),
    Picture("stars_picture", "Hàng sao vẽ sẵn"),
    Value("number", "Số giấy chứng nhận", 6),
    Value("decision_number", "Số, ký hiệu quyết định", 4),
    Value("decision_date", "Ngày quyết định"),
    Value("decision_agency", "Cơ quan ban hành quyết định", 10),
    Value("valid_until", "Có giá trị đến ngày"),
    Value("place_date", "Địa danh và ngày tháng năm"),
    Group(
        "signer",
        "Người ký",
        (
            Value("authority", "Thẩm quyền ký: TM., KT., TL., TUQ. …", 0),
            Value("title", "Chức vụ, chữ in hoa", 10),
            Value("name", "Họ tên", 12),
        ),
    ),
    Picture("emblem", "Biểu trưng trong phần lời văn của cơ quan"),
    Picture("logo", "Lô-gô trong phần lời văn của cơ quan"),
    Group(
        "english",
        "Lời tiếng Anh",
        (
            Value("stars", "Hạng sao", 4),
            Value("decision_date", "Ngày quyết định"),
            Value("valid_until", "Có giá trị đến"),
        ),
    ),
)
_SHEET: tuple[Item, ...] = (
    *_FRAME,
    Value("code", "Mã phiếu để nhập vào chương trình"),
    Picture("code_picture", "Mã phiếu dạng mã vuông QR"),
    Value("decree", "Quyết định ban hành bộ tiêu chí", 12),
    Value("criteria_set", "Bộ sản phẩm"),
    Each(
        "fields",
        "Sản phẩm, chủ thể, thành viên chấm …, mỗi dòng hai ô",
        "line",
        (Value("left", "Ô bên trái", 0), Value("right", "Ô bên phải", 0)),
    ),
    Value("product", "Tên sản phẩm", 10),
    Value("product_code", "Mã sản phẩm", 6),
    Value("producer", "Chủ thể", 10),
    Value("phone", "Điện thoại", 6),
    Value("address", "Địa chỉ", 10),
    Value("member", "Thành viên chấm", 10),
    Value("role", "Chức danh trong Hội đồng", 6),
    Value("session", "Kỳ đánh giá", 6),
    Value("round", "Vòng chấm"),
    Value("has_stars", "Có giá trị khi bộ tiêu chí có yêu cầu theo hạng sao", 0),
    Each(
        "rows",
        "Bảng tiêu chí, từng dòng",
        "row",
        (
            Value("kind", "Loại dòng: title (tiêu chí), note (ghi chú), option (ô không có điểm), level (mức điểm)"),
            Value("box", "Ô để đánh dấu", 0),
            Value("points", "Điểm", 0),
            Value("text", "Lời của tiêu chí, ghi chú hay mức điểm", 0),
            Value("stars", "Sao cạnh mức điểm", 0),
        ),
    ),
    Each("totals", "Các ô cộng điểm ở cuối phiếu", "total"),
    Each("opinions", "Dòng kẻ để ghi ý kiến", "line"),
    Value("place_date", "Địa danh và ngày tháng năm"),
    Value("signer_title", "Chức danh người ký"),
    Value("signer_name", "Họ tên người ký", 12),
)

PAPERS: dict[str, tuple[Item, ...]] = {
    "sheets": _SHEET,
    "dossiers": _DOSSIER,
    "minutes": _MINUTES,
    "submission": _SUBMISSION,
    "decision": _DECISION,
    "forwarding": _FORWARDING,
    "notice": _NOTICE,
    "letters": _LETTER,
    "certificates": _CERTIFICATE,
}
"""The papers that an office may have its own template of, with the names known in each."""

ONE_EACH = frozenset({"sheets", "dossiers", "letters", "certificates"})
"""Papers of one product (or sheet) each; many of them in one file are one after the other."""


def names(paper: str) -> list[Name]:
    """All names of a paper, as they are written in its template, in order."""
    return list(_walk(PAPERS[paper], "", "", ()))


def _walk(items: tuple[Item, ...], before: str, section: str, loops: tuple[tuple[str, str], ...]) -> Iterator[Name]:
    later: list[Iterator[Name]] = []
    for item in items:
        path = f"{before}{item.name}"
        match item:
            case Value() | Picture():
                yield Name(path, item.meaning, section, loops, item)
            case Group():
                later.append(_walk(item.items, f"{path}.", item.meaning, loops))
            case Each():
                yield Name(path, item.meaning, section, loops, item)
                inner = (*loops, (item.one, path))
                if item.items:
                    later.append(_walk(item.items, f"{item.one}.", item.meaning, inner))
    for names_ in later:
        yield from names_
