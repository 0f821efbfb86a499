"""What happened with the customers of the sample shop: visits, calls, messages, and what is planned.

Three years before the present moment, more as the shop grows, most on weekends, none on the days
of the Spring Festival, all between nine and eight in the evening. Most customers come once or twice, a
few come dozens of times.
"""

from __future__ import annotations

import random
from bisect import bisect
from dataclasses import dataclass, field

from crm_desktop.services.sample_calendar import LATEST_PLAN, Calendar
from crm_desktop.services.sample_draws import COARSE, FINE, Draws, spread
from crm_desktop.services.sample_people import People
from crm_desktop.services.sample_words import Words

_NOBODY = 4_095  # stands for the customer of a call from nobody known; blocks are smaller
_UNKNOWN = 100  # one entry of so many is about nobody known
_RECENT = 90  # days after the last contact in which a plan is likely
_TENURE = 1.3  # how much more often customers of the first day come than the share of their kind says

# How many contacts a customer has, before the shop's total scales it: a long tail.
_COUNTS = spread(
    [(0, 12), (1, 24), (2, 16), (3, 12), (4, 8), (5, 6), *((n, 9 / 3) for n in (6, 7, 8)),
     *((n, 6 / 4) for n in (9, 10, 11, 12)), *((n, 4.5 / 8) for n in range(13, 21)), (24, 0.8), (28, 0.8),
     (33, 0.4), (40, 0.4)],
)  # fmt: skip
_SOME = sum(count > 0 for count in _COUNTS) / COARSE
_MORE = sum(max(0, count - 1) for count in _COUNTS) / COARSE * _TENURE


@dataclass
class Interactions:
    """Entries of a block in the order of time, a column each; see the `interaction` table.

    `customer` counts from the block's first customer, -1 for nobody known; `staff` is a place in
    the shop's list.
    """

    customer: list[int] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    day: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    reason: list[str] = field(default_factory=list)
    outcome: list[str] = field(default_factory=list)
    duration: list[int | None] = field(default_factory=list)
    visitor_name: list[str] = field(default_factory=list)
    visitor_phone: list[str] = field(default_factory=list)
    staff: list[int] = field(default_factory=list)


@dataclass
class History:
    """What happened with the customers of a block.

    Args:
        created_at: a customer's first day in the book, seconds UTC.
        created_by: who wrote the customer down, a place in the list of staff.
        follow_ups: (customer, title, kind, due_day, due_time, status, priority, done_at, outcome,
            staff, interaction, created_at); `interaction` counts from the block's first one.
        count, last_at, last_by, last_kind, next_follow_up: what is derived for each customer;
            None and "" where nothing happened.
    """

    created_at: list[int]
    created_by: list[int]
    interactions: Interactions
    follow_ups: list[tuple[int, str, str, str, str, str, int, int | None, str, int, int, int]]
    count: list[int]
    last_at: list[int | None]
    last_by: list[int | None]
    last_kind: list[str]
    next_follow_up: list[str | None]


def before(customers: int, interactions: int, index: int) -> int:
    """How many of all interactions belong to the customers before `index`.

    The first customers have had the most time to come, so their share is the largest.
    """
    if customers == 0:
        return 0
    at = index / customers
    share = (_SOME * at + _MORE * (at - at * at / 2)) / (_SOME + _MORE / 2)
    return interactions if index >= customers else int(interactions * share)


def draw(
    calendar: Calendar,
    words: Words,
    people: People,
    *,
    seed: int,
    block: int,
    span: tuple[float, float],
    total: int,
) -> History:
    """What happened with one block of customers; fills their grades as well.

    Args:
        people: the block's customers, fewer than 4,095.
        seed, block: as for the people.
        span: between which shares (0 to 1) of the shop's business the block's customers first came.
        total: how many interactions there are.
    """
    draws = Draws(seed, block, "history")
    n = len(people.name)
    width = (span[1] - span[0]) / n
    slots = [int(FINE * (span[0] + (at + chance / FINE) * width)) for at, chance in enumerate(draws.pairs(n))]
    seconds = draws.pick(calendar.seconds, n)
    starts = sorted(
        _key(calendar, calendar.axis[slot], second) for slot, second in zip(slots, seconds, strict=True)
    )
    unknown = total // _UNKNOWN
    counts = _counts(draws.pick(_COUNTS, n), slots, total - unknown)
    keys = _moments(calendar, draws, slots, starts, counts, unknown)
    history = _tell(calendar, words, draws, people, starts, keys)
    _plan(calendar, words, draws, people, history)
    _judge(draws, people, history)
    return history


