"""What people at the desk of the sample shop write down."""

from __future__ import annotations

import random

from crm_desktop.services.sample_draws import COARSE, data, evenly, falling, spread

_DETAILS = 4_096


class Words:
    """What people at the desk write: openings, details and ends that make tens of thousands of texts."""

    def __init__(self) -> None:
        texts = data("texts")
        kinds = texts["kinds"]
        pairs = {name: [(kind, weight) for kind, weight in kinds[name]] for name in kinds}
        self.first_kinds, self.weekday_kinds, self.weekend_kinds = (
            spread(pairs[name]) for name in ("first", "weekday", "weekend")
        )
        self.first = {
            kind: evenly([(reason, 0, *form.split("{}")) for reason, form in forms])
            for kind, forms in texts["first"].items()
        }
        self.later = {
            kind: evenly([(reason, end, *form.split("{}")) for reason, end, form in texts[kind]])
            for kind in texts["outcome_shares"]
        }
        self.outcomes = {
            kind: spread([(outcome, weight) for outcome, weight in shares])
            for kind, shares in texts["outcome_shares"].items()
        }
        ends = {outcome: evenly(forms) for outcome, forms in texts["outcomes"].items()}
        ends[""] = evenly([""])
        remote = {**ends, "won": ends["won_remote"]}
        self.ends = {kind: ends if kind in ("visit", "house_call") else remote for kind in self.later}
        self.service_ends = evenly(texts["service_tails"])
        self.titles = {
            kind: [form.split("{}") for of, form in texts["follow_up_titles"] if of == kind]
            for kind in {kind for kind, _ in texts["follow_up_titles"]}
        }
        self.all_titles = [(kind, *form.split("{}")) for kind, form in texts["follow_up_titles"]]
        self.unknown = texts["unknown"]
        self.unknown_reason: str = texts["unknown_reason"]
        self.products = falling(data("shop")["products"])
        self.staff = spread([(at, 5 - at * 0.6) for at in range(len(data("shop")["staff"]))])
        chance = random.Random(21)
        self.details = [self._detail(chance) for _ in range(_DETAILS)]
        self.durations = [20 + int(30 * chance.expovariate(0.35)) for _ in range(COARSE)]

    @staticmethod
    def _detail(chance: random.Random) -> str:
        slots = data("texts")["slots"]
        form: str = chance.choice(data("texts")["details"])
        return form.format(
            money=chance.choice(
                (800, 1200, 1500, 2000, 2500, 3000, 3800, 4500, 5000, 6000, 8000, 12000, 20000)
            ),
            count=chance.choice("两三四五六"),
            size=chance.randrange(18, 48) / 10,
            area=chance.randrange(12, 140),
            height=chance.randrange(24, 36) / 10,
            **{name: chance.choice(values) for name, values in slots.items()},
        )
