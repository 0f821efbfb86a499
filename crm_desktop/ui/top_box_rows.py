"""What the top box offers: customers with the reason of each hit, entries, follow-ups, acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QIcon

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.session import Session
from crm_desktop.i18n import labelled, listed, translate
from crm_desktop.services import find
from crm_desktop.services.filter_words import Completion
from crm_desktop.ui import show
from crm_desktop.ui.acts import Act
from crm_desktop.ui.acts import find as find_acts
from crm_desktop.values import tokens

Spans = tuple[tuple[int, int], ...]

HITS = 8  # customers shown; the list shows all
_OTHERS = 4  # entries, follow-ups and acts shown
_SIGNS = (">", "＞", "》")  # the second and third are what a Chinese keyboard gives


class Kind(StrEnum):
    """What a row of the popup is."""

    SECTION = "section"
    CUSTOMER = "customer"
    ENTRY = "entry"
    FOLLOW_UP = "follow_up"
    NEW = "new"
    COMMAND = "command"
    QUERY = "query"
    FORGET = "forget"  # the recent queries
    COMPLETION = "completion"  # goes on with what is typed
    ALL = "all"


@dataclass(frozen=True)
class Row:
    """One row.

    Args:
        title: large; `spans` are the parts of it that matched.
        detail: beside it; `detail_spans` are the parts of it that matched.
        right: at the right edge.
        key: what it stands for: a customer's id, a command's name, a text.
        entry_id: the interaction to jump to.
        picture: the icon of an act, as its menu has it.
    """

    kind: Kind
    title: str
    icon: str = ""
    spans: Spans = ()
    detail: str = ""
    detail_spans: Spans = ()
    right: str = ""
    key: object = None
    entry_id: int | None = None
    picture: QIcon | None = None

    @property
    def said(self) -> str:
        """The row for a screen reader."""
        return listed(part for part in (self.title, self.detail, self.right) if part)


@dataclass(frozen=True)
class Acts:
    """What can be done now: with what is shown or selected (`about` says with whom), and anywhere."""

    about: str = ""
    here: Sequence[Act] = ()
    anywhere: Sequence[Act] = ()


NO_ACTS = Acts()


def only_acts(text: str) -> str | None:
    """What is typed behind the sign that asks for acts alone; None when it is not there."""
    typed = text.lstrip()
    return typed[1:].strip() if typed[:1] in _SIGNS and typed else None


def for_acts(acts: Acts, text: str) -> list[Row]:
    """The acts that a text finds, those that concern what is shown first; all of them for no text."""
    rows: list[Row] = []
    for title, those in ((acts.about, acts.here), (translate("TopBox", "Acts"), acts.anywhere)):
        found = find_acts(those, text)
        if found:
            rows.append(_section(title))
            rows.extend(_act(act, span) for act, span in found)
    return rows or [_section(translate("TopBox", "No act is called so"))]


def for_empty_box(session: Session, acts: Acts = NO_ACTS) -> list[Row]:
    """The customers opened last, the last queries, and the acts."""
    rows: list[Row] = []
    opened = find.recent(session)[:6]
    if opened:
        rows.append(_section(translate("TopBox", "Opened recently")))
        rows.extend(customer(hit) for hit in opened)
    queries = find.recent_queries(session)[:4]
    if queries:
        rows.append(_section(translate("TopBox", "Searched recently")))
        rows.extend(Row(Kind.QUERY, query, "clock", key=query) for query in queries)
        rows.append(Row(Kind.FORGET, translate("TopBox", "Forget these searches"), "close"))
    if acts.anywhere:
        rows.append(_section(translate("TopBox", "Acts"), translate("TopBox", "> for all")))
        rows.extend(_act(act, None) for act in acts.anywhere[: 8 if opened else 12])
    return rows


def for_text(
    session: Session,
    text: str,
    result: find.Result,
    entries: Sequence[find.EntryHit],
    follow_ups: Sequence[find.EntryHit],
    *,
    counted: bool = True,
    similar: Sequence[find.Hit] = (),
    completions: Sequence[Completion] = (),
    acts: Acts = NO_ACTS,
) -> list[Row]:
    """The rows for what was typed: customers, entries, follow-ups, commands, and "new" behind what was found.

    Args:
        counted: false while the matches beyond the hits are still being counted.
        similar: customers that would be found if something was mistyped.
        completions: how a text with conditions can go on.
        acts: what can be done now.
    """
    rows: list[Row] = [_section(problem.sentence) for problem in result.problems[:1]]
    if result.asked:
        rows.extend(_completion(each) for each in completions if each.text != text)
    named = [hit for hit in result.hits if hit.why != "interaction"]
    if named:
        how_many = translate("TopBox", "%n found", result.count) if counted else ""
        rows.append(_section(translate("TopBox", "Customers"), how_many))
        rows.extend(customer(hit) for hit in named)
        if result.count > len(named) or not counted:
            more = (
                translate("TopBox", "Show all %n in the list", result.count)
                if counted
                else translate("TopBox", "Show all in the list")
            )
            rows.append(Row(Kind.ALL, more, "customers", key=text.strip()))
    if entries:
        rows.append(_section(translate("TopBox", "Entries")))
        rows.extend(_entry(hit, text) for hit in entries[:_OTHERS])
    if follow_ups:
        rows.append(_section(translate("TopBox", "Follow-ups")))
        rows.extend(_follow_up(hit, text) for hit in follow_ups[:_OTHERS])
    if similar:
        rows.append(_section(translate("TopBox", "Similar: perhaps mistyped")))
        rows.extend(customer(hit) for hit in similar)
    if not rows:
        rows.append(_section(translate("TopBox", "No customer found")))
    if result.asked:
        return rows
    if not session.read_only:
        rows.append(new_customer(text))
    if completions:
        rows.append(_section(translate("TopBox", "Ask for")))
        rows.extend(map(_completion, completions[:_OTHERS]))
    found = _acts(acts, text)
    if found:
        rows.append(_section(translate("TopBox", "Acts")))
        rows.extend(found)
    return rows


def _completion(each: Completion) -> Row:
    return Row(Kind.COMPLETION, each.word, "filter", detail=each.meaning, key=each.text)


def _section(title: str, right: str = "") -> Row:
    return Row(Kind.SECTION, title, right=right)


def customer(hit: find.Hit) -> Row:
    """A customer: the name, the number; marked is what matched, and another field is named."""
    right = [part for part in (hit.grade, hit.category) if part]
    if hit.archived:
        right.append(translate("TopBox", "archived"))
    if hit.last_contact_at is not None:
        right.append(show.relative_time(hit.last_contact_at))
    title_spans: Spans = ()
    detail_spans: Spans = ()
    detail = show.phone(hit.phone)
    if hit.why == "name":
        title_spans = hit.spans
    elif hit.why == "phone":
        detail, detail_spans = _shown_number(hit.why_text, hit.spans)
    elif hit.why:
        lead = labelled(_why_title(hit.why), "")
        detail = lead + hit.why_text
        detail_spans = tuple((start + len(lead), end + len(lead)) for start, end in hit.spans)
    return Row(
        Kind.CUSTOMER,
        hit.name,
        "customer",
        title_spans,
        detail,
        detail_spans,
        "  ·  ".join(right),
        hit.id,
        hit.entry_id,
    )


def _why_title(key: str) -> str:
    if key == "interaction":
        return translate("TopBox", "Entry")
    return FIELDS[key].title if key in FIELDS else key


def _shown_number(value: str, spans: Spans) -> tuple[str, Spans]:
    """A number in groups, with its marked part moved along."""
    shown = show.phone(value)
    if not spans:
        return shown, ()
    digits = [at for at, char in enumerate(shown) if char.isdigit()]
    before = sum(char.isdigit() for char in value[: spans[0][0]])
    count = sum(char.isdigit() for char in value[spans[0][0] : spans[0][1]])
    extra = sum(char.isdigit() for char in value) - len(digits)  # a country prefix that is not shown
    first, last = before - extra, before - extra + count - 1
    if count == 0 or last < 0 or last >= len(digits):
        return value, spans
    return shown, ((digits[max(0, first)], digits[last] + 1),)


def _entry(hit: find.EntryHit, text: str) -> Row:
    words, spans = _marked(hit.text, text)
    icon = "note"
    lead = labelled(hit.title, "")
    return Row(
        Kind.ENTRY,
        hit.name or translate("TopBox", "Unknown"),
        icon,
        (),
        lead + words,
        tuple((start + len(lead), end + len(lead)) for start, end in spans),
        show.relative_day(hit.day),
        hit.customer_id,
        hit.id,
    )


def _follow_up(hit: find.EntryHit, text: str) -> Row:
    words, spans = _marked(hit.text, text)
    when = show.due(hit.day)[0] if hit.title == "open" else show.relative_day(hit.day)
    return Row(Kind.FOLLOW_UP, hit.name, "follow-up", (), words, spans, when, hit.customer_id)


def _marked(value: str, text: str) -> tuple[str, Spans]:
    """A text of one line, cut around what matched, and the places that match in it."""
    line = " ".join(value.split())
    plain = tokens.plain(line)
    if len(plain) != len(line):
        return line[:80], ()
    places = [(plain.find(term), len(term)) for term in tokens.Query(text).terms if term in plain]
    start = max(0, min(places)[0] - 16) if places else 0
    lead = "…" if start else ""
    spans = [(at - start + len(lead), at - start + len(lead) + size) for at, size in sorted(places)]
    return lead + line[start : start + 80], tuple(spans)


def new_customer(text: str) -> Row:
    values = find.new_customer_values(text)
    if set(values) == {"phone"}:
        title = translate("TopBox", "New customer, phone {phone}").format(phone=values["phone"])
    else:
        title = translate("TopBox", "New customer “{text}”").format(text=text.strip())
    return Row(Kind.NEW, title, "new-customer", key=text.strip())


def _acts(acts: Acts, text: str) -> list[Row]:
    """The best acts of each sort, below what was found."""
    if len(text.strip()) < 2:
        return []
    return [
        _act(act, span)
        for those in (acts.anywhere, acts.here)
        for act, span in find_acts(those, text)[:_OTHERS]
    ]


def _act(act: Act, span: tuple[int, int] | None) -> Row:
    return Row(
        Kind.COMMAND,
        act.title,
        spans=() if span is None else (span,),
        right=act.keys,
        key=act.action,
        picture=act.action.icon(),
    )
