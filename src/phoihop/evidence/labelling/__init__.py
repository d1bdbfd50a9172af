"""The agreed label of pieces in print and on air, as people saw it. A part of the evidence room."""
