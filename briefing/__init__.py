"""Briefings with evidence from a folder of articles."""

__version__ = "0.1.0"
