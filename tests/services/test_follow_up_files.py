"""Follow-ups go out into a file with how they repeat and how important they are, and come back the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from crm_desktop import i18n
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder
from crm_desktop.services import customers, entry_exports, follow_ups, imports, snoozing
from crm_desktop.services.entry_fields import Content
from crm_desktop.services.imports import OnDuplicate, Options
from crm_desktop.ui import show
from crm_desktop.values.repeats import FROM_COMPLETION, Repeat


def _stored(session: Session) -> list[tuple[object, ...]]:
    return session.query(
        "SELECT title, due_day, due_time, status, priority, rule, anchor, series_day FROM follow_up ORDER BY title"
    ).fetchall()


@pytest.fixture
def shop(session: Session) -> Session:
    wang = customers.add(session, {"name": "王小明", "phone": "13805715678"})
    day = show.after(3)
    plan = lambda title, repeat=None, **more: follow_ups.plan(  # noqa: E731
        session, wang, day, title, repeat=repeat, **more
    )
    plan("a none")
    plan("b weekly", Repeat("week", 2, (0, 3)), due_time="14:30")
    plan("c monthly", Repeat("month", day=int(day[8:])))
    plan("d last day", Repeat("month", day=31))
    plan("e third Friday", Repeat("month", 1, (4,), 3))
    plan("f ends", Repeat("day", 10, count=5))
    plan("g from completion", Repeat("day", 30), anchor=FROM_COMPLETION)
    snoozing.set_priority(session, [plan("h urgent")], snoozing.URGENT)
    snoozing.set_priority(session, [plan("i important", Repeat("year"))], snoozing.IMPORTANT)
    return session


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("languages", [("en", "zh_CN"), ("zh_CN", "en")])
def test_out_in_one_language_and_in_in_the_other(
    shop: Session, tmp_path: Path, ending: str, languages: tuple[str, str]
) -> None:
    path = tmp_path / f"plans{ending}"
    i18n.install(languages[0])
    assert entry_exports.export(shop, path, Content.FOLLOW_UPS) == 9
    i18n.install(languages[1])
    other = Session(Database(DataFolder(tmp_path / "other")))
    customers.add(other, {"name": "王小明", "phone": "13805715678"})
    prepared = imports.prepare(other, path)
    result = imports.run(other, imports.check(other, prepared, imports.override(prepared, {}), Options()))
    assert (result.created, result.failed) == (9, 0), result.failures
    assert _stored(other) == _stored(shop)
    again = imports.prepare(shop, path)
    same = imports.run(shop, imports.check(shop, again, imports.override(again, {}), Options()))
    assert (same.created, same.updated, same.skipped) == (0, 0, 9)
    other.close()
    i18n.install("en")


def test_a_sheet_in_a_shops_own_words(session: Session, tmp_path: Path) -> None:
    wang = customers.add(session, {"name": "王小明"})
    path = tmp_path / "plans.csv"
    day = show.after(2)
    rows = ["计划日期,姓名,跟进事项,优先级,重复", f"{day},王小明,对账,高,每月", f"{day},王小明,送样,,看心情"]
    path.write_text("\n".join(rows), encoding="utf-8-sig")
    prepared = imports.prepare(session, path)
    plan = imports.check(session, prepared, imports.override(prepared, {}), Options())
    told = [each.text for found in plan.problems.values() for each in found]
    assert told == ["How it repeats is not understood: 看心情"]
    assert imports.run(session, plan).created == 2
    found = {row.title: row for row in follow_ups.open_list(session)}
    assert (found["对账"].priority, found["对账"].rule.split(";")[0]) == (1, "FREQ=MONTHLY")
    assert (found["送样"].priority, found["送样"].rule, found["送样"].customer_id) == (0, "", wang)


def test_what_is_changed_in_the_file_is_changed_here(session: Session, tmp_path: Path) -> None:
    wang = customers.add(session, {"name": "王小明", "phone": "13805715678"})
    follow_ups.plan(session, wang, show.after(2), "对账", repeat=Repeat("week"))
    path = tmp_path / "plans.csv"
    entry_exports.export(
        session, path, Content.FOLLOW_UPS, columns=("number", "due_day", "title", "rule", "priority")
    )
    text = path.read_text(encoding="utf-8-sig").replace("FREQ=WEEKLY;INTERVAL=1,", "every 2 weeks,urgent")
    path.write_text(text, encoding="utf-8")
    prepared = imports.prepare(session, path)
    options = Options(on_duplicate=OnDuplicate.OVERWRITE)
    plan = imports.check(session, prepared, imports.override(prepared, {}), options)
    assert imports.run(session, plan).updated == 1
    (row,) = follow_ups.open_list(session)
    assert (row.priority, "INTERVAL=2" in row.rule, row.series_day) == (2, True, row.due_day)
