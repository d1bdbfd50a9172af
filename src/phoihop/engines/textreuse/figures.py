"""What is measured of two texts: the columns of a row of figures, without the kernels' weight."""

QUERY_WORDS, SOURCE_WORDS, QUERY_SHARED, SOURCE_SHARED, LONGEST, PASSAGE = range(6)
QUERY_DENSE, SOURCE_DENSE, KEPT_NUMERALS, CHANGED_NUMERALS = range(6, 10)
TITLE_SHARED, TITLE_SAME, TITLE_SERIES = range(10, 13)
COLUMNS = 13
