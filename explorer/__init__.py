"""Timeline Explorer: several documents about the same years, on one line."""

__version__ = "0.1.0"
