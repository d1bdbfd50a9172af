"""Where a form field goes."""

from typing import Protocol


class Place(Protocol):
    """A rectangle on a page, in points from the lower left; what typesetting calls a place."""

    @property
    def name(self) -> str: ...
    @property
    def page(self) -> int: ...
    @property
    def left_pt(self) -> float: ...
    @property
    def bottom_pt(self) -> float: ...
    @property
    def right_pt(self) -> float: ...
    @property
    def top_pt(self) -> float: ...
