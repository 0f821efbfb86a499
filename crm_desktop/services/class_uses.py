"""What asks for an entry of the shop's lists: groups, saved views, rules; and what becomes of them when it goes."""

from __future__ import annotations

import json
from collections.abc import Sequence

from crm_desktop.data import classes as computed
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.i18n import translate
from crm_desktop.services import classification, filter_words, grading, segments
from crm_desktop.values import rules
from crm_desktop.values.rules import Rule


def uses(session: Session, name: str, entry_id: int) -> list[str]:
    """What asks for an entry, in words.

    Args:
        name: one of `classification.LISTS`.
    """
    key = _key(name)
    found = [
        translate("ClassUses", "group {name}").format(name=each.name)
        for each in segments.every(session)
        if each.smart and rules.asks(filter_words.read(session, each.query)[0].rule, key, entry_id)
    ]
    found += [
        translate("ClassUses", "view {name}").format(name=view_name)
        for _, view_name, stored in _views(session)
        if rules.asks(_rule(stored), key, entry_id)
    ]
    found += [
        translate("ClassUses", "rule {number} for grades").format(number=at)
        for at, each in enumerate(grading.current(session).rules, 1)
        if rules.asks(each.rule, key, entry_id) or (name == "grade" and each.grade == entry_id)
    ]
    if name == "grade" and str(entry_id) in computed.rules(session.database.connection).stale.grades:
        found.append(translate("ClassUses", "the rules of contact overdue"))
    return found


def delete(session: Session, name: str, entry_id: int, move_to: int | None = None) -> int:
    """`classification.delete`; groups and views that ask for the entry ask for `move_to` then, if there is one.

    Returns:
        The operation's id; its undo brings all of it back.
    """
    row = session.one(f"SELECT name FROM {classification.table(name)} WHERE id = ?", (entry_id,))
    with session.change(Action.EDIT_LISTS, str(row[0]) if row else "") as change:
        if move_to is not None:
            _ask_for(change, session, name, entry_id, move_to)
        classification.delete(session, name, entry_id, move_to)
    return change.operation_id


def merge(session: Session, name: str, ids: Sequence[int], into: int) -> int:
    """`classification.merge`; groups and views that ask for one of them ask for `into` then."""
    row = session.one(f"SELECT name FROM {classification.table(name)} WHERE id = ?", (into,))
    with session.change(Action.EDIT_LISTS, str(row[0]) if row else "") as change:
        for entry_id in ids:
            if entry_id != into:
                _ask_for(change, session, name, entry_id, into)
        classification.merge(session, name, ids, into)
    return change.operation_id


def _ask_for(change: Change, session: Session, name: str, old: int, new: int) -> None:
    key = _key(name)
    for each in segments.every(session):
        rule = filter_words.read(session, each.query)[0].rule if each.smart else rules.EVERYBODY
        if rules.asks(rule, key, old):
            change.update(
                "segment", each.id, {"query": segments.stored(session, rules.replaced(rule, key, old, new))}
            )
    grading.ask_for(change, key, old, new)
    for view_id, _, stored in _views(session):
        rule = _rule(stored)
        if rules.asks(rule, key, old):
            changed = {**json.loads(stored), "rule": rules.to_json(rules.replaced(rule, key, old, new))}
            change.update("saved_view", view_id, {"definition": json.dumps(changed, ensure_ascii=False)})


def _views(session: Session) -> list[tuple[int, str, str]]:
    return list(session.query("SELECT id, name, definition FROM saved_view ORDER BY id"))


def _rule(stored: str) -> Rule:
    try:
        return rules.from_json(json.loads(stored).get("rule"))
    except (ValueError, AttributeError):  # of a later version
        return rules.EVERYBODY


def _key(name: str) -> str:
    return "tags" if name == "tag" else name
