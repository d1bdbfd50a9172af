"""Outlets, the roads by which their pages are found, and what is kept of those pages."""

from phoihop.press.models.outlets import Outlet, OutletHost, OutletName, OutletTenure

__all__ = ["Outlet", "OutletHost", "OutletName", "OutletTenure"]
