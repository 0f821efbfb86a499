"""What the customers of the sample shop are drawn from: names, places, trades, wishes, by their shares.

Shares of surnames: the ministry of public security's reports of 2007 and 2020; of given names with
one character by decade: its report of 2020; of mobile prefixes: the carriers' shares of subscribers.
"""

from __future__ import annotations

import random
from datetime import date
from typing import Any, NamedTuple

from crm_desktop.services.sample_draws import FINE, data, evenly, falling, spread

PERSON, TITLED, ENGLISH, COMPANY = range(4)
GIVEN_NAMES = 4_096  # of one sex and generation, by frequency; a power of two
_NOTES = 4_096


class Person(NamedTuple):
    """What is drawn for one customer first: one of the four roles, and who it is."""

    role: int
    name: str
    spelled: str  # in pinyin, for the mail address
    male: bool
    year: int


class Place(NamedTuple):
    """A district: where it is, what its landlines begin with, what its streets are called."""

    region: str
    prefix: str  # what an address there begins with
    area_code: str
    digits: int
    streets: list[str]


class Town:
    """Everything that customers are drawn from; made once for a shop.

    Args:
        today: the shop's date, which people's ages hang on.
    """

    def __init__(self, today: date) -> None:
        self._fixed = random.Random(20)  # lays out pools; every shop draws from the same ones
        names, places, shop = data("names"), data("places"), data("shop")
        self.words = shop
        self.surnames = spread(
            [((name, spelled), weight) for name, spelled, weight in names["surnames"]], FINE
        )
        self.given = [
            [self._given_names(names[sex][generation], names["spelling"]) for generation in range(4)]
            for sex in ("female", "male")
        ]
        self.english = {sex: evenly(words) for sex, words in names["english"].items()}
        self.forms = {
            male: spread(
                [(form, weight) for sex, form, weight in names["forms_of_address"] if (sex == "male") == male]
            )
            for male in (False, True)
        }
        self.similar: dict[str, str] = names["similar"]
        self.years = spread([(today.year - age, max(2, 30 - abs(age - 41))) for age in range(20, 82)])
        self.days = evenly(
            [f"{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, _longest(month) + 1)],
            FINE,
        )
        self.places = spread(self._all_places(places), FINE)
        self.streets = evenly(places["streets"])
        self.estates = evenly([a + b for a in places["estates"] for b, _ in places["estate_kinds"]], FINE)
        self.buildings = evenly(
            [name + end for name in places["buildings"] for end in ("大厦", "中心", "广场")]
        )
        self.prefixes = spread([(prefix, weight) for prefix, weight in places["mobile_prefixes"]])
        self.roles = spread([(PERSON, 224), (TITLED, 12), (ENGLISH, 2), (COMPANY, 18)])
        self.trades = spread([((trade, industry), weight) for trade, industry, weight in shop["trades"]])
        self.endings = spread([(ending, weight) for ending, weight in shop["company_endings"]])
        self.positions = spread([(name, weight) for name, weight in shop["positions"]])
        self.professions = spread(
            [((name, industry), weight) for name, industry, weight in shop["professions"]]
        )
        self.retired_before = today.year - 58
        self.industries = spread([(name, weight) for name, weight in shop["industries"]])
        self.hosts = spread([(name, weight) for name, weight in shop["mail_hosts"]])
        self.products = falling(shop["products"])
        self.intentions = self._intentions()
        self.notes = [self._note() for _ in range(_NOTES)]
        self.categories = [name for name, _, _ in shop["categories"]]
        self.category_pool = spread(
            [(at, weight) for at, (_, _, weight) in enumerate(shop["categories"]) if weight]
        )
        self.company_categories = spread(
            [(self.categories.index(name), weight) for name, weight in shop["company_categories"]]
        )
        self.sources = [name for name, _ in shop["sources"]]
        self.source_pool = spread([(at, weight) for at, (_, weight) in enumerate(shop["sources"])])
        self.referred = self.sources.index(shop["referral_source"])
        self.tag_pool = spread([(at, weight) for at, (_, weight) in enumerate(shop["tags"])])
        self.owners = spread([(-1, 12), *((at, 26 - 4 * at) for at in range(len(shop["staff"])))])

    def _given_names(self, source: dict[str, Any], spelling: dict[str, str]) -> list[tuple[str, str]]:
        chance = self._fixed
        single, known = falling(list(source["single"])), falling(source["names"])
        first, second = falling(list(source["first"])), falling(list(source["second"]))
        names: list[tuple[str, str]] = []
        while len(names) < GIVEN_NAMES:
            kind = chance.random() * 100
            if kind < source["single_share"]:
                name = chance.choice(single)
            elif kind < 45:
                name = chance.choice(known)
            else:
                one, two = chance.choice(first), chance.choice(second)
                if one == two:
                    continue
                name = one + two
            names.append((name, "".join(spelling[char] for char in name)))
        return names

    @staticmethod
    def _all_places(places: dict[str, Any]) -> list[tuple[Place, float]]:
        home, share = places["home"], places["home_share"]
        weights = sum(weight for _, weight, _ in home["districts"])
        found: list[tuple[Place, float]] = []
        for district, weight, streets in home["districts"]:
            place = Place(
                home["city"] + district, district, home["area_code"], home["digits"], evenly(streets)
            )
            found.append((place, share * weight / weights))
        streets = evenly(places["streets"])
        weights = sum(city["weight"] for city in places["elsewhere"])
        for city in places["elsewhere"]:
            each = (100 - share) * city["weight"] / weights / len(city["districts"])
            for district in city["districts"]:
                region = city["city"] + district
                whole = city["province"] + region
                found.append((Place(region, whole, city["area_code"], city["digits"], streets), each))
        return found

    def _intentions(self) -> list[tuple[str, str]]:
        """(before the product, after it)."""
        found = []
        for form in self.words["intentions"]:
            for amount in (2, 3, 5, 8, 10, 15, 20, 30):
                before, after = form.split("{}", 1)
                found.append((before, after.replace("{}", f"{amount}000")))
        return evenly(found)

    def _note(self) -> str:
        words, chance = data("texts")["notes"], self._fixed
        parts = [chance.choice(words["who"])]
        parts += chance.sample(words["traits"], chance.choice((0, 1, 1, 2)))
        parts += chance.sample(words["facts"], chance.choice((0, 1, 1)))
        slots = data("texts")["slots"]
        text = "，".join(part for part in parts if part) or chance.choice(words["traits"])
        return text.format(
            area=chance.randrange(60, 220),
            style=chance.choice(slots["style"]),
            money=chance.choice((3, 5, 8, 10, 15, 20, 30, 50)) * 1000,
            when=chance.choice(slots["when"]),
            place=chance.choice(data("places")["home"]["districts"])[0],
            trade=chance.choice(self.words["trades"])[0],
            product=chance.choice(self.words["products"]),
            count=chance.randrange(3, 15),
            colour=chance.choice(slots["colour"]),
        )


def _longest(month: int) -> int:
    return 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
