"""What an outlet is. Pure: no database, no clock."""

from enum import StrEnum


class OutletKind(StrEnum):
    """The kinds of the press law; an outlet may change its kind, so each is dated."""

    NEWSPAPER = "newspaper"
    MAGAZINE = "magazine"
    JOURNAL = "journal"
    RADIO = "radio"
    TELEVISION = "television"
    ONLINE = "online"  # a channel of one of the above, or an online newspaper
    AGGREGATOR = "aggregator"
    PORTAL = "portal"  # a body's own site, no press organ
