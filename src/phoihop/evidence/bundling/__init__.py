"""Bundles of evidence that anybody can check without this program. A part of the evidence room."""
