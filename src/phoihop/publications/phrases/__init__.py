"""The words by which a theme is recognised, as people add to the signed list and strike from it."""
