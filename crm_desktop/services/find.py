"""Finding a customer from anything that a person may say or type, and why each hit was found."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace

from crm_desktop.data import custom_fields, search, similar
from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.search import Found, Rank
from crm_desktop.data.session import Session
from crm_desktop.services import customer_list, filter_words
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.customer_list import Sort
from crm_desktop.services.interactions import kind_title
from crm_desktop.values import language, phones, pinyin, tokens
from crm_desktop.values.language import Problem

_RECENT = "find.recent"
_QUERIES = "find.queries"
_KEPT = 12
_FEW = 3  # hits below which similar ones are looked for
_TEXTS = (
    "other_names",
    "company",
    "position",
    "region",
    "industry",
    "intention",
    "interests",
    "habits",
    "needs",
)


@dataclass(frozen=True)
class Hit:
    """One customer that was found.

    Args:
        why: the field that matched (a field key), or "interaction".
        why_text: that field's text, shortened around the match.
        spans: (start, end) of the matched parts in `why_text`.
        entry_id: the interaction whose words matched, to jump to.
    """

    id: int
    name: str
    phone: str
    number: str
    grade: str
    category: str
    last_contact_at: int | None
    archived: bool
    why: str = ""
    why_text: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    entry_id: int | None = None


@dataclass(frozen=True)
class Result:
    """The best hits, how many customers match in all, and how long both took in milliseconds.

    Args:
        asked: the query has conditions on fields, not words alone: the hits are those of a filter.
        problems: what of it was not understood.
    """

    query: str
    count: int
    ms: float
    hits: tuple[Hit, ...]
    asked: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class EntryHit:
    """An interaction or a follow-up whose words matched."""

    id: int
    customer_id: int | None
    name: str
    title: str
    text: str
    day: str


def find(session: Session, text: str, limit: int = 50, *, counted: bool = True) -> Result:
    """The customers that match `text`, best first, each with the reason.

    Every part of the text must match: names, pinyin, initials, any digits of any number, company,
    notes, and last the words of interactions. The count is of the customers' own data; where only
    interactions matched it is the number of hits. A text with conditions (`tel:5678 -tag:VIP`) finds those
    who pass, the latest contact first.

    Args:
        limit: at most so many hits; 50 of 1,000,000 customers take 1–3 ms.
        counted: count all matches too. A single digit matches nearly everybody, and counting
            1,000,000 takes some 25 ms: a window asks `count` in its worker instead. Of a text with
            conditions the hits are then those that are found at once.
    """
    began = time.perf_counter()
    chosen, problems = filter_words.read(session, text)
    if not _plain(chosen, problems):
        return _asked(session, text, chosen, problems, limit, counted, began)
    query = tokens.Query(chosen.text)
    with session.database.snapshot() as connection:
        found = search.find(connection, query, limit)
        total = search.count(connection, query) if counted else 0
        hits = _hits(session, query, found)
    ms = (time.perf_counter() - began) * 1000
    return Result(text, max(total, len(hits)), round(ms, 3), tuple(hits), problems=problems)


def count(session: Session, text: str) -> int:
    """How many customers' own data match `text`."""
    chosen, problems = filter_words.read(session, text)
    if not _plain(chosen, problems):
        return 0 if chosen.empty else len(customer_list.ids(session, chosen))
    return search.count(session.database.connection, tokens.Query(chosen.text))


def words_of(session: Session, text: str) -> str:
    """The words of a text, without its conditions."""
    return filter_words.read(session, text)[0].text


def _plain(chosen: Filter, problems: tuple[Problem, ...]) -> bool:
    return language.Reading(chosen.rule, problems).plain


def _asked(
    session: Session,
    text: str,
    chosen: Filter,
    problems: tuple[Problem, ...],
    limit: int,
    counted: bool,
    began: float,
) -> Result:
    """Those who pass the conditions of a text; nobody while it says nothing yet."""
    order = [Sort("last_contact_at", descending=True)]
    total = 0
    first: list[int] = []
    if not chosen.empty and counted:
        found = customer_list.ids(session, chosen, order)
        first, total = list(found[:limit]), len(found)
    elif not chosen.empty:
        first = customer_list.first_ids(session, chosen, order, limit, within=0.02)
    hits = _hits(session, tokens.Query(chosen.text), [Found(each, Rank.INSIDE) for each in first])
    ms = (time.perf_counter() - began) * 1000
    return Result(text, max(total, len(hits)), round(ms, 3), tuple(hits), True, problems)


