"""The picture as a value, without Qt."""
