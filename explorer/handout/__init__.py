"""A handout as a value, then as a document."""