def look_alikes(session: Session, result: Result, limit: int = 5) -> tuple[Hit, ...]:
    """Customers one slip of the finger away from a query of words that found few; none for other queries.

    Some 100 ms of 1,000,000 customers: a window asks in its worker.
    """
    if result.asked or len(result.hits) >= _FEW:
        return ()
    query = tokens.Query(words_of(session, result.query))
    known = {hit.id for hit in result.hits}
    ids = [
        each for each in similar.find(session.database.connection, query, limit + _FEW) if each not in known
    ]
    return tuple(_hits(session, query, [Found(each, Rank.INSIDE) for each in ids[:limit]]))


def _hits(session: Session, query: tokens.Query, found: list[search.Found]) -> list[Hit]:
    order = {item.customer_id: item for item in found}
    ids = json.dumps(list(order))
    contacts: dict[int, list[tuple[str, str]]] = {}
    for customer_id, kind, value in session.query(
        "SELECT customer_id, kind, value FROM contact_method WHERE customer_id IN (SELECT value FROM json_each(?)) "
        "ORDER BY is_primary DESC, position, id",
        (ids,),
    ):
        contacts.setdefault(customer_id, []).append((kind, value))
    made = [each for each in FIELDS.made if each.kind in custom_fields.SEARCHED]
    texts = (*_TEXTS, *(each.column for each in made))
    rows = session.query(
        f"""SELECT customer.id, customer.name, phone, number, coalesce(grade.name, ''), coalesce(category.name, ''),
               last_contact_at, archived_at IS NOT NULL, id_number, note,
               {", ".join(f"customer.{name}" for name in texts)}
           FROM customer LEFT JOIN grade ON grade.id = grade_id LEFT JOIN category ON category.id = category_id
           WHERE customer.id IN (SELECT value FROM json_each(?))""",
        (ids,),
    )
    hits: dict[int, Hit] = {}
    for row in rows:
        hit = Hit(*row[:8])
        item = order[hit.id]
        if item.rank == Rank.ENTRY:
            hits[hit.id] = _because_of_entry(session, hit, query, item.entry_id)
            continue
        id_number, note, *others = row[8:]
        fields = [
            ("name", hit.name),
            *contacts.get(hit.id, ()),
            ("number", hit.number),
            *((key, value or "") for key, value in zip(texts, others, strict=True)),
            ("id_number", id_number),
            ("note", note),
        ]
        hits[hit.id] = _because(hit, query, fields)
    return [hits[customer_id] for customer_id in order if customer_id in hits]


def _because(hit: Hit, query: tokens.Query, fields: list[tuple[str, str]]) -> Hit:
    """Name the field that matched best: one that holds the whole query, else the first part's."""
    wanted = [query.number] if query.number else []
    if len(query.terms) > 1:
        wanted.append(query.text)
    for term in (*wanted, *query.terms):
        for key, value in fields:
            spans = spans_of(key, value, term)
            if spans:
                text, spans = _around(value, spans)
                return replace(hit, why=key, why_text=text, spans=spans)
    return replace(hit, why="name", why_text=hit.name)


def _because_of_entry(session: Session, hit: Hit, query: tokens.Query, entry_id: int | None) -> Hit:
    row = session.one("SELECT text, reason, outcome, visitor_name FROM interaction WHERE id = ?", (entry_id,))
    for value in row or ():
        for term in query.terms:
            spans = spans_of("text", value, term)
            if spans:
                text, spans = _around(value, spans)
                return replace(hit, why="interaction", why_text=text, spans=spans, entry_id=entry_id)
    return replace(hit, why="interaction", why_text=row[0][:40] if row else "", entry_id=entry_id)


def spans_of(key: str, value: str, term: str) -> tuple[tuple[int, int], ...]:
    """Where `term` matches in a field's value: as written, in its digits, or as pinyin of a name."""
    if not value:
        return ()
    at = tokens.plain(value).find(term)
    if at >= 0 and len(tokens.plain(value)) == len(value):
        return ((at, at + len(term)),)
    numbered = key in ("phone", "qq", "number", "id_number") or (
        key in FIELDS and FIELDS[key].kind == Kind.PHONE
    )
    if numbered and term.isdigit():
        return _digit_span(value, term)
    if key in ("name", "other_names"):
        if term.isascii():
            found = pinyin.match(value, term)
            return (found,) if found else ()
        return _mixed_spans(value, term)
    return ()


def _digit_span(value: str, digits: str) -> tuple[tuple[int, int], ...]:
    places = [at for at, char in enumerate(value) if phones.digits(char)]
    plain = "".join(phones.digits(value[at]) for at in places)
    for wanted in (digits, digits.removeprefix("0086"), digits.removeprefix("86")):
        at = plain.find(wanted)
        if wanted and at >= 0:
            return ((places[at], places[at + len(wanted) - 1] + 1),)
    return ()


