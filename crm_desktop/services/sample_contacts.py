"""How the customers of the sample shop are reached: phones, WeChat, QQ, e-mail, addresses."""

from __future__ import annotations

import random

from crm_desktop.services.sample_draws import Draws
from crm_desktop.services.sample_town import Person, Place, Town


class Lines:
    """How the customers of a block are reached, a column for each kind; "" where it is not known."""

    def __init__(self, town: Town, draws: Draws, persons: list[Person], places: list[Place]) -> None:
        n, chance = len(persons), draws.random
        self.second = [""] * n
        self.wechat = [""] * n
        self.qq = [""] * n
        self.email = [""] * n
        self.address = [""] * n
        self.phone = list(map(str.__add__, draws.pick(town.prefixes, n), draws.digits(8, n)))
        for at in draws.which(7, n):
            self.phone[at] = written(self.phone[at], chance)
        for at in draws.which(3, n):
            self.phone[at] = landline(places[at], chance)
        for at in draws.which(4, n):
            self.phone[at] = ""
        for at in draws.which(6, n):
            self.second[at] = (
                landline(places[at], chance)
                if chance.random() < 0.4
                else f"{chance.choice(town.prefixes)}{chance.randrange(10**8):08d}"
            )
        for at in draws.which(33, n):
            self.wechat[at] = self._wechat(persons[at], self.phone[at], chance)
        for at in draws.which(5, n):
            self.qq[at] = str(chance.randrange(10**7, 3 * 10**9))
        for at in draws.which(9, n):
            self.email[at] = self._email(town, persons[at], self.qq[at], chance)
        self._addresses(town, draws, places)

    @staticmethod
    def _wechat(person: Person, phone: str, chance: random.Random) -> str:
        kind = chance.random()
        if kind < 0.4 and phone.isdigit() and len(phone) == 11:
            return phone
        if kind < 0.5:
            return "wxid_" + "".join(chance.choices("0123456789abcdefghijklmnopqrstuvwxyz", k=14))
        spelled = person.spelled.replace(".", "")
        if kind < 0.75:
            return f"{spelled}{person.year if chance.random() < 0.4 else chance.randrange(10, 1000)}"
        return f"{spelled}_{chance.randrange(1, 100):02d}"

    @staticmethod
    def _email(town: Town, person: Person, qq: str, chance: random.Random) -> str:
        host = chance.choice(town.hosts)
        if host == "qq.com":
            return f"{qq or chance.randrange(10**7, 3 * 10**9)}@{host}"
        tail = chance.choice(("", str(person.year)[2:], str(chance.randrange(1, 1000))))
        return f"{person.spelled}{tail}@{host}"

    def _addresses(self, town: Town, draws: Draws, places: list[Place]) -> None:
        known = draws.which(60, len(places))
        estates = draws.pick(town.estates, len(known))
        columns = zip(
            known,
            estates,
            draws.bytes(len(known)),
            draws.pairs(len(known)),
            draws.pairs(len(known)),
            strict=True,
        )
        for at, estate, kind, one, two in columns:
            place = places[at]
            street = place.streets[one & 255]
            room = f"{two % 32 + 1}幢{two // 32 % 4 + 1}单元{two // 128 % 18 + 1}0{two // 2304 % 4 + 1}室"
            if kind < 110:
                self.address[at] = f"{place.prefix}{street}{one // 256 + 1}号{estate}{room}"
            elif kind < 190:
                self.address[at] = f"{place.prefix}{estate}{room}"
            elif kind < 225:
                self.address[at] = (
                    f"{place.prefix}{estate}{two % 32 + 1}-{two // 32 % 4 + 1}-{two // 128 % 18 + 1}0{two // 2304 % 4 + 1}"
                )
            else:
                self.address[at] = f"{place.prefix}{street}{one // 128 + 1}号"

    def contacts(self) -> list[tuple[int, str, str, str, int, int]]:
        """The columns as rows: (customer, kind, value, label, is_primary, position)."""
        rows: list[tuple[int, str, str, str, int, int]] = []
        for at, (phone, second, wechat, qq, email, address) in enumerate(
            zip(self.phone, self.second, self.wechat, self.qq, self.email, self.address, strict=True)
        ):
            if phone:
                rows.append((at, "phone", phone, "home" if phone[0] == "0" else "mobile", 1, 0))
            if second:
                label = "work" if second[0] == "0" else "mobile"
                rows.append((at, "phone", second, label, 0 if phone else 1, 1 if phone else 0))
            if wechat:
                rows.append((at, "wechat", wechat, "", 1, 0))
            if qq:
                rows.append((at, "qq", qq, "", 1, 0))
            if email:
                rows.append((at, "email", email, "", 1, 0))
            if address:
                rows.append((at, "address", address, "", 1, 0))
        return rows


def written(phone: str, chance: random.Random) -> str:
    """A mobile number as somebody may write it."""
    form = chance.choice(("{} {} {}", "{}-{}-{}", "+86 {}{}{}", "+86 {} {} {}", "86{}{}{}"))
    return form.format(phone[:3], phone[3:7], phone[7:])


def landline(place: Place, chance: random.Random) -> str:
    """A landline of that place: 0571-88123456."""
    first = chance.choice("8868562")
    rest = chance.randrange(10 ** (place.digits - 1))
    return f"{place.area_code}-{first}{rest:0{place.digits - 1}d}"
