"""How a command ends when it cannot do its work."""


class Unusable(Exception):
    """The input or the usage is wrong: what, where, what to do, in one line; exit code 2."""
