"""Works, publications, matches and lists on screen. A view finds, calls and shows."""
