"""Interactions and follow-ups from files: whose they are, when, by whom; twice adds nothing; undo takes all."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from crm_desktop import clock, i18n
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.paths import DataFolder
from crm_desktop.services import (
    customers,
    entry_exports,
    entry_words,
    exports,
    find,
    follow_ups,
    history,
    imports,
    interactions,
    recycle_bin,
    sample,
    staff,
)
from crm_desktop.services.entry_fields import Content
from crm_desktop.services.imports import Fate, OnDuplicate, Options, Plan, Result

Cells = list[list[Any]]


def workbook(path: Path, rows: Cells, name: str = "Sheet1") -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return path


def planned(
    session: Session,
    path: Path,
    mapping: dict[str, str] | None = None,
    content: Content | None = None,
    **options: Any,
) -> Plan:
    prepared = imports.prepare(session, path, content=content)
    return imports.check(session, prepared, imports.override(prepared, mapping or {}), Options(**options))


def bring(session: Session, path: Path, **options: Any) -> Result:
    result = imports.run(session, planned(session, path, **options))
    assert result.read == result.created + result.updated + result.skipped + result.failed
    return result


def counts(result: Result) -> tuple[int, int, int, int]:
    return result.created, result.updated, result.skipped, result.failed


def local(text: str) -> int:
    return int(datetime.fromisoformat(text).astimezone().timestamp())


def entries(session: Session) -> list[tuple[Any, ...]]:
    return session.query(
        "SELECT at, interaction.kind, coalesce(customer.name, visitor_name), text, reason, outcome, duration, "
        "coalesce(staff_member.name, '') FROM interaction LEFT JOIN customer ON customer.id = customer_id "
        "LEFT JOIN staff_member ON staff_member.id = staff_id ORDER BY at, interaction.id"
    ).fetchall()


@pytest.fixture
def people(session: Session, noon: datetime) -> dict[str, int]:
    """Customers with a number, with a phone, and two of one name."""
    return {
        key: customers.add(session, values)
        for key, values in {
            "王小明": {"name": "王小明", "phone": "13805715678"},
            "李雷": {"name": "李雷", "phone": "0571-88881234"},
            "王伟": {"name": "王伟", "phone": "13900000001"},
            "other": {"name": "王伟", "phone": "13900000002"},
        }.items()
    }


REGISTER: Cells = [
    ["2024 年来电来访登记"],
    ["跟进时间", "跟进方式", "客户姓名", "联系电话", "跟进内容", "跟进结果", "通话时长", "跟进人"],
    [datetime(2024, 1, 5, 14, 30), "来电", "王小明", "138 0571 5678", "问价格", "有意向", "3分20秒", "小李"],
    ["2024年1月6日 下午2点半", "到店", "", "057188881234", "看样\n带了家人", "已下定金", "", "小王"],
    ["2024/1/7", "抖音私信", "王伟", "", "想看两居", "", "", ""],
    ["2024/1/8 9:00", "微信", "王伟", "13900000002", "发报价", "", "", "小李"],
    ["2024/1/9 9:00", "去电", "赵铁柱", "13711112222", "没人接", "", "", "小李"],
    ["", "去电", "王小明", "", "日期忘了", "", "", ""],
]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return workbook(tmp_path / "登记.xlsx", REGISTER)


def test_a_register_comes_in_with_its_own_times_people_and_customers(
    session: Session, people: dict[str, int], register: Path
) -> None:
    result = bring(session, register)
    assert counts(result) == (3, 0, 0, 3)
    assert result.columns["跟进时间"] == "at"
    assert entries(session) == [
        (local("2024-01-05 14:30"), "call_in", "王小明", "问价格", "", "interested", 200, "小李"),
        (local("2024-01-06 14:30"), "visit", "李雷", "看样\n带了家人", "", "已下定金", None, "小王"),
        (local("2024-01-08 09:00"), "message", "王伟", "发报价", "", "", None, "小李"),
    ]
    assert [(each.row, each.text) for each in result.failures] == [
        (5, "2 customers are called 王伟. Add the phone or the customer number."),
        (7, "赵铁柱 is no customer yet. Add the customer first."),
        (8, "The day of it is missing."),
    ]
    assert customers.get(session, people["other"]).last_contact_at == local("2024-01-08 09:00")
    assert [hit.name for hit in find.find(session, "看样").hits] == ["李雷"]
    assert [member.name for member in staff.members(session)] == ["小李", "小王"]


def test_the_same_file_again_adds_nothing(session: Session, people: dict[str, int], register: Path) -> None:
    bring(session, register, keep_unknown=True)
    before = entries(session)
    for policy in (OnDuplicate.SKIP, OnDuplicate.FILL, OnDuplicate.OVERWRITE):
        again = bring(session, register, on_duplicate=policy)
        assert (again.created, again.updated, again.skipped) == (0, 0, 4)
        assert again.operation_id is None
    assert entries(session) == before


def test_rows_of_nobody_known_can_stand_in_the_register(
    session: Session, people: dict[str, int], register: Path
) -> None:
    result = bring(session, register, keep_unknown=True)
    assert counts(result) == (4, 0, 0, 2)
    (row,) = [each for each in interactions.register(session, "2024-01-09") if each.customer_id is None]
    assert (row.name, row.phone, row.text) == ("赵铁柱", "13711112222", "没人接")


def test_undo_takes_all_of_it_back(session: Session, people: dict[str, int], register: Path) -> None:
    result = bring(session, register, keep_unknown=True)
    assert result.operation_id
    history.undo(session, result.operation_id)
    assert entries(session) == []
    assert staff.members(session) == []
    assert customers.get(session, people["王小明"]).last_contact_at is None


def test_a_word_that_is_no_kind_is_kept_in_the_text_and_shown(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [["跟进时间", "跟进方式", "姓名", "跟进内容"], ["2024-01-07", "托梦", "李雷", "想看两居"]],
    )
    plan = planned(session, path)
    assert [each.error for each in plan.problems[0]] == [False]
    imports.run(session, plan)
    assert entries(session)[0][:4] == (local("2024-01-07"), "call_out", "李雷", "想看两居\n跟进方式: 托梦")


def test_day_and_time_in_two_columns_and_the_kind_from_the_heading(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    rows: Cells = [
        ["来访日期", "时间", "姓名", "来访事由", "接待人"],
        [date(2024, 3, 1), time(9, 5), "李雷", "看样", "小李"],
        ["3月2日", "10:20", "李雷", "没有年份", "小李"],
        [date(2024, 3, 3), "下午3点", "李雷", "签合同", "小李"],
    ]
    path = workbook(tmp_path / "来访.xlsx", rows)
    prepared = imports.prepare(session, path)
    assert prepared.content == Content.INTERACTIONS
    result = imports.run(
        session, imports.check(session, prepared, imports.override(prepared, {"时间": "time"}))
    )
    assert counts(result) == (2, 0, 0, 1)
    assert [row[:3] + row[4:5] for row in entries(session)] == [
        (local("2024-03-01 09:05"), "visit", "李雷", "看样"),
        (local("2024-03-03 15:00"), "visit", "李雷", "签合同"),
    ]


def test_the_number_says_who_and_a_name_that_differs_is_shown(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    number = customers.get(session, people["李雷"]).number
    rows: Cells = [
        ["跟进时间", "客户编号", "姓名", "电话", "跟进内容"],
        ["2024-03-01", number, "韩梅梅", "", "一"],
        ["2024-03-02", "", "韩梅梅", "13805715678", "二"],
        ["2024-03-03", "", "王伟", "13805715678", "三"],
        ["2024-03-04", "", "", "", "四"],
    ]
    plan = planned(session, workbook(tmp_path / "a.xlsx", rows))
    assert [Fate(each).name for each in plan.fates] == ["CREATE", "CREATE", "FAIL", "FAIL"]
    assert [plan.problems[row][0].text for row in range(4)] == [
        f"No. {number} is 李雷.",
        "This is the number of 王小明.",
        "The number is of 王小明, the name says 王伟. Correct one of them.",
        "Nothing says whose it is: number, phone and name are empty.",
    ]


def test_the_kind_of_rows_without_one_is_told_by_the_headings(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    for heading, kind in (("时间", "note"), ("跟进时间", "call_out"), ("来访时间", "visit")):
        rows: Cells = [[heading, "姓名", "联系电话", "内容"], ["2024-03-01", "李雷", "", "一"]]
        path = workbook(tmp_path / f"{kind}.xlsx", rows)
        plan = planned(session, path, content=Content.INTERACTIONS)
        assert plan.rows.block_of(0)[1]["kind"] == [kind]
    plan = planned(session, path, default_kind="message")
    assert plan.rows.block_of(0)[1]["kind"] == ["message"]


def test_one_person_written_down_twice_is_the_first_of_them(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    customers.add(session, {"name": "李雷", "phone": "0571-88881234"})
    rows: Cells = [["跟进时间", "姓名", "电话", "跟进内容"], ["2024-03-01", "李雷", "0571-88881234", "一"]]
    plan = planned(session, workbook(tmp_path / "a.xlsx", rows))
    assert plan.targets[0] == people["李雷"]
    assert [(each.error, each.text) for each in plan.problems[0]] == [
        (False, "2 customers have this name and number. The first is taken.")
    ]


def test_what_has_not_happened_yet_is_no_interaction(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    rows: Cells = [
        ["跟进时间", "姓名", "跟进内容"],
        ["2027-03-01", "李雷", "一"],
        ["2026-11-20", "李雷", "今天"],
    ]
    result = bring(session, workbook(tmp_path / "a.xlsx", rows))
    assert counts(result) == (1, 0, 0, 1)
    assert "not happened yet" in result.failures[0].text


PLANS: Cells = [
    ["计划日期", "姓名", "电话", "跟进事项", "跟进状态", "跟进结果", "负责人"],
    [date(2026, 12, 24), "王小明", "", "送样", "待跟进", "", "小李"],
    [date(2026, 11, 2), "李雷", "", "回访", "", "", ""],
    ["2024-05-01", "", "13900000001", "发合同", "已完成", "成交", "小王"],
    ["2024-05-02", "", "13900000001", "发样册", "取消", "", ""],
    ["2024-05-02", "赵铁柱", "", "发样册", "取消", "", ""],
    ["", "李雷", "", "哪天？", "", "", ""],
]  # fmt: skip


def plans(session: Session) -> list[tuple[Any, ...]]:
    return session.query(
        "SELECT due_day, customer.name, title, status, outcome, done_at, coalesce(staff_member.name, '') "
        "FROM follow_up JOIN customer ON customer.id = customer_id "
        "LEFT JOIN staff_member ON staff_member.id = staff_id ORDER BY due_day, follow_up.id"
    ).fetchall()


def test_follow_ups_come_in_open_done_and_dropped(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    path = workbook(tmp_path / "计划.xlsx", PLANS)
    result = bring(session, path)
    assert counts(result) == (4, 0, 0, 2)
    assert plans(session) == [
        ("2024-05-01", "王伟", "发合同", "done", "won", local("2024-05-01 12:00"), "小王"),
        ("2024-05-02", "王伟", "发样册", "dropped", "", local("2024-05-02 12:00"), ""),
        ("2026-11-02", "李雷", "回访", "open", "", None, ""),
        ("2026-12-24", "王小明", "送样", "open", "", None, "小李"),
    ]
    assert customers.get(session, people["王小明"]).next_follow_up == "2026-12-24"
    assert counts(bring(session, path)) == (0, 0, 4, 2)
    assert [each.text for each in result.failures] == [
        "赵铁柱 is no customer yet. Add the customer first.",
        "The day of it is missing.",
    ]
    assert result.operation_id
    history.undo(session, result.operation_id)
    assert plans(session) == []


def test_follow_ups_that_were_done_in_excel_are_done_here(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    follow_ups.plan(session, people["李雷"], "2026-12-01", "回访")
    path = tmp_path / "plans.csv"
    keys = ["due_day", "number", "title", "status", "outcome", "id"]
    entry_exports.export(session, path, Content.FOLLOW_UPS, columns=keys)
    path.write_text(path.read_text(encoding="utf-8-sig").replace(",Open,,", ",Done,Deal,"), encoding="utf-8")
    assert counts(bring(session, path)) == (0, 0, 1, 0)
    assert counts(bring(session, path, on_duplicate=OnDuplicate.OVERWRITE)) == (0, 1, 0, 0)
    assert plans(session)[0][:6] == ("2026-12-01", "李雷", "回访", "done", "won", clock.timestamp())


def test_words_that_were_corrected_in_excel_are_corrected_here(
    session: Session, people: dict[str, int], register: Path, tmp_path: Path
) -> None:
    bring(session, register)
    path = tmp_path / "entries.csv"
    entry_exports.export(session, path, Content.INTERACTIONS)
    path.write_text(
        path.read_text(encoding="utf-8-sig")
        .replace("问价格", "问了价格")
        .replace("2024-01-08 09:00", "2024-01-08 10:00"),
        encoding="utf-8",
    )
    assert counts(bring(session, path, on_duplicate=OnDuplicate.OVERWRITE)) == (0, 2, 1, 0)
    assert [row[3] for row in entries(session)] == ["问了价格", "看样\n带了家人", "发报价"]
    assert entries(session)[2][0] == local("2024-01-08 10:00")


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("languages", [("en", "zh_CN"), ("zh_CN", "en")])
def test_a_whole_shop_comes_back_with_authors_and_times(
    session: Session, tmp_path: Path, ending: str, languages: tuple[str, str]
) -> None:
    sample.fill(session, 60, 150, seed=3)
    away = session.query("SELECT id FROM customer WHERE archived_at IS NOT NULL").fetchall()
    recycle_bin.unarchive(session, [customer_id for (customer_id,) in away])  # a file of all has not them
    # The numbers say whose an entry is; the file's minute is what of a moment there is.
    names = [tmp_path / f"{name}{ending}" for name in ("customers", "entries", "plans")]
    i18n.install(languages[0])
    exports.export(session, names[0])
    written = [
        entry_exports.export(session, names[1], Content.INTERACTIONS),
        entry_exports.export(session, names[2], Content.FOLLOW_UPS),
    ]
    assert min(written) > 10
    i18n.install(languages[1])
    other = Session(Database(DataFolder(tmp_path / "other")))
    for path in names:
        result = bring(other, path, keep_unknown=True)
        assert (result.failed, result.updated) == (0, 0), result.failures[:3]
    for content in (Content.INTERACTIONS, Content.FOLLOW_UPS):
        assert _all(other, content) == _all(session, content)
    again = bring(session, names[1])
    assert (again.created, again.skipped) == (0, written[0])
    assert counts(bring(session, names[2])) == (0, 0, written[1], 0)
    other.close()


def _all(session: Session, content: Content) -> list[tuple[Any, ...]]:
    whose = "coalesce((SELECT number FROM customer WHERE id = customer_id), '')"
    who = "coalesce((SELECT name FROM staff_member WHERE id = staff_id), '')"
    if content == Content.INTERACTIONS:
        columns = f"at / 60, {whose}, kind, day, trim(text), reason, outcome, duration, {who}"
        return sorted(session.query(f"SELECT {columns} FROM interaction").fetchall(), key=str)
    columns = (
        f"due_day, due_time, {whose}, title, kind, status, outcome, done_at / 60, created_at / 60, {who}, "
        "priority, rule, anchor"
    )
    return sorted(session.query(f"SELECT {columns} FROM follow_up").fetchall(), key=str)


@pytest.mark.parametrize(
    ("titles", "content"),
    [
        ("跟进时间 跟进方式 客户姓名 跟进内容 跟进人", Content.INTERACTIONS),
        ("来访日期 时间 访客姓名 电话 来访事由 接待人", Content.INTERACTIONS),
        ("通话时间 号码 姓名 通话时长 呼叫类型", Content.INTERACTIONS),
        ("日期 类型 姓名 电话 内容 结果 员工", Content.INTERACTIONS),
        ("Call date,Customer name,Phone,Call type,Notes,Duration", Content.INTERACTIONS),
        ("日期 时间 来电号码 客户姓名 咨询内容 处理结果 记录人", Content.INTERACTIONS),
        ("拜访日期 客户名称 拜访人 拜访目的 拜访结果 下次拜访计划", Content.INTERACTIONS),
        ("计划日期 姓名 电话 跟进事项 状态", Content.FOLLOW_UPS),
        ("Contact,Activity Type,Due Date,Subject,Status,Assigned To", Content.FOLLOW_UPS),
        ("Due date,Name,Phone,Task,Status", Content.FOLLOW_UPS),
        ("姓名 电话 性别 生日 地址 备注", Content.CUSTOMERS),
        ("姓名 电话 来源 级别 地址 跟进时间 跟进内容", Content.CUSTOMERS),
        ("客户名称 联系电话 下次跟进时间 状态 备注", Content.CUSTOMERS),
        ("登记日期 姓名 电话 备注", Content.CUSTOMERS),
        ("序号 姓名 手机 意向楼盘 来访日期 置业顾问 备注", Content.CUSTOMERS),
        ("姓名 电话 到期日期 状态 备注", Content.CUSTOMERS),
        ("客户名称 最近联系时间 跟进人 备注", Content.CUSTOMERS),
        ("Name,Phone,Email,Created,Last contact,Notes", Content.CUSTOMERS),
        ("Date,Type,First Name,Last Name,Phone,Email,City,Status", Content.CUSTOMERS),
    ],
)
def test_what_a_file_is_about_is_told_by_its_headings(titles: str, content: Content) -> None:
    assert entry_words.guess_content(titles.split("," if "," in titles else " ")) == content


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("content", [Content.INTERACTIONS, Content.FOLLOW_UPS, Content.CUSTOMERS])
def test_our_own_files_are_known_again(
    session: Session, people: dict[str, int], register: Path, tmp_path: Path, language: str, content: Content
) -> None:
    bring(session, register)
    follow_ups.plan(session, people["李雷"], "2026-12-01", "回访")
    i18n.install(language)
    path = tmp_path / "out.xlsx"
    if content == Content.CUSTOMERS:
        exports.export(session, path)
    else:
        entry_exports.export(session, path, content)
    prepared = imports.prepare(session, path)
    assert prepared.content == content
    if content != Content.CUSTOMERS:
        assert [each.field for each in prepared.columns] == list(entry_exports.columns_of(content))


def test_what_a_layout_was_taken_for_is_kept_for_the_next_file(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    path = workbook(tmp_path / "a.xlsx", [["哪天", "谁", "说了什么"], ["2024-03-01", "李雷", "一"]])
    assert imports.prepare(session, path).content == Content.CUSTOMERS
    prepared = imports.prepare(session, path, content=Content.INTERACTIONS)
    chosen = imports.override(prepared, {"哪天": "at", "谁": "name", "说了什么": "text"})
    assert counts(imports.run(session, imports.check(session, prepared, chosen))) == (1, 0, 0, 0)
    imports.remember(session, prepared, chosen)
    again = imports.prepare(session, path)
    assert (again.content, list(again.mapping.values())) == (Content.INTERACTIONS, ["at", "name", "text"])


def test_a_file_without_a_day_is_refused_with_what_to_do(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    path = workbook(tmp_path / "a.xlsx", [["姓名", "跟进内容"], ["李雷", "一"]])
    with pytest.raises(UserError, match="Date and time"):
        planned(session, path, content=Content.INTERACTIONS)
    with pytest.raises(UserError, match="Due day"):
        planned(session, path, content=Content.FOLLOW_UPS)


def test_a_correction_in_the_grid_finds_the_customer(
    session: Session, people: dict[str, int], register: Path
) -> None:
    plan = planned(session, register)
    position = plan.rows.positions[4]
    mended = imports.with_options(plan, session, Options(edits={(position, 2): "李雷", (position, 3): ""}))
    assert Fate(mended.fates[4]) == Fate.CREATE
    assert mended.targets[4] == people["李雷"]


def test_failed_rows_are_saved_mended_and_come_in(
    session: Session, people: dict[str, int], register: Path, tmp_path: Path
) -> None:
    import openpyxl

    plan = planned(session, register)
    imports.run(session, plan)
    path = tmp_path / "failed.xlsx"
    assert imports.write_failed(plan, path) == 3
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    sheet["D2"] = "13900000001"
    book.save(path)
    assert counts(bring(session, path)) == (1, 0, 0, 2)


def test_a_call_list_of_many_people_is_read_in_reasonable_steps(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    rows: Cells = [["跟进时间", "电话", "跟进内容"]]
    rows += [
        [f"2024-01-{1 + at % 28:02d} {at % 24:02d}:{at % 60:02d}", "13805715678", f"第 {at} 次"]
        for at in range(2500)
    ]
    path = workbook(tmp_path / "many.xlsx", rows)
    assert counts(bring(session, path)) == (2500, 0, 0, 0)
    assert counts(bring(session, path)) == (0, 0, 2500, 0)
    assert customers.get(session, people["王小明"]).last_contact_at is not None


def test_a_register_of_a_year_may_leave_the_year_out_and_keep_the_time_apart(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    rows: Cells = [
        ["来访登记表（2024 年）"],
        ["日期", "时间", "姓名", "电话", "来访事由"],
        ["1月5日", "9:30", "王小明", "13805710001", "看车"],
        ["2月29日", time(14, 5), "王小明", "13805710001", "保养"],
        ["2月30日", "9:00", "王小明", "13805710001", "没有这天"],
    ]
    result = bring(session, workbook(tmp_path / "来访.xlsx", rows), keep_unknown=True)
    assert (result.read, result.created, result.failed) == (3, 2, 1)
    assert "Days without a year were taken to be of 2024." in result.notes
    moments = [at for (at,) in session.query("SELECT at FROM interaction ORDER BY at")]
    assert moments == [local("2024-01-05 09:30"), local("2024-02-29 14:05")]


def test_days_without_a_year_are_errors_where_nothing_says_which(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    rows: Cells = [["日期", "姓名", "电话", "来访事由"], ["1月5日", "王小明", "13805710001", "看车"]]
    assert bring(session, workbook(tmp_path / "来访 2023-2024.xlsx", rows)).failed == 1
