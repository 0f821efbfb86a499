"""Who the customers of the sample shop are: invented people and companies, each believable as a whole.

The sex fits the name, the name fits the year of birth, the area code fits the town, the trade fits
the post. A few are somebody's family and share the phone; a few were written down twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from crm_desktop.services.sample_contacts import Lines, landline, written
from crm_desktop.services.sample_draws import Draws, data
from crm_desktop.services.sample_town import (
    COMPANY,
    ENGLISH,
    GIVEN_NAMES,
    PERSON,
    TITLED,
    Person,
    Place,
    Town,
)

_GENERATIONS = (1965, 1980, 1995)  # the first year of the second, third and fourth
_COMPOUND = frozenset(
    ["欧阳", "上官", "皇甫", "令狐", "诸葛", "司徒", "司马", "申屠", "夏侯", "慕容", "尉迟", "长孙"]
)
_GENERATION_GAP = 18  # years between a parent and a child, at least


@dataclass
class People:
    """A block of customers, a column each; places in lists stand for list entries.

    `category`, `grade`, `source`, `owner` and the second of `tags` are places in the shop's lists
    (-1 for none); `referrer` and the first of `tags` and `contacts` count from the block's first
    customer. `contacts` are (customer, kind, value, label, is_primary, position). `product` is what
    the customer comes for. `grade` follows from what happened and is filled later.
    """

    name: list[str]
    kind: list[str]
    gender: list[str]
    birthday: list[str]
    calendar: list[str]
    company: list[str]
    position: list[str]
    region: list[str]
    industry: list[str]
    intention: list[str]
    interests: list[str]
    note: list[str]
    category: list[int]
    source: list[int]
    owner: list[int]
    referrer: list[int]
    starred: list[int]
    product: list[str]
    grade: list[int] = field(default_factory=list)
    contacts: list[tuple[int, str, str, str, int, int]] = field(default_factory=list)
    tags: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class _Draft:
    """A block while it is being drawn."""

    town: Town
    draws: Draws
    persons: list[Person]
    places: list[Place]
    people: People
    lines: Lines


def draw(town: Town, seed: int, block: int, n: int) -> People:
    """The `n` customers of one block, without grades.

    Args:
        seed: of the shop.
        block: number of the block; the same numbers give the same customers.
    """
    draws = Draws(seed, block, "people")
    places = draws.pick(town.places, n)
    persons = _persons(town, draws, n)
    people = People(
        name=[person.name for person in persons],
        kind=["company" if person.role == COMPANY else "person" for person in persons],
        gender=["male" if person.male else "female" for person in persons],
        birthday=[""] * n,
        calendar=["solar"] * n,
        company=[""] * n,
        position=[""] * n,
        region=[place.region for place in places],
        industry=[""] * n,
        intention=[""] * n,
        interests=[""] * n,
        note=[""] * n,
        category=draws.pick(town.category_pool, n),
        source=draws.pick(town.source_pool, n),
        owner=draws.pick(town.owners, n),
        referrer=[-1] * n,
        starred=[int(yes) for yes in draws.chance(2.5, n)],
        product=draws.pick(town.products, n),
    )
    draft = _Draft(town, draws, persons, places, people, Lines(town, draws, persons, places))
    _leave_gaps(draft)
    _birthdays(draft)
    _work(draft)
    _wishes(draft)
    _companies(draft)
    _families(draft)
    _second_entries(draft)
    _referrers(draft)
    people.contacts = draft.lines.contacts()
    people.tags = _tags(town, draws, n)
    return people


def _persons(town: Town, draws: Draws, n: int) -> list[Person]:
    roles = draws.pick(town.roles, n)
    males = draws.chance(44, n)
    years = draws.pick(town.years, n)
    surnames = draws.pick(town.surnames, n)
    given = [
        town.given[male][_generation(year)][place % GIVEN_NAMES]
        for male, year, place in zip(males, years, draws.pairs(n), strict=True)
    ]
    persons = [
        Person(role, surname + name, surname_spelled + name_spelled, male, year)
        for role, (surname, surname_spelled), (name, name_spelled), male, year in zip(
            roles, surnames, given, males, years, strict=True
        )
    ]
    pick = draws.random.choice
    for at, role in enumerate(roles):
        male = males[at]
        surname, spelled = surnames[at]
        if role == TITLED:  # all that is known of some who walked in: 王先生
            persons[at] = Person(role, surname + pick(town.forms[male]), spelled, male, years[at])
        elif role == ENGLISH:
            first = pick(town.english["male" if male else "female"])
            last = pick((pick(town.english["family"]), spelled.capitalize()))
            persons[at] = Person(role, f"{first} {last}", f"{first}.{last}".lower(), male, years[at])
    return persons


def _generation(year: int) -> int:
    return (year >= _GENERATIONS[0]) + (year >= _GENERATIONS[1]) + (year >= _GENERATIONS[2])


def _leave_gaps(draft: _Draft) -> None:
    draws, people, n = draft.draws, draft.people, len(draft.persons)
    for texts, percent in ((people.gender, 6.0), (people.region, 22.0)):
        for at in draws.which(percent, n):
            texts[at] = ""
    for places, percent in ((people.category, 7.0), (people.source, 6.0)):
        for at in draws.which(percent, n):
            places[at] = -1


def _birthdays(draft: _Draft) -> None:
    draws, people = draft.draws, draft.people
    known = draws.which(44, len(draft.persons))
    days = draws.pick(draft.town.days, len(known))
    for at, day, kind in zip(known, days, draws.bytes(len(known)), strict=True):
        year = draft.persons[at].year
        if day == "02-29" and year % 4:
            day = "02-28"
        if kind < 176:
            people.birthday[at] = f"{year}-{day}"
        elif kind < 224:
            people.birthday[at] = f"--{day}"
        elif kind < 236:
            people.birthday[at] = f"{year}-{day[:2]}"
            continue
        else:
            people.birthday[at] = str(year)
            continue
        # Elder people keep their birthday by the moon, whose months have 29 days or 30.
        if kind % 100 < (28 if year < 1972 else 6) and day[3:] < "30":
            people.calendar[at] = "lunar"


def _work(draft: _Draft) -> None:
    """What some do for a living; the company's trade, or the profession's."""
    town, people, pick = draft.town, draft.people, draft.draws.random.choice
    home = data("places")["home"]["city"].removesuffix("市")
    words = town.words
    for at in draft.draws.which(24, len(draft.persons)):
        if draft.persons[at].year < town.retired_before:
            people.position[at] = words["retired"]
        elif draft.draws.random.random() < 0.35:
            people.position[at], people.industry[at] = pick(town.professions)
        else:
            trade, people.industry[at] = pick(town.trades)
            people.position[at] = pick(town.positions)
            people.company[at] = (
                f"{pick(('', '', home))}{pick(words['company_words'])}{trade}{pick(town.endings)}"
            )
    for at in draft.draws.which(6, len(draft.persons)):
        if not people.position[at]:
            people.industry[at] = pick(town.industries)


def _wishes(draft: _Draft) -> None:
    town, people, draws = draft.town, draft.people, draft.draws
    n, chance = len(draft.persons), draws.random
    for at in draws.which(36, n):
        before, after = chance.choice(town.intentions)
        people.intention[at] = f"{before}{people.product[at]}{after}"
    for at in draws.which(18, n):
        some = chance.sample(town.words["interests"], 1 + (chance.random() < 0.4))
        people.interests[at] = "、".join(some)
    for at in draws.which(16, n):
        people.note[at] = chance.choice(town.notes)


def _companies(draft: _Draft) -> None:
    town, people, lines, chance = draft.town, draft.people, draft.lines, draft.draws.random
    pick, words = chance.choice, town.words
    for at, person in enumerate(draft.persons):
        if person.role != COMPANY:
            continue
        place = draft.places[at]
        if chance.random() < 0.22:
            people.name[at] = pick(words["given_for_shops"]) + pick(words["small_shops"])
            people.industry[at] = "批发零售"
        else:
            trade, people.industry[at] = pick(town.trades)
            city = pick(("", place.region.split("市")[0]))
            people.name[at] = f"{city}{pick(words['company_words'])}{trade}{pick(town.endings)}"
        of_people = (people.gender, people.birthday, people.company, people.position, people.interests)
        for column in (*of_people, lines.wechat):
            column[at] = ""
        people.calendar[at] = "solar"
        people.region[at] = place.region
        people.category[at] = pick(town.company_categories)
        role = pick(words["contact_persons"])
        people.note[at] = f"联系人：{person.name[:1]}{role}{pick(words['company_notes'])}"
        if chance.random() < 0.45:
            lines.second[at] = lines.phone[at] if lines.phone[at][:1] == "1" else ""
            lines.phone[at] = landline(place, chance)
        lines.address[at] = (
            f"{place.prefix}{pick(place.streets)}{chance.randrange(1, 600)}号{pick(town.buildings)}"
            f"{chance.randrange(2, 28)}楼{chance.randrange(1, 20):02d}室"
        )


def _families(draft: _Draft) -> None:
    """Some live with an earlier customer of the block and share the phone: a spouse or a child."""
    people, lines, persons, chance = draft.people, draft.lines, draft.persons, draft.draws.random
    for at in draft.draws.which(7, len(persons)):
        other = chance.randrange(at) if at else 0
        one, two = persons[at], persons[other]
        if at == other or one.role != PERSON or two.role != PERSON or not lines.phone[other]:
            continue
        if abs(one.year - two.year) >= _GENERATION_GAP:  # parent and child: the same surname
            people.name[at] = _surname(two.name) + one.name[len(_surname(one.name)) :]
            lines.wechat[at] = lines.email[at] = ""
        elif one.male == two.male:
            continue
        lines.phone[at] = lines.phone[other]
        lines.address[at] = lines.address[other]
        people.region[at] = people.region[other]


def _surname(name: str) -> str:
    return name[:2] if name[:2] in _COMPOUND else name[:1]


def _second_entries(draft: _Draft) -> None:
    """Some were written down a second time: other spelling, other format, a digit off."""
    people, lines, persons, chance = draft.people, draft.lines, draft.persons, draft.draws.random
    for at in draft.draws.which(1.3, len(persons)):
        other = chance.randrange(at) if at else 0
        phone = "".join(char for char in lines.phone[other] if char.isdigit())[-11:]
        if at == other or COMPANY in (persons[at].role, persons[other].role):
            continue
        if len(phone) != 11 or phone[0] != "1":
            continue
        people.name[at] = _misspelled(draft, other)
        people.gender[at] = people.gender[other]
        kept = (people.region, people.birthday, people.company, people.position, lines.address, lines.wechat)
        for column in kept:
            column[at] = column[other] if chance.random() < 0.4 else ""
        people.calendar[at] = people.calendar[other] if people.birthday[at] else "solar"
        people.industry[at] = people.industry[other] if people.company[at] else ""
        lines.qq[at] = lines.email[at] = lines.second[at] = ""
        kind = chance.random()
        if kind < 0.22:
            place = chance.randrange(3, 11)
            digit = (int(phone[place]) + chance.randrange(1, 10)) % 10
            phone = f"{phone[:place]}{digit}{phone[place + 1 :]}"
        elif kind < 0.62:
            phone = written(phone, chance)
        lines.phone[at] = phone


def _misspelled(draft: _Draft, other: int) -> str:
    """The name of customer `other` as somebody else may have written it down."""
    name, gender, chance = draft.people.name[other], draft.people.gender[other], draft.draws.random
    kind = chance.random()
    if kind < 0.25 and name[-1] in draft.town.similar:
        return name[:-1] + chance.choice(draft.town.similar[name[-1]])
    if kind < 0.4 and gender and draft.persons[other].role == PERSON and len(name) <= 3:
        return name + ("先生" if gender == "male" else "女士")
    if kind < 0.5 and len(name) == 2:
        return f"{name[0]} {name[1]}"
    return name


def _referrers(draft: _Draft) -> None:
    """Who came on an old customer's word: the earlier customer is known in most cases."""
    chance, people = draft.draws.random, draft.people
    for at, source in enumerate(people.source):
        if at and source == draft.town.referred and chance.random() < 0.6:
            people.referrer[at] = chance.randrange(at)


def _tags(town: Town, draws: Draws, n: int) -> list[tuple[int, int]]:
    tagged = draws.which(38, n)
    first = list(zip(tagged, draws.pick(town.tag_pool, len(tagged)), strict=True))
    second = [
        (customer, other)
        for (customer, tag), other in zip(first, draws.pick(town.tag_pool, len(first)), strict=True)
        if other != tag and draws.random.random() < 0.35
    ]
    return sorted(first + second)
