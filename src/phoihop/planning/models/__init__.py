"""Topics and their assignments, deeds, and what a plan is made from: lead times and days."""

from phoihop.planning.models.deeds import Deed, DeedStep
from phoihop.planning.models.topics import Topic, TopicStep

__all__ = ["Deed", "DeedStep", "Topic", "TopicStep"]
