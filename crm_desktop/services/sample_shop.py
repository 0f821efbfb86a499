"""The sample shop: invented customers and three years of their visits, calls and plans, block by block.

Pure: nothing is stored here. The same seed, size and moment give the same shop, whatever part of it
is drawn first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from crm_desktop.services import sample_history, sample_people
from crm_desktop.services.sample_calendar import Calendar
from crm_desktop.services.sample_draws import data
from crm_desktop.services.sample_history import History
from crm_desktop.services.sample_people import People
from crm_desktop.services.sample_town import Town
from crm_desktop.services.sample_words import Words

BLOCK = 1_000  # customers
PER_CUSTOMER = 5  # interactions, when it is not said how many


@dataclass(frozen=True)
class Lists:
    """The shop's lists, in the order that the places in the columns mean.

    Args:
        categories: (name, place of the category above or -1).
    """

    staff: list[str]
    categories: list[tuple[str, int]]
    grades: list[str]
    tags: list[str]
    sources: list[str]


@dataclass(frozen=True)
class Block:
    """Some customers and what happened with them.

    Args:
        first: how many customers come before; `first_interaction` likewise.
    """

    first: int
    first_interaction: int
    people: People
    history: History


class Shop:
    """A shop that never was.

    Args:
        seed: another number gives another shop.
        customers: how many.
        interactions: exactly how many; five for each customer when None.
        now: the present moment, aware; nothing happened after it.
    """

    def __init__(self, seed: int, customers: int, interactions: int | None, now: datetime) -> None:
        self.seed = seed
        self.customers = customers
        self.interactions = customers * PER_CUSTOMER if interactions is None else interactions
        self._calendar = Calendar(now)
        self._town = Town(self._calendar.days[-1])
        self._words = Words()

    def lists(self) -> Lists:
        """Staff, categories, grades, tags and sources of the shop."""
        shop = data("shop")
        names = [name for name, _, _ in shop["categories"]]
        return Lists(
            staff=list(shop["staff"]),
            categories=[(name, names.index(above) if above else -1) for name, above, _ in shop["categories"]],
            grades=list(shop["grades"]),
            tags=[name for name, _ in shop["tags"]],
            sources=[name for name, _ in shop["sources"]],
        )

    def blocks(self) -> Iterator[Block]:
        """The whole shop, `BLOCK` customers at a time, those who came first first."""
        for number in range(-(-self.customers // BLOCK)):
            yield self.block(number)

    def block(self, number: int) -> Block:
        """One block of the shop; it is the same whichever were drawn before."""
        first = number * BLOCK
        last = min(first + BLOCK, self.customers)
        start = sample_history.before(self.customers, self.interactions, first)
        total = sample_history.before(self.customers, self.interactions, last) - start
        people = sample_people.draw(self._town, self.seed, number, last - first)
        history = sample_history.draw(
            self._calendar,
            self._words,
            people,
            seed=self.seed,
            block=number,
            span=(first / self.customers, last / self.customers),
            total=total,
        )
        return Block(first, start, people, history)
