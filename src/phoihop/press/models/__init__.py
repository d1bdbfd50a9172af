"""Outlets, the roads by which their pages are found, and what is kept of those pages."""

from phoihop.press.models.archive import HIT_KINDS, FiledWork, OutletWatch, PageHit, WorkHit
from phoihop.press.models.discovery import FoundPage, PageAlias, Site, Source, SweepRun
from phoihop.press.models.outlets import Outlet, OutletHost, OutletName, OutletPlace, OutletTenure

__all__ = [
    "HIT_KINDS",
    "FiledWork",
    "FoundPage",
    "Outlet",
    "OutletHost",
    "OutletName",
    "OutletPlace",
    "OutletTenure",
    "OutletWatch",
    "PageAlias",
    "PageHit",
    "Site",
    "Source",
    "SweepRun",
    "WorkHit",
]
