"""Found pages that may be pieces of a programme: proposed with reasons, taken up or refused."""
