"""Imports: what becomes of each row, what is written, and that all of it can be taken back."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.data import search
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import Cancelled, FileRefused, UserError
from crm_desktop.exchange import cleaning
from crm_desktop.progress import Progress
from crm_desktop.services import contacts, customers, find, history, import_rows, imports
from crm_desktop.services.imports import OnDuplicate, Options, Result

Cells = list[list[object]]


def workbook(path: Path, rows: Cells) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return path


def bring(session: Session, path: Path, mapping: dict[str, str] | None = None, **options: object) -> Result:
    prepared = imports.prepare(session, path)
    chosen = imports.override(prepared, mapping or {})
    return imports.run(session, imports.check(session, prepared, chosen, Options(**options)))  # type: ignore[arg-type]


def counts(result: Result) -> tuple[int, int, int, int, int]:
    assert result.read == result.created + result.updated + result.skipped + result.failed
    return result.read, result.created, result.updated, result.skipped, result.failed


def by_name(session: Session, name: str) -> customers.Customer:
    rows = session.query("SELECT id FROM customer WHERE name = ? AND deleted_at IS NULL", (name,)).fetchall()
    assert len(rows) == 1, f"{len(rows)} customers called {name}"
    return customers.get(session, rows[0][0])


def dump(session: Session) -> list[list[tuple[object, ...]]]:
    return [
        session.query(f"SELECT * FROM {table} ORDER BY id").fetchall()
        for table in (
            "customer",
            "contact_method",
            "customer_tag",
            "category",
            "grade",
            "tag",
            "source",
            "staff_member",
        )
    ]


SHOP: Cells = [
    ["兴达建材客户资料表（2024 年）"],
    [],
    ["会员编号", "客户姓名", "手机号", "性别", "出生日期", "级别", "标签", "来源", "业务员", "微信", "地址", "备注", "鞋码"],
    ["M001", "王小明先生", "138-0571-5678、0571-88881234", "", "1990.5", "A", "老客户、VIP", "路过", "小李", "wxm", "文三路 1 号", "怕晒", 42],
    ["M002", "张薇", 13905710002.0, "女", "1988-12-01", "b", "vip", "抖音", "小王", "", "", "", 37],
    ["M003", "欧阳锋", "1.38E+10", "男", "", "A", "", "", "", "", "", "", ""],
    ["M004", "", "13905710004", "男", "", "", "", "", "", "", "", "", ""],
    ["合计", 4, "", "", "", "", "", "", "", "", "", "", ""],
]  # fmt: skip


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return workbook(tmp_path / "客户.xlsx", SHOP)


def test_a_number_beside_the_name_goes_to_the_phones_and_headings_on_each_page_are_no_customers(
    session: Session, tmp_path: Path
) -> None:
    rows: Cells = [
        ["姓名", "备注"],
        ["王小明 13805710001", "x"],
        ["姓名", "备注"],
        ["李静（13805710002）", ""],
    ]
    result = bring(session, workbook(tmp_path / "a.xlsx", rows))
    assert counts(result) == (2, 2, 0, 0, 0)
    assert any("repeats the headings" in note for note in result.notes)
    assert by_name(session, "王小明").contacts[0].value == "13805710001"
    assert by_name(session, "李静").contacts[0].value == "13805710002"


def test_a_list_of_a_shop_comes_in(session: Session, shop: Path) -> None:
    result = bring(session, shop)
    assert counts(result) == (4, 2, 0, 0, 2)
    assert result.columns["客户姓名"] == "name"
    assert result.columns["鞋码"] is None
    assert [(failure.row, failure.heading) for failure in result.failures] == [(6, "手机号"), (7, "客户姓名")]
    one = by_name(session, "王小明")
    assert (one.number, one.gender, one.birthday, one.wechat, one.note) == (
        "M001", "male", "1990-05", "wxm", "怕晒",
    )  # fmt: skip
    assert one.phone == "13805715678"
    assert [each.value for each in one.contacts if each.kind == "phone"] == ["13805715678", "0571-88881234"]
    assert by_name(session, "张薇").phone == "13905710002"
    names = session.query(
        "SELECT tag.name FROM customer_tag JOIN tag ON tag.id = tag_id WHERE customer_id = ?", (one.id,)
    )
    assert {name for (name,) in names} == {"老客户", "VIP"}
    assert session.one("SELECT count(*) FROM tag")[0] == 2  # vip is VIP
    assert session.one("SELECT name FROM staff_member WHERE id = ?", (one.owner_id,))[0] == "小李"
    assert [hit.name for hit in find.find(session, "wxm").hits] == ["王小明"]
    assert [hit.name for hit in find.find(session, "88881234").hits] == ["王小明"]


def test_the_same_file_again_adds_nothing(session: Session, shop: Path) -> None:
    bring(session, shop)
    before = dump(session)
    for policy in (OnDuplicate.SKIP, OnDuplicate.FILL, OnDuplicate.OVERWRITE):
        again = bring(session, shop, on_duplicate=policy)
        assert counts(again) == (4, 0, 0, 2, 2)
        assert again.operation_id is None
    assert dump(session) == before


def test_rows_without_any_number_are_known_again_too(session: Session, tmp_path: Path) -> None:
    rows: Cells = [
        ["姓名", "公司", "备注"],
        ["王伟", "", "一"],
        ["王伟", "", "二"],
        ["王伟", "甲", ""],
        ["王伟", "", "一"],
    ]
    path = workbook(tmp_path / "names.xlsx", rows)
    assert counts(bring(session, path)) == (4, 3, 0, 1, 0)
    assert counts(bring(session, path)) == (4, 0, 0, 4, 0)


def test_undo_takes_an_import_back_whole_and_redo_brings_it_again(session: Session, shop: Path) -> None:
    customers.add(session, {"name": "张薇", "phone": "13905710002", "company": "旧公司"})
    before = dump(session)
    result = bring(session, shop, on_duplicate=OnDuplicate.OVERWRITE)
    assert counts(result) == (4, 1, 1, 0, 2)
    after = dump(session)
    assert result.operation_id
    history.undo(session, result.operation_id)
    assert dump(session)[1:] == before[1:]
    columns = [row[1] for row in session.query("PRAGMA table_info(customer)")]
    updated = columns.index("updated_at")  # says when the row was touched last, by the undo too
    assert [row[:updated] + row[updated + 1 :] for row in dump(session)[0]] == [
        row[:updated] + row[updated + 1 :] for row in before[0]
    ]
    history.redo_last(session)
    assert dump(session)[1:] == after[1:]


def known(session: Session) -> int:
    return customers.add(
        session, {"number": "M9", "name": "李雷", "phone": "13900000001", "company": "甲", "note": ""}
    )


NEWS: Cells = [["姓名", "电话", "公司", "备注", "职务"], ["李雷", "139 0000 0001", "乙", "新", ""]]


@pytest.mark.parametrize(
    ("policy", "expected", "company", "note"),
    [
        (OnDuplicate.SKIP, (1, 0, 0, 1, 0), "甲", ""),
        (OnDuplicate.FILL, (1, 0, 1, 0, 0), "甲", "新"),
        (OnDuplicate.OVERWRITE, (1, 0, 1, 0, 0), "乙", "新"),
        (OnDuplicate.CREATE, (1, 1, 0, 0, 0), "甲", ""),
    ],
)
def test_what_happens_with_a_known_customer(
    session: Session, tmp_path: Path, policy: OnDuplicate, expected: tuple[int, ...], company: str, note: str
) -> None:
    customer_id = known(session)
    customers.update(session, customer_id, {"position": "经理"})
    result = bring(session, workbook(tmp_path / "news.xlsx", NEWS), on_duplicate=policy)
    assert counts(result) == expected
    found = customers.get(session, customer_id)
    assert (found.company, found.note, found.position) == (
        company,
        note,
        "经理",
    )  # an empty cell clears nothing


def test_families_share_a_phone(session: Session, tmp_path: Path) -> None:
    known(session)
    rows: Cells = [
        ["姓名", "电话"],
        ["韩梅梅", "13900000001"],
        ["王芳", "13900000002"],
        ["王强", "13900000002"],
    ]
    path = workbook(tmp_path / "family.xlsx", rows)
    prepared = imports.prepare(session, path)
    plan = imports.check(session, prepared)
    warned = [problem.row for problems in plan.problems.values() for problem in problems]
    assert warned == [2, 4]
    assert counts(imports.run(session, plan)) == (3, 3, 0, 0, 0)
    assert counts(bring(session, path)) == (3, 0, 0, 3, 0)


def test_a_phone_alone_can_be_made_to_tell(session: Session, tmp_path: Path) -> None:
    known(session)
    path = workbook(tmp_path / "phones.xlsx", [["姓名", "电话"], ["韩梅梅", "13900000001"]])
    assert counts(bring(session, path, phone_alone=True)) == (1, 0, 0, 1, 0)


def test_a_row_that_repeats_another_adds_what_it_knows(session: Session, tmp_path: Path) -> None:
    rows: Cells = [
        ["姓名", "电话", "公司"],
        ["李雷", "13900000001", ""],
        ["李雷", "+86 139 0000 0001", "甲"],
        ["李雷", "13900000001", ""],
    ]
    path = workbook(tmp_path / "twice.xlsx", rows)
    assert counts(bring(session, path, on_duplicate=OnDuplicate.FILL)) == (3, 1, 1, 1, 0)
    assert by_name(session, "李雷").company == "甲"


def test_overwriting_corrects_the_phone_of_a_customer_known_by_number(
    session: Session, tmp_path: Path
) -> None:
    customer_id = known(session)
    rows: Cells = [["客户编号", "姓名", "电话"], ["M9", "李雷雷", "13900000009"]]
    result = bring(session, workbook(tmp_path / "new.xlsx", rows), on_duplicate=OnDuplicate.OVERWRITE)
    assert counts(result) == (1, 0, 1, 0, 0)
    found = customers.get(session, customer_id)
    assert (found.name, found.phone, len(found.contacts)) == ("李雷雷", "13900000009", 1)
    assert [hit.id for hit in find.find(session, "13900000001").hits] == []


def test_numbers_given_by_the_program_do_not_meet_those_of_the_file(session: Session, tmp_path: Path) -> None:
    rows: Cells = [["客户编号", "姓名"], ["", "甲"], ["C000001", "乙"], ["C000002", "丙"], ["", "丁"]]
    bring(session, workbook(tmp_path / "numbers.xlsx", rows))
    found = dict(session.query("SELECT name, number FROM customer").fetchall())
    assert (found["乙"], found["丙"]) == ("C000001", "C000002")
    assert len(set(found.values())) == 4


def test_the_referrer_is_found_by_name_or_number(session: Session, tmp_path: Path) -> None:
    rows: Cells = [["姓名", "介绍人"], ["甲某", "乙某"], ["乙某", ""], ["丙某", "路人"]]
    result = bring(session, workbook(tmp_path / "referrers.xlsx", rows))
    assert by_name(session, "甲某").referrer_name == "乙某"
    assert "路人" in by_name(session, "丙某").note
    assert any("1" in note for note in result.notes)


def test_columns_without_a_field_may_go_into_the_note(session: Session, shop: Path) -> None:
    bring(session, shop, keep_unmapped=True)
    assert by_name(session, "王小明").note == "怕晒\n鞋码: 42"


def test_an_import_does_not_lose_a_row_for_a_word_it_does_not_know(session: Session, tmp_path: Path) -> None:
    path = workbook(tmp_path / "words.xlsx", [["姓名", "性别", "手机"], ["甲某", "外星", "无"]])
    assert counts(bring(session, path)) == (1, 1, 0, 0, 0)
    assert "外星" in by_name(session, "甲某").note


def test_columns_are_put_on_other_fields(session: Session, tmp_path: Path) -> None:
    path = workbook(tmp_path / "odd.xlsx", [["谁", "号"], ["甲某", "13900000001"], ["乙某", "13900000002"]])
    result = bring(session, path, {"谁": "name", "号": "phone"})
    assert counts(result) == (2, 2, 0, 0, 0)
    prepared = imports.prepare(session, path)
    with pytest.raises(UserError, match="谁, 号"):
        imports.override(prepared, {"不在": "name"})
    with pytest.raises(UserError, match="shoe"):
        imports.override(prepared, {"谁": "shoe"})


def test_a_file_without_names_is_refused(session: Session, tmp_path: Path) -> None:
    path = workbook(tmp_path / "none.xlsx", [["电话", "公司"], ["13900000001", "甲"]])
    prepared = imports.prepare(session, path)
    with pytest.raises(UserError, match="names"):
        imports.check(session, prepared)


def test_an_empty_sheet_and_a_missing_one_are_refused(session: Session, tmp_path: Path, shop: Path) -> None:
    with pytest.raises(FileRefused):
        imports.prepare(session, workbook(tmp_path / "empty.xlsx", []))
    with pytest.raises(FileRefused, match="Sheet1"):
        imports.prepare(session, shop, sheet="没有")


def test_a_cancelled_import_leaves_nothing(session: Session, tmp_path: Path) -> None:
    rows: Cells = [["姓名", "级别"], *([f"客户{at}", f"G{at}"] for at in range(50))]
    plan = imports.check(session, imports.prepare(session, workbook(tmp_path / "many.xlsx", rows)))
    before = dump(session)
    stop = Progress(lambda *_: stop.cancel())
    with pytest.raises(Cancelled):
        imports.run(session, plan, stop)
    assert dump(session) == before
    assert session.one("SELECT count(*) FROM operation")[0] == 0


def test_what_changed_since_the_check_is_looked_up_again(session: Session, shop: Path) -> None:
    plan = imports.check(session, imports.prepare(session, shop))
    customers.add(session, {"name": "王小明", "phone": "13805715678"})
    assert counts(imports.run(session, plan)) == (4, 1, 0, 1, 2)


def test_failed_rows_are_mended_in_their_own_workbook(session: Session, shop: Path, tmp_path: Path) -> None:
    plan = imports.check(session, imports.prepare(session, shop))
    imports.run(session, plan)
    target = tmp_path / "failed.xlsx"
    assert imports.write_failed(plan, target) == 2
    book = openpyxl.load_workbook(target)
    sheet = book.active
    assert sheet is not None
    titles = [cell.value for cell in sheet[1]]
    phone = titles.index("手机号") + 1
    sheet.cell(2, phone, "13805710003")
    sheet.cell(3, titles.index("客户姓名") + 1, "赵六")
    book.save(target)
    assert counts(bring(session, target)) == (2, 2, 0, 0, 0)
    assert by_name(session, "欧阳锋").phone == "13805710003"


def test_a_person_corrects_cells_and_leaves_rows_out(session: Session, shop: Path) -> None:
    prepared = imports.prepare(session, shop)
    plan = imports.check(session, prepared)
    edits = {(5, 2): "13805710003"}
    mended = imports.with_options(plan, session, Options(edits=edits, left_out=frozenset({6})))
    result = imports.run(session, mended)
    assert counts(result) == (4, 3, 0, 1, 0)
    assert result.skipped_because == {"left_out": 1}
    assert by_name(session, "欧阳锋").phone == "13805710003"


def test_a_mapping_is_remembered_for_the_layout(session: Session, tmp_path: Path) -> None:
    path = workbook(tmp_path / "odd.xlsx", [["谁", "号"], ["甲某", "13900000001"], ["乙某", "13900000002"]])
    prepared = imports.prepare(session, path)
    imports.remember(session, prepared, imports.override(prepared, {"谁": "name"}))
    assert imports.prepare(session, path).columns[0].field == "name"


def test_an_import_is_one_operation_named_after_the_file(session: Session, shop: Path) -> None:
    result = bring(session, shop)
    (operation,) = history.operations(session)
    assert (operation.id, operation.action, operation.subject) == (
        result.operation_id,
        Action.IMPORT,
        "客户.xlsx",
    )
    assert operation.count == 2


@given(
    kind=st.sampled_from(["phone", "email", "wechat", "qq", "address"]),
    text=st.text(max_size=20)
    | st.from_regex(r"[A-Za-z0-9._+-]{1,12}@[A-Za-z0-9.-]{1,12}\.[a-z]{2,3}", fullmatch=True),
)
def test_cleaned_contact_methods_compare_as_typed_ones(kind: str, text: str) -> None:
    """The short way of the import and the way of the forms give the same."""
    cleaned = cleaning.clean(text, {"phone": "phone", "email": "email"}.get(kind, "text")).value
    for value in cleaned if isinstance(cleaned, tuple) else [cleaned]:
        assert import_rows.normal(kind, value) == contacts.normalize(kind, value)


def test_other_options_are_judged_anew(session: Session, tmp_path: Path) -> None:
    known(session)
    rows: Cells = [["姓名", "电话", "公司"], ["韩梅梅", "13900000001", "丙"], ["", "13900000001", "丁"]]
    path = workbook(tmp_path / "phones.xlsx", rows)
    first = imports.check(session, imports.prepare(session, path), options=Options(OnDuplicate.CREATE))
    assert {row: [each.error for each in found] for row, found in first.problems.items()} == {
        0: [False],
        1: [True],
    }
    second = imports.with_options(first, session, Options(OnDuplicate.SKIP, phone_alone=True))
    assert second.problems == {}
    assert counts(imports.tell(second)) == (2, 0, 0, 2, 0)
    third = imports.with_options(second, session, Options(OnDuplicate.CREATE))
    assert counts(imports.tell(third)) == counts(imports.tell(first)) == (2, 1, 0, 0, 1)


def test_an_import_indexes_its_new_customers_as_the_door_would(session: Session, shop: Path) -> None:
    customers.add(session, {"name": "王小明", "phone": "13800138000"})
    assert bring(session, shop, on_duplicate=OnDuplicate.OVERWRITE, keep_unmapped=True).created
    connection = session.database.connection
    connection.execute("CREATE VIRTUAL TABLE temp.found USING fts5vocab('main', 'customer_search', 'row')")
    written = connection.execute("SELECT term, doc FROM temp.found ORDER BY term").fetchall()
    with session.database.transaction() as writing:
        search.rebuild(writing)
    assert written == connection.execute("SELECT term, doc FROM temp.found ORDER BY term").fetchall()
    connection.execute("DROP TABLE temp.found")


def test_what_stands_between_the_rows_is_left_out_and_told(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "客户.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for month in ("1月", "2月"):
            sheet = book.add_worksheet(month)
            sheet.write_row(0, 0, ["姓名", "手机", "地址"])
            sheet.write_row(1, 0, ["【重点客户】"])
            sheet.write_row(2, 0, ["王明", "13800138000", "文三路"])
            sheet.merge_range(3, 0, 3, 2, "以下为普通客户")
            sheet.write_row(4, 0, ["李静", "13800138001", ""])
            sheet.write_row(5, 0, ["本页小计", 2])
        book.add_worksheet("说明").write(0, 0, "填写说明")
    result = bring(session, path)
    assert counts(result) == (2, 2, 0, 0, 0)
    assert "2 rows that only head others were left out: 2, 4." in result.notes
    assert "1 row with totals was left out: 6." in result.notes
    assert [note for note in result.notes if note.startswith("Sheets with the same columns")] == [
        "Sheets with the same columns were not imported: 2月. Import the file again for each."
    ]


def test_a_name_in_a_row_of_its_own_is_a_customer(session: Session, tmp_path: Path) -> None:
    rows: Cells = [["姓名", "手机"], ["王明", ""], ["李静", "13800138001"]]
    assert counts(bring(session, workbook(tmp_path / "a.xlsx", rows))) == (2, 2, 0, 0, 0)
