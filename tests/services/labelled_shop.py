"""Customers of whom it is known who is whom: duplicates as they arise at a desk, and what only looks like them."""

from __future__ import annotations

import random
from collections.abc import Callable

from crm_desktop.data.session import Session
from crm_desktop.services import customers

Values = dict[str, object]

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志红梅鑫波斌宇浩凯倩婷雪琴慧颖莹文博"
_SOUND_ALIKE = (
    "伟玮",
    "芳方",
    "静婧",
    "丽莉",
    "杰捷",
    "明鸣",
    "英瑛",
    "华桦",
    "建健",
    "志智",
    "红虹",
    "梅玫",
    "雪学",
    "文雯",
)
_STREETS = ("文三路", "中山北路", "解放路", "建设大道", "人民东路", "莫干山路")
_COMPANIES = ("兴达贸易", "蓝海科技", "永泰建材", "金鼎装饰", "瑞丰食品", "合众物流")
_REGIONS = ("西湖区", "上城区", "拱墅区", "滨江区", "余杭区", "萧山区", "临平区", "钱塘区")


class _People:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def name(self) -> str:
        return self.chance.choice(_SURNAMES) + "".join(
            self.chance.sample(_GIVEN, self.chance.choice((1, 2, 2)))
        )

    def phone(self) -> str:
        return self.chance.choice(("138", "139", "159", "186", "177")) + f"{self.chance.randrange(10**8):08d}"

    def person(self) -> Values:
        chance = self.chance
        return {
            "name": self.name(),
            "phone": self.phone(),
            "gender": chance.choice(("male", "female")),
            "birthday": f"{chance.randrange(1950, 2006)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}",
            "address": f"{chance.choice(_STREETS)}{chance.randrange(1, 500)}号{chance.randrange(1, 20)}幢{chance.randrange(101, 1800)}室",
            "company": f"{chance.choice(_COMPANIES)}有限公司",
            "region": chance.choice(_REGIONS),
        }

    def misspelled(self, name: str) -> str:
        for pair in _SOUND_ALIKE:
            for one, other in (pair, pair[::-1]):
                if one in name[1:]:
                    return name[0] + name[1:].replace(one, other)
        return name

    def slip(self, phone: str) -> str:
        at = self.chance.randrange(3, 10)
        if self.chance.random() < 0.4 and phone[at] != phone[at + 1]:
            return phone[:at] + phone[at + 1] + phone[at] + phone[at + 2 :]
        return phone[:at] + str((int(phone[at]) + 1 + self.chance.randrange(8)) % 10) + phone[at + 1 :]


def _some(person: Values, *keys: str) -> Values:
    return {key: person[key] for key in ("name", *keys)}


def _second(people: _People) -> list[Callable[[Values], Values]]:
    """The ways in which a customer is written down a second time."""

    def title(person: Values) -> str:
        return "先生" if person["gender"] == "male" else "女士"

    return [
        lambda one: _some(one) | {"phone": f"+86 {str(one['phone'])[:3]} {str(one['phone'])[3:]}"},
        lambda one: {"name": people.misspelled(str(one["name"])), "phone": one["phone"]},
        lambda one: {"name": f"{str(one['name'])[0]}{title(one)}", "phone": one["phone"]},
        lambda one: {"name": f"{one['name']}{title(one)}", "phone": people.slip(str(one["phone"]))},
        lambda one: _some(one, "region") | {"phone": people.slip(str(one["phone"]))},
        lambda one: _some(one, "birthday", "gender") | {"phone": people.phone()},
        lambda one: (
            _some(one, "address") | {"name": people.misspelled(str(one["name"])), "phone": people.phone()}
        ),
        lambda one: _some(one, "company", "region") | {"phone": people.phone()},
        lambda one: (
            _some(one, "region", "gender") | {"birthday": str(one["birthday"])[5:], "phone": people.phone()}
        ),
    ]


def _lookalikes(people: _People, one: Values) -> list[Values]:
    """Others who only look like a customer: the family on one phone, a namesake."""
    surname = str(one["name"])[0]
    spouse = people.person() | {"phone": one["phone"], "address": one["address"]}
    while str(spouse["name"])[0] == surname:
        spouse["name"] = people.name()
    child = people.person() | {
        "name": surname + people.chance.choice("辰宸睿轩涵诺彤珂"),
        "phone": one["phone"],
    }
    namesake = people.person() | {"name": one["name"]}
    return [spouse, child | {"address": one["address"]}, namesake]


def fill(session: Session, chance: random.Random, count: int) -> set[tuple[int, int]]:
    """Add `count` customers with their look-alikes, half of them twice; returns the pairs that are one."""
    people = _People(chance)
    seconds = _second(people)
    pairs = set()
    for at in range(count):
        one = people.person()
        first = customers.add(session, one)
        for other in chance.sample(_lookalikes(people, one), 2):
            customers.add(session, other)
        if at % 2:
            pairs.add((first, customers.add(session, seconds[at // 2 % len(seconds)](one))))
    return pairs
