"""The command line: the same services without a window. Scripts rely on it; it never imports Qt.

Exit status: 0 done; 1 done, but some rows failed or something was found; 2 nothing done, and one
sentence on standard error says why.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import logging
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from crm_desktop import clock, command_line, i18n, log_file, paths
from crm_desktop.data.database import Database
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.data.storage_errors import Unusable
from crm_desktop.errors import UserError
from crm_desktop.i18n import listed, translate
from crm_desktop.services import grading, staff

log = logging.getLogger(__name__)

DONE, FOUND, FAILED = 0, 1, 2
_LANGUAGE = "language"  # the setting under which the window remembers the language


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the arguments without the program's name; None for those of the process.

    Returns:
        The exit status.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    if not logging.getLogger().handlers:
        logging.getLogger().addHandler(logging.NullHandler())  # a traceback goes to the log file or nowhere
    i18n.install(_language(arguments))
    try:
        parsed = command_line.parser(_RUNS).parse_args(command_line.data_in_front(arguments))
        status = _run(parsed)
        sys.stdout.flush()
    except SystemExit as leaving:  # --help
        return int(leaving.code or 0)
    except BrokenPipeError:
        # The reader of our output went away (… | head): nothing more to say, also not at exit.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
        return DONE
    except (command_line.Wrong, UserError) as error:
        return _tell(str(error))
    except KeyboardInterrupt:
        return _tell(translate("Commands", "Cancelled. Nothing was changed."))
    except Exception as error:  # a bug: it is in the log, and told in a sentence
        return _tell(
            translate(
                "Commands", "The program failed here ({error}). Nothing was changed by this command."
            ).format(error=type(error).__name__)
        )
    return status


def _tell(sentence: str) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)
    return FAILED


def _speak_utf8() -> None:
    """UTF-8 in and out, whatever the console is set to; what it cannot show is no reason to fail."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _language(arguments: Sequence[str]) -> str:
    """The language of --lang, else the system's; it is needed before the arguments are read."""
    for at, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or (arguments[at + 1] if at + 1 < len(arguments) else "")
            if value in i18n.LANGUAGES:
                return value
    return i18n.system_language()


# -- running --------------------------------------------------------------------------------------


def _run(parsed: argparse.Namespace) -> int:
    try:
        return _run_on_data(parsed)
    except Unusable:
        if parsed.run is not _restore:
            raise
    return _put_in_place(parsed)


def _run_on_data(parsed: argparse.Namespace) -> int:
    with _opened(parsed.data) as session:
        if parsed.lang is None:
            remembered = session.setting(_LANGUAGE)
            if remembered in i18n.LANGUAGES:
                i18n.install(remembered)
        return int(parsed.run(session, parsed))


def _folder(folder: Path | None) -> paths.DataFolder:
    return paths.DataFolder(folder.expanduser() if folder else paths.default_data_folder())


def _before(session: Session, action: Action) -> None:
    from crm_desktop.services import automatic_backups

    automatic_backups.before(session, action)


def _put_in_place(parsed: argparse.Namespace) -> int:
    """Restore a backup where the data cannot be opened; what stands there is set aside."""
    from crm_desktop.services import restoring

    aside = restoring.put_in_place(_folder(parsed.data), Path(parsed.file))
    if aside is None:
        print(translate("Commands", "Restored {file}.").format(file=parsed.file))
    else:
        print(
            translate(
                "Commands", "Restored {file}. What could not be opened is set aside in {aside}."
            ).format(file=parsed.file, aside=aside)
        )
    return DONE


