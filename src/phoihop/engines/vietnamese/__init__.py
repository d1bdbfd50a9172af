"""Vietnamese as a craft: folding, collation, dates, numbers, symbols, citations, places."""