def _key(calendar: Calendar, day: int, second: int) -> int:
    """A moment as a number that sorts by time, with 12 bits left for the customer."""
    if day == len(calendar.days) - 1:
        second %= calendar.last_second + 1
    return day << 28 | second << 12


def _counts(drawn: list[int], slots: list[int], total: int) -> list[int]:
    """How many of exactly `total` interactions each customer has."""
    weights = [
        1 + (count - 1) * _TENURE * (1 - slot / FINE) if count else 0.0
        for count, slot in zip(drawn, slots, strict=True)
    ]
    whole = sum(weights)
    if not whole:
        weights, whole = [1.0] * len(drawn), float(len(drawn))
    counts, done, reached = [], 0, 0.0
    for weight in weights:
        reached += weight
        upto = int(total * reached / whole + 1e-6)
        counts.append(upto - done)
        done = upto
    counts[-1] += total - done
    return counts


def _moments(
    calendar: Calendar, draws: Draws, slots: list[int], starts: list[int], counts: list[int], unknown: int
) -> list[int]:
    """The keys of all interactions of a block, in the order of time."""
    keys = [start | at for at, (start, count) in enumerate(zip(starts, counts, strict=True)) if count]
    later = sum(counts) - len(keys)
    chances, seconds = iter(draws.pairs(later)), iter(draws.pick(calendar.seconds, later))
    axis, last = calendar.axis, len(calendar.days) - 1
    for at, count in enumerate(counts):
        slot, soonest = slots[at], starts[at] + (600 << 12)
        rest = FINE - slot
        for _ in range(count - 1):
            chance = next(chances)
            # Contacts lie closer together in the first weeks: the square bends them that way.
            day = axis[slot + (rest * (chance * chance + 32_768 * chance) // 98_304 >> 16)]
            second = next(seconds)
            if day == last:
                second %= calendar.last_second + 1
            keys.append(max(day << 28 | second << 12, soonest) | at)
    days = draws.pick(axis, unknown)
    for day, second in zip(days, draws.pick(calendar.seconds, unknown), strict=True):
        keys.append(_key(calendar, day, second) | _NOBODY)
    limit = _key(calendar, last, calendar.last_second) | _NOBODY
    return sorted(key if key <= limit else limit - _NOBODY + (key & _NOBODY) for key in keys)


def _tell(
    calendar: Calendar, words: Words, draws: Draws, people: People, starts: list[int], keys: list[int]
) -> History:
    """The entries at the given moments, and what they add up to for each customer."""
    n, m = len(people.name), len(keys)
    entries = Interactions()
    count = [0] * n
    last_at: list[int | None] = [None] * n
    last_by: list[int | None] = [None] * n
    last_kind = [""] * n
    created_by = draws.pick(words.staff, n)
    opened, names, weekend = calendar.opened, calendar.names, calendar.weekend
    products, owners = people.product, people.owner
    staff = draws.pick(words.staff, m)
    rows = []
    columns = zip(
        keys, draws.bytes(m), draws.bytes(m), draws.pairs(m), draws.bytes(m), draws.bytes(m),
        draws.pairs(m), draws.bytes(m), staff, strict=True,
    )  # fmt: skip
    for key, kind_at, form_at, detail_at, outcome_at, end_at, product_at, staff_at, person in columns:
        customer, day = key & 4_095, key >> 28
        at = opened[day] + (key >> 12 & 65_535)
        if customer == _NOBODY:
            rows.append(_nobody(words, draws, at, names[day], person))
            continue
        if not count[customer]:
            kind = words.first_kinds[kind_at]
            reason, end, head, rest = words.first[kind][form_at]
            created_by[customer] = person
        else:
            kind = (words.weekend_kinds if weekend[day] else words.weekday_kinds)[kind_at]
            reason, end, head, rest = words.later[kind][form_at]
            if staff_at < 190 and owners[customer] >= 0:
                person = owners[customer]
        product = products[customer] if product_at < 44_000 else words.products[product_at & 255]
        outcome = ""
        if not end:
            outcome = words.outcomes[kind][outcome_at]
            text = (
                f"{head}{product}{rest}{words.details[detail_at & 4_095]}{words.ends[kind][outcome][end_at]}"
            )
        elif end == 1:
            text = f"{head}{product}{rest}{words.service_ends[end_at]}"
        else:
            text = f"{head}{product}{rest}"
        duration = words.durations[end_at ^ outcome_at] if kind in ("call_in", "call_out") else None
        rows.append((customer, kind, at, names[day], text, reason, outcome, duration, "", "", person))
        count[customer] += 1
        if kind != "note":
            last_at[customer], last_by[customer], last_kind[customer] = at, person, kind
    if rows:
        entries = Interactions(*map(list, zip(*rows, strict=True)))
    created_at = [opened[start >> 28] + (start >> 12 & 65_535) for start in starts]
    return History(created_at, created_by, entries, [], count, last_at, last_by, last_kind, [None] * n)


def _nobody(words: Words, draws: Draws, at: int, day: str, person: int) -> tuple[object, ...]:
    """An entry about somebody who left no name, or only a number."""
    chance = draws.random
    kind = "visit" if chance.random() < 0.5 else "call_in"
    phone = (
        f"1{chance.choice((38, 39, 58, 86, 89))}{chance.randrange(10**8):08d}" if kind == "call_in" else ""
    )
    name = chance.choice(("陈先生", "王女士", "李先生", "张女士")) if chance.random() < 0.2 else ""
    text = chance.choice(words.unknown)
    return (-1, kind, at, day, text, words.unknown_reason, "", None, name, phone, person)


def _plan(calendar: Calendar, words: Words, draws: Draws, people: People, history: History) -> None:
    """Follow-ups: some contacts were planned at the one before; some customers have an open plan."""
    entries, chance = history.interactions, draws.random
    previous = [-1] * len(people.name)
    ranks = {name: at for at, name in enumerate(calendar.names)}
    coins = draws.bytes(len(entries.customer))
    for at, (customer, coin) in enumerate(zip(entries.customer, coins, strict=True)):
        if customer < 0:
            continue
        made = previous[customer]
        previous[customer] = at
        day = entries.day[at]
        if coin >= 34 or made < 0 or entries.day[made] == day:
            continue
        kind = entries.kind[at]
        if kind not in words.titles:
            continue
        head, rest = chance.choice(words.titles[kind])
        due = max(ranks[entries.day[made]], ranks[day] - coin % 5 + 1)
        history.follow_ups.append((
            customer, f"{head}{people.product[customer]}{rest}", kind,
            calendar.names[min(due, len(calendar.names) - 1)], "", "dropped" if coin == 33 else "done", 0,
            entries.at[at], entries.outcome[at], entries.staff[made], made, entries.at[made],
        ))  # fmt: skip
    recent = len(calendar.days) - _RECENT
    coins = draws.bytes(len(previous))
    for customer, (made, coin) in enumerate(zip(previous, coins, strict=True)):
        if made < 0 or coin >= (70 if ranks[entries.day[made]] >= recent else 3):
            continue
        kind, head, rest = chance.choice(words.all_titles)
        due_day = max(calendar.plans[LATEST_PLAN + _due(chance)], entries.day[made])
        due_time = (
            f"{chance.randrange(9, 19):02d}:{chance.choice(('00', '30'))}" if chance.random() < 0.2 else ""
        )
        history.next_follow_up[customer] = due_day
        history.follow_ups.append((
            customer, f"{head}{people.product[customer]}{rest}", kind, due_day, due_time, "open",
            int(coin < 4), None, "", entries.staff[made], made, entries.at[made],
        ))  # fmt: skip


def _due(chance: random.Random) -> int:
    """When an open plan is due, in days from today: most soon, about one in six too late."""
    kind = chance.random()
    if kind < 0.16:
        return -chance.randrange(1, 16)
    if kind < 0.28:
        return 0
    if kind < 0.6:
        return chance.randrange(1, 4)
    return chance.randrange(4, 30)


def _judge(draws: Draws, people: People, history: History) -> None:
    """Grades that fit what happened; some are not said."""
    n = len(people.name)
    won = [0] * n
    for customer, outcome in zip(history.interactions.customer, history.interactions.outcome, strict=True):
        if outcome == "won" and customer >= 0:
            won[customer] += 1
    coins = zip(history.count, won, draws.bytes(n), draws.bytes(n), people.kind, strict=True)
    for count, sales, one, two, kind in coins:
        score = count + 3 * sales + (4 if kind == "company" else 0) + one % 3
        people.grade.append(-1 if two < 40 else 3 - bisect((4, 9, 20), score))
