"""What a person may choose for an import: row by row, what tells a customer, empty cells, words, dates, a tag."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from crm_desktop.data.session import Session
from crm_desktop.services import customers, import_cells, import_updates, imports
from crm_desktop.services.imports import Fate, OnDuplicate, Options, Plan
from tests.services.test_imports import Cells, by_name, counts, workbook


def known(session: Session) -> int:
    return customers.add(
        session, {"number": "M9", "name": "李雷", "phone": "13900000001", "company": "甲", "note": "旧"}
    )


ROWS: Cells = [
    ["姓名", "电话", "公司", "备注"],
    ["李雷", "139 0000 0001", "乙", ""],
    ["韩梅梅", "13900000002", "", ""],
    ["韩梅梅", "13900000002", "丙", ""],
]


def checked(session: Session, path: Path, **options: object) -> Plan:
    return imports.check(session, imports.prepare(session, path), options=Options(**options))  # type: ignore[arg-type]


def again(session: Session, plan: Plan, **options: object) -> Plan:
    return imports.with_options(plan, session, Options(**options))  # type: ignore[arg-type]


def fates(plan: Plan) -> list[Fate]:
    return [Fate(fate) for fate in plan.fates]


def test_row_by_row_asks_for_each_duplicate_and_skips_what_was_not_answered(
    session: Session, tmp_path: Path
) -> None:
    customer = known(session)
    plan = checked(session, workbook(tmp_path / "a.xlsx", ROWS), on_duplicate=OnDuplicate.ASK)
    assert fates(plan) == [Fate.SKIP, Fate.CREATE, Fate.SKIP]
    assert plan.undecided == plan.duplicates == {0, 2}
    choices = {1: OnDuplicate.OVERWRITE}
    plan = again(session, plan, on_duplicate=OnDuplicate.ASK, choices=choices)
    assert fates(plan) == [Fate.UPDATE, Fate.CREATE, Fate.SKIP]
    assert plan.undecided == {2}
    assert plan.changes == {0: ("company",)}
    assert import_updates.before(session, plan, 0)["company"] == "甲"
    plan = again(session, plan, on_duplicate=OnDuplicate.ASK, choices={**choices, 3: OnDuplicate.FILL})
    result = imports.run(session, plan)
    assert counts(result) == (3, 1, 2, 0, 0)
    assert customers.get(session, customer).company == "乙"
    assert by_name(session, "韩梅梅").company == "丙", "what the repeating row knows goes into the first"


def test_one_row_may_be_treated_otherwise_than_the_rest(session: Session, tmp_path: Path) -> None:
    known(session)
    plan = checked(session, workbook(tmp_path / "a.xlsx", ROWS), choices={3: OnDuplicate.CREATE})
    assert fates(plan) == [Fate.SKIP, Fate.CREATE, Fate.CREATE]
    back = again(session, plan)
    assert fates(back) == [Fate.SKIP, Fate.CREATE, Fate.SKIP]


def test_a_row_that_updates_does_so_though_the_row_it_repeats_is_skipped(
    session: Session, tmp_path: Path
) -> None:
    customer = known(session)
    rows: Cells = [ROWS[0], ["李雷", "13900000001", "", "一"], ["李雷", "13900000001", "", "二"]]
    plan = checked(session, workbook(tmp_path / "a.xlsx", rows), choices={2: OnDuplicate.OVERWRITE})
    assert counts(imports.run(session, plan)) == (2, 0, 1, 1, 0)
    assert customers.get(session, customer).note == "二"


def test_policies_may_be_changed_to_and_fro(session: Session, tmp_path: Path) -> None:
    known(session)
    path = workbook(tmp_path / "a.xlsx", ROWS)
    first = checked(session, path)
    plan = first
    for policy in (OnDuplicate.FILL, OnDuplicate.OVERWRITE, OnDuplicate.CREATE, OnDuplicate.SKIP):
        plan = again(session, plan, on_duplicate=policy)
        alone = checked(session, path, on_duplicate=policy)
        assert (fates(plan), plan.reasons, plan.rows.names) == (
            fates(alone),
            alone.reasons,
            alone.rows.names,
        )
    assert fates(plan) == fates(first)


def test_only_the_chosen_keys_tell_a_customer(session: Session, tmp_path: Path) -> None:
    known(session)
    path = workbook(tmp_path / "a.xlsx", ROWS)
    plan = checked(session, path, match=("number", "email"))
    assert fates(plan) == [Fate.CREATE, Fate.CREATE, Fate.CREATE]
    assert fates(again(session, plan, match=("phone",)))[0] == Fate.SKIP


def test_an_empty_cell_clears_only_when_asked(session: Session, tmp_path: Path) -> None:
    customer = customers.add(
        session,
        {
            "number": "M1",
            "name": "李雷",
            "phone": "13900000001",
            "email": "a@b.cn",
            "birthday": "1990-05-17",
            "gender": "male",
            "company": "甲",
            "note": "旧",
            "starred": 1,
        },
    )
    rows: Cells = [
        ["客户编号", "姓名", "电话", "邮箱", "生日", "性别", "公司", "类别", "标签"],
        ["M1", "李雷", "", "", "无", "不知", "", "", ""],
    ]
    path = workbook(tmp_path / "a.xlsx", rows)
    plan = checked(session, path, on_duplicate=OnDuplicate.OVERWRITE)
    assert set(plan.changes[0]) == {"note"}  # 不知 is no sex: it goes into the note
    plan = again(session, plan, on_duplicate=OnDuplicate.OVERWRITE, clear_empty=True)
    assert set(plan.changes[0]) == {"phone", "email", "birthday", "company", "note"}
    before = customers.get(session, customer)
    result = imports.run(session, plan)
    one = customers.get(session, customer)
    assert (one.phone, one.email, one.birthday, one.company, one.contacts) == ("", "", "", "", ())
    assert (one.name, one.gender, one.starred) == ("李雷", "male", 1)
    assert result.operation_id
    session.undo(result.operation_id)
    assert customers.get(session, customer).contacts == before.contacts


def test_unknown_words_are_created_mapped_or_left_empty(session: Session, tmp_path: Path) -> None:
    rows: Cells = [
        ["姓名", "电话", "类别", "来源"],
        ["甲一", "13900000011", "零售", "路过"],
        ["甲二", "13900000012", "零售客户", "抖音"],
        ["甲三", "13900000013", "不要", "抖音"],
    ]
    path = workbook(tmp_path / "a.xlsx", rows)
    plan = checked(session, workbook(tmp_path / "first.xlsx", rows[:2]))
    imports.run(session, plan)
    retail = session.one("SELECT id FROM category WHERE name = '零售'")[0]
    plan = checked(session, path)
    assert {key: dict(words) for key, words in plan.unknown.items()} == {
        "category": {"零售客户": 1, "不要": 1},
        "source": {"抖音": 2},
    }
    replaced = {("category", "零售客户"): retail, ("category", "不要"): None}
    plan = again(session, plan, replaced=replaced)
    assert set(plan.unknown["category"]) == {"零售客户", "不要"}, "an answer may be changed"
    imports.run(session, plan)
    assert [name for (name,) in session.query("SELECT name FROM category")] == ["零售"]
    assert by_name(session, "甲二").category_id == retail
    assert by_name(session, "甲三").category_id is None
    assert (
        session.one("SELECT name FROM source WHERE id = ?", (by_name(session, "甲三").source_id,))[0]
        == "抖音"
    )
    same = checked(session, path, on_duplicate=OnDuplicate.OVERWRITE, replaced=replaced)
    assert counts(imports.tell(same)) == (3, 0, 0, 3, 0), "mapped words are no news"


def test_a_word_may_stand_for_another_new_word(session: Session, tmp_path: Path) -> None:
    rows: Cells = [
        ["姓名", "电话", "类别", "标签"],
        ["甲一", "13900000011", "零售", "熟客、VIP"],
        ["甲二", "13900000012", "零售客户", "vip客户"],
        ["甲三", "13900000013", "散客", ""],
    ]
    path = workbook(tmp_path / "a.xlsx", rows)
    replaced = {
        ("category", "零售客户"): "零售",
        ("category", "散客"): "零售客户",
        ("tags", "vip客户"): "VIP",
    }
    imports.run(session, checked(session, path, replaced=replaced))
    found = session.query(
        "SELECT customer.name, category.name FROM customer JOIN category ON category.id = category_id ORDER BY 1"
    ).fetchall()
    assert sorted(found) == [("甲一", "零售"), ("甲三", "零售"), ("甲二", "零售")]
    assert {name for (name,) in session.query("SELECT name FROM tag")} == {"熟客", "VIP"}
    again_same = checked(session, path, replaced=replaced, on_duplicate=OnDuplicate.OVERWRITE)
    assert imports.run(session, again_same).operation_id is None


def test_day_and_month_are_asked_once_for_each_column(session: Session, tmp_path: Path) -> None:
    rows: Cells = [
        ["姓名", "电话", "生日", "登记日期"],
        ["甲一", "13900000011", "03/04/1991", "05/06/2024"],
        ["甲二", "13900000012", "07/08/1992", "31/12/2023"],
    ]
    plan = checked(session, workbook(tmp_path / "a.xlsx", rows))
    assert plan.rows.two_ways == {2: ("03/04/1991", 2), 3: ("05/06/2024", 1)}
    assert plan.rows.rules[3].date_order == "dmy", "the column itself shows it"
    assert plan.count(Fate.FAIL) == 2
    plan = again(session, plan, date_orders={2: "mdy"})
    imports.run(session, plan)
    assert by_name(session, "甲一").birthday == "1991-03-04"
    assert import_cells.look(plan, 0, 3).kept.startswith("2024-06-05")


def test_every_customer_of_an_import_gets_its_tag(session: Session, tmp_path: Path) -> None:
    customer = known(session)
    path = workbook(tmp_path / "a.xlsx", ROWS)
    plan = checked(session, path, on_duplicate=OnDuplicate.OVERWRITE, tag="2024 展会")
    result = imports.run(session, plan)
    tagged = session.query(
        "SELECT customer.name FROM customer_tag JOIN tag ON tag.id = tag_id "
        "JOIN customer ON customer.id = customer_id WHERE tag.name = '2024 展会' ORDER BY 1"
    ).fetchall()
    assert [name for (name,) in tagged] == ["李雷", "韩梅梅"]
    twice = checked(session, path, on_duplicate=OnDuplicate.OVERWRITE, tag="2024 展会")
    assert imports.run(session, twice).operation_id is None
    assert result.operation_id
    session.undo(result.operation_id)
    assert session.one("SELECT count(*) FROM customer_tag")[0] == 0
    assert session.one("SELECT count(*) FROM tag")[0] == 0
    assert customers.get(session, customer).company == "甲"


def test_hidden_rows_are_taken_or_left_out(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "hidden.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([["姓名", "电话"], ["甲一", "13900000011"], ["甲二", "13900000012"]]):
            sheet.write_row(at, 0, row)
        sheet.set_row(2, None, None, {"hidden": True})
    plan = checked(session, path)
    assert plan.count(Fate.CREATE) == 2
    plan = again(session, plan, hidden_rows=False)
    assert plan.rows.names == ["甲一"]
    assert plan.rows.notes == ["1 row that the file hides was left out."]


def test_a_taken_number_is_told(session: Session, tmp_path: Path) -> None:
    known(session)
    rows: Cells = [["客户编号", "姓名"], ["M9", "别人"], ["M10", "甲一"], ["M10", "甲二"]]
    path = workbook(tmp_path / "a.xlsx", rows)
    plan = checked(session, path, on_duplicate=OnDuplicate.CREATE)
    assert list(plan.problems) == [0, 2]
    assert "M9" in plan.problems[0][0].text
    assert not plan.problems[0][0].error


LOOKS: list[tuple[str, object, str, str]] = [
    ("电话", "+86 138-0571-5678", "13805715678", "+86 138-0571-5678"),
    ("电话", 13805715678.0, "13805715678", ""),
    ("电话", "无", "", "无"),
    ("姓名", "王小明先生", "王小明", "王小明先生"),
    ("生日", "1990.5", "1990-05", "1990.5"),
    ("性别", "男", "Male", ""),
    ("鞋码", 42, "42", ""),
]


@pytest.mark.parametrize(("heading", "cell", "kept", "written"), LOOKS)
def test_what_is_kept_otherwise_than_it_is_written_is_shown(
    session: Session, tmp_path: Path, heading: str, cell: object, kept: str, written: str
) -> None:
    rows: Cells = [["姓名", heading], ["甲", cell]] if heading != "姓名" else [["姓名"], [cell]]
    plan = checked(session, workbook(tmp_path / "a.xlsx", rows))
    look = import_cells.look(plan, 0, len(rows[0]) - 1)
    assert look.kept == kept
    assert look.tidied == bool(written)
    assert (0 in plan.rows.tidied) == bool(written)
    if written:
        assert look.written == written


def test_what_stood_above_is_shown_as_filled_in(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["公司", "姓名", "电话"])
        sheet.merge_range(1, 0, 2, 0, "兴达")
        sheet.write_row(1, 1, ["甲一", "13900000011"])
        sheet.write_row(2, 1, ["甲二", "13900000012"])
    look = import_cells.look(checked(session, path), 1, 0)
    assert (look.written, look.kept, look.tidied) == ("", "兴达", True)


def test_a_choice_for_a_row_sees_what_was_written_since_the_check(session: Session, tmp_path: Path) -> None:
    plan = checked(session, workbook(tmp_path / "a.xlsx", ROWS))
    assert fates(plan)[0] == Fate.CREATE
    known(session)
    assert fates(again(session, plan, choices={3: OnDuplicate.CREATE}))[0] == Fate.SKIP


def test_a_correction_is_shown_beside_what_the_file_says(session: Session, tmp_path: Path) -> None:
    plan = checked(session, workbook(tmp_path / "a.xlsx", ROWS), edits={(2, 2): "丁"})
    look = import_cells.look(plan, 1, 2)
    assert (look.original, look.kept, look.edited, look.tidied) == ("", "丁", True, True)


def test_a_column_of_several_kinds_of_contact_is_shared_out_and_shown_so(
    session: Session, tmp_path: Path
) -> None:
    rows: Cells = [
        ["姓名", "手机/微信", "QQ/微信"],
        ["王小明", "13800138000", "12345678"],
        ["李雷", "leilei_88", ""],
        ["韩梅梅", "13900000002/hanmm_1", "meimei_99"],
        ["张伟", 13700000003, "13700000003"],
    ]
    plan = checked(session, workbook(tmp_path / "a.xlsx", rows))
    assert import_cells.look(plan, 0, 1) == import_cells.CellLook(
        "13800138000", "13800138000", original="13800138000"
    )
    shown = import_cells.look(plan, 1, 1)
    assert (shown.kept, shown.tidied) == ("WeChat: leilei_88", True)
    assert import_cells.look(plan, 2, 1).kept == "13900000002 · WeChat: hanmm_1"
    assert plan.rows.tidied == {1, 2, 3}
    assert counts(imports.run(session, plan)) == (4, 4, 0, 0, 0)
    found = {
        name: (by_name(session, name).phone, by_name(session, name).wechat, by_name(session, name).qq)
        for name in ("王小明", "李雷", "韩梅梅", "张伟")
    }
    assert found == {
        "王小明": ("13800138000", "", "12345678"),
        "李雷": ("", "leilei_88", ""),
        "韩梅梅": ("13900000002", "hanmm_1", ""),
        "张伟": ("13700000003", "13700000003", ""),
    }


def test_a_combined_column_of_wechat_names_alone_is_wechat(session: Session, tmp_path: Path) -> None:
    rows: Cells = [["姓名", "手机/微信"], *([f"客户{at}", f"wechat_{at}"] for at in range(5))]
    prepared = imports.prepare(session, workbook(tmp_path / "a.xlsx", rows))
    assert list(prepared.mapping.values()) == ["name", "wechat"]
