"""A small shop for the tests of the reception: three people on duty, at ten in the morning."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.services import customers, duty, quick_entry, reception, staff
from crm_desktop.services.quick_entry import Entry

START = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


@dataclass
class ReceptionShop:
    """The shop, and short words for what happens in it. Times pass only as told."""

    session: Session
    now: datetime = START
    names: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        clock.set_now(lambda: self.now)
        for name in ("小李", "小王", "小陈", "前台"):
            self.names[name] = staff.add(self.session, name)
        staff.sign_in(self.session, self.names["前台"])

    def begin(self, *names: str) -> None:
        """The order of the day; the three in their order when nobody is named."""
        duty.begin(self.session, [self.names[name] for name in names or ("小李", "小王", "小陈")])

    def later(self, **passed: float) -> None:
        """Time passes: `minutes=5`, `days=1`."""
        self.now += timedelta(**passed)

    def customer(self, name: str, phone: str) -> int:
        """A known customer."""
        return customers.add(self.session, {"name": name, "phone": phone})

    def comes(
        self, customer_id: int | None = None, name: str = "", wants: str = "", urgent: bool = False
    ) -> int:
        """Somebody comes in and waits; returns the stay."""
        wanted_id = self.names[wants] if wants else None
        saved = quick_entry.save(
            self.session,
            Entry(
                kind="visit",
                customer_id=customer_id,
                visitor_name=name or ("" if customer_id else "客人"),
                stays=True,
                wanted_id=wanted_id,
                urgent=urgent,
            ),
        )
        assert saved.stay_id is not None
        return saved.stay_id

    def taken(self, stay_id: int, by: str = "") -> tuple[str, str]:
        """Somebody takes them: (who, by which rule)."""
        served = reception.serve(self.session, stay_id, self.names[by] if by else None)
        return served.staff_name, served.kind

    def comes_and_is_taken(self, customer_id: int | None = None, **how: str) -> tuple[str, str]:
        """Somebody comes, is taken and leaves again."""
        stay_id = self.comes(customer_id, **how)  # type: ignore[arg-type]
        taken = self.taken(stay_id)
        reception.leave(self.session, [stay_id])
        return taken
