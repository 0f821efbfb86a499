"""Cells made values: each kind, each trap, and nothing changed without a word."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.exchange.cleaning import ERROR, Rules, clean, clean_column, date_order, shown
from crm_desktop.exchange.workbook import Cell, CellError

KINDS = (
    "text", "long_text", "name", "phone", "email", "id_number", "partial_date", "day", "instant", "count", "money",
    "gender", "option", "category", "grade", "source", "staff", "customer", "tags",
)  # fmt: skip
EMPTY: dict[str, Any] = {"phone": (), "email": (), "tags": (), "instant": None, "count": None, "money": None}


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        ("text", "  北京\u200b 路 ", "北京 路"),
        ("text", 13800138000.0, "13800138000"),
        ("text", "a_x000D_b", "a b"),
        ("long_text", "一\r\n二", "一\n二"),
        ("name", "王小明先生", "王小明"),
        ("name", "王　明", "王明"),
        ("phone", 13800138000.0, ("13800138000",)),
        ("phone", "13800138000.0", ("13800138000",)),
        ("phone", "+86 138-0013-8000", ("13800138000",)),
        ("phone", "13800138000、0571-88881234转801", ("13800138000", "0571-88881234转801")),
        ("phone", 57188881234.0, ("57188881234",)),
        ("phone", "1-800-FLOWERS", ("1-800-FLOWERS",)),
        ("email", "A@B.CN; c@d.cn", ("A@b.cn", "c@d.cn")),
        ("id_number", "11010519491231002x", "11010519491231002X"),
        ("partial_date", "1990.5", "1990-05"),
        ("partial_date", 45296.0, "2024-01-05"),
        ("partial_date", datetime(1990, 5, 17), "1990-05-17"),
        ("day", "2024年1月5日", "2024-01-05"),
        ("count", "1,200", 1200),
        ("count", 3.0, 3),
        ("money", "1.5万元", 1500000),
        ("money", 12.5, 1250),
        ("gender", "女", "female"),
        ("gender", 1.0, "male"),
        ("tags", "老客户、大方;#VIP,大方", ("老客户", "大方", "VIP")),
        ("category", " 零售 ", "零售"),
    ],
)
def test_values(kind: str, cell: Cell, value: Any) -> None:
    cleaned = clean(cell, kind)
    assert cleaned.value == value
    assert not any(problem.severity == ERROR for problem in cleaned.problems)


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        ("phone", "1.38E+10"),
        ("phone", "打不通"),
        ("phone", "13800138000、1.38E+10"),
        ("phone", 1.3800138000138e17),
        ("phone", CellError("#N/A")),
        ("phone", "138****8000"),
        ("phone", date(2024, 1, 5)),
        ("phone", True),
        ("partial_date", 35),
        ("email", "王小明"),
        ("id_number", 1.10105194912310e17),
        ("id_number", "110105194912310000"),
        ("partial_date", "03/04/2024"),
        ("partial_date", "不记得"),
        ("partial_date", 1990.1),
        ("partial_date", time(3, 4)),
        ("partial_date", date(9999, 1, 1)),
        ("day", "1990-05"),
        ("instant", "昨天"),
        ("count", "许多"),
        ("money", "面议"),
        ("gender", "猫"),
        ("option", "什么"),
        ("name", CellError("=…")),
    ],
)
def test_errors_have_a_reason_and_no_value(kind: str, cell: Cell) -> None:
    cleaned = clean(cell, kind)
    assert cleaned.value == EMPTY.get(kind, "")
    assert [problem.severity for problem in cleaned.problems][:1] == [ERROR]
    assert all(problem.text for problem in cleaned.problems)


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        ("phone", "1380013800", ("1380013800",)),
        ("phone", 1.38e10, ("13800000000",)),
        ("id_number", "110105194912310021", "110105194912310021"),
        ("text", 1.2345678901234567e17, "123456789012346000"),
        ("text", "张\ufffd", "张\ufffd"),
        ("name", "123", "123"),
    ],
)
def test_warnings_keep_the_value(kind: str, cell: Cell, value: Any) -> None:
    cleaned = clean(cell, kind)
    assert cleaned.value == value
    assert [problem.severity for problem in cleaned.problems] == ["warning"]


def test_words_for_none_are_no_mistakes() -> None:
    for kind in ("phone", "email", "partial_date", "money", "id_number"):
        for word in ("无", "/", " N/A "):
            assert clean(word, kind).value == EMPTY.get(kind, "")
            assert not clean(word, kind).problems
            assert clean(word, kind).changed
    assert clean("无", "text").value == "无"
    for cell in (0, 0.0, "0", "0000-00-00"):
        assert clean(cell, "partial_date").value == ""
        assert not clean(cell, "partial_date").problems
    assert clean(0.0, "phone").value == ()
    assert clean(0.0, "money").value == 0


def test_what_changes_is_told() -> None:
    assert not clean("13800138000", "phone").changed
    assert not clean(13800138000.0, "phone").changed
    assert clean("138 0013 8000", "phone").changed
    assert clean("王小明先生", "name").changed
    assert not clean("王小明", "name").changed
    assert clean("2024/1/5", "day").changed


def test_what_stands_beside_a_value_is_not_lost() -> None:
    assert clean("王小明女士", "name").extra == {"gender": "female", "title": "女士"}
    assert clean("13800138000(妻子)", "phone").extra == {"note": "妻子"}
    assert clean("'13800138000*", "phone").extra is None
    assert clean("王小明（13800138000）", "name")[::3] == ("王小明", {"phone": "13800138000"})
    assert clean("王小明女士 +86 13800138000", "name").value == "王小明"
    assert clean("王小明2号", "name").value == "王小明2号"
    assert clean("王小明 (男)", "name")[::3] == ("王小明", {"gender": "male"})
    assert clean("农历六月初八", "partial_date").extra == {"calendar": "lunar"}
    assert clean("闰四月初一", "partial_date").extra == {"calendar": "leap"}
    assert clean("5月", "partial_date").value == "--05"


def test_moments() -> None:
    noon = int(datetime(2024, 1, 5, 12, 30).astimezone().timestamp())
    written = [
        "2024-01-05 12:30",
        "2024/1/5 12:30:00",
        "2024年1月5日 12:30",
        "2024.1.5 12:30:00.0",
        "2024年1月5日12时30分",
    ]
    written += [
        "2024年1月5日 中午12点半",
        "20240105123000",
        "202401051230",
        "Jan 5, 2024 12:30 PM",
        "45296.52083333",
    ]
    for cell in (datetime(2024, 1, 5, 12, 30), 45296 + 12.5 / 24, *written):
        assert clean(cell, "instant").value == noon, cell
    assert clean("2024-01-05T12:30:00Z", "instant").value == 1704457800
    assert clean("2024-01-05 20:30+08:00", "instant").value == 1704457800
    assert clean("5/1/2024 12:30", "instant", Rules(date_order="dmy")).value == noon
    midnight = int(datetime(2024, 1, 5).astimezone().timestamp())
    for cell in (date(2024, 1, 5), "2024年1月5日", 45296.0):
        assert clean(cell, "instant").value == midnight


def test_rules() -> None:
    assert clean("03/04/2024", "day", Rules(date_order="dmy")).value == "2024-04-03"
    assert clean(43834.0, "day", Rules(date_1904=True)).value == "2024-01-05"
    assert clean("企业", "option", Rules(words={"企业": "company"})).value == "company"


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["03/04/2024", "13/04/2024"], "dmy"),
        (["03/04/2024", "03/14/2024"], "mdy"),
        (["13/04/2024", "04/13/2024"], None),
        (["03/04/2024"], None),
        (["2024/13/01", "x/y/z", 3.0, ""], None),
    ],
)
def test_the_column_tells_its_order(cells: list[Cell], order: str | None) -> None:
    assert date_order(cells) == order


@pytest.mark.parametrize("sign", ["(", "<", "a@", "1 ", "/", "、1", "年", "[", "（", "-", "."])
def test_a_long_text_does_not_hang(sign: str) -> None:
    started = process_time()
    for kind in KINDS:
        clean(sign * 100_000, kind)
        clean(sign * 600, kind)
    assert process_time() - started < 10


def test_unknown_kind() -> None:
    with pytest.raises(KeyError):
        clean("x", "nonsense")


def test_shown() -> None:
    assert [shown(cell) for cell in (1.0, 1.5, True, 0.1 + 0.2, date(2024, 1, 5), datetime(2024, 1, 5), 10**18 + 0.0)] == [
        "1", "1.5", "TRUE", "0.3", "2024-01-05", "2024-01-05", "1000000000000000000",
    ]  # fmt: skip
    assert shown(datetime(2024, 1, 5, 1, 2, 3)) == "2024-01-05 01:02:03"
    assert shown(CellError("#REF!")) == "#REF!"


cells = st.one_of(
    st.text(),
    st.sampled_from(
        ["13800138000", "王小明", "a@b.cn", "11010519491231002X", "1990-05-17", "12", "男", "", " "]
    ),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(timedelta(-(10**6)), timedelta(10**6)),
    st.builds(CellError, st.sampled_from(["#N/A", "=…"])),
)


@given(st.lists(cells, max_size=20), st.sampled_from(KINDS))
def test_a_column_is_its_cells(column: list[Cell], kind: str) -> None:
    whole = clean_column(column, kind)
    for at, cell in enumerate(column):
        one = clean(cell, kind)
        assert whole.values[at] == one.value
        assert whole.problems.get(at, ()) == one.problems
        assert (at in whole.changed) == one.changed
        assert whole.extra.get(at) == one.extra


@given(cells, st.sampled_from(KINDS))
def test_an_error_never_has_a_value_and_empty_never_a_problem(cell: Cell, kind: str) -> None:
    cleaned = clean(cell, kind)
    if any(problem.severity == ERROR for problem in cleaned.problems):
        assert cleaned.value == EMPTY.get(kind, "")
    if cell == "":
        assert not cleaned.problems
        assert not cleaned.changed
