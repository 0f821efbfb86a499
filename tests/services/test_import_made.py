"""Files and the shop's own fields: columns fill them, become new ones, and come back as they went out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.session import Session
from crm_desktop.services import customers, exports, find, history, import_made, imports
from crm_desktop.services.imports import OnDuplicate, Options
from tests.services.test_custom_fields import define, shown


def write(path: Path, *rows: list[str]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


def run(session: Session, path: Path, options: Options | None = None, **new: Kind) -> imports.Result:
    """Import a file; `new`: heading → kind of the field that its column becomes."""
    prepared = imports.prepare(session, path)
    mapping = dict(prepared.mapping)
    for column in prepared.columns:
        if column.heading in new:
            mapping[column.index] = import_made.new_key(new[column.heading], column.index)
    return imports.run(session, imports.check(session, prepared, mapping, options))


def only(session: Session, name: str = "王小明") -> int:
    return int(session.one("SELECT id FROM customer WHERE name = ?", (name,))[0])


def test_columns_are_known_by_the_names_of_the_shop_s_fields(session: Session, tmp_path: Path) -> None:
    spouse = define(session, "Spouse", Kind.CUSTOMER)
    made = {
        "Car": define(session, "Car"),
        "Fee": define(session, "Fee", Kind.MONEY),
        "Ratio": define(session, "Ratio", Kind.NUMBER),
        "Member": define(session, "Member", Kind.YES_NO),
        "Size": define(session, "Size", Kind.ONE_OF, "S", "L"),
        "Colors": define(session, "Colors", Kind.MANY_OF, "Red", "Blue"),
        "Until": define(session, "Until", Kind.PARTIAL_DATE),
        "Spare": define(session, "Spare", Kind.PHONE),
    }
    contract = define(session, "Contract", Kind.SERIAL, pattern="HT-000")
    customers.add(session, {"name": "李芳"})
    path = write(
        tmp_path / "in.csv",
        ["姓名", *made, "Spouse"],
        ["王小明", "Golf", "1.2万", "0", "否", "l", "red、Green", "2030年5月", "0571-88881234", "李芳"],
        ["李雷", "", "", "1,234.5", "是", "XL", "", "", "", "nobody"],
    )
    result = run(session, path)
    assert (result.created, result.failed) == (2, 0)
    one, other = only(session), only(session, "李雷")
    assert [shown(session, one, key) for key in made.values()] == [
        "Golf", "12,000.00", "0", "No", "L", "Red, Green", "2030-05", "0571-88881234",
    ]  # fmt: skip
    assert [shown(session, other, key) for key in made.values()] == [
        "",
        "",
        "1234.5",
        "Yes",
        "XL",
        "",
        "",
        "",
    ]
    assert customers.get(session, one).linked == {spouse: "李芳"}
    assert customers.get(session, other).note == "Spouse: nobody"
    assert [shown(session, each, contract) for each in (one, other)] == ["HT-002", "HT-003"]
    assert [hit.id for hit in find.find(session, "8888").hits] == [one]
    assert [hit.id for hit in find.find(session, "Golf").hits] == [one]
    history.undo_last(session)
    assert session.one("SELECT count(*) FROM customer")[0] == 1
    assert [each.name for each in FIELDS[made["Size"]].options] == ["S", "L"]


def test_a_column_becomes_a_new_field_and_one_undo_takes_both_back(session: Session, tmp_path: Path) -> None:
    path = write(
        tmp_path / "in.csv",
        ["姓名", "Fit", "Deposit"],
        ["王小明", "slim", "200"],
        ["李雷", "Slim", "0"],
        ["韩梅", "loose", ""],
    )
    result = run(session, path, Fit=Kind.ONE_OF, Deposit=Kind.MONEY)
    assert [(each.title, each.kind) for each in FIELDS.made] == [
        ("Fit", Kind.ONE_OF),
        ("Deposit", Kind.MONEY),
    ]
    fit, deposit = (each.key for each in FIELDS.made)
    assert result.columns == {"姓名": "name", "Fit": fit, "Deposit": deposit}
    assert [shown(session, only(session, name), fit) for name in ("王小明", "李雷", "韩梅")] == [
        "slim", "slim", "loose",
    ]  # fmt: skip
    assert shown(session, only(session, "李雷"), deposit) == "0.00"
    again = imports.prepare(session, path)
    assert [column.field for column in again.columns] == ["name", fit, deposit]
    history.undo_last(session)
    assert not FIELDS.made
    history.redo_last(session)
    assert shown(session, only(session), fit) == "slim"


def test_what_comes_back_from_an_export_changes_only_what_was_edited(
    session: Session, tmp_path: Path
) -> None:
    keys = {
        define(session, "Fee", Kind.MONEY): "1200.50",
        define(session, "Member", Kind.YES_NO): "no",
        define(session, "Size", Kind.ONE_OF, "S", "L"): "L",
        define(session, "Colors", Kind.MANY_OF, "Red", "Blue"): "Red、Blue",
        define(session, "Until", Kind.PARTIAL_DATE): "2030-05",
        define(session, "Ratio", Kind.NUMBER): "0.5",
    }
    customer = customers.add(session, {"name": "王小明", **keys})
    path = tmp_path / "out.xlsx"
    exports.export(session, path)
    prepared = imports.prepare(session, path)
    plan = imports.check(session, prepared, options=Options(on_duplicate=OnDuplicate.OVERWRITE))
    assert plan.skipped_because() == {"same": 1}
    back = write(
        tmp_path / "back.csv",
        ["客户编号", "姓名", "Fee", "Member", "Colors", "Size"],
        [customers.get(session, customer).number, "王小明", "99", "yes", "Blue", ""],
    )
    result = run(session, back, Options(on_duplicate=OnDuplicate.OVERWRITE, clear_empty=True))
    assert result.updated == 1
    assert [shown(session, customer, key) for key in keys] == ["99.00", "Yes", "", "Blue", "2030-05", "0.5"]
    history.undo_last(session)
    assert [shown(session, customer, key) for key in list(keys)[:3]] == ["1,200.50", "No", "L"]


def test_bad_cells_and_broken_rules_fail_their_rows_with_the_reason(session: Session, tmp_path: Path) -> None:
    define(session, "Fee", Kind.MONEY, most="500")
    plate = define(session, "Plate", unique=True, required=True)
    customers.add(session, {"name": "韩梅", plate: "A1"})
    path = write(
        tmp_path / "in.csv",
        ["姓名", "Fee", "Plate"],
        ["one", "much", "B1"],
        ["two", "", ""],
        ["three", "", "A1"],
        ["four", "", "B2"],
        ["five", "", "B2"],
        ["six", "500.01", "B3"],
    )
    result = run(session, path)
    assert result.created == 1
    assert [(each.row, each.text) for each in result.failures] == [
        (2, "much is not an amount of money."),
        (3, "Plate is required."),
        (4, "韩梅 has this Plate already."),
        (6, "Row 5 has the same Plate."),
        (7, "Fee lies in … – 500."),
    ]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["是", "否", ""], Kind.YES_NO),
        (["13800138000", "0571-88881234"], Kind.PHONE),
        (["a@b.cn"], Kind.EMAIL),
        ([12.5, "3"], Kind.NUMBER),
        (["￥12", "3万"], Kind.MONEY),
        (["2024-05-01", "2024年6月"], Kind.PARTIAL_DATE),
        (["S", "L", "S", "L", "S"], Kind.ONE_OF),
        (["007", "008"], Kind.TEXT),
        (["x" * 90], Kind.LONG_TEXT),
        (["Golf", "Polo", "Up"], Kind.TEXT),
        ([], Kind.TEXT),
    ],
)
def test_what_a_column_holds_is_guessed_from_its_cells(cells: list[object], kind: Kind) -> None:
    assert import_made.guess_kind(cells) == kind


def test_the_template_has_the_shop_s_fields_with_their_words_and_rules(
    session: Session, tmp_path: Path
) -> None:
    import openpyxl

    from crm_desktop.services import import_template

    size = define(session, "Size", Kind.ONE_OF, "S", "L", required=True)
    define(session, "Contract", Kind.SERIAL, pattern="HT-000")
    path = tmp_path / "template.xlsx"
    import_template.write(session, path)
    prepared = imports.prepare(session, path)
    assert [column.field for column in prepared.columns][-1] == size
    book = openpyxl.load_workbook(path)
    rules = {row[0].value: row[1].value for row in book["How to fill it in"].iter_rows()}
    assert rules["Size"] == "Needed. One of your list, or a new word."


def test_the_command_line_names_the_shop_s_fields_by_their_titles(session: Session, tmp_path: Path) -> None:
    car = define(session, "Car")
    path = write(tmp_path / "in.csv", ["姓名", "Vehicle", "Deposit"], ["王小明", "Golf", "￥20"])
    prepared = imports.prepare(session, path)
    mapping = imports.override(prepared, {"Vehicle": "Car", "Deposit": "new"})
    imports.run(session, imports.check(session, prepared, mapping))
    deposit = FIELDS.made[-1]
    assert (deposit.title, deposit.kind) == ("Deposit", Kind.MONEY)
    assert [shown(session, only(session), key) for key in (car, deposit.key)] == ["Golf", "20.00"]


def test_a_restored_backup_brings_its_own_fields(session: Session, tmp_path: Path) -> None:
    from crm_desktop.services import maintenance

    car = define(session, "Car")
    backup = tmp_path / "backup.db"
    maintenance.backup(session, backup)
    define(session, "Size")
    maintenance.restore(session, backup)
    assert [each.key for each in FIELDS.made] == [car]
