"""For whom somebody acts: the state of a person or delegation, so that pictures and lists count them together."""

from __future__ import annotations

from dragoman.outputs.display import line
from dragoman.outputs.speakers import Speaker, Speakers
from dragoman.record.docket import DocketExport
from dragoman.vocabulary.countries import countries


class Principals:
    """Finds the state or body behind an actor."""

    def __init__(self, docket: DocketExport, speakers: Speakers) -> None:
        self._speakers = speakers
        by_id = {actor.id: actor for actor in docket.actors}
        self._states: dict[str, str] = {}
        for actor in docket.actors:
            speaker = speakers.named(actor.id)
            principals = (by_id[link.actor] for link in actor.acts_for if link.actor in by_id)
            codes = (actor.country, *(principal.country for principal in principals))
            code = next((code for code in codes if code and code in countries()), None)
            if speaker and code:
                self._states.setdefault(speaker.key, countries()[code].name)

    def of(self, speaker: Speaker) -> str:
        """The name of the state that somebody acts for, else the own name."""
        return self._states.get(speaker.key, line(speaker.name))

    def name(self, actor: str | None) -> str:
        """The same for an actor's id; "somebody" where no record of it is left."""
        speaker = self._speakers.named(actor)
        return self.of(speaker) if speaker else "somebody"
