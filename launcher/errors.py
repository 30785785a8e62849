"""What can go wrong in starting Nutgraf on one machine: one tree.

LauncherError
├── RedisError       the embedded Redis is missing, too old, or does not start
├── BusyError        something else has the port, or another launcher has the data directory
└── ChildError       a part stopped and does not stay up
"""


class LauncherError(Exception):
    """Base of every error that this package raises on purpose; its text is written for the person at the terminal."""


class RedisError(LauncherError):
    """Raised when no Redis can be run from here: none found, too old for the data, or it stops at once."""


class BusyError(LauncherError):
    """Raised when the port or the data directory is in use already."""


class ChildError(LauncherError):
    """Raised when a part keeps stopping."""
