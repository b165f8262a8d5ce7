"""The kind of a statement about the future: scheduled, predicted, promised, threatened, possible."""

from __future__ import annotations

from typing import cast

from dateline.extract.ahead_clause import ancestors
from dateline.extract.doer import FIRST
from dateline.extract.modality import Cue
from dateline.knowledge.ahead import ahead_words
from dateline.model import OutlookKind
from dateline.text.parse import Parse, Token

UNWILLED = frozenset({"have", "face", "win", "need", "see", "know", "find", "suffer", "lose", "get"})
TROOPS = frozenset(
    ["troop", "troops", "soldier", "force", "unit", "battalion", "brigade", "ship", "plane", "aircraft", "helicopter"]
)
PERSONS = ("er", "or", "ers", "ors", "man", "men", "woman", "women", "ist", "ists", "ian", "ians", "people")


class Kinds:
    """Tells the kind of a cue of one parse by its verb, who would act, and whether it has a date."""

    def __init__(self, parse: Parse) -> None:
        self._parse, self._words = parse, ahead_words()

    def of(self, cue: Cue, who: str | None, subj: Token | None, dated: bool) -> OutlookKind:
        """Return the kind."""
        if cue.kind in ("dated", "arranged", "moved"):
            return "scheduled"
        event = self._parse.tokens[cue.event]
        verb = event.lemma if event.tag not in ("VB", "NN") else event.lower
        if cue.kind == "threatened" and who is None:
            return "possible"
        if any(c.lower in ("perhaps", "maybe", "possibly") for c in self._parse.children(cue.top)):
            return "possible"
        if cue.kind == "will" and (subj is None or subj.lower not in FIRST) and self._forecast(cue):
            return "predicted"
        if cue.kind == "promised" and verb in self._words.harm and who is not None and not cue.noun:
            return "threatened" if self._parse.child(cue.event, "neg") is None else "promised"
        if cue.kind == "predicted" and who is not None and verb in self._words.arrangement and dated:
            return "scheduled"
        if cue.kind == "promised" and subj is not None and subj.lemma in TROOPS:
            return "possible"  # who is held ready promises nothing
        if cue.kind != "will":
            return cast(OutlookKind, cue.kind)
        return self._will(cue.top, who, subj, event, dated)

    def _forecast(self, cue: Cue) -> bool:
        """True when the clause is the content of fearing, expecting, predicting."""
        for t in ancestors(self._parse, cue.top):
            if t.lemma in self._words.saying or t.lemma in self._words.forecasting:
                return t.lemma in self._words.forecasting and t.lemma != "hope"
        return False

    def _will(self, top: int, who: str | None, subj: Token | None, event: Token, dated: bool) -> OutlookKind:
        verb = event.lemma if event.tag not in ("VB", "NN") else event.lower
        passive = any(c.dep == "auxpass" for c in self._parse.children(event.i))
        negated = any(self._parse.child(i, "neg") is not None for i in (event.i, top))
        if passive:
            return "predicted" if verb in self._words.outcome or verb in self._words.harm else "scheduled"
        if subj is not None and subj.lower in FIRST and who is None:
            return "predicted" if verb in UNWILLED else "promised"
        if verb == "take" and not self._takes(event):
            return "predicted"
        if who is None:
            arranged = verb in self._words.arrangement and verb not in self._words.outcome
            return "scheduled" if arranged or (dated and verb == "continue") else "predicted"
        if verb in self._words.harm and not negated:
            return "threatened"
        if subj is not None and any(c.lower in ("our", "my") for c in self._parse.children(subj.i)):
            return "promised"
        if subj is not None and (subj.lower in FIRST or (not subj.is_noun and dated is False and verb == "continue")):
            return "predicted" if verb in UNWILLED else "promised"
        if (
            verb in ("remain", "stay")
            and subj is not None
            and subj.tag in ("NN", "NNS")
            and not subj.lower.endswith(PERSONS)
        ):
            return "scheduled"  # "the embassy will remain open"
        if verb in self._words.outcome and verb not in ("continue", "remain", "stay", "be"):
            return "predicted"
        if dated or (verb in self._words.arrangement and not negated):
            return "scheduled"
        return "predicted" if verb == "be" else "promised"

    def _takes(self, event: Token) -> bool:
        """True for "take place", "take part", "take over", which are arranged; not for "take years"."""
        return any(
            (c.dep == "prt" and c.lower in ("over", "off", "up"))
            or (c.dep in ("dobj", "npadvmod") and c.lower in ("place", "part", "effect", "office", "control"))
            for c in self._parse.children(event.i)
        )
