"""The reader's notes on screen."""
