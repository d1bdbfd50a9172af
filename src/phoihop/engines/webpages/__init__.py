"""Addresses, safe fetching, extraction and archiving of web pages. Light to import.

Each part is a module of its own, so that comparing two addresses never loads an HTML parser:
``addresses``, ``extraction``, ``fetching``, ``feeds``, ``sitemaps``, ``robots``, ``warc``, ``tls``.
"""
