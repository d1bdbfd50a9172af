"""Tables: reading what people send (CSV, XLSX, JSON lines) safely, row by row.

::

    from phoihop.engines.tables.reading import read_table
    from phoihop.engines.tables.limits import DEFAULT, Limits
    from phoihop.engines.tables.headings import match_headings

    with read_table(path_or_binary_file, filename="bang-ke.xlsx") as table:
        table.kind        # "csv" | "xlsx" | "jsonl"
        table.headings    # tuple[str, ...] as written in the file, NFC, trimmed
        columns = match_headings(
            table.headings,
            {"title": ["Tiêu đề", "title"], "address": ["Địa chỉ", "url", "link"], …},
            required=("title",),
        )                 # {"title": "Tiêu đề bài", …}; unknown columns are left alone
        for row in table.rows:          # an iterator, memory stays flat
            row.number    # line as the person sees it in the file; the heading row is 1
            row.cells     # dict heading → str | int | Decimal | date | datetime | bool | None
            row.problems  # tuple[Problem(code, column, facts)]: this row cannot be trusted

The kind is told from the content, never from the name. A whole file is refused with
``Refusal("tables.…", …)`` at once or, for what only shows later (a bomb, broken quoting), while
``rows`` is being read; what concerns one row alone (formula, error cell, too long a cell) is in
``row.problems`` with codes ``tables.formula_cell``, ``tables.error_cell``,
``tables.bad_number``, ``tables.bad_date``, ``tables.cell_too_long``, ``tables.extra_cells``,
``tables.nested_value``, ``tables.bad_row``; ``row.problems_in(set(columns.values()))`` leaves out
the columns that nobody asked for. The cell of a problem is ``None``. Texts of a CSV stay texts;
numbers and dates of a workbook come as ``int``, ``Decimal``, ``date``, ``datetime``.
A caller that must take all or nothing reads ``rows`` to the end inside one transaction.

Command line: ``python -m phoihop.engines.tables FILE [--json]``.
"""