@contextlib.contextmanager
def _opened(folder: Path | None) -> Iterator[Session]:
    data = _folder(folder)
    session = Session(Database(data))
    session.before_act = partial(_before, session)
    session.followers.append(partial(grading.follow, session))
    handler = log_file.start(data.log)
    try:
        staff.resume(session)
        yield session
    except (UserError, command_line.Wrong, KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception:
        log.exception("A command failed")
        raise
    finally:
        session.close()
        log_file.stop(handler)


def _print_json(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _import(session: Session, parsed: argparse.Namespace) -> int:
    from crm_desktop.services import imports

    wanted: dict[str, str] = {}
    for pair in parsed.map:
        heading, equals, key = pair.rpartition("=")
        if not equals or not heading:
            raise command_line.Wrong(
                translate("Commands", "--map {pair} is not of the form HEADING=FIELD.").format(pair=pair)
            )
        wanted[heading] = key.strip()
    content = imports.content_of(wanted.values())
    prepared = imports.prepare(session, parsed.file, sheet=parsed.sheet, content=content)
    options = imports.Options(
        on_duplicate=imports.OnDuplicate(parsed.on_duplicate),
        keep_unknown=parsed.unknown_people == "register",
    )
    plan = imports.check(session, prepared, imports.override(prepared, wanted), options)
    result = imports.tell(plan) if parsed.dry_run else imports.run(session, plan)
    if parsed.json:
        _print_json(
            {
                "read": result.read,
                "created": result.created,
                "updated": result.updated,
                "skipped": result.skipped,
                "failed": result.failed,
                "columns": result.columns,
                "errors": [
                    {"row": each.row, "column": each.heading or None, "reason": each.text}
                    for each in result.failures
                ],
                "operation": result.operation_id,
            }
        )
    else:
        _print_import(result, dry_run=parsed.dry_run, nobodys=getattr(plan, "nobodys", 0))
    return FOUND if result.failed else DONE


def _print_import(result: Any, *, dry_run: bool, nobodys: int) -> None:
    if dry_run:
        print(translate("Commands", "Only checked, nothing written:"))
    print(
        translate(
            "Commands",
            "{read} rows: {created} created, {updated} updated, {skipped} skipped, {failed} failed",
        ).format(
            read=result.read,
            created=result.created,
            updated=result.updated,
            skipped=result.skipped,
            failed=result.failed,
        )
    )
    if nobodys:
        text = translate(
            "Commands",
            "%n failed rows are of people who are no customers. Import the customers first, or import again "
            "with --unknown-people register: the rows then stand in the register with name and phone.",
            nobodys,
        )
        print(text)
    for note in result.notes:
        print(note)
    for each in result.failures:
        if each.heading:
            text = translate("Commands", "row {row}, {column}: {reason}")
        else:
            text = translate("Commands", "row {row}: {reason}")
        print(text.format(row=each.row, column=each.heading, reason=each.text))


def _export(session: Session, parsed: argparse.Namespace) -> int:
    from crm_desktop.services import entry_exports, export_templates, exports, saved_views
    from crm_desktop.services.entry_fields import Content

    columns = None
    if parsed.columns is not None:
        columns = [key.strip() for key in parsed.columns.split(",") if key.strip()]
    ids: Sequence[int] | None = None
    members = None
    if parsed.segment is not None:
        from crm_desktop.services import segments

        members = segments.ids(session, segments.named(session, parsed.segment))
    if parsed.view is not None:
        view = saved_views.named(session, parsed.view)
        ids = saved_views.ids(session, view)
        columns = columns or saved_views.columns(view)
    if members is not None:  # with a view too: those of the group, in its order
        among = set(members)
        ids = members if ids is None else [each for each in ids if each in among]
    content = export_templates.content_of(columns or ())
    if content == Content.CUSTOMERS:
        count = exports.export(session, parsed.file, ids, columns)
        text = translate("Commands", "%n customers written to {file}", count)
    else:
        count = entry_exports.export(session, parsed.file, content, ids, columns)
        text = translate("Commands", "%n entries written to {file}", count)
    print(text.format(file=parsed.file))
    return DONE


def _search(session: Session, parsed: argparse.Namespace) -> int:
    from crm_desktop.values import pinyin

    pinyin.readings("一")  # loads the dictionary, so that the first answer's time is its own
    queries = (
        (line.strip().removeprefix("\ufeff") for line in sys.stdin)
        if parsed.text == "-"
        else iter([parsed.text])
    )
    for query in queries:
        _answer(session, query, parsed.limit, as_json=parsed.json, alone=parsed.text != "-")
    return DONE


def _answer(session: Session, query: str, limit: int, *, as_json: bool, alone: bool) -> None:
    from crm_desktop.services import find

    result = find.find(session, query, limit)
    if as_json:
        _print_json(
            {
                "query": query,
                "count": result.count,
                "ms": result.ms,
                "results": [
                    {"id": hit.id, "name": hit.name, "phone": hit.phone, "why": hit.why}
                    for hit in result.hits
                ],
            }
        )
    elif alone:
        for hit in result.hits:
            print(f"{hit.number}\t{hit.name}\t{hit.phone}\t{hit.why_text}")
        print(translate("Commands", "%n customers found", result.count))
    else:
        found = "; ".join(f"{hit.name} {hit.phone}".strip() for hit in result.hits)
        print(f"{query}\t{result.count}\t{found}")
    sys.stdout.flush()


def _undo(session: Session, parsed: argparse.Namespace) -> int:
    from crm_desktop.services import history

    operation = parsed.operation or history.newest(session)
    undone = history.undo(session, operation)
    print(translate("Commands", "Undone: {act}").format(act=undone.title))
    if not undone.kept_count:
        return DONE
    print(
        translate(
            "Commands", "%n records were changed since and stay as they are: {names}", undone.kept_count
        ).format(names=listed(undone.kept))
    )
    return FOUND


def _history(session: Session, parsed: argparse.Namespace) -> int:
    from crm_desktop.services import history

    for row in history.operations(session, parsed.limit):
        if parsed.json:
            _print_json(asdict(row))
            continue
        when = f"{clock.local(row.at):%Y-%m-%d %H:%M}"
        undone = translate("Commands", " (undone)") if row.undone else ""
        print(f"{row.id}\t{when}\t{row.staff_name or '-'}\t{row.title}\t{row.count}{undone}")
    return DONE


def _duplicates(session: Session, parsed: argparse.Namespace) -> int:
    from crm_desktop.services import duplicates

    found = False
    for group in duplicates.groups(session):
        found = True
        if parsed.json:
            people = [{"id": each.id, "number": each.number, "name": each.name} for each in group.customers]
            _print_json({"score": group.score, "reasons": list(group.reasons), "customers": people})
            continue
        people_text = " = ".join(
            f"{each.number} {each.name} {each.phone}".strip() for each in group.customers
        )
        print(f"{group.score}\t{people_text}\t{', '.join(group.reasons)}")
    return FOUND if found else DONE


def _backup(session: Session, parsed: argparse.Namespace) -> int:
    from crm_desktop.services import maintenance

    contents = maintenance.backup(session, parsed.file)
    print(translate("Commands", "%n customers saved in {file}", contents.customers).format(file=parsed.file))
    return DONE


def _restore(session: Session, parsed: argparse.Namespace) -> int:
    from crm_desktop.services import maintenance

    saved = maintenance.restore(session, parsed.file)
    print(
        translate("Commands", "Restored {file}. What was there before is saved in {saved}.").format(
            file=parsed.file, saved=saved
        )
    )
    return DONE


def _check(session: Session, parsed: argparse.Namespace) -> int:
    from crm_desktop.services import maintenance

    findings = maintenance.check(session)
    for finding in findings:
        print(finding.text)
    if not findings:
        print(translate("Commands", "All is well."))
    return FOUND if findings else DONE


def _sample(session: Session, parsed: argparse.Namespace) -> int:
    from crm_desktop.services import sample, sample_purchases

    operations = sample.fill(session, parsed.customers, parsed.interactions, seed=parsed.seed)
    if parsed.purchases:
        operations += sample_purchases.fill(session, seed=parsed.seed)
    count = session.one("SELECT count(*) FROM customer WHERE deleted_at IS NULL")[0]
    print(
        translate(
            "Commands", "Sample customers added in {operations} acts; there are %n customers now.", count
        ).format(operations=len(operations))
    )
    return DONE


_RUNS: Mapping[str, command_line.Run] = {
    "import": _import,
    "export": _export,
    "search": _search,
    "undo": _undo,
    "history": _history,
    "duplicates": _duplicates,
    "backup": _backup,
    "restore": _restore,
    "check": _check,
    "sample": _sample,
}
