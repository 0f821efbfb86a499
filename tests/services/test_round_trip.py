"""Export, correct in Excel, import: the same customers are up to date, and nobody else is touched."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from crm_desktop import i18n
from crm_desktop.data.session import Session
from crm_desktop.services import classification, contacts, customers, exports, history, imports
from crm_desktop.services.imports import OnDuplicate, Options

Edit = Callable[[dict[str, dict[str, Any]]], None]


@pytest.fixture
def shop(session: Session) -> dict[str, int]:
    tags = [classification.add(session, "tag", name) for name in ("老客户", "VIP")]
    classification.add(session, "grade", "A")
    return {
        "王小明": customers.add(
            session,
            {
                "name": "王小明", "phone": ["13805715678", "0571-88881234"], "birthday": "农历八月十五",
                "tags": tags, "address": ["文三路 1 号", "莫干山路 3 号"], "wechat": "wxm", "note": "怕晒\n不吃辣",
            },
        ),
        "李雷": customers.add(session, {"name": "李雷", "phone": "13900001111", "birthday": "1990-05-17"}),
        "韩梅": customers.add(session, {"name": "韩梅", "birthday": "5月6日", "company": "=甲", "qq": "00123"}),
    }  # fmt: skip


def edit_workbook(path: Path, edit: Edit) -> None:
    """Change cells as somebody does in Excel: by the name in the row and the heading above."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    headings = [str(cell.value) for cell in sheet[1]]
    rows = list(sheet.iter_rows(min_row=2))
    at = headings.index(exports.column_title("name"))
    found = {str(row[at].value): {title: row[n] for n, title in enumerate(headings)} for row in rows}
    wanted: dict[str, dict[str, Any]] = {name: {} for name in found}
    edit(wanted)
    for name, values in wanted.items():
        for title, value in values.items():
            found[name][title].value = value
    book.save(path)


def edit_csv(path: Path, edit: Edit) -> None:
    """The same in a text file."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    wanted: dict[str, dict[str, Any]] = {row[exports.column_title("name")]: {} for row in rows}
    edit(wanted)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        for row in rows:
            changed = wanted[row[exports.column_title("name")]]
            writer.writerow(row | {key: str(value) for key, value in changed.items()})


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize(("ending", "change"), [(".xlsx", edit_workbook), (".csv", edit_csv)])
def test_what_was_corrected_in_excel_is_corrected_here(
    session: Session,
    shop: dict[str, int],
    tmp_path: Path,
    language: str,
    ending: str,
    change: Callable[[Path, Edit], None],
) -> None:
    i18n.install(language)
    title = exports.column_title

    def edit(rows: dict[str, dict[str, Any]]) -> None:
        rows["王小明"] |= {
            title("phone"): "13805715678、0571-88881234、13711112222",
            title("birthday"): "农历9-9",
            title("tags"): "老客户、VIP、团购",
            title("grade"): "A",
        }
        rows["李雷"] |= {title("name"): "李磊", title("birthday"): date(1991, 6, 18)}
        rows["韩梅"] |= {title("birthday"): "", title("note"): "新来的"}

    target = tmp_path / f"customers{ending}"
    exports.export(session, target)
    change(target, edit)
    before = {name: customers.get(session, each) for name, each in shop.items()}
    prepared = imports.prepare(session, target)
    plan = imports.check(session, prepared, options=Options(OnDuplicate.OVERWRITE))
    result = imports.run(session, plan)
    assert (result.read, result.created, result.updated, result.failed) == (3, 0, 3, 0)

    one, two, three = (customers.get(session, each) for each in shop.values())
    phones = [each.value for each in contacts.of(session, one.id) if each.kind == "phone"]
    assert phones == ["13805715678", "0571-88881234", "13711112222"]
    assert (one.birthday, one.birthday_calendar) == ("--09-09", "lunar")
    assert one.note == "怕晒\n不吃辣"
    tags = session.query(
        "SELECT tag.name FROM customer_tag JOIN tag ON tag.id = tag_id WHERE customer_id = ?", (one.id,)
    )
    assert {name for (name,) in tags} == {"老客户", "VIP", "团购"}
    assert session.one("SELECT name FROM grade WHERE id = ?", (one.grade_id,)) == ("A",)
    assert (two.name, two.birthday, two.birthday_calendar) == ("李磊", "1991-06-18", "solar")
    assert (three.birthday, three.note, three.company) == ("--05-06", "新来的", "=甲")
    assert session.one("SELECT count(*) FROM customer")[0] == 3

    assert result.operation_id
    history.undo(session, result.operation_id)
    assert {name: customers.get(session, each).birthday for name, each in shop.items()} == {
        name: each.birthday for name, each in before.items()
    }
