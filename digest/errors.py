"""What can go wrong in a digest: one tree.

DigestError
├── IntakeError          the text given is no story that can be read
│   ├── TextError        it holds characters that no text has (lone surrogates, control characters)
│   └── TooShortError    there is too little of it to summarise
└── ModelError           the model named cannot be loaded or does not fit what is asked of it
"""


class DigestError(Exception):
    """Base of every error that this package raises on purpose."""


class IntakeError(DigestError):
    """Raised when what was given cannot be read as a story."""


class TextError(IntakeError):
    """Raised when a text holds characters that no text has."""


class TooShortError(IntakeError):
    """Raised when a story is too short to summarise."""


class ModelError(DigestError):
    """Raised when a model cannot be loaded, or is no sequence-to-sequence model."""
