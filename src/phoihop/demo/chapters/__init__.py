"""The case, told in parts: each module names the events of one side of the work."""
