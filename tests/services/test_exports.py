"""Exports: what is written, and that it comes back as the same customers."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from crm_desktop import i18n
from crm_desktop.data.database import Database
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import Cancelled, UserError
from crm_desktop.paths import DataFolder
from crm_desktop.progress import Progress
from crm_desktop.services import classification, customers, exports, imports, sample

_SAME = (
    "number", "name", "kind", "gender", "birthday", "birthday_calendar", "company", "position", "region",
    "id_number", "industry", "intention", "interests", "note", "stage", "starred", "email", "wechat",
    "qq", "address",
)  # fmt: skip


@pytest.fixture
def people(session: Session) -> list[int]:
    grade = classification.add(session, "grade", "A")
    tags = [classification.add(session, "tag", name) for name in ("老客户", "VIP")]
    first = customers.add(
        session,
        {
            "name": "王小明", "phone": ["13805715678", "0571-88881234"], "gender": "male", "grade": grade,
            "tags": tags, "birthday": "农历八月十五", "note": "=1+1\n第二行", "starred": 1,
            "address": ["文三路 1 号、2 号", "莫干山路 3 号"], "wechat": ["wxm", "wxm2"],
        },
    )  # fmt: skip
    second = customers.add(
        session, {"name": "阿明", "referrer": first, "birthday": "1990-05-17", "company": "-甲"}
    )
    third = customers.add(
        session, {"name": "Bob Lee", "phone": "+44 20 7946 0958", "email": "bob@example.com"}
    )
    return [first, second, third]


def everything(session: Session) -> list[tuple[object, ...]]:
    """What is to come back: own values, links as words, all contact methods and tags.

    A form of address is taken off the name (王小明先生), for it is none.
    """
    own = ", ".join(f"customer.{name}" for name in _SAME).replace("customer.stage", "customer.stage_now")
    own = own.replace("customer.name", "replace(replace(customer.name, '先生', ''), '女士', '')")
    return session.query(
        f"""SELECT {own}, grade.name, category.name, source.name, staff_member.name, other.number,
            (SELECT group_concat(kind || normalized || is_primary, '|' ORDER BY kind, position) FROM contact_method
                WHERE customer_id = customer.id),
            (SELECT group_concat(tag.name, '|' ORDER BY tag.name) FROM customer_tag JOIN tag ON tag.id = tag_id
                WHERE customer_id = customer.id)
        FROM customer LEFT JOIN grade ON grade.id = customer.grade_id
        LEFT JOIN category ON category.id = customer.category_id LEFT JOIN source ON source.id = customer.source_id
        LEFT JOIN staff_member ON staff_member.id = customer.owner_id
        LEFT JOIN customer AS other ON other.id = customer.referrer_id ORDER BY customer.number"""
    ).fetchall()


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("languages", [("en", "zh_CN"), ("zh_CN", "en")])
def test_an_export_comes_back_as_the_same_customers(
    session: Session, people: list[int], tmp_path: Path, ending: str, languages: tuple[str, str]
) -> None:
    before = everything(session)
    target = tmp_path / f"out{ending}"
    i18n.install(languages[0])
    assert exports.export(session, target) == 3
    i18n.install(languages[1])
    again = imports.run(session, imports.check(session, imports.prepare(session, target)))
    assert (again.read, again.skipped) == (3, 3)
    plan = imports.check(
        session, imports.prepare(session, target), options=imports.Options(imports.OnDuplicate.OVERWRITE)
    )
    assert imports.run(session, plan).updated == 0
    other = Session(Database(DataFolder(tmp_path / "other")))
    imports.run(other, imports.check(other, imports.prepare(other, target)))
    assert everything(other) == before
    other.close()


def test_a_whole_shop_comes_back(session: Session, tmp_path: Path) -> None:
    sample.fill(session, 400, 0)
    with session.change(Action.UNARCHIVE_CUSTOMERS) as change:
        change.execute("UPDATE customer SET archived_at = NULL")
    before = everything(session)
    target = tmp_path / "shop.xlsx"
    exports.export(session, target)
    again = imports.run(session, imports.check(session, imports.prepare(session, target)))
    assert (again.read, again.skipped, again.failed) == (400, 400, 0)
    other = Session(Database(DataFolder(tmp_path / "other")))
    result = imports.run(other, imports.check(other, imports.prepare(other, target)))
    assert (result.created, result.failed) == (400, 0), result.failures[:3]
    assert everything(other) == before
    other.close()


def test_the_columns_and_the_order_are_those_wanted(
    session: Session, people: list[int], tmp_path: Path
) -> None:
    target = tmp_path / "few.csv"
    assert exports.export(session, target, [people[2], people[0]], ["phone", "name"]) == 2
    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0] == ["Phone", "Name"]
    assert [row[1] for row in rows[1:]] == ["Bob Lee", "王小明"]


def test_a_workbook_holds_text_and_days(session: Session, people: list[int], tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    exports.export(session, target, people, ["number", "name", "phone", "birthday", "note"])
    sheet = openpyxl.load_workbook(target).active
    assert sheet is not None
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[1][2] == "13805715678、0571-88881234"
    assert cells[1][4] == "=1+1\n第二行"
    assert cells[2][3].strftime("%Y-%m-%d") == "1990-05-17"


def test_deleted_and_archived_customers_stay_out(session: Session, people: list[int], tmp_path: Path) -> None:
    customers_gone = people[:1]
    from crm_desktop.services import recycle_bin

    recycle_bin.delete(session, customers_gone)
    target = tmp_path / "out.csv"
    assert exports.export(session, target) == 2
    assert exports.export(session, target, people) == 2


def test_cards_for_phones(session: Session, people: list[int], tmp_path: Path) -> None:
    target = tmp_path / "cards.vcf"
    assert exports.export(session, target) == 3
    text = target.read_text(encoding="utf-8")
    assert text.count("BEGIN:VCARD") == 3
    other = Session(Database(DataFolder(tmp_path / "other")))
    result = imports.run(other, imports.check(other, imports.prepare(other, target)))
    assert (result.created, result.failed) == (3, 0)
    phones = other.query("SELECT phone FROM customer ORDER BY phone").fetchall()
    assert phones == session.query("SELECT phone FROM customer ORDER BY phone").fetchall()
    other.close()


def test_what_cannot_be_written_is_told(session: Session, people: list[int], tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.xlsx"):
        exports.export(session, tmp_path / "out.pdf")
    with pytest.raises(UserError, match="shoe"):
        exports.export(session, tmp_path / "out.csv", columns=["shoe"])


def test_a_cancelled_export_leaves_the_old_file(session: Session, people: list[int], tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    stop = Progress()
    stop.cancel()
    with pytest.raises(Cancelled):
        exports.export(session, target, people, progress=stop)
    assert target.read_text() == "old"
    assert list(tmp_path.glob(".out*")) == []
