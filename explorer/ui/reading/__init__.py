"""The documents side by side."""
