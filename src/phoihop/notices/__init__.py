"""Letters that leave the house: an outbox, what people want to hear of, calendar feeds.

What a letter says is written by rooms above; here it is kept, sent once, and never twice.
"""
