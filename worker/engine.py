"""The models of one worker process, loaded once, and what they make of a story."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace

from digest.digest import Part
from digest.errors import ModelError
from digest.generator import LEAD, Generator
from digest.intake.text import read_text
from digest.models import load_generator
from digest.pipeline import Summarizer
from digest.render.wire import part_to_wire, to_wire
from jobs.job import Json, Submission
from jobs.settings import Settings

_log = logging.getLogger(__name__)

Load = Callable[[Settings], Summarizer]
Report = Callable[[str, float, Json], None]

_WARM_UP_STORY = Submission(
    text=(
        "The town council voted on Tuesday to reopen the old swimming baths after eleven years.\n\n"
        "Work on the roof will begin in March and is expected to take six months, the council said. The baths closed"
        " when an inspection found that the roof beams had rotted.\n\n"
        '"Children here learn to swim in another town, if they learn at all," said Ada Brook, who led the campaign.'
        " The first swimmers are expected in October.\n"
    )
)


def load_summarizer(settings: Settings) -> Summarizer:
    """The summarizer that the settings ask for. Raises ModelError."""

    def load(name: str, revision: str | None) -> Generator:
        return load_generator(
            name,
            revision=revision,
            device=settings.device,
            dtype=settings.dtype,
            beams=settings.beams,
            threads=settings.model_threads,
        )

    generator = load(settings.model, settings.model_revision)
    if settings.headline_model is None:
        return Summarizer(generator)
    return Summarizer(generator, headline_generator=load(settings.headline_model, settings.headline_model_revision))


class Engine:
    """Loads on `start`, or on the first story; one story at a time."""

    def __init__(self, settings: Settings, *, load: Load = load_summarizer) -> None:
        self._settings = settings
        self._load = load
        self._lock = threading.Lock()
        self._summarizer: Summarizer | None = None

    def start(self) -> None:
        """Load the models and run a story through them: the first one after loading is slow. Raises ModelError."""
        with self._lock:
            self._started()

    def digest(self, submission: Submission, *, report: Report) -> Json:
        """The wire form of the story's digest. `report` is told each step as it begins, the share of the work done, and
        what the step before has made (members of the wire form, or none). Raises DigestError, where the story asks for a
        model that is not here ModelError."""
        with self._lock:
            return _digest(self._asked_for(submission.options.model), submission, report)

    def _asked_for(self, model: str | None) -> Summarizer:
        if model in (None, self._settings.model):
            return self._started()
        if model == LEAD:
            return Summarizer()
        raise ModelError(f"this worker has {self._settings.model} and {LEAD} only")

    def _started(self) -> Summarizer:
        if self._summarizer is None:
            summarizer = self._load(self._settings)
            _digest(summarizer, _WARM_UP_STORY, lambda _step, _fraction, _part: None)
            _log.info("model %s is ready", self._settings.model)
            self._summarizer = summarizer
        return self._summarizer


def _digest(summarizer: Summarizer, submission: Submission, report: Report) -> Json:
    article = read_text(
        submission.text,
        headline=submission.headline,
        byline=submission.byline,
        language=submission.language,
        envelope=submission.envelope,
    )
    offsets = submission.options.offsets
    made: Json = {}

    def keep(part: Part) -> None:
        made.update(part_to_wire(part, article, offsets=offsets))

    def tell(step: str, fraction: float) -> None:
        report(step, fraction, made.copy())
        made.clear()

    digest = summarizer.digest(article, options=submission.options, on_step=tell, on_part=keep)
    digest = replace(digest, warnings=submission.warnings + digest.warnings)
    return to_wire(digest, article, offsets=offsets)
