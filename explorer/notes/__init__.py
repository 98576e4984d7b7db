"""What the reader leaves behind: the one file the program writes."""
