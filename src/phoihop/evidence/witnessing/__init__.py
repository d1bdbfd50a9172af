"""Pages captured whole, by this program and by machines of either side, and held side by side.

A part of the evidence room: its rules, models, queries, services and pages.
"""
