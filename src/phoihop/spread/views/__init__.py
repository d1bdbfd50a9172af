"""Spread on screen."""
