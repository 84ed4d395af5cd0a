"""From the session to the paper: every fact of the meeting is in the text of the files, and nothing that is not so."""

import errno
import os
import unicodedata
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pytest
from python_calamine import CalamineWorkbook

from ocop_desktop.documents import qr
from ocop_desktop.domain.errors import UserError
from ocop_desktop.domain.scoring import show
from ocop_desktop.domain.seal import printed, qr_text, read_code
from ocop_desktop.domain.session import Absence, Conclusion, MeetingKind, Member, SecondEntryRule
from ocop_desktop.domain.words import date_phrase
from ocop_desktop.services import office_files, paper_history, papers
from ocop_desktop.services.commands import (
    ChooseLevel,
    Conclude,
    ConcludeAll,
    Disqualify,
    EditMember,
    EditProduct,
    EditSession,
    FillSheet,
    ReplaceMember,
    SetParticipation,
    SettleSpread,
)
from ocop_desktop.services.demo import sheet_for
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.papers import Form, GivenUp, Item, Kind, Scope, Source
from ocop_desktop.services.sealing import RecordPrint, ReopenSession, SealSession
from ocop_desktop.services.sheet_commands import (
    BeginSecondEntry,
    ChooseSecond,
    DrawSecondEntries,
    FinishSecondEntry,
    OpenRound,
    WriteOpinion,
)
from ocop_desktop.services.workspace import utc_now
from tests.council import fill, ids, open_session
from tests.demo_copy import demo_workspace


@pytest.fixture
def desk(tmp_path):
    workspace = demo_workspace(tmp_path)
    yield workspace.open(workspace.sessions()[0].session.id)
    workspace.close()


@pytest.fixture
def folder(tmp_path):
    """An empty folder."""
    made = tmp_path / "giấy tờ"
    made.mkdir()
    return made


