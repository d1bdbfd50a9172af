"""The catalogues of words, one for each room: collected, kept in order, compiled, compared."""
