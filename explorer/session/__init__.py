"""What the reader is looking at, as one frozen value."""
