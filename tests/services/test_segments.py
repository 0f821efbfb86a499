"""Groups: smart ones follow what they ask for, fixed ones their members; both in the language and by name."""

from __future__ import annotations

import pytest

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.services import (
    classification,
    customer_list,
    customers,
    filter_words,
    history,
    merge,
    recycle_bin,
    saved_views,
    segments,
)
from crm_desktop.services.customer_filter import Filter


@pytest.fixture
def vip(session: Session) -> int:
    return classification.add(session, "tag", "VIP")


@pytest.fixture
def people(session: Session, vip: int) -> dict[str, int]:
    """张伟 has the tag, 李雷 lives in 上海, 王芳 has neither."""
    return {
        "张伟": customers.add(session, {"name": "张伟", "tags": [vip]}),
        "李雷": customers.add(session, {"name": "李雷", "region": "上海"}),
        "王芳": customers.add(session, {"name": "王芳"}),
    }


def _asked(session: Session, text: str) -> Filter:
    chosen, problems = filter_words.read(session, text)
    assert not problems
    return chosen


def _names(session: Session, text: str) -> set[str]:
    ids = customer_list.ids(session, _asked(session, text))
    return {customers.get(session, each).name for each in ids}


@pytest.mark.usefixtures("people")
def test_a_smart_group_is_always_current(session: Session, people: dict[str, int], vip: int) -> None:
    group = segments.add_smart(session, "贵宾", _asked(session, "tag:VIP"))
    assert _names(session, "group:贵宾") == {"张伟"}
    customers.update(session, people["王芳"], {"tags": [vip]})
    assert _names(session, "分组:贵宾") == {"张伟", "王芳"}
    assert segments.counts(session) == {group: 2}


@pytest.mark.usefixtures("people")
def test_a_renamed_tag_stays_in_the_group_that_asks_for_it(session: Session, vip: int) -> None:
    group = segments.add_smart(session, "贵宾", _asked(session, "tag:VIP -region:上海"))
    classification.rename(session, "tag", vip, "贵客")
    assert _names(session, "group:贵宾") == {"张伟"}
    assert segments.said(session, segments.get(session, group)) == "tag:贵客 -region:上海"


def test_members_of_a_fixed_group_come_and_go_in_one_step(session: Session, people: dict[str, int]) -> None:
    group = segments.add_fixed(session, "生日会", [people["张伟"]])
    segments.add_members(session, group, [people["张伟"], people["李雷"]])
    assert _names(session, "group:生日会") == {"张伟", "李雷"}
    segments.remove_members(session, group, [people["张伟"]])
    assert _names(session, "group:生日会") == {"李雷"}
    history.undo_last(session)
    assert _names(session, "group:生日会") == {"张伟", "李雷"}
    assert [each.name for each in segments.having_customer(session, people["李雷"])] == ["生日会"]


@pytest.mark.usefixtures("people")
def test_groups_combine_with_all_that_can_be_asked(session: Session, people: dict[str, int]) -> None:
    segments.add_smart(session, "贵宾", _asked(session, "tag:VIP"))
    segments.add_fixed(session, "生日会", [people["李雷"], people["张伟"]])
    assert _names(session, "group:贵宾,生日会") == {"张伟", "李雷"}
    assert _names(session, "group:生日会 -group:贵宾") == {"李雷"}
    assert _names(session, "group:none") == {"王芳"}
    segments.add_smart(session, "两者", _asked(session, "group:贵宾 group:生日会"))
    assert _names(session, "group:两者") == {"张伟"}


@pytest.mark.usefixtures("people")
def test_a_group_cannot_ask_for_itself(session: Session) -> None:
    one = segments.add_smart(session, "一", _asked(session, "region:上海"))
    segments.add_smart(session, "二", _asked(session, "group:一"))
    with pytest.raises(InvalidValue, match="itself"):
        segments.ask(session, one, _asked(session, "group:二"))
    assert _names(session, "group:二") == {"李雷"}


@pytest.mark.parametrize("text", ["", "is:archived"])
def test_what_no_group_can_be(session: Session, text: str) -> None:
    with pytest.raises(InvalidValue):
        segments.add_smart(session, "x", _asked(session, text))


def test_names_are_told_apart(session: Session) -> None:
    group = segments.add_fixed(session, "常客")
    with pytest.raises(InvalidValue, match="already"):
        segments.add_fixed(session, " 常客 ")
    segments.rename(session, group, "老客")
    with pytest.raises(NotFound, match="老客"):
        segments.named(session, "常客")


def test_a_deleted_group_returns_with_its_members(session: Session, people: dict[str, int]) -> None:
    group = segments.add_fixed(session, "生日会", [people["李雷"]])
    view = saved_views.save(session, "生日", segments.get(session, group).filter, [], [])
    segments.delete(session, group)
    assert _names(session, "") == set(people)
    assert not customer_list.ids(session, saved_views.named(session, "生日").filter)
    history.undo_last(session)
    assert view and _names(session, "group:生日会") == {"李雷"}


def test_a_merged_customer_stays_in_the_group(session: Session, people: dict[str, int]) -> None:
    segments.add_fixed(session, "生日会", [people["李雷"]])
    merge.merge(session, [people["张伟"], people["李雷"]], people["张伟"])
    assert _names(session, "group:生日会") == {"张伟"}


def test_the_bin_keeps_the_place_in_a_group(session: Session, people: dict[str, int]) -> None:
    segments.add_fixed(session, "生日会", [people["李雷"]])
    recycle_bin.delete(session, [people["李雷"]])
    assert _names(session, "group:生日会") == set()
    history.undo_last(session)
    assert _names(session, "group:生日会") == {"李雷"}