def text_of(pdf: bytes) -> str:
    """The text of a PDF with every run of white space as one blank."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split())


def minutes_text(desk: Desk) -> str:
    return text_of(papers.make(Form.PDF, papers.source(desk, Kind.MINUTES)))


def close(desk: Desk) -> None:
    """Concludes everything and seals the session."""
    finish(desk)
    desk.execute(SealSession(utc_now()))


def finish(desk: Desk) -> None:
    """Concludes everything: the wide spread is settled, whoever has not scored is away."""
    for product_id, result in list(desk.scoreboard.results.items()):
        if result.spread_exceeded:
            desk.execute(SettleSpread(product_id, "Các ý kiến khác nhau về câu chuyện sản phẩm"))
        for member_id in set(result.expected) - set(result.valid):
            desk.execute(SetParticipation(product_id, member_id, Absence.ABSENT, "bận họp"))
    desk.execute(ConcludeAll())


def test_minutes_hold_every_product_average_member_absence_and_recusal(desk):
    state = desk.state
    someone = list(state.members.values())[4]
    desk.execute(EditMember(replace(someone, present=False, absence_reason="đi công tác nước ngoài")))
    said = minutes_text(desk)
    assert unicodedata.is_normalized("NFC", said)
    for product in state.products.values():
        assert product.name in said
        assert product.producer.name in said
        average = desk.scoreboard.results[product.id].average
        assert show(average, state.decree.bands) in said
    for member in state.members.values():
        assert member.body in said
    assert "Vắng: đi công tác nước ngoài" in said
    assert f"Số thành viên có mặt: {len(state.members) - 1}/{len(state.members)}" in said
    marks = [(member_id, mark) for away in state.participations.values() for member_id, mark in away.items()]
    assert {mark.state for _, mark in marks} == {Absence.ABSENT, Absence.RECUSED}
    for member_id, mark in marks:
        assert f"{state.members[member_id].body} ({mark.reason})" in said
    assert "26/2026/QĐ-TTg" in said
    assert "01/BB-HĐ" in said


def test_minutes_say_what_was_missed_reasoned_voted_and_refused(desk):
    products = {product.name: product for product in desk.state.products.values()}
    seagull = products["Mắm nêm Seagull"]
    reason = "Hội đồng thống nhất đạt tiêu chí 1.4"
    desk.execute(Conclude(Conclusion(seagull.id, 4, reason, 7, 1, 1, "Mùi thơm", "Thêm mã")))
    other = products["MACCA BECHAMP"]
    desk.execute(Disqualify(other.id, "Giả mạo giấy chứng nhận"))
    said = minutes_text(desk)
    criteria = desk.state.criteria(seagull)
    for missed in desk.scoreboard.results[seagull.id].missed:
        if missed.requirement.stars == 4:
            title = criteria.by_code[missed.requirement.code].title
            assert f"tiêu chí {missed.requirement.code} “{title}”" in said
    assert f"xếp hạng 4 sao (lý do khác với kết quả tính: {reason})" in said
    assert "đồng ý 7, không đồng ý 1, không có ý kiến 1" in said
    assert "Mùi thơm" in said
    assert "Thêm mã" in said
    assert "Giả mạo giấy chứng nhận" in said
    view = papers.view(desk, Kind.MINUTES)
    assert view.products[-1].name == other.name
    assert view.products[-1].rank is None


def test_word_and_pdf_say_the_same(desk):
    view, source = papers.view(desk, Kind.MINUTES), papers.source(desk, Kind.MINUTES)
    pdf = text_of(papers.make(Form.PDF, source))
    document = docx.Document(BytesIO(papers.make(Form.DOCX, source)))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    said = " ".join(" ".join(lines).split())
    for product in view.products:
        assert product.name in said
        assert product.average.text in said
        assert product.average.text in pdf


def test_table_of_results_has_exact_numbers(desk):
    source = papers.source(desk, Kind.RESULTS)
    rows = CalamineWorkbook.from_filelike(BytesIO(papers.make(Form.XLSX, source))).get_sheet_by_index(0).to_python()
    figures = {cell for row in rows for cell in row if isinstance(cell, float)}
    for result in desk.scoreboard.results.values():
        assert any(abs(figure - float(result.average)) < 1e-9 for figure in figures)
    said = text_of(papers.make(Form.PDF, source))
    for result in desk.scoreboard.results.values():
        assert show(result.average, desk.state.decree.bands) in said


def test_an_average_just_below_a_band_is_never_printed_as_its_edge(tmp_path):
    workspace, desk = open_session(tmp_path / "a.ocop", members=3, products=1)
    (product,), members = ids(desk)
    criteria = desk.state.criteria(desk.state.products[product])
    for member in members:
        fill(desk, product, member)
    # Points are taken away, one criterion at a time, until the sum of three totals is 269: an average of 89,667.
    left = 31
    for member in members:
        for leaf in criteria.leaves:
            step = max((p for p, level in enumerate(leaf.levels, 1) if leaf.max - level.points <= left), default=0)
            lowest = min(
                (p for p in range(1, len(leaf.levels) + 1) if leaf.max - leaf.points(p) <= left),
                key=leaf.points,
                default=step,
            )
            left -= leaf.max - leaf.points(lowest)
            desk.execute(ChooseLevel(product, member, leaf.code, lowest))
    assert left == 0
    desk.execute(EditSession(replace(desk.state.session, rules=replace(desk.state.session.rules, decimals=0))))
    view = papers.view(desk, Kind.RESULTS)
    assert view.products[0].average.text == "89,7"
    assert view.products[0].stars_by_average == 4
    workspace.close()


def test_certificates_only_for_what_this_level_certifies(desk):
    close(desk)
    views = papers.view(desk, Kind.CERTIFICATES)
    concluded = {key: desk.state.conclusion(key).stars for key in desk.state.products}
    assert len(views) == sum(stars in (3, 4) for stars in concluded.values()) == 8
    assert [view.number for view in views] == [f"{number:02d}" for number in range(1, 9)]
    assert not any(view.draft for view in views)
    pages = pypdf.PdfReader(BytesIO(papers.make(Form.PDF, papers.source(desk, Kind.CERTIFICATES)))).pages
    assert len(pages) == 8
    for page, view in zip(pages, views, strict=True):
        said = " ".join(page.extract_text().split())
        assert unicodedata.is_normalized("NFC", said)
        assert view.product in said
        assert view.producer in said
        assert "3981/QĐ-UBND" in said
        assert "05 tháng 8 năm 2029" in said
        assert "DỰ THẢO" not in said


def test_a_chosen_certificate_keeps_its_number(desk):
    finish(desk)
    wanted = papers.certifiable(desk)[4]
    (view,) = papers.view(desk, Kind.CERTIFICATES, [Item(wanted)])
    assert view.number == "05"
    assert view.product == desk.state.products[wanted].name


def test_no_certificate_for_a_conclusion_that_no_longer_stands(desk):
    product_id = papers.certifiable(desk)[0]
    member_id = desk.scoreboard.results[product_id].valid[0]
    criterion = next(iter(desk.state.sheet(product_id, member_id)))
    desk.execute(ChooseLevel(product_id, member_id, criterion, None))
    assert product_id not in papers.certifiable(desk)
    line = next(
        one for one in papers.view(desk, Kind.MINUTES).products if one.name == desk.state.products[product_id].name
    )
    assert line.stars is None
    assert line.state == "incomplete"


def test_certificate_is_for_the_stars_that_were_concluded(desk):
    four = next(key for key in papers.certifiable(desk) if desk.state.conclusion(key).stars == 4)
    desk.execute(Conclude(Conclusion(four, 3, "Thiếu tem truy xuất")))
    view = next(v for v in papers.view(desk, Kind.CERTIFICATES) if v.product == desk.state.products[four].name)
    assert view.stars == 3
    desk.execute(Conclude(Conclusion(four, 2, "Thiếu hồ sơ")))
    assert four not in papers.certifiable(desk)


def test_every_paper_is_a_draft_until_the_session_is_closed(desk):
    made = [paper.kind for paper in papers.PAPERS if not paper.blank]
    finish(desk)
    assert all(papers.is_draft(desk, kind) for kind in made)
    one = {kind: papers.items(desk, kind)[:1] for kind in made}
    for kind in made:
        assert "DỰ THẢO" in text_of(papers.make(Form.PDF, papers.source(desk, kind, one[kind])))
    desk.execute(SealSession(utc_now()))
    assert not any(papers.is_draft(desk, kind) for kind in made)
    for kind in made:
        source = papers.source(desk, kind, one[kind])
        assert source.official
        assert "DỰ THẢO" not in text_of(papers.make(Form.PDF, source))
    desk.execute(EditSession(replace(desk.state.session, decision_number="")))
    drafts = {kind for kind in made if papers.is_draft(desk, kind)}
    assert drafts == {Kind.CERTIFICATES, Kind.REGISTER}
    assert not papers.source(desk, Kind.CERTIFICATES).official


def test_a_form_to_fill_in_is_never_a_draft(desk):
    for kind in (Kind.SHEETS, Kind.DOSSIERS):
        assert not papers.is_draft(desk, kind)
        source = papers.source(desk, kind, papers.items(desk, kind)[:2])
        assert not source.official
        assert "DỰ THẢO" not in text_of(papers.make(Form.PDF, source))


@pytest.mark.parametrize("kind", [Kind.MINUTES, Kind.DECISION, Kind.REGISTER])
def test_the_code_of_the_closed_session_stands_on_its_papers_in_letters_and_as_qr(desk, kind, monkeypatch):
    said = text_of(papers.make(Form.PDF, papers.source(desk, kind)))
    assert "niêm phong" not in said
    close(desk)
    coded = []
    real = qr.modules
    monkeypatch.setattr(qr, "modules", lambda text: coded.append(text) or real(text))
    code = printed(desk.state.seal.fingerprint)
    assert len(code.replace("-", "")) == 32
    assert code in text_of(papers.make(Form.PDF, papers.source(desk, kind)))
    assert set(coded) == {qr_text(code)}
    assert read_code(coded[0]) == desk.state.seal.fingerprint[:32]


def test_what_is_made_after_opening_again_says_what_it_takes_the_place_of(desk):
    close(desk)
    assert "Thay thế" not in minutes_text(desk)
    first = desk.state.seal
    desk.execute(RecordPrint("minutes", "pdf"))
    assert paper_history.made(desk, Kind.MINUTES, ()) == paper_history.Made(1, 1)
    desk.execute(ReopenSession(utc_now(), "Sửa một phiếu", ("Người thứ nhất", "Người thứ hai")))
    assert paper_history.made(desk, Kind.MINUTES, ()).superseded == desk.state.seals[1]
    assert "Thay thế" not in minutes_text(desk)
    assert "DỰ THẢO" in minutes_text(desk)
    desk.execute(SealSession(utc_now()))
    day = datetime.fromisoformat(first.sealed_at).astimezone().date()
    line = f"(Thay thế văn bản lập theo niêm phong lần 1 {date_phrase(day)})"
    for kind in (Kind.MINUTES, Kind.RESULTS, Kind.SUBMISSION, Kind.DECISION, Kind.NOTICE, Kind.REGISTER):
        assert text_of(papers.make(Form.PDF, papers.source(desk, kind))).count(line) == 1
    letters = papers.source(desk, Kind.LETTERS)
    assert text_of(papers.make(Form.PDF, letters)).count(line) == len(letters.views) > 1
    for kind in (Kind.CERTIFICATES, Kind.FILLED_SHEETS):
        source = papers.source(desk, kind)
        assert source.official
        assert source.supersedes == ""
        assert "Thay thế" not in text_of(papers.make(Form.PDF, source))


def test_pieces_that_were_not_made_anew_still_bear_the_seal_that_was_taken_off(desk):
    close(desk)
    first = desk.state.seal
    one, two = papers.certifiable(desk)[:2]
    desk.execute(RecordPrint("certificates", "pdf", (one, two)))
    desk.execute(ReopenSession(utc_now(), "Sửa một phiếu", ("Người thứ nhất", "Người thứ hai")))
    desk.execute(SealSession(utc_now()))
    desk.execute(RecordPrint("certificates", "pdf", (one,)))
    assert paper_history.made(desk, Kind.CERTIFICATES, (one,)).superseded is None
    found = paper_history.made(desk, Kind.CERTIFICATES, (one, two)).superseded
    assert (found.revision, found.fingerprint) == (1, first.fingerprint)


def test_the_last_time_a_paper_was_made_is_found_in_the_log(desk):
    assert paper_history.last_made(desk, Kind.LETTERS) == {}
    (one, two, *_) = desk.state.products
    desk.execute(RecordPrint("letters", "pdf", (one, two)))
    when = desk.log(None, 1)[0].at
    desk.execute(RecordPrint("minutes", "pdf"))
    desk.execute(RecordPrint("letters", "print", (two,)))
    later = desk.log(None, 1)[0].at
    assert paper_history.last_made(desk, Kind.LETTERS) == {one: when, two: later}
    assert set(paper_history.last_made(desk, Kind.MINUTES)) == {0}
    assert paper_history.made(desk, Kind.LETTERS, (one,)) == paper_history.Made(1, 1)
    assert paper_history.made(desk, Kind.LETTERS, (one, two)).pieces == 2
    assert paper_history.made(desk, Kind.CERTIFICATES, (one,)) == paper_history.Made(0, 0)


def test_what_papers_lack_is_named_with_its_page(desk):
    finish(desk)
    session = replace(desk.state.session, decision_number="", decided_on=None, first_certificate=None, ends_at="")
    desk.execute(EditSession(session))
    codes = {lack.code: lack.page for lack in papers.lacks(desk, Kind.CERTIFICATES)}
    assert codes == dict.fromkeys(("decision_number", "decided_on", "first_certificate"), "session")
    assert {lack.code for lack in papers.lacks(desk, Kind.MINUTES)} == {"ends_at", "council_decision"}
    assert papers.lacks(desk, Kind.RESULTS) == ()
    (view, *_) = papers.view(desk, Kind.CERTIFICATES)
    assert view.valid_until is None
    assert view.number == ""
    said = text_of(papers.make(Form.PDF, Source(Kind.CERTIFICATES, (view,))))
    assert "None" not in said
    assert "…" in said


def test_an_empty_session_makes_papers_without_inventing_anything(tmp_path):
    workspace, desk = open_session(tmp_path / "a.ocop", members=0, products=0)
    assert [lack.code for lack in papers.lacks(desk, Kind.MINUTES)] == ["no_products"]
    assert papers.is_draft(desk, Kind.RESULTS)
    assert "None" not in minutes_text(desk)
    with pytest.raises(UserError) as raised:
        papers.make(Form.PDF, papers.source(desk, Kind.CERTIFICATES))
    assert raised.value.code == "no_certificates"
    written = papers.write_all(desk, tmp_path / "giấy tờ")
    session_papers = [paper for paper in papers.PAPERS if paper.scope is Scope.SESSION]
    assert [path.suffix[1:] for path in written] == [form for paper in session_papers for form in paper.forms]
    for path in written:
        if path.suffix == ".pdf":
            assert "None" not in text_of(path.read_bytes())
    workspace.close()


def test_a_product_without_a_set_or_sheets_is_said_to_lack_them(tmp_path):
    workspace, desk = open_session(tmp_path / "a.ocop", members=2, products=2)
    (first, second), members = ids(desk)
    desk.execute(EditProduct(replace(desk.state.products[first], set_code=None)))
    fill(desk, second, members[0])
    view = papers.view(desk, Kind.MINUTES)
    missing = {product.name: product.missing for product in view.products}
    assert missing["Sản phẩm 1"] == ("chưa chọn bộ tiêu chí",)
    assert missing["Sản phẩm 2"] == (f"{desk.state.members[members[1]].label}: chưa chấm",)
    assert all(product.rank is None for product in view.products)
    workspace.close()


def test_dropped_sheets_are_named_and_still_valid(desk):
    session = desk.state.session
    desk.execute(EditSession(replace(session, rules=replace(session.rules, drop_extremes=True))))
    product = next(one for one in papers.view(desk, Kind.MINUTES).products if one.dropped)
    assert len(product.dropped) == 2
    assert product.counted == product.expected


def test_opinion_in_writing_is_no_meeting(desk):
    desk.execute(EditSession(replace(desk.state.session, meeting=MeetingKind.WRITING)))
    assert papers.view(desk, Kind.MINUTES).subject.startswith("Lấy ý kiến bằng văn bản của Hội đồng")


def test_write_all_writes_every_paper_in_every_form(small, tmp_path):
    folder = tmp_path / "ra" / "đây"
    for product in small.state.products.values():
        for turn, member in enumerate(small.state.members):
            small.execute(FillSheet(product.id, member, sheet_for(small.state.criteria(product), 76, 4, turn)))
    small.execute(ConcludeAll())
    written = papers.write_all(small, folder)
    assert sorted(path for path in folder.rglob("*") if path.is_file()) == sorted(written)
    title = small.state.session.title
    for paper in papers.PAPERS:
        for form in paper.forms:
            if papers.one_file(paper.kind, form):
                assert (folder / papers.file_name(paper.kind, form, small.state.session)).stat().st_size > 2000
            else:
                names = papers.item_names(small, paper.kind, papers.items(small, paper.kind))
                assert [path.stem for path in written if path.parent != folder] == names
    assert f"Biên bản - {title}.pdf" in {path.name for path in written}


def test_a_folder_that_cannot_be_made_is_said(desk, tmp_path):
    (tmp_path / "tệp").write_text("x")
    with pytest.raises(UserError) as raised:
        papers.write_all(desk, tmp_path / "tệp" / "trong")
    assert raised.value.code == "cannot_write"


def gives_up(after: int):
    """Hears so many times how far it is, then wants no more of it."""
    heard = []

    def tell(done: int, of: int) -> None:
        heard.append((done, of))
        if len(heard) > after:
            raise GivenUp

    return tell


@pytest.mark.parametrize("after", [0, 2, 5])
def test_a_paper_given_up_leaves_the_file_that_was_there(desk, folder, after):
    path = folder / "giấy.pdf"
    path.write_text("cũ")
    with pytest.raises(GivenUp):
        papers.write(Form.PDF, papers.source(desk, Kind.CERTIFICATES), path, tell=gives_up(after))
    assert path.read_text() == "cũ"
    assert list(folder.iterdir()) == [path]


def test_a_failed_paper_leaves_nothing(desk, tmp_path):
    with pytest.raises(UserError) as raised:
        papers.write(Form.PDF, papers.source(desk, Kind.MINUTES), tmp_path / "không có" / "a.pdf")
    assert raised.value.code == "cannot_write"
    assert not (tmp_path / "không có").exists()


def test_a_file_each_is_named_safely_and_never_overwrites(desk, folder):
    (one, two, three, *_) = list(desk.state.products.values())
    desk.execute(EditProduct(replace(one, name='Mắm "nêm"/3:1?')))
    desk.execute(EditProduct(replace(two, name="Nấm " * 60)))
    desk.execute(EditProduct(replace(three, name="mắm \\nêm")))
    wanted = papers.items(desk, Kind.LETTERS)
    named = papers.sources(desk, Kind.LETTERS, wanted)
    assert len({name for name, _ in named}) == len(named) == len(desk.state.products)
    assert all(len(name) <= 100 and not set(name) & set('<>:"/\\|?*') for name, _ in named)
    first = papers.write_each(Form.PDF, named, folder)
    kept = first[0].read_bytes()
    again = papers.write_each(Form.PDF, named[:1], folder)
    assert again[0].stem == f"{first[0].stem} (2)"
    assert first[0].read_bytes() == kept
    assert sorted(folder.iterdir()) == sorted([*first, *again])
    for path, (_, source) in zip(first, named, strict=True):
        assert " ".join(source.views[0].product.name.split()) in text_of(path.read_bytes())


def test_names_that_differ_in_case_only_do_not_meet(desk, folder):
    (_, source) = papers.sources(desk, Kind.LETTERS, papers.items(desk, Kind.LETTERS)[:1])[0]
    written = papers.write_each(Form.PDF, [("Mắm", source), ("MẮM", source), ("mắm", source)], folder)
    assert [path.name for path in written] == ["Mắm.pdf", "MẮM (2).pdf", "mắm (3).pdf"]


@pytest.mark.parametrize("after", range(0, 7, 2))
def test_files_given_up_half_way_leave_nothing(desk, folder, after):
    named = papers.sources(desk, Kind.CERTIFICATES, papers.items(desk, Kind.CERTIFICATES))
    with pytest.raises(GivenUp):
        papers.write_each(Form.PDF, named, folder, tell=gives_up(after))
    assert list(folder.iterdir()) == []


def test_a_file_that_cannot_come_into_place_takes_the_others_back(desk, folder, monkeypatch):
    named = papers.sources(desk, Kind.CERTIFICATES, papers.items(desk, Kind.CERTIFICATES))
    (folder / "giữ.txt").write_text("x")
    moved, real = [], os.rename

    def rename(source, target):
        moved.append(target)
        if len(moved) == 4:
            raise PermissionError(13, "no")
        real(source, target)

    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(UserError) as raised:
        papers.write_each(Form.PDF, named, folder)
    assert raised.value.code == "cannot_write"
    assert [path.name for path in folder.iterdir()] == ["giữ.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows counts letters, of which there is room here")
def test_a_name_that_the_folder_cannot_take_is_refused_and_takes_the_others_back(desk, folder):
    (_, source) = papers.sources(desk, Kind.LETTERS, papers.items(desk, Kind.LETTERS)[:1])[0]
    with pytest.raises(UserError) as raised:
        papers.write_each(Form.PDF, [("a", source), ("ế" * 120, source)], folder)
    assert (raised.value.code, raised.value.params["reason"]) == ("cannot_write", "name")
    assert list(folder.iterdir()) == []


def test_what_cannot_be_taken_back_does_not_hide_why_the_rest_was_not_written(desk, folder, monkeypatch):
    named = papers.sources(desk, Kind.CERTIFICATES, papers.items(desk, Kind.CERTIFICATES))
    real = os.rename

    def rename(source, target):
        if list(folder.glob("*.pdf")):
            raise OSError(errno.ENOSPC, "full")
        real(source, target)

    def unlink(*_, **__):
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(os, "rename", rename)
    monkeypatch.setattr(Path, "unlink", unlink)
    with pytest.raises(UserError) as raised:
        papers.write_each(Form.PDF, named, folder)
    assert raised.value.params["reason"] == "full"


def test_papers_by_the_offices_template_say_how_far_they_are_and_are_given_up(desk):
    template = office_files.sample(Kind.LETTERS, desk.state.session.office, desk.asset)
    source = replace(papers.source(desk, Kind.LETTERS), template=template)
    told = []
    made = papers.make(Form.DOCX, source, lambda done, of: told.append((done, of)))
    assert made.startswith(b"PK")
    assert told == [(done, len(source.views)) for done in range(len(source.views))]
    with pytest.raises(GivenUp):
        papers.make(Form.DOCX, source, gives_up(2))


def test_where_no_address_is_known_the_commune_stands_on_every_paper(desk):
    one = papers.certifiable(desk)[0]
    product = desk.state.products[one]
    desk.execute(EditProduct(replace(product, producer=replace(product.producer, address="", commune="Xã Nhân Cơ"))))
    (certificate, *_), (line, *_) = papers.view(desk, Kind.CERTIFICATES), papers.view(desk, Kind.REGISTER).lines
    listed = next(one for one in papers.view(desk, Kind.DECISION).products if one.name == product.name)
    assert {certificate.address, line.address, listed.address} == {"Xã Nhân Cơ"}


def test_pages_are_pictures(desk):
    pdf = papers.make(Form.PDF, papers.source(desk, Kind.RESULTS))
    assert papers.page_count(pdf) >= 1
    width, height, pixels = papers.picture(pdf, 0, 0.5)
    assert len(pixels) == width * height * 4
    assert width > height


def test_dates_at_the_end_of_february_keep_to_the_month(desk):
    finish(desk)
    desk.execute(EditSession(replace(desk.state.session, decided_on=date(2028, 2, 29))))
    assert papers.view(desk, Kind.CERTIFICATES)[0].valid_until == date(2031, 2, 28)


def test_a_bare_number_gets_its_code(desk):
    session = desk.state.session
    office = replace(session.office, code_suffix="UBND")
    desk.execute(EditSession(replace(session, minutes_number="5", decision_number="7", office=office)))
    assert papers.view(desk, Kind.MINUTES).head.number == "05/BB-HĐ"
    assert papers.view(desk, Kind.CERTIFICATES)[0].decision_number == "07/QĐ-UBND"


def word_text(desk: Desk) -> str:
    document = docx.Document(BytesIO(papers.make(Form.DOCX, papers.source(desk, Kind.MINUTES))))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [" ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    return " ".join(" ".join(lines).split())


def both_texts(desk: Desk) -> tuple[str, str]:
    return minutes_text(desk), word_text(desk)


def enter_again(desk: Desk, product: int, member: int) -> None:
    desk.execute(BeginSecondEntry(product, member))
    for criterion, place in desk.state.sheet(product, member).items():
        desk.execute(ChooseSecond(product, member, criterion, place))
    desk.execute(FinishSecondEntry(product, member))


@pytest.fixture
def small(tmp_path):
    workspace, desk = open_session(tmp_path / "a.ocop", members=3, products=2)
    products, members = ids(desk)
    for product in products:
        for member in members:
            fill(desk, product, member)
    yield desk
    workspace.close()


def test_a_product_scored_once_says_nothing_of_rounds_opinions_or_second_entries(small):
    view = papers.view(small, Kind.MINUTES)
    assert view.second_entry is None
    assert all(not product.rounds and not product.round_totals and not product.opinions for product in view.products)
    for said in both_texts(small):
        assert "òng 1" not in said
        assert "Ý kiến của thành viên" not in said
        assert "NHẬP LẠI" not in said
        assert "thay" not in said


def test_rounds_are_told_with_every_total_of_every_round(small):
    (product, _), members = ids(small)
    small.execute(OpenRound(product, (), "Chấm nhầm nhóm tiêu chí 1"))
    for member in members:
        fill(small, product, member, 2)
    second = small.scoreboard.sheet(product, members[0]).total
    small.execute(OpenRound(product, (members[0],), "Thiếu chữ ký"))
    fill(small, product, members[0], 1)
    third = small.scoreboard.sheet(product, members[0]).total
    (view,) = (one for one in papers.view(small, Kind.MINUTES).products if one.rounds)
    assert [(r.number, r.everyone, r.note) for r in view.rounds] == [
        (2, True, "Chấm nhầm nhóm tiêu chí 1"),
        (3, False, "Thiếu chữ ký"),
    ]
    assert [[total.value for total in line.totals] for line in view.round_totals] == [
        [100, second, third],
        [100, second, None],
        [100, second, None],
    ]
    assert [line.counted for line in view.round_totals] == [3, 2, 2]
    for said in both_texts(small):
        assert "Chấm lại vòng 2: tất cả thành viên chấm; lý do: Chấm nhầm nhóm tiêu chí 1." in said
        assert "Chấm lại vòng 3: UBND tỉnh; lý do: Thiếu chữ ký." in said
        assert "Thành viên Vòng 1 Vòng 2 Vòng 3" in said
        assert f"UBND tỉnh 100 {second} {third}" in said
        assert f"Sở Công Thương 100 {second} –" in said


def test_a_round_that_is_not_whole_yet_shows_no_total_and_counts_for_nobody(small):
    (product, _), members = ids(small)
    small.execute(OpenRound(product, (members[1],), ""))
    small.execute(ChooseLevel(product, members[1], "1.1", 1))
    small.execute(SetParticipation(product, members[2], Absence.RECUSED, "vốn góp"))
    (view,) = (one for one in papers.view(small, Kind.MINUTES).products if one.rounds)
    lines = {line.name: line for line in view.round_totals}
    assert [total.value for total in lines["Sở Nông nghiệp và Môi trường"].totals] == [100, None]
    assert lines["Sở Nông nghiệp và Môi trường"].counted is None
    assert lines["Sở Công Thương"].counted is None
    assert lines["UBND tỉnh"].counted == 1
    assert "Chấm lại vòng 2: Sở Nông nghiệp và Môi trường." in minutes_text(small)


def test_opinions_of_members_who_score_are_in_the_minutes(small):
    (product, other), members = ids(small)
    small.execute(WriteOpinion(product, members[1], "1.2", "Chưa có hợp đồng\nliên kết."))
    small.execute(WriteOpinion(product, members[1], "", "Mẫu mã đẹp"))
    small.execute(WriteOpinion(product, members[2], "", "Lời của người có lợi ích"))
    small.execute(SetParticipation(product, members[2], Absence.RECUSED, "vốn góp"))
    line = "- Sở Nông nghiệp và Môi trường: Mẫu mã đẹp; tiêu chí 1.2: Chưa có hợp đồng liên kết."
    for said in both_texts(small):
        assert line in said
        assert "Lời của người" not in said
        assert said.count("Ý kiến của thành viên") == 1
    small.execute(OpenRound(product, (members[1],), ""))
    fill(small, product, members[1])
    small.execute(WriteOpinion(product, members[1], "", "Giữ ý kiến"))
    said = minutes_text(small)
    assert "vòng 1: Mẫu mã đẹp; tiêu chí 1.2, vòng 1: Chưa có hợp đồng liên kết; vòng 2: Giữ ý kiến." in said
    small.execute(Disqualify(product, "Giả mạo"))
    assert "Giữ ý kiến" in minutes_text(small)
    assert papers.view(small, Kind.MINUTES).products[0].name == small.state.products[other].name


def test_the_draw_and_what_was_checked_are_in_the_minutes(small):
    rules = replace(small.state.session.rules, second_entry=SecondEntryRule.SAMPLE)
    small.execute(EditSession(replace(small.state.session, rules=rules)))
    assert "Đã nhập lần hai và đối chiếu khớp: 0/0 phiếu" in minutes_text(small)
    small.execute(DrawSecondEntries("28/7/2026 số 47", 50))
    drawn = [key[:2] for key in small.state.second_entries]
    assert len(drawn) == 3
    enter_again(small, *drawn[0])
    view = papers.view(small, Kind.MINUTES).second_entry
    assert (view.checked, view.sheets, len(view.waiting)) == (1, 3, len({product for product, _ in drawn[1:]}))
    assert sum(len(product.members) for product in view.draws[0].products) == 3
    for said in both_texts(small):
        assert "các phiếu được rút ngẫu nhiên phải nhập lần hai" in said
        assert "Đã nhập lần hai và đối chiếu khớp: 1/3 phiếu." in said
        assert "Rút ngẫu nhiên với nội dung rút “28/7/2026 số 47”: 3 phiếu, đã đối chiếu 1." in said
        for product, member in drawn:
            assert small.state.members[member].body in said
            assert small.state.products[product].name in said
        assert "Chưa đối chiếu: " in said
    assert papers.lacks(small, Kind.RESULTS)[0].code == "not_concluded"
    for product, member in drawn[1:]:
        enter_again(small, product, member)
    small.execute(ConcludeAll())
    assert "Chưa đối chiếu" not in minutes_text(small)
    product, member = drawn[0]
    small.execute(SetParticipation(product, member, Absence.RECUSED, "vốn góp"))
    assert f"{small.state.members[member].body} – phiếu không còn được tính" in word_text(small)


def test_every_sheet_twice_is_said_as_such(small):
    rules = replace(small.state.session.rules, second_entry=SecondEntryRule.ALL)
    small.execute(EditSession(replace(small.state.session, rules=rules)))
    (product, other), members = ids(small)
    enter_again(small, product, members[0])
    view = papers.view(small, Kind.MINUTES).second_entry
    assert (view.checked, view.sheets) == (1, 6)
    assert view.waiting == (
        "Sản phẩm 1 (Sở Nông nghiệp và Môi trường; Sở Công Thương)",
        "Sản phẩm 2 (cả 3 phiếu)",
    )
    small.execute(Disqualify(other, "Giả mạo"))
    assert papers.view(small, Kind.MINUTES).second_entry.sheets == 3


def test_a_member_who_was_replaced_is_told_with_the_reason(small):
    _, members = ids(small)
    small.execute(ReplaceMember(members[2], Member(0, 0, 0, "Sở Công Thương", name="Phó Giám đốc"), "ốm"))
    lines = papers.view(small, Kind.MINUTES).members
    assert [(line.replaces, line.replaced_by, line.present) for line in lines[2:]] == [
        ("", "Sở Công Thương (Phó Giám đốc)", False),
        ("Sở Công Thương", "", True),
    ]
    for said in both_texts(small):
        assert "Đã thay bằng Sở Công Thương (Phó Giám đốc); lý do: ốm" in said
        assert "Phó Giám đốc, Sở Công Thương (thay Sở Công Thương)" in said
        assert "Số thành viên có mặt: 3/3" in said


def test_a_settled_spread_stands_with_its_reason(small):
    (product, _), members = ids(small)
    fill(small, product, members[0], 1)
    assert "Hội đồng chưa có ý kiến xử lý" in minutes_text(small)
    small.execute(SettleSpread(product, "Khác nhau về câu chuyện sản phẩm"))
    for said in both_texts(small):
        assert "vượt giới hạn 10 điểm; lý do Hội đồng giữ kết quả: Khác nhau về câu chuyện sản phẩm." in said


def test_the_mark_of_a_draft_stands_clear_of_the_frame_of_a_certificate(desk):
    (view, *_) = papers.view(desk, Kind.CERTIFICATES)
    pictures = []
    for draft in (False, True):
        width, height, pixels = papers.picture(
            papers.make(Form.PDF, Source(Kind.CERTIFICATES, (replace(view, draft=draft),))), 0, 2
        )
        pictures.append(pixels)
    plain, marked = ([pixels[at : at + 3] for at in range(0, len(pixels), 4)] for pixels in pictures)
    changed = [at for at in range(width * height) if plain[at] != marked[at]]
    assert changed
    # No inked point of the mark, nor one beside it, was inked before.
    near = {at + step for at in changed for step in (-2, 2, -2 * width, 2 * width)}
    assert all(plain[at] == bytes((255, 255, 255)) for at in near)
