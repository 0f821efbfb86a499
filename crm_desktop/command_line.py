"""What the command line understands: the commands, their arguments, and what is said when they make no sense."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

from crm_desktop import i18n
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate

Run = Callable[[Session, argparse.Namespace], int]


class Wrong(Exception):
    """The arguments make no sense; the text says why."""


class _Parser(argparse.ArgumentParser):
    """Raises instead of leaving, so that one sentence tells what is wrong."""

    def error(self, message: str) -> NoReturn:
        raise Wrong(
            translate(
                "Commands", "{message}. Run the program with --help to see what it understands."
            ).format(message=message[:1].upper() + message[1:])
        )


def data_in_front(arguments: list[str]) -> list[str]:
    """--data and --lang may stand anywhere: they are put before the command, where they are read."""
    front: list[str] = []
    rest: list[str] = []
    following = iter(arguments)
    for argument in following:
        if argument == "--":
            rest.extend([argument, *following])
        elif argument in ("--data", "--lang"):
            front.extend([argument, *[value for value in [next(following, None)] if value is not None]])
        elif argument.startswith(("--data=", "--lang=")):
            front.append(argument)
        else:
            rest.append(argument)
    return [*front, *rest]


def parser(runs: Mapping[str, Run]) -> argparse.ArgumentParser:
    """The arguments of all commands.

    Args:
        runs: what each command does; it stands in `run` of what was parsed.
    """
    made = _Parser(
        prog="crm-desktop",
        description=translate("Commands", "Client records for one desk."),
        allow_abbrev=False,
    )
    made.add_argument("--data", type=Path, metavar="DIR", help=translate("Commands", "the data folder"))
    made.add_argument(
        "--lang", choices=list(i18n.LANGUAGES), help=translate("Commands", "the language of the sentences")
    )
    commands = made.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def add(name: str, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        command.set_defaults(run=runs[name])
        return command

    command = add(
        "import",
        translate(
            "Commands", "bring in a file of customers, visits and calls, follow-ups, purchases or relations"
        ),
    )
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--sheet", metavar="NAME")
    command.add_argument("--on-duplicate", choices=["skip", "fill", "overwrite", "create"], default="skip")
    command.add_argument("--map", action="append", default=[], metavar="HEADING=FIELD")
    command.add_argument(
        "--unknown-people",
        choices=["fail", "register"],
        default="fail",
        help=translate(
            "Commands",
            "visits and calls of somebody who is no customer are errors, or go to the register with name and phone",
        ),
    )
    command.add_argument("--dry-run", action="store_true")
    command.add_argument("--json", action="store_true")

    command = add(
        "export",
        translate(
            "Commands",
            "write customers to a .xlsx, .csv or .vcf file; by its columns, visits and calls, follow-ups or purchases",
        ),
    )
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--view", metavar="NAME")
    command.add_argument("--segment", metavar="NAME")
    command.add_argument("--columns", metavar="a,b,…")

    command = add("search", translate("Commands", "find customers; - reads a query a line"))
    command.add_argument("text", metavar="TEXT")
    command.add_argument("--limit", type=_positive, default=50, metavar="N")
    command.add_argument("--json", action="store_true")

    command = add("undo", translate("Commands", "take an act back, the newest one without a number"))
    command.add_argument("operation", type=_positive, nargs="?", metavar="OPERATION")

    command = add("history", translate("Commands", "what was done"))
    command.add_argument("--limit", type=_positive, default=50, metavar="N")
    command.add_argument("--json", action="store_true")

    command = add("duplicates", translate("Commands", "customers that may be one person twice"))
    command.add_argument("--json", action="store_true")

    command = add("backup", translate("Commands", "save all data in one file"))
    command.add_argument("file", type=Path, metavar="FILE")

    command = add(
        "restore",
        translate("Commands", "put the data of a backup in the place of the present ones"),
    )
    command.add_argument("file", type=Path, metavar="FILE")

    add("check", translate("Commands", "look all data through"))

    command = add("sample", translate("Commands", "add invented customers, for trying and measuring"))
    command.add_argument("--customers", type=_count, default=0, metavar="N")
    command.add_argument("--interactions", type=_count, metavar="N")
    command.add_argument(
        "--purchases",
        action="store_true",
        help=translate("Commands", "invent purchases for the customers that are there too"),
    )
    command.add_argument("--seed", type=int, default=1, metavar="S")
    return made


def _positive(text: str) -> int:
    value = _count(text)
    if value < 1:
        raise argparse.ArgumentTypeError(
            translate("Commands", "{text} is not a number from 1").format(text=text)
        )
    return value


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        raise argparse.ArgumentTypeError(
            translate("Commands", "{text} is not a whole number").format(text=text)
        )
    return int(text)
