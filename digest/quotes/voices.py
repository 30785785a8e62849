"""Who speaks, as far as it is known: a person of the story, a body, or somebody without a name."""

from dataclasses import dataclass

from digest.article import Span
from digest.digest import SpeakerKind
from digest.quotes.people import Person


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, resolved. `trust` is 0-1: how sure the words name whom they are taken to name; `how` says by what."""

    kind: SpeakerKind
    person: Person | None
    name: str | None
    role: Span | str | None
    mention: Span
    trust: float
    how: str

    def same(self, other: "Source") -> bool:
        """Whether both are one speaker."""
        return (self.person, self.name, self.role) == (other.person, other.name, other.role)

    def again(self, mention: Span, trust: float, how: str) -> "Source":
        """The same speaker, mentioned by other words."""
        return Source(self.kind, self.person, self.name, self.role, mention, trust, how)


def person(who: Person, mention: Span, trust: float, how: str) -> Source:
    """A person of the story as a source."""
    return Source("person", who, who.name, None, mention, trust, how)
