"""Sentences for the refusals and findings of the seals engine.

They live with the engine, whose command line tells them to people without an account.
"""

from phoihop.engines.seals.sentences import SENTENCES

__all__ = ["SENTENCES"]
