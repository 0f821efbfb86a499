"""Ready phrases for the words of follow-ups and entries, by their kind; put in with a key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate

FOLLOW_UP, ENTRY = "follow_up", "entry"
PLACES = (FOLLOW_UP, ENTRY)
ANY = ""  # for every kind
_LONGEST = 500  # signs

Key = tuple[str, str]  # place, kind


def _usual() -> dict[Key, tuple[str, ...]]:
    """What a new shop begins with."""
    return {
        (FOLLOW_UP, ANY): (
            translate("Phrases", "Ask what they have decided"),
            translate("Phrases", "Ask whether they are content"),
        ),
        (FOLLOW_UP, "call_out"): (
            translate("Phrases", "Call back with a price"),
            translate("Phrases", "Ask whether it has arrived well"),
            translate("Phrases", "Confirm the appointment"),
        ),
        (FOLLOW_UP, "message"): (translate("Phrases", "Send pictures of the new models"),),
        (FOLLOW_UP, "visit"): (translate("Phrases", "Have samples ready"),),
        (FOLLOW_UP, "house_call"): (translate("Phrases", "Take measurements"),),
        (ENTRY, ANY): (
            translate("Phrases", "Compares with others, decides later"),
            translate("Phrases", "Wants to talk it over at home"),
        ),
        (ENTRY, "visit"): (translate("Phrases", "Had a look round, took a catalogue"),),
        (ENTRY, "call_in"): (
            translate("Phrases", "Asks for a price"),
            translate("Phrases", "Asks when it will be delivered"),
        ),
        (ENTRY, "call_out"): (translate("Phrases", "Agreed on a day for a visit"),),
    }


def every(session: Session) -> dict[Key, list[str]]:
    """All phrases by place and kind; those of a new shop until it changes one."""
    found: dict[Key, list[str]] = {}
    rows = session.query("SELECT place, kind, name FROM phrase ORDER BY place, kind, position, id").fetchall()
    if not rows:
        return {key: list(phrases) for key, phrases in _usual().items()}
    for place, kind, name in rows:
        found.setdefault((place, kind), []).append(name)
    return found


def phrases(session: Session, place: str, kind: str) -> list[str]:
    """What is offered for words of a kind: its own phrases, then those for every kind."""
    known = every(session)
    return list(dict.fromkeys([*known.get((place, kind), ()), *known.get((place, ANY), ())]))


def set_all(session: Session, wanted: Mapping[Key, Sequence[str]]) -> int:
    """Set all phrases as one act; returns the operation's id, 0 when nothing is different.

    Raises:
        InvalidValue: a phrase is too long, or nothing is left at all.
    """
    cleaned = {
        key: list(dict.fromkeys(text for text in (" ".join(each.split()) for each in texts) if text))
        for key, texts in wanted.items()
    }
    cleaned = {key: texts for key, texts in cleaned.items() if texts}
    for texts in cleaned.values():
        for text in texts:
            if len(text) > _LONGEST:
                raise InvalidValue(
                    translate("Phrases", "A phrase has at most %n signs.", _LONGEST), field="phrase"
                )
    if not cleaned:
        raise InvalidValue(translate("Phrases", "Keep one phrase at least."), field="phrase")
    if cleaned == every(session):
        return 0
    with session.change(Action.EDIT_PLANNING, translate("Phrases", "Ready phrases")) as change:
        change.execute("DELETE FROM phrase")
        for (place, kind), texts in cleaned.items():
            for position, text in enumerate(texts):
                change.insert("phrase", {"place": place, "kind": kind, "name": text, "position": position})
    return change.operation_id


def add(session: Session, place: str, kind: str, text: str) -> int:
    """Add a phrase where it was missed; returns the operation's id, 0 when it was there.

    Raises:
        InvalidValue: it is too long.
    """
    known = every(session)
    return set_all(session, {**known, (place, kind): [*known.get((place, kind), ()), text]})
