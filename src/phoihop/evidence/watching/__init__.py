"""Published pieces looked at again: is the page still there, the same, at the same place, labelled?

A part of the evidence room: its rules, models, queries, services and pages.
"""
