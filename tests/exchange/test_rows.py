"""Rows of typed lists."""

from __future__ import annotations

import pytest

from crm_desktop.exchange.rows import Filler, banners, is_empty, is_section_row, is_total_row, stands_alone
from crm_desktop.exchange.workbook import Cell, Row, Rows, Sheet, pack


def sheet(rows: list[Row], merged: tuple[tuple[int, int, int, int], ...] = ()) -> Sheet:
    return Sheet("", Rows([pack([list(row) for row in rows])], len(rows)), len(rows[0]), merged=merged)


def test_same_as_above_is_filled_also_over_blocks() -> None:
    rows: list[Row] = [["王明", "杭州"], ["李静", "同上"], ["同上", "〃"]]
    fill = Filler(sheet(rows))
    assert fill(0, rows[:2]) == {(1, 1)}
    assert fill(2, rows[2:]) == {(2, 0), (2, 1)}
    assert rows == [["王明", "杭州"], ["李静", "杭州"], ["李静", "杭州"]]


def test_nothing_above_leaves_the_mark() -> None:
    rows: list[Row] = [["同上", ""]]
    assert Filler(sheet(rows))(0, rows) == set()
    assert rows == [["同上", ""]]


def test_cells_merged_downwards_are_filled_below_the_headings() -> None:
    rows: list[Row] = [["姓名", "手机"], ["王明", "138"], ["", "139"], ["", "137"], ["", "136"]]
    found = sheet(rows, merged=((0, 0, 1, 0), (1, 0, 3, 0)))
    first, block = next(found.blocks(start=1))
    assert Filler(found, 1)(first, block) == {(2, 0), (3, 0)}
    assert [row[0] for row in block] == ["王明", "王明", "王明", ""]


@pytest.mark.parametrize(
    "row",
    [
        ["合计", "", 12.0],
        ["", "总计：", 3.0],
        ["合 计", 1],
        ["Total", 5],
        ["小计(元)", 4],
        ["共计25人", "", ""],
        ["本页小计", "", "", 303],
        ["当月累计：", 12.0],
        ["全店 合计", 3],
    ],
)
def test_total_rows(row: list[Cell]) -> None:
    assert is_total_row(row)


@pytest.mark.parametrize(
    "row", [["王明", "合计"], ["合计公司", "x"], ["合计", "13800138000"], ["", ""], ["Totaline", ""]]
)
def test_rows_that_are_no_totals(row: list[Cell]) -> None:
    assert is_total_row(row) == (row == ["王明", "合计"])


def test_empty_rows() -> None:
    assert is_empty(["", " ", "\u3000"])
    assert not is_empty(["", 0])


@pytest.mark.parametrize(
    "row",
    [
        ["【重点客户】", "", ""],
        ["", "【VIP】", ""],
        ["[Old customers]"],
        ["== 2024 ==", ""],
        [" 〖其他〗", ""],
    ],
)
def test_rows_that_head_others(row: list[Cell]) -> None:
    assert is_section_row(row)


@pytest.mark.parametrize(
    "row",
    [["【老】王明", ""], ["【王明】", "13800138000"], ["王明", ""], ["", ""], [], [1.0, "【x】"], ["-"]],
)
def test_rows_that_head_nothing(row: list[Cell]) -> None:
    assert not is_section_row(row)


def test_a_cell_over_most_columns_is_a_banner_when_it_is_alone() -> None:
    rows: list[Row] = [["姓名", "手机", "地址"], ["一月", "", ""], ["王明", "138", ""]]
    found = sheet(rows, merged=((1, 0, 1, 2), (2, 1, 2, 2)))
    assert banners(found) == {1}
    assert stands_alone(rows[1])
    assert not stands_alone(rows[2])
