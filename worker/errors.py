"""What can go wrong in a worker: one tree.

WorkerError
├── ClaimLostError       the job in hand is no longer this worker's
└── DeliveryError        a callback was not delivered
"""


class WorkerError(Exception):
    """Base of every error that this package raises on purpose."""


class ClaimLostError(WorkerError):
    """Raised when the job in hand was cancelled or erased, or another worker took it over."""


class DeliveryError(WorkerError):
    """Raised when a callback was not delivered; the message says why, and neither address nor content."""
