"""How the customers are spread over the shop's classes."""

from __future__ import annotations

from dataclasses import dataclass

from crm_desktop.data.session import Session
from crm_desktop.progress import Progress
from crm_desktop.services import customer_facets, customer_list, options
from crm_desktop.services.customer_facets import Facet
from crm_desktop.services.customer_filter import Filter, having
from crm_desktop.services.filter_conditions import GROUP

SECTIONS = ("grade", "category", "stage", "source", "tags", "kind", GROUP)  # in the order of the page


@dataclass(frozen=True)
class Spread:
    """The classes of one kind with their customers.

    Args:
        total: of how many customers the counts are a share.
        classes: those that have a customer; "has none" last.
    """

    key: str
    total: int
    classes: tuple[Facet, ...]


def spread(session: Session, key: str, progress: Progress | None = None) -> Spread:
    """The classes of one of SECTIONS, counted; for the worker.

    Raises:
        Cancelled: `progress` was cancelled.
    """
    if key == "kind":
        found = [
            Facet(value, "", "", customer_list.count(session, having(kind={value}), progress))
            for value in options.values("kind")
        ]
    else:
        found = customer_facets.facet(session, Filter(), key, progress)
    return Spread(key, customer_list.total(session), tuple(each for each in found if each.count))
