"""Chance for the sample shop: drawn in bulk, a block of customers at a time.

A weighted choice costs a search each time; here each distribution is laid out once in a pool of
256 or 65,536 places, and a draw is one random byte or one pair of bytes that names the place. That
is what lets a million customers be invented in seconds.
"""

from __future__ import annotations

import json
import random
from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar

from crm_desktop import paths

T = TypeVar("T")

COARSE = 256
FINE = 65_536

Pool = Sequence[T]


class Draws:
    """The chance of one block: the same block of the same seed always draws the same.

    Args:
        seed: of the shop.
        block: which block of customers.
        stream: what is drawn, so that a change in one part of a block leaves the others as they were.
    """

    def __init__(self, seed: int, block: int, stream: str) -> None:
        self.random = random.Random(f"{seed}/{block}/{stream}")

    def bytes(self, n: int) -> bytes:
        """`n` numbers from 0 to 255."""
        return self.random.randbytes(n)

    def pairs(self, n: int) -> array[int]:
        """`n` numbers from 0 to 65,535."""
        return array("H", self.random.randbytes(2 * n))

    def pick(self, pool: Pool[T], n: int) -> list[T]:
        """`n` draws from a pool of COARSE or FINE places."""
        places: Any = self.bytes(n) if len(pool) == COARSE else self.pairs(n)
        return list(map(pool.__getitem__, places))

    def chance(self, percent: float, n: int) -> list[bool]:
        """`n` answers that are yes in `percent` of a hundred cases."""
        bound = round(percent * FINE / 100)
        return [place < bound for place in self.pairs(n)]

    def which(self, percent: float, n: int) -> list[int]:
        """The places among `n` where the answer is yes in `percent` of a hundred cases."""
        bound = round(percent * FINE / 100)
        return [at for at, place in enumerate(self.pairs(n)) if place < bound]

    def digits(self, count: int, n: int) -> list[str]:
        """`n` numbers of `count` digits (at most 9), with leading zeros, as text."""
        bound, form = 10**count, f"%0{count}d"
        return [form % (number % bound) for number in array("I", self.random.randbytes(4 * n))]


def spread(weighted: Sequence[tuple[T, float]], size: int = COARSE) -> list[T]:
    """A pool of `size` places, shared by weight; each value has at least one.

    Args:
        weighted: (value, weight) in the order in which they stand in the pool.
    """
    total = sum(weight for _, weight in weighted)
    exact = [weight * size / total for _, weight in weighted]
    places = [max(1, int(share)) if share else 0 for share in exact]
    by_rest = sorted(range(len(exact)), key=lambda at: exact[at] - places[at], reverse=True)
    left = size - sum(places)
    for turn in range(max(0, left)):
        places[by_rest[turn % len(by_rest)]] += 1
    for _ in range(max(0, -left)):  # many rare values took more than their share: the largest gives
        places[places.index(max(places))] -= 1
    return [value for (value, _), count in zip(weighted, places, strict=True) for _ in range(count)]


def evenly(values: Sequence[T], size: int = COARSE) -> list[T]:
    """A pool in which each value has the same share, as near as `size` allows."""
    return [values[at * len(values) // size] for at in range(size)]


def falling(values: Sequence[T], size: int = COARSE) -> list[T]:
    """A pool in which the first values are the most common ones, as names and words are."""
    return spread([(value, 1 / (rank + 6)) for rank, value in enumerate(values)], size)


@lru_cache
def data(name: str) -> Any:
    """What `resources/sample/<name>.json` holds; it is read once and must not be changed."""
    return json.loads(paths.resource("sample", f"{name}.json").read_text(encoding="utf-8"))
