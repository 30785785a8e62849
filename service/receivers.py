"""The address of a webhook's receiver, as a caller gives it."""

from jobs.callbacks import parse_callback
from jobs.errors import CallbackError
from jobs.settings import Settings
from service.errors import Fault, Refusal


def check_receiver(url: str, settings: Settings, *, pointer: str) -> None:
    """Refuse what is no receiver's address at all. Where its name leads is looked at when it is sent to (worker).

    `pointer` says where in the body it stands. Raises Refusal.
    """
    try:
        parse_callback(url, settings)
    except CallbackError as error:
        raise Refusal("callback-refused", f"The URL {error}.", faults=[Fault(pointer, f"It {error}.")]) from None
