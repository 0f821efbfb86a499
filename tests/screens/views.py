"""What is pictured. A view registers here: name -> callable(context) -> widget.

The widget is made anew for each language and scheme, given the size of the smallest screen (unless
it is a dialog), shown, and pictured when `context.tasks` is idle and nothing is left to paint.
Imports belong into the functions, so that one broken view does not take the others' pictures away.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tests.screens.context import Context


def widgets(context: Context) -> QWidget:
    from tests.screens.gallery import Gallery

    return Gallery()


def controls(context: Context) -> QWidget:
    from tests.screens.gallery_controls import Controls

    return Controls()


def confirm(context: Context) -> QWidget:
    from crm_desktop.ui import prompts

    return prompts._NumberBox(
        None, "Delete 1,204 customers? They can be restored from the recycle bin.", 1204, "Delete"
    )


VIEWS: dict[str, Callable[[Context], QWidget]] = {
    "widgets": widgets,
    "controls": controls,
    "confirm": confirm,
}
