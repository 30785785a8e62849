"""What can go wrong in a digest: one tree.

DigestError
├── IntakeError          the text given is no story that can be read
│   ├── TextError        it holds characters that no text has (lone surrogates, control characters)
│   ├── TooShortError    there is too little of it to summarise
│   ├── FormatError      it is not in the format that it is said to be in
│   ├── CharsetError     its bytes are not in its charset, or that is not known
│   ├── CanceledError    whoever published it has withdrawn it
│   └── LanguageError    it is in a language that the model does not know
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


class FormatError(IntakeError):
    """Raised when a story is not in the format that it is said to be in."""


class CharsetError(IntakeError):
    """Raised when a story's bytes are not in the charset that they are said to be in. `known` is False where it is the
    charset that is not known."""

    def __init__(self, message: str, *, known: bool = True) -> None:
        super().__init__(message)
        self.known = known


class CanceledError(IntakeError):
    """Raised when a story's own file says that it has been withdrawn."""


class LanguageError(IntakeError):
    """Raised when a story is in a language that the model does not know."""


class ModelError(DigestError):
    """Raised when a model cannot be loaded, or is no sequence-to-sequence model."""
