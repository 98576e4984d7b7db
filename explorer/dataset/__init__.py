"""From the text a historian edits to a dataset file."""
