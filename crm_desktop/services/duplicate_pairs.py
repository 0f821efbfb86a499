"""Which pairs of customers are worth a close look: narrow keys, sorted, so that equal ones are neighbours.

Every customer has a few keys: each contact method, either half of a mobile number beside the surname's
sound, the birthday, the digits of the address, the company, the name beside a weak fact. Two that have
a key in common are a pair. A key that very many share tells nothing: a switchboard, "0000000".
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from itertools import combinations

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.values import same_names

_MOST_SHARING = 12  # customers behind one number that are compared with each other
_MOST_IN_COMMON = 40  # customers with one other key
_MOST_NAMESAKES = 40  # beyond them, a region and a position in common tell nothing
_STEP = 10_000  # rows between two reports of progress
_AT_ONCE = 5_000  # numbers sorted in one call
_ID_BITS = 26  # of a packed key; the hash above them has the rest of 63
_ID = (1 << _ID_BITS) - 1
_HASHES = (1 << 63 - _ID_BITS) - 1
_DIGITS = re.compile(r"\d+")
_MOBILE = (10, 11, 12)  # digits of a mobile number, one lost or one too many included

Pairs = Iterator[tuple[int, int]]


class Candidates:
    """Finds the pairs of one shop.

    Args:
        session: whose live customers; read inside one snapshot.
        progress: told how far it is.

    Attributes:
        named: hash of a name's sound → how many have such a name; known once the pairs are.
    """

    def __init__(self, session: Session, progress: Progress) -> None:
        self._session = session
        self._progress = progress
        self._total = session.one("SELECT coalesce(max(id), 0) FROM customer")[0]
        self._sounds = array("q", bytes(8 * (self._total + 1)))  # id → the surname's sound, 0 for none
        self._names = array("q", bytes(8 * (self._total + 1)))  # id → hash of the whole name's sound
        self._id_numbers = array("q")  # hash of it, id
        self._facts = array("q")  # the same
        self._weak_facts = array("q")  # of a name beside what many have
        self.named: dict[int, int] = {}

    def sharing(self) -> Pairs:
        """Pairs that share a number or nearly do, the lower id first; a pair may come more than once.

        Raises:
            Cancelled: through `progress`.
        """
        self._read_customers()
        yield from _neighbours(self._id_numbers, _MOST_SHARING)
        yield from self._by_contact()

    def agreeing(self) -> Pairs:
        """Pairs that agree in a fact; only what their names say makes them worth a look. After `sharing`."""
        self._step(70)
        yield from _neighbours(self._facts, _MOST_IN_COMMON)
        self._step(80)
        for one, other in _neighbours(self._weak_facts, _MOST_IN_COMMON):
            if self.named[self._names[one]] <= _MOST_NAMESAKES:
                yield one, other

    def _step(self, percent: int) -> None:
        self._progress.step(percent, 100, translate("Duplicates", "Looking for duplicates"))

    def _read_customers(self) -> None:
        sounds, names, named = self._sounds, self._names, self.named
        facts, weak_facts = self._facts, self._weak_facts
        rows = self._session.query(
            "SELECT id, name, sort_key, birthday, company, region, position, referrer_id, id_number "
            "FROM customer WHERE deleted_at IS NULL ORDER BY id"
        )
        for at, row in enumerate(rows):
            if at % _STEP == 0:
                self._step(30 * at // max(1, self._total))
            customer_id, name, sort_key, birthday, company, region, position, referrer, id_number = row
            spoken = spoken_name(name, sort_key)
            sound = hash(spoken)
            named[sound] = named.get(sound, 0) + 1
            first = same_names.blurred(spoken.partition(" ")[0])
            sounds[customer_id] = hash(first) or 1
            names[customer_id] = sound
            if id_number:
                self._id_numbers.append(_packed(customer_id, id_number))
            if birthday:
                year, day = birthday_parts(birthday)
                if day and year:
                    facts.append(_packed(customer_id, first, birthday))
                if day:
                    weak_facts.append(_packed(customer_id, sound, day))
                if year and region:
                    weak_facts.append(_packed(customer_id, sound, region, year))
            if company:
                facts.append(_packed(customer_id, first, same_names.company_core(company)))
            if region and position:
                weak_facts.append(_packed(customer_id, sound, region, position))
            if region and referrer:
                weak_facts.append(_packed(customer_id, sound, referrer))

    def _by_contact(self) -> Pairs:
        """Those that share a number or an address of mail, or whose mobiles differ by a slip."""
        rows = self._session.query(
            "SELECT normalized, kind, customer_id FROM contact_method INDEXED BY contact_method_normalized "
            "WHERE normalized <> '' ORDER BY kind, normalized"
        )
        sounds = self._sounds
        backwards = array("q")  # mobile numbers from their end, id
        swapped = array("q")  # hash of one without the order of the two signs between the halves, id
        begin, mobiles = "", list[tuple[str, int]]()  # those that begin alike
        last, last_kind, sharing = "", "", list[int]()
        for at, (value, kind, customer_id) in enumerate(rows):
            if at % _STEP == 0:
                self._step(min(60, 30 + 15 * at // max(1, self._total)))
            if not sounds[customer_id]:  # in the recycle bin
                continue
            if kind == "address":
                digits = address_key(value)
                if digits:
                    self._facts.append(_packed(customer_id, "address", digits, sounds[customer_id]))
                continue
            if value == last and kind == last_kind:
                sharing.append(customer_id)
            else:
                if len(sharing) > 1:
                    yield from _several(sharing)
                last, last_kind, sharing = value, kind, [customer_id]
            if kind == "phone" and value[0] == "1" and len(value) in _MOBILE and value.isdigit():
                if value[:6] != begin:
                    if len(mobiles) > 1:
                        yield from self._one_slip_apart(mobiles)
                    begin, mobiles = value[:6], []
                mobiles.append((value, customer_id))
                swapped.append(
                    _packed(customer_id, value[:5], *sorted(value[5:7]), value[7:], sounds[customer_id])
                )
                backwards.append(int("1" + value[::-1]) << _ID_BITS - 3 | customer_id)
        yield from _several(sharing)
        yield from self._one_slip_apart(mobiles)
        self._step(65)
        ends, block = "", list[tuple[str, int]]()
        for key in in_order(backwards):
            number = str(key >> _ID_BITS - 3)
            if number[1:6] != ends:
                if len(block) > 1:
                    yield from self._one_slip_apart(block)
                ends, block = number[1:6], []
            block.append((number[:0:-1], key & _ID >> 3))
        yield from self._one_slip_apart(block)
        yield from _neighbours(swapped, _MOST_SHARING)

    def _one_slip_apart(self, mobiles: list[tuple[str, int]]) -> Pairs:
        """Of numbers that begin or end alike, those of one surname's sound that differ by a slip."""
        by_sound: dict[int, list[tuple[str, int]]] = {}
        for mobile in mobiles:
            by_sound.setdefault(self._sounds[mobile[1]], []).append(mobile)
        for alike in by_sound.values():
            for (number, one), (other_number, other) in combinations(alike, 2):
                if one != other and same_names.one_typo(number, other_number):
                    yield (one, other) if one < other else (other, one)


