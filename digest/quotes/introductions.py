"""What the story says of the people it names: role, gender, origin, taken from one mention after the other."""

import re
from collections.abc import Sequence

from digest.article import Span
from digest.quotes import appositions, lexicon, namewords, origins, phrases, roles
from digest.quotes.evidence import HUMAN, Evidence
from digest.quotes.firstnames import first_names
from digest.quotes.naming import Name
from digest.quotes.people import Mention, Person
from digest.quotes.personhood import AGE_NEXT

ENOUGH = 60  # mentions of one name that are looked at for what they say
_LEAD = re.compile(
    r"(?:[A-Z][^“”:;]{1,60}?(?::| -{1,2}| —| –) )?(?:An? (?P<role>(?:[\w’'-]+ ){1,9}?)"
    r"(?=(?:who|whose|has|have|had|was|is|accused|convicted|jailed)\b)|The (?P<the>(?:[a-z’'-]+ ){1,4}?)(?=(?:who|whose)\b))"
)
_RULING = frozenset(
    "judge magistrate coroner prosecutor referee umpire regulator commissioner minister official spokesman spokeswoman "
    "spokesperson".split()
)  # who speak in a lead of those who are named next
_PREPOSED = re.compile(r" (?:of|for|at|in|to|from|with|who|on) ")
_WHO_OWN = re.compile(r"(?:, \d{1,3})?, (?:who|an?) [^,;.“”]{2,60}? (his|her) [a-z]")
_WAS = (" was a", " had been", " served", " worked", ", who was")
_BRACKETED = re.compile(r"\((Mrs|Mr|Miss|Ms)\.?\) $")


class Introductions:
    """Gives people their roles, genders and countries. `text` is masked."""

    def __init__(self, text: str, evidence: Evidence) -> None:
        self.text = text
        self._evidence = evidence

    def learn(self, person: Person, name: Name) -> None:
        """Take the gender and the role that one mention shows; nobody is introduced after so many."""
        if len(person.mentions) > ENOUGH:
            return
        title = self._evidence.title(name)
        honoured = namewords.HONORIFICS.get(name.honorific, "") or lexicon.ROLE_GENDER.get(name.honorific, "")
        bracketed = _BRACKETED.search(self.text, max(0, name.run.start - 8), name.run.start)  # Chief (Mrs) Akintola
        if bracketed:
            honoured = namewords.HONORIFICS[bracketed[1].lower()]
        if honoured and not (person.gender and name.honorific not in namewords.HONORIFICS):
            person.gender, person.known_gender = honoured, True
        if not person.known_gender and (marked := namewords.gender_of(person.words)):
            person.gender, person.known_gender = marked, True
        if not person.gender and (own := _WHO_OWN.match(self.text, name.end, name.sentence.end)):
            person.gender = "m" if own[1] == "his" else "f"  # Sandy Marsh, who lost her daughter
        if not person.gender and title is not None:
            person.gender = lexicon.ROLE_GENDER.get(self.text[title.start : title.end].split()[-1].lower(), "")
        if (
            name.honorific
            or title is not None
            or person.words[0] in first_names()
            or name.start in self._evidence.speaking
            or AGE_NEXT.match(self.text, name.end)
            or (name.opens and HUMAN.match(self.text, name.end, name.sentence.end))
        ):
            person.firm = True
        if not person.origin:
            lead = [token.text for token in name.run.tokens if token.start < name.start]
            lead += self.text[title.start : title.end].split() if title is not None else []
            person.origin = origins.given(self.text, name.run.start, name.end, lead) or ""
        if person.rank >= roles.SURE:
            self._learn_more(person, name)
            return
        for rank, span in roles.about(self.text, name, title):
            if rank > person.rank:
                person.role, person.rank, person.firm = span, rank, True
                person.besides = roles.besides(self.text, name, title, span)
                self._learn_gender(person, span)
                if rank >= roles.SURE:
                    self._learn_more(person, name)
                return

    def lead(self, sentences: Sequence[Span], mentions: Sequence[Mention]) -> None:
        """Give the first person named after the first sentence what that calls them: "A driver who … was jailed. / Ryan
        Goodall, 27, of …"."""
        for number, lead in enumerate(sentences[:2]):
            found = _LEAD.match(self.text, lead.start, lead.end)
            held = next((one for one in mentions if one.start >= lead.end), None)
            reach = sentences[min(number + 2, len(sentences) - 1)].end
            if found is None or held is None or not lead.end <= held.start < reach:
                continue
            who = held.person
            begins = any(held.start == sentence.start for sentence in sentences[number + 1 : number + 3])
            shown = begins or AGE_NEXT.match(self.text, held.end) or self.text[held.start - 2 : held.start - 1] == "”"
            if who.role is not None or len(who.words) < 2 or who.mentions[0] != held.start or not shown:
                continue
            part = "role" if found["role"] else "the"
            role = phrases.role_phrase(self.text, found.start(part), found.end(part))
            noun = self.text[role.start : role.end].split()[-1].lower() if role is not None else ""
            if (
                role is not None
                and lexicon.is_role(noun)
                and noun not in lexicon.ANY_ROLE
                and (noun not in _RULING or " " in self.text[role.start : role.end])
                and lexicon.ROLE_GENDER.get(noun, "") in {"", who.gender}
            ):
                who.role, who.firm = role, True

    def _learn_gender(self, person: Person, role: Span) -> None:
        """Take the gender that a role tells, surely so where its noun does: "his niece"."""
        words = self.text[role.start : role.end].lower().split()
        if person.gender == "f" and any(word.strip(",").endswith("man") for word in words):
            return  # Veronica Marsh, chairman of the parish council
        noun = _PREPOSED.split(" ".join(words), maxsplit=1)[0].split()[-1].strip(",")
        if sure := lexicon.ROLE_GENDER.get(noun):
            person.gender, person.known_gender = sure, True
        elif not person.gender:
            person.gender = next((lexicon.ROLE_GENDER[word] for word in words if lexicon.ROLE_GENDER.get(word)), "")

    def _learn_more(self, person: Person, name: Name) -> None:
        """Take what a later mention adds to a title of one word: "said Bittencourt, a former Corisco captain"; or to any role,
        where it says something else: "Italian astronomer Masi is the founder of the Sky Project"."""
        role = person.role
        if person.besides is not None or role is None:
            return
        more = appositions.apposition_after(self.text, name.end, name.sentence.end)
        mere = roles.mere_rank(self.text, role)
        told = more is None and not self.text.startswith(_WAS, name.end)
        if told:
            more = appositions.being_after(self.text, name.end, name.sentence.end)
        if (told or " " in self.text[role.start : role.end]) and not mere:
            if more is not None and roles.differ(self.text, role, more):
                person.besides = more
            return
        title = self._evidence.title(name) if more is None else None
        if title is not None and mere and len(title) > len(role) and not roles.mere_rank(self.text, title):
            more = title  # Rep. Ada Marsh … House Speaker Ada Marsh
        if more is not None and more.start > role.end and not more.overlaps(role):
            person.besides = more