def _mixed_spans(name: str, term: str) -> tuple[tuple[int, int], ...]:
    if any(pinyin.is_chinese(char) and char not in name for char in term):
        return ()
    found = [(name.find(char), name.find(char) + 1) for char in term if char in name]
    return tuple(found)


def _around(value: str, spans: tuple[tuple[int, int], ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A long text shortened to what stands around its first match."""
    start = max(0, spans[0][0] - 16)
    if start == 0 and len(value) <= 60:
        return value.replace("\n", " "), spans
    lead = "…" if start else ""
    shift = len(lead) - start
    text = lead + value[start : start + 60].replace("\n", " ")
    return text, tuple((a + shift, b + shift) for a, b in spans if b + shift <= len(text))


# -- interactions and follow-ups --------------------------------------------------------------------


def entries(session: Session, text: str, limit: int = 5) -> list[EntryHit]:
    """The newest interactions whose words match, those of strangers included."""
    query = tokens.Query(words_of(session, text))
    if query.empty:
        return []
    found = []
    for row_id, _ in search.find_interactions(session.database.connection, query, limit):
        row = session.one(
            "SELECT interaction.id, customer_id, coalesce(customer.name, nullif(visitor_name, ''), visitor_phone), "
            "interaction.kind, text, day FROM interaction LEFT JOIN customer ON customer.id = customer_id "
            "WHERE interaction.id = ?",
            (row_id,),
        )
        if row is not None:
            entry_id, customer_id, name, kind, words, day = row
            found.append(EntryHit(entry_id, customer_id, name, kind_title(kind), words, day))
    return found


def follow_ups(session: Session, text: str, limit: int = 5) -> list[EntryHit]:
    """The follow-ups whose words match, open ones first."""
    query = tokens.Query(words_of(session, text))
    if query.empty:
        return []
    found = []
    for row_id, _ in search.find_follow_ups(session.database.connection, query, limit):
        row = session.one(
            "SELECT follow_up.id, customer_id, customer.name, status, title, due_day FROM follow_up "
            "JOIN customer ON customer.id = customer_id WHERE follow_up.id = ?",
            (row_id,),
        )
        if row is not None:
            found.append(EntryHit(*row))
    return found


# -- what is typed becomes a customer; what was opened lately -----------------------------------------


def new_customer_values(text: str) -> dict[str, str]:
    """What was typed into the search box, in the fields of a new customer: numbers, mail, name."""
    values: dict[str, str] = {}
    rest: list[str] = []
    if phones.digits(text) and not any(char.isalpha() for char in text):
        return {"phone": text.strip()}
    for part in text.split():
        if "@" in part and "." in part:
            values.setdefault("email", part)
        elif len(phones.digits(part)) >= 5 and not any(char.isalpha() for char in part):
            values.setdefault("phone", part)
        else:
            rest.append(part)
    if rest:
        values["name"] = " ".join(rest)
    return values


def remember_opened(session: Session, customer_id: int) -> None:
    """Put a customer at the top of the recently opened."""
    ids = [customer_id, *(known for known in session.setting(_RECENT, []) if known != customer_id)]
    session.remember(_RECENT, ids[:_KEPT])


def recent(session: Session) -> list[Hit]:
    """The customers opened lately, last first; deleted ones are left out."""
    ids = session.setting(_RECENT, [])
    rows = session.query(
        "SELECT customer.id, customer.name, phone, number, coalesce(grade.name, ''), coalesce(category.name, ''), "
        "last_contact_at, archived_at IS NOT NULL FROM customer LEFT JOIN grade ON grade.id = grade_id "
        "LEFT JOIN category ON category.id = category_id "
        "WHERE deleted_at IS NULL AND customer.id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
    found = {row[0]: Hit(*row) for row in rows}
    return [found[customer_id] for customer_id in ids if customer_id in found]


def remember_query(session: Session, text: str) -> None:
    """Put a query at the top of the recent ones."""
    text = text.strip()
    if text:
        queries = [text, *(known for known in session.setting(_QUERIES, []) if known != text)]
        session.remember(_QUERIES, queries[:_KEPT])


def forget_queries(session: Session) -> None:
    """Forget the recent queries."""
    session.remember(_QUERIES, [])


def recent_queries(session: Session) -> list[str]:
    """The last queries, last first."""
    found = session.setting(_QUERIES, [])
    return [str(query) for query in found]
