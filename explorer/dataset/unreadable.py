"""How the reading of a document ends when it cannot be read."""


class DocumentError(Exception):
    """The document cannot be read; the message says why, and what to do, in one sentence."""
