"""A draft of a programme from a signing report or a programme text, field by field with proof.

``read_bytes(data)`` gives the text of a TXT, DOCX or PDF file; ``draft(text)`` gives fields; each
holds the sentence it came from, its place and how sure it is. Nothing is invented: what the text
does not say is not there, and sentences of which nothing was taken are listed.
"""

from phoihop.engines.drafting.drafting import MOST_CHARACTERS, draft
from phoihop.engines.drafting.found import Draft, Field, Sentence, Unread
from phoihop.engines.drafting.reading import MOST_BYTES, read_bytes

__all__ = [
    "MOST_BYTES", "MOST_CHARACTERS", "Draft", "Field", "Sentence", "Unread", "draft", "read_bytes",
]  # fmt: skip
