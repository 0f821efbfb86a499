"""Clean cells of interactions, follow-ups and purchases as the values that are stored: what a row says, made whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from crm_desktop import clock
from crm_desktop.i18n import translate
from crm_desktop.services import entry_purchases, entry_words
from crm_desktop.services.entry_fields import Content, values_of
from crm_desktop.services.import_columns import Prepared
from crm_desktop.services.import_plan import Options
from crm_desktop.services.import_rows import Block, CellProblem, CleanRows
from crm_desktop.values import repeat_text, repeats

_LATE = 120  # seconds that a moment may lie ahead: two clocks differ


class Finisher:
    """Makes of clean cells what is stored: day and time in one, words as kinds, what is missing.

    Args:
        rows: the cleaned rows; they are replaced, and their errors are added to.
    """

    def __init__(
        self, prepared: Prepared, mapping: Mapping[int, str | None], options: Options, rows: CleanRows
    ) -> None:
        self._prepared = prepared
        self._rows = rows
        self._columns = {key: index for index, key in reversed(list(mapping.items())) if key}
        self._outcomes = entry_words.option_words("outcome")
        headed = [
            prepared.columns[index].heading
            for key, index in self._columns.items()
            if key in ("at", "text", "reason", "outcome", "due_day", "title")
        ]
        self._kind = options.default_kind or entry_words.kind_by_heading(
            *headed, prepared.sheet.name, prepared.path.stem
        )
        self.kindless = 0
        duration = self._columns.get("duration")
        heading = prepared.columns[duration].heading.lower() if duration is not None else ""
        self._in_seconds = "秒" in heading or "sec" in heading

    def run(self) -> None:
        """Finish all rows; `kindless` tells then how many do not say what kind of contact it was."""
        for start, block in list(self._rows.blocks()):
            count = len(block["name"])
            _sort_notes(block, self._prepared.content, count)
            block["outcome"] = [
                self._outcomes.get(word.lower(), word) for word in values_of(block, "outcome", count)
            ]
            if self._prepared.content == Content.INTERACTIONS:
                self._interactions(start, block, count)
            elif self._prepared.content == Content.PURCHASES:
                self._purchases(start, block, count)
            else:
                self._follow_ups(start, block, count)
            self._rows.replace(start, block)

    def _interactions(self, start: int, block: Block, count: int) -> None:
        moments, times = values_of(block, "at", count, None), values_of(block, "time", count)
        late = clock.timestamp() + _LATE
        for at, (moment, time_of_day) in enumerate(zip(moments, times, strict=True)):
            if moment is None:
                self._wrong(start + at, "at", translate("Import", "The day of it is missing."))
                continue
            if time_of_day:
                moments[at] = moment = _at_time(moment, time_of_day)
            if moment > late:
                text = translate(
                    "Interactions", "That has not happened yet. Plan a follow-up for it instead."
                )
                self._wrong(start + at, "at", text)
        block["at"] = moments
        block["kind"] = self._kinds(block, count, "note")
        if self._in_seconds:
            block["duration"] = [
                None if each is None else round(each / 60)
                for each in values_of(block, "duration", count, None)
            ]

    def _follow_ups(self, start: int, block: Block, count: int) -> None:
        days = values_of(block, "due_day", count)
        for at, day in enumerate(days):
            if not day:
                self._wrong(start + at, "due_day", translate("Import", "The day of it is missing."))
        block["kind"] = self._kinds(block, count, "call_out")
        done_at = values_of(block, "done_at", count, None)
        block["status"] = [
            status or ("done" if moment else "open")
            for status, moment in zip(values_of(block, "status", count), done_at, strict=True)
        ]
        self._repeats(start, block, count, days)

    def _repeats(self, start: int, block: Block, count: int, days: list[str]) -> None:
        """How each repeats and how important it is; a word that is neither is told and left out."""
        if "rule" in block:
            rules = []
            for at, (text, day) in enumerate(zip(block["rule"], days, strict=True)):
                rules.append("")
                if text and day:
                    try:
                        rules[-1] = repeats.rule(repeat_text.read(text, day))
                    except ValueError:
                        words = translate("Import", "How it repeats is not understood: {text}").format(
                            text=text
                        )
                        self._wrong(start + at, "rule", words, error=False)
            block["rule"] = rules
            anchors = entry_words.anchors()
            block["anchor"] = [
                anchors.get(word.casefold(), repeats.FROM_DATE) if rule else ""
                for word, rule in zip(values_of(block, "anchor", count), rules, strict=True)
            ]
        else:
            block.pop("anchor", None)
        if "priority" in block:
            priorities = entry_words.priorities()
            block["priority"] = [
                priorities.get(word.casefold()) if word else None for word in block["priority"]
            ]

    def _purchases(self, start: int, block: Block, count: int) -> None:
        moments, times = values_of(block, "at", count, None), values_of(block, "time", count)
        block["at"] = [
            moment if moment is None or not time_of_day else _at_time(moment, time_of_day)
            for moment, time_of_day in zip(moments, times, strict=True)
        ]
        entry_purchases.finish(
            block,
            count,
            lambda at, key, text: self._wrong(start + at, key, text),
            lambda at, key, text: self._wrong(start + at, key, text, error=False),
        )

    def _kinds(self, block: Block, count: int, usual: str) -> list[str]:
        kinds = values_of(block, "kind", count)
        self.kindless += sum(not kind for kind in kinds)
        return [kind or self._kind or usual for kind in kinds]

    def _wrong(self, row: int, key: str, text: str, *, error: bool = True) -> None:
        """An error of a row, or what is to be known of it, unless its cell has an error already."""
        column = self._columns.get(key)
        problems = self._rows.problems.setdefault(row, [])
        if any(each.error and each.column == column for each in problems):
            return
        heading = self._prepared.columns[column].heading if column is not None else ""
        number = self._prepared.sheet.row_number(self._rows.positions[row])
        problems.append(CellProblem(number, column, heading, error, text))


def _sort_notes(block: Block, content: Content, count: int) -> None:
    """What fits no field (a second column for one, a word that is none of the kinds) goes to the words."""
    notes = block.pop("note", None)
    if notes is None:
        return
    if content == Content.PURCHASES:  # they have a note of their own
        block["note"] = notes
        return
    key, between = ("text", "\n") if content == Content.INTERACTIONS else ("title", " · ")
    words = values_of(block, key, count)
    block[key] = [
        between.join(part for part in (word, note.replace("\n", between)) if part)
        for word, note in zip(words, notes, strict=True)
    ]


def _at_time(moment: int, time_of_day: str) -> int:
    """The local day of a moment, at another time of it; a moment with a time of its own stays."""
    there = clock.local(moment)
    if (there.hour, there.minute) != (0, 0):
        return moment
    hour, minute = (int(part) for part in time_of_day.split(":"))
    local = datetime.combine(there.date(), there.time()).replace(hour=hour, minute=minute)
    return int(local.astimezone().timestamp())


def done_day(due_day: str, now: int) -> int:
    """When a follow-up was done of which the file does not say it: at noon of its day, or now."""
    noon = datetime.combine(date.fromisoformat(due_day), datetime.min.time()) + timedelta(hours=12)
    return min(int(noon.astimezone().timestamp()), now)
