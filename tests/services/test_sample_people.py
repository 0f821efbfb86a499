"""The invented customers: believable one by one, and in their shares."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from crm_desktop.services import field_checks, sample_people
from crm_desktop.services.sample_draws import COARSE, FINE, Draws, data, evenly, falling, spread
from crm_desktop.services.sample_people import People
from crm_desktop.services.sample_town import Town
from crm_desktop.values import partial_dates, phones, pinyin

TODAY = date(2026, 11, 23)
BLOCKS = 20


@pytest.fixture(scope="module")
def town() -> Town:
    return Town(TODAY)


@pytest.fixture(scope="module")
def blocks(town: Town) -> list[People]:
    return [sample_people.draw(town, 1, number, 1000) for number in range(BLOCKS)]


def values(blocks: list[People], kind: str) -> list[str]:
    return [row[2] for people in blocks for row in people.contacts if row[1] == kind]


# -- chance -----------------------------------------------------------------------------------------


def test_a_pool_is_shared_by_weight_and_leaves_nobody_out() -> None:
    pool = spread([("a", 97), ("b", 2), ("c", 0.001)])
    assert len(pool) == COARSE
    assert Counter(pool)["a"] == 250
    assert Counter(pool)["c"] == 1
    assert 0 not in spread([(0, 0.0), (1, 5)], FINE)


def test_even_and_falling_pools() -> None:
    assert set(Counter(evenly("abcd")).values()) == {COARSE // 4}
    falls = Counter(falling("abcd"))
    assert falls["a"] > falls["b"] > falls["c"] > falls["d"] > 0


def test_draws_hang_on_seed_block_and_stream_alone() -> None:
    first = Draws(1, 2, "people").pick(evenly("abcdef"), 50)
    assert first == Draws(1, 2, "people").pick(evenly("abcdef"), 50)
    others = [Draws(2, 2, "people"), Draws(1, 3, "people"), Draws(1, 2, "history")]
    assert all(first != other.pick(evenly("abcdef"), 50) for other in others)


def test_chance_comes_near_its_share() -> None:
    assert 800 < sum(Draws(1, 0, "x").chance(9, 10_000)) < 1000
    assert all(len(text) == 8 and text.isdigit() for text in Draws(1, 0, "x").digits(8, 500))


# -- names ------------------------------------------------------------------------------------------


def test_the_same_block_is_drawn_again(town: Town, blocks: list[People]) -> None:
    assert sample_people.draw(town, 1, 7, 1000) == blocks[7]
    assert sample_people.draw(town, 2, 7, 1000) != blocks[7]


def test_surnames_have_their_true_shares(blocks: list[People]) -> None:
    names = [
        name
        for people in blocks
        for name, kind in zip(people.name, people.kind, strict=True)
        if kind == "person" and not name.isascii()
    ]
    first = Counter(name[0] for name in names)
    for surname, share in {"王": 7.25, "李": 7.19, "张": 6.83, "刘": 5.38, "陈": 4.53, "曾": 0.58}.items():
        assert first[surname] / len(names) * 100 == pytest.approx(share, rel=0.25), surname
    assert all(first[surname] for surname in "单仇曾解区翟")  # those that are read in their own way
    assert any(name.startswith("欧阳") for name in names)
    assert len(set(names)) > len(names) * 0.6


def test_readings_of_the_surnames_are_those_of_the_search() -> None:
    for surname, spelled, _ in data("names")["surnames"]:
        readings = pinyin.name_readings(surname + "伟")[:-1]
        assert len(surname) > 1 or spelled in readings[0], surname
        if surname in ("单", "仇", "曾", "解", "区", "翟", "欧阳", "尉迟"):
            assert spelled == "".join(reading[0] for reading in readings)


def test_the_sex_fits_the_name(blocks: list[People]) -> None:
    for people in blocks:
        for name, gender in zip(people.name, people.gender, strict=True):
            if name.endswith(("先生", "师傅", "大伯")):
                assert gender in ("male", "")
            if name.endswith(("女士", "小姐", "阿姨")):
                assert gender in ("female", "")
            if name[1:] in ("建国", "志强", "国庆"):
                assert gender in ("male", "")
            if name[1:] in ("秀英", "桂兰", "婷婷"):
                assert gender in ("female", "")


def test_names_go_with_the_generation(town: Town) -> None:
    old, young = ({name for name, _ in town.given[0][generation]} for generation in (0, 3))
    assert "秀英" in old - young
    assert "梓涵" in young - old


def test_companies_have_a_name_a_trade_and_no_birthday(blocks: list[People]) -> None:
    companies = 0
    for people in blocks:
        for at, kind in enumerate(people.kind):
            if kind == "company":
                companies += 1
                assert not people.birthday[at]
                assert not people.gender[at]
                assert people.industry[at]
                assert people.note[at].startswith("联系人：")
    assert 5 < companies / BLOCKS / 10 < 9


# -- facts ------------------------------------------------------------------------------------------


def test_every_value_passes_the_checks_of_its_field(blocks: list[People]) -> None:
    for people in blocks[:4]:
        for _, kind, value, *_ in people.contacts:
            assert field_checks.problem(kind, value) is None, (kind, value)
        for birthday in filter(None, people.birthday):
            assert partial_dates.is_stored(birthday), birthday
    assert all(phones.normalise(value) for value in values(blocks, "phone"))


def test_birthdays_are_whole_partial_and_lunar(blocks: list[People]) -> None:
    forms = Counter(len(birthday) for people in blocks for birthday in people.birthday)
    assert forms[0] > forms[10] > forms[7] > forms[4] > 0
    lunar = [
        birthday
        for people in blocks
        for birthday, calendar in zip(people.birthday, people.calendar, strict=True)
        if calendar == "lunar"
    ]
    assert 100 < len(lunar) < 2000
    assert all(len(birthday) in (7, 10) and birthday[-2:] < "30" for birthday in lunar)


def test_area_codes_fit_the_town(town: Town, blocks: list[People]) -> None:
    codes = {place.region: place.area_code for place in town.places}
    checked = 0
    for people in blocks:
        for customer, kind, value, *_ in people.contacts:
            region = people.region[customer]
            if kind == "phone" and value[0] == "0" and people.kind[customer] == "company":
                assert value.startswith(codes[region] + "-")
                checked += 1
    assert checked > 300


def test_most_are_from_the_town_and_the_rest_from_everywhere(blocks: list[People]) -> None:
    regions = Counter(region for people in blocks for region in people.region if region)
    home = sum(count for region, count in regions.items() if region.startswith("杭州市"))
    assert home / regions.total() == pytest.approx(0.82, abs=0.03)
    assert len(regions) > 150


def test_addresses_lie_in_the_region(blocks: list[People]) -> None:
    for people in blocks[:5]:
        for customer, kind, value, *_ in people.contacts:
            region = people.region[customer]
            if kind == "address" and region:
                assert region.removeprefix("杭州市") in value


def test_families_share_a_phone(blocks: list[People]) -> None:
    shared = 0
    for people in blocks:
        numbers = Counter(row[2] for row in people.contacts if row[1] == "phone")
        shared += sum(count - 1 for count in numbers.values())
    assert 3 < shared / BLOCKS / 10 < 5.5


def test_some_were_written_down_twice(blocks: list[People]) -> None:
    twice = other_format = 0
    for people in blocks:
        by_number: dict[str, list[tuple[int, str]]] = {}
        for customer, kind, value, *_ in people.contacts:
            if kind == "phone":
                by_number.setdefault(phones.normalise(value), []).append((customer, value))
        for group in by_number.values():
            names = {people.name[customer].replace(" ", "")[:2] for customer, _ in group}
            if len({customer for customer, _ in group}) > len(names):
                twice += 1
                other_format += len({value for _, value in group}) > 1
    assert 0.5 < twice / BLOCKS / 10 < 1.5
    assert other_format > twice / 4


def test_one_primary_contact_of_each_kind(blocks: list[People]) -> None:
    for people in blocks:
        primary = Counter((row[0], row[1]) for row in people.contacts if row[4])
        assert set(primary.values()) == {1}
        assert set(primary) == {(row[0], row[1]) for row in people.contacts}


def test_referrers_came_earlier(blocks: list[People]) -> None:
    referred = 0
    for people in blocks:
        for at, referrer in enumerate(people.referrer):
            assert -1 <= referrer < max(at, 1)
            referred += referrer >= 0
    assert 0.06 < referred / BLOCKS / 1000 < 0.14


def test_lists_are_used_in_shares(town: Town, blocks: list[People]) -> None:
    sources = Counter(source for people in blocks for source in people.source)
    assert sources[town.sources.index("路过进店")] > sources[town.sources.index("传单")] > 0
    categories = Counter(category for people in blocks for category in people.category)
    assert set(categories) <= {-1, *range(len(town.categories))}
    tags = [(at, row) for at, people in enumerate(blocks) for row in people.tags]
    assert len(tags) == len(set(tags))


def test_nobody_young_is_retired(town: Town) -> None:
    retired = data("shop")["retired"]
    for number in range(5):
        people = sample_people.draw(town, 1, number, 1000)
        for birthday, position in zip(people.birthday, people.position, strict=True):
            if position == retired and birthday[:4].isdigit():
                assert int(birthday[:4]) < TODAY.year - 55