def _packed(customer_id: int, *fact: object) -> int:
    """A fact's hash and whose it is, in one number. That two facts may get one hash does no harm."""
    return (hash(fact) & _HASHES) << _ID_BITS | customer_id


def _neighbours(facts: array[int], most: int) -> Pairs:
    """Pairs that have a fact in common."""
    last, ids = -1, list[int]()
    for packed in in_order(facts):
        if packed >> _ID_BITS == last:
            ids.append(packed & _ID)
            continue
        if len(ids) > 1:
            yield from _several(ids, most)
        last, ids = packed >> _ID_BITS, [packed & _ID]
    yield from _several(ids, most)


def in_order(numbers: array[int]) -> Iterator[int]:
    """The numbers from the lowest to the highest, sorted some thousand at a time.

    To sort a million in one call would keep Python's lock, and with it the window, for half a second.
    """
    if len(numbers) <= _AT_ONCE:
        yield from sorted(numbers)
        return
    low, high = min(numbers), max(numbers)
    piles = [array("q") for _ in range(len(numbers) // _AT_ONCE + 1)]
    width = (high - low) // len(piles) + 1
    for number in numbers:
        piles[(number - low) // width].append(number)
    for pile in piles:
        yield from sorted(pile)


def _several(ids: list[int], most: int = _MOST_SHARING) -> Pairs:
    """Each with each, unless they are so many that it tells nothing."""
    different = sorted(set(ids))
    return combinations(different if len(different) <= most else (), 2)


def spoken_name(name: str, sort_key: str) -> str:
    """How a name sounds, "wang xiao ming"; the name itself when it has no letters."""
    return name if sort_key[:1] == "\uffff" else sort_key.removesuffix(name).strip()


def birthday_parts(birthday: str) -> tuple[str, str]:
    """Year and day of a stored birthday, "" for what is not known: `--05-17` → ("", "05-17")."""
    year = birthday[:4] if birthday[:4].isdigit() else ""
    day = birthday[2:] if birthday.startswith("--") else birthday[5:]
    return year, day if len(day) == 5 else ""


def address_key(address: str) -> str:
    """The numbers of an address, which two spellings of it share; "" when it names no house."""
    numbers = _DIGITS.findall(address)
    return "-".join(numbers) if sum(map(len, numbers)) >= 2 else ""
