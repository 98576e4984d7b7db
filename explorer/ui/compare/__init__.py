"""The documents compared: a grid of what each says, where they differ, and each among the others."""
