"""The workbook to fill in: it comes in as it is, without its example."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from crm_desktop import i18n
from crm_desktop.data.session import Session
from crm_desktop.services import classification, customers, import_template, imports, staff
from crm_desktop.services.entry_fields import Content, content_title
from crm_desktop.services.export_templates import column_title


@pytest.fixture(params=["en", "zh_CN"])
def template(request: pytest.FixtureRequest, session: Session, tmp_path: Path) -> Path:
    for kind, names in (("grade", ["A", "B"]), ("category", ["零售", "=批发"]), ("source", ["路过"])):
        for name in names:
            classification.add(session, kind, name)
    staff.add(session, "小李")
    i18n.install(request.param)
    path = tmp_path / "template.xlsx"
    import_template.write(session, path)
    return path


@pytest.mark.parametrize("content", list(Content))
def test_every_column_is_understood_and_the_example_left_out(
    session: Session, template: Path, content: Content
) -> None:
    prepared = imports.prepare(session, template, sheet=content_title(content))
    assert prepared.content == content
    assert [column.field for column in prepared.columns] == list(import_template.COLUMNS[content])
    plan = imports.check(session, prepared)
    assert len(plan.rows) == 0
    assert len(imports.tell(plan).notes) >= 1


def test_the_first_sheet_is_taken_by_itself(session: Session, template: Path) -> None:
    prepared = imports.prepare(session, template)
    assert (prepared.content, prepared.sheet.name) == (Content.CUSTOMERS, content_title(Content.CUSTOMERS))
    hidden = [sheet.name for sheet in prepared.book.sheets if sheet.hidden]
    assert len(hidden) == 1


def test_what_is_filled_in_comes_in(session: Session, template: Path) -> None:
    book = openpyxl.load_workbook(template)
    sheet = book[content_title(Content.CUSTOMERS)]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row, (name, phone) in enumerate([("李雷", "057188881111"), ("韩梅梅", "0571-88881234")], 3):
        sheet.cell(row, columns[column_title(Content.CUSTOMERS, "name")], name)
        sheet.cell(row, columns[column_title(Content.CUSTOMERS, "phone")], phone)
        sheet.cell(row, columns[column_title(Content.CUSTOMERS, "birthday")], "5-6")
        sheet.cell(row, columns[column_title(Content.CUSTOMERS, "grade")], "B")
    book.save(template)
    result = imports.run(session, imports.check(session, imports.prepare(session, template)))
    assert (result.read, result.created) == (2, 2)
    found = customers.get(session, session.one("SELECT id FROM customer WHERE name = '李雷'")[0])
    assert (found.phone, found.birthday) == ("0571-88881111", "--05-06")
    assert session.one("SELECT name FROM grade WHERE id = ?", (found.grade_id,)) == ("B",)


def test_the_drop_downs_hold_the_shops_lists(session: Session, template: Path) -> None:
    book = openpyxl.load_workbook(template)
    sheet = book[content_title(Content.CUSTOMERS)]
    lists = book.worksheets[-1]
    assert lists.sheet_state == "hidden"
    found = {}
    for choice in sheet.data_validations.dataValidation:
        at = str(choice.sqref).split(":")[0].rstrip("0123456789")
        words = str(choice.formula1).split("!")[1].replace("$", "")
        found[sheet[f"{at}1"].value] = [cell[0].value for cell in lists[words]]
    assert found[column_title(Content.CUSTOMERS, "category")] == ["零售", "=批发"]
    assert found[column_title(Content.CUSTOMERS, "owner")] == ["小李"]
    assert len(found) == 5
    assert lists["A1"].data_type == "s"
    phone = next(cell for cell in sheet[1] if cell.value == column_title(Content.CUSTOMERS, "phone"))
    assert sheet.column_dimensions[phone.column_letter].number_format == "@"


def test_every_column_has_its_rule(session: Session, template: Path) -> None:
    rules = openpyxl.load_workbook(template).worksheets[len(Content)]
    said = {row[0].value: row[1].value for row in rules.iter_rows()}
    for content in Content:
        for key in import_template.COLUMNS[content]:
            assert said[column_title(content, key)]
