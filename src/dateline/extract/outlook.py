"""Outlook: statements about what is ahead of the report's date, with who would act, when, and on what condition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.extract import ahead_when
from dateline.extract.ahead_clause import ancestors, behind_heading, clause_tokens, condition, conditional, trimmed
from dateline.extract.ahead_kind import Kinds
from dateline.extract.doer import Doers
from dateline.extract.found import Found
from dateline.extract.modality import Cue, cues, firmness, has_perfect, subject
from dateline.knowledge.ahead import ahead_words
from dateline.knowledge.calendar import interval
from dateline.model import Outlook, Timex
from dateline.text.parse import Token

LONGEST = 400  # characters of an item's span
SECOND = frozenset({"you", "your", "yours"})
QUOTES = frozenset({'"', "“", "”", "``", "''"})
ASKING = frozenset({"whether", "what", "how", "why", "where", "when", "who"})
BEFORE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod"})
JOINING = frozenset(
    {"that", "and", "but", "as", "because", "while", "when", "although", "though", "so", ",", "or", "-", "•"}
)
HABITS = frozenset(["typically", "usually", "normally", "often", "always", "generally", "when", "annually"])
KNOWING = frozenset({"decide", "know", "determine", "ask", "wonder", "say", "tell", "see", "discuss"})
VOWS = frozenset({"promised", "threatened"})
OLD = 7  # days after which a plan told in the past tense is taken for overtaken
NEAR = 10  # days within which a plan told in the past tense may still be ahead
DEMANDING = frozenset(["demand", "want", "require", "urge", "request", "ensure", "guarantee"])
DEMANDED = frozenset(["guarantee", "assurance", "demand", "request", "pledge", "promise", "commitment", "insistence"])
SEEKING = frozenset(
    ["seek", "ask", "demand", "want", "request", "need", "obtain", "get", "press", "call", "insist", "push"]
)
DENYING = frozenset(["deny", "refute", "rebut", "disavow", "denial"])
LEADS = frozenset(["as", "while", "although", "though", "because", "since"])
LAID_DOWN = frozenset(
    ["ban", "document", "draft", "treaty", "proposal", "demand", "law", "bill", "resolution", "text", "clause"]
)
RECENT = 2  # days for which an arrangement in the past tense may still have been ahead when the report was written


def outlook(found: Found) -> tuple[Outlook, ...]:
    """Return the outlook items in text order."""
    if not found.parse.tokens:
        return ()
    reader = _Reader(found)
    found_cues = cues(found.parse)
    reader.arranged = {c.at for c in found_cues if c.kind == "arranged"}
    items = [item for cue in found_cues if (item := reader.item(cue)) is not None]
    first = {(o.start, o.end): o for o in reversed(items)}  # one item a stretch of text
    return tuple(sorted(first.values(), key=lambda o: (o.start, o.end)))


@dataclass(frozen=True, slots=True)
class _Clause:
    cue: Cue
    tokens: list[int]
    start: int
    end: int


class _Reader:
    """Reads the outlook items of one report from its cues."""

    def __init__(self, found: Found) -> None:
        self.found, self.parse, self.words = found, found.parse, ahead_words()
        self.doers, self.kinds = Doers(found), Kinds(found.parse)
        self.arranged: set[int] = set()
        self._reported: dict[int, bool] = {}

    def item(self, cue: Cue) -> Outlook | None:
        """Return the item that this cue opens, or None when it speaks of nothing ahead."""
        if self._idle(cue):
            return None
        clause = self._clause(cue)
        if clause is None:
            return None
        attribution = self.found.attribution_at(clause.start, clause.end)
        if attribution is None:
            token = self.parse.tokens[cue.event]
            attribution = self.found.attribution_at(token.start, token.end)
        reported = attribution is not None or self._is_reported(cue)
        from_, to = self._when(clause)
        dated = from_ is not None or to is not None
        if not self._holds(cue, reported, dated, from_):
            return None
        who, subj = self.doers.of(cue, attribution)
        kind = self.kinds.of(cue, who, subj, dated)
        what = " ".join(self.found.text[clause.start : clause.end].split())
        on = condition(self.parse, self.found.text, cue.top, cue.event)
        when = self._worded(clause, from_, to)
        firm = firmness(self.parse, cue, kind, on)
        return Outlook(clause.start, clause.end, kind, what, who, from_, to, attribution, on, firm, when)

    def _worded(self, clause: _Clause, from_: date | None, to: date | None) -> str | None:
        """Return the time in the report's words."""
        dct, text = self.found.dct, self.found.text
        inside = self.found.timexes_in(clause.start, clause.end) if from_ is not None or to is not None else ()
        own = {clause.cue.at, clause.cue.event, clause.cue.top}
        timexes = sorted(inside, key=lambda t: (not self._attached(t, own), t.start))
        return ahead_when.worded(text, dct, clause.start, clause.end, timexes)

    def _idle(self, cue: Cue) -> bool:
        """True for cues in questions, in conditions, and those addressed to the reader."""
        parse = self.parse
        at = parse.tokens[cue.at]
        tokens = parse.sentence_tokens(at.sent)
        if any(t.text == "?" and t.i > at.i for t in tokens[-3:]):
            return True
        if conditional(parse, cue.at) or self._demanded(cue) or self._denied(cue):
            return True
        if self._asks(cue) or (cue.kind == "possible" and self._aside(cue)):
            return True
        if parse.tokens[cue.event].lower == "do" and parse.child(cue.event, "dobj", "xcomp", "advmod") is None:
            return True  # "what he may do"
        subj = subject(parse, cue.top)
        if subj is not None and subj.lower in SECOND:
            return True
        return any(t.lower in SECOND for t in tokens) and not any(t.text in QUOTES for t in tokens)

    def _asks(self, cue: Cue) -> bool:
        """True inside "whether it will", "what that might be", "how they would"."""
        top = self.parse.tokens[cue.top]
        if top.dep not in ("ccomp", "pcomp", "csubj", "advcl", "pobj", "dobj", "ROOT", "acl"):
            return False
        first = self.parse.subtree(top.i)[0]
        if first.lower in ("how", "what", "whose") and first.i < cue.at and top.dep not in ("ROOT", "relcl"):
            return True
        for c in self.parse.children(top.i):
            if c.lower in ASKING and c.i < cue.at:
                return top.dep != "advcl" or c.lower == "whether" or self.parse.head(top).lemma in KNOWING
            if c.dep in ("det", "amod") or c.i > cue.at:
                continue
            inner = self.parse.children(c.i)
            if any(g.lower in ("what", "which", "how", "whose") and g.dep in ("det", "advmod", "amod") for g in inner):
                return top.dep != "relcl"
        return False

    def _demanded(self, cue: Cue) -> bool:
        """True inside what somebody demands or wants: "wants a guarantee that they will leave"."""
        if cue.kind != "will":
            return False
        if self.parse.tokens[cue.top].dep == "relcl":  # "a treaty that would bar them", "a ban on arms that would"
            above = list(ancestors(self.parse, cue.top))[:3]
            return cue.would and any(t.lemma in LAID_DOWN for t in above)
        wanted = False  # a guarantee, say, that is sought
        for t in list(ancestors(self.parse, cue.top))[:5]:
            if t.is_verb:
                return t.lemma in DEMANDING or (wanted and t.lemma in SEEKING)
            wanted = wanted or t.lemma in DEMANDED
        return False

    def _denied(self, cue: Cue) -> bool:
        """True inside what somebody denies: "denied that it plans to attack"."""
        for t in list(ancestors(self.parse, cue.top))[:5]:
            if t.is_verb or t.lemma == "denial":
                return t.lemma in DENYING and t.dep != "relcl"
        return False

    def _aside(self, cue: Cue) -> bool:
        """True for a possibility in a purpose clause ("so that they could leave")."""
        top = self.parse.tokens[cue.top]
        return top.dep == "advcl" and any(c.lower == "that" for c in self.parse.children(top.i))

    def _clause(self, cue: Cue) -> _Clause | None:
        parse = self.parse
        subj = subject(parse, cue.top)
        if cue.kind == "arranged" and (subj is None or subj.i != cue.event) and cue.event < cue.at:
            first = min(
                [c.i for c in parse.children(cue.event) if c.dep in BEFORE and c.i < cue.event], default=cue.event
            )
            tokens = list(range(first, parse.subtree(cue.at)[-1].i + 1))
        else:
            back = None
            if subj is not None and subj.i < cue.top and subj.sent == parse.tokens[cue.top].sent:
                near = (
                    parse.head(subj).i == cue.top
                    or subj.tag in ("WDT", "WP")
                    or parse.tokens[cue.top].dep in ("acl", "relcl")
                )
                back = subj.i if near else None
            tokens = clause_tokens(parse, cue.top, back)
        if not tokens:
            return None
        tokens = self._kept(self._without_lead(tokens, cue, subj))
        start, end = parse.tokens[tokens[0]].start, parse.tokens[tokens[-1]].end
        start = behind_heading(self.found.text, start, parse.tokens[cue.at].start)
        start, end = trimmed(self.found.text, start, end)
        return _Clause(cue, tokens, start, end) if start < end else None

    def _without_lead(self, tokens: list[int], cue: Cue, subj: Token | None) -> list[int]:
        """Return the clause's tokens without a clause before its subject ("As the year ends, ...")."""
        for c in self.parse.children(cue.top):
            inner = self.parse.subtree(c.i)
            if c.dep == "advcl" and subj is not None and inner[-1].i < subj.i and inner[0].lower in LEADS:
                gone = {t.i for t in inner}
                return [i for i in tokens if i not in gone] or tokens
        return tokens

    def _kept(self, tokens: list[int]) -> list[int]:
        """Return the clause's tokens without the words that only join it to others, and without its source."""
        parse = self.parse
        top = set(tokens)
        for c in list(tokens):
            if parse.tokens[c].lower == "according" and parse.tokens[c].dep == "prep":
                tail = {t.i for t in parse.subtree(c)}
                if tokens[-1] in tail:
                    top -= tail
        kept = sorted(top) or tokens
        while len(kept) > 1 and parse.tokens[kept[0]].lower in JOINING:
            kept = kept[1:]
        while len(kept) > 1 and (parse.tokens[kept[-1]].tag == "CC" or not parse.tokens[kept[-1]].text[0].isalnum()):
            kept = kept[:-1]
        return kept

    def _is_reported(self, cue: Cue) -> bool:
        """True when the clause hangs on a reporting verb, or its sentence says according to whom."""
        for t in ancestors(self.parse, cue.top):
            if t.lemma in self.words.saying:
                return True
        sent = self.parse.tokens[cue.at].sent
        if sent not in self._reported:
            tokens = self.parse.sentence_tokens(sent)
            self._reported[sent] = any(
                t.lower == "according" or (t.dep == "parataxis" and t.lemma in self.words.saying) for t in tokens
            )
        return self._reported[sent]

    def _when(self, clause: _Clause) -> ahead_when.Interval:
        inside = self.found.timexes_in(clause.start, clause.end)
        timexes = [t for t in inside if not ahead_when.is_header(t, self.found.dct)]
        if not timexes:
            soon = self._at_once(clause.cue) or ahead_when.is_open(self.found.text, clause.start, clause.end)
            return (self.found.dct, None) if soon and clause.cue.kind not in ("dated", "moved") else (None, None)
        cue = clause.cue
        own = {cue.at, cue.event, cue.top}
        if cue.at == cue.event and cue.noun:  # a deadline, with what must be done by then
            own |= {c.i for c in self.parse.children(cue.at) if c.dep in ("acl", "relcl")}
        vow = {cue.at} if cue.kind in VOWS and self.parse.tokens[cue.at].tag in ("VBD", "VBN") else set()
        near = [t for t in timexes if self._attached(t, own - vow) and not self._attached(t, vow)]
        slack = RECENT if cue.kind == "arranged" else 0
        dct, text = self.found.dct, self.found.text
        if cue.kind == "arranged" and cue.past and (day := ahead_when.lately(dct, near, slack)) is not None:
            return day, day
        best = ahead_when.ahead(text, dct, near, slack=slack, own=cue.kind != "moved")
        if cue.kind == "moved" and best[0] is None and best[1] is not None:
            return self._moved_to(near) or best
        if best != (None, None) or cue.kind in ("dated", "moved"):
            return best
        others = self.arranged - own
        rest = [t for t in timexes if t not in near and not self._of_saying(t) and not self._attached(t, others)]
        rest = [t for t in rest if not self._is_subject(t)]
        best = ahead_when.ahead(text, dct, rest, own=False)
        if best == (None, None) and ahead_when.is_open(text, clause.start, clause.end):
            return dct, None
        return (None, None) if best[1] == dct and best[0] in (None, dct) else best

    def _is_subject(self, timex: Timex) -> bool:
        """True for a time that something is said of: "as 2022 begins"."""
        return any(t.dep in ("nsubj", "nsubjpass") for t in self.parse.tokens_in(timex.start, timex.end))

    def _moved_to(self, timexes: list[Timex]) -> ahead_when.Interval | None:
        """Return the new time of what was put off "until May"."""
        spans = [interval(t.value, t.mod) for t in timexes if t.type == "DATE"]
        return next((s for s in spans if s[0] is not None and s[0] > self.found.dct), None)

    def _at_once(self, cue: Cue) -> bool:
        """True for "immediately" beside what would happen."""
        return any(
            c.lower in ("immediately", "straightaway") or (c.lower == "once" and c.dep == "pcomp")
            for i in sorted({cue.event, cue.top})
            for c in self.parse.children(i)
        )

    def _attached(self, timex: Timex, own: set[int]) -> bool:
        """True when the time expression hangs on one of the clause's own words with no verb between."""
        tokens = self.parse.tokens_in(timex.start, timex.end)
        if not tokens:
            return False
        inside = {t.i for t in tokens}
        top = next((t for t in tokens if t.head not in inside), tokens[-1])
        for t in ancestors(self.parse, top.i):
            if t.i in own:
                return True
            if t.is_verb:
                return False
        return False

    def _of_saying(self, timex: Timex) -> bool:
        tokens = self.parse.tokens_in(timex.start, timex.end)
        for t in ancestors(self.parse, tokens[0].i) if tokens else ():
            if t.is_verb:
                done = any(c.lower == "already" for c in self.parse.children(t.i))
                return done or t.lemma in self.words.saying
        return False

    def _holds(self, cue: Cue, reported: bool, dated: bool, from_: date | None) -> bool:
        """True when the cue speaks of the time after the report."""
        event = self.parse.tokens[cue.event]
        if cue.kind == "dated":
            return self._is_dated(cue, event, from_)
        if cue.kind == "moved":
            return from_ is not None and from_ > self.found.dct
        if cue.kind == "arranged":
            present = not cue.past and self.parse.tokens[cue.at].dep not in ("acl", "relcl")
            if cue.past and not reported and from_ is not None and (from_ - self.found.dct).days > NEAR:
                return False
            return dated or (present and self.parse.tokens[cue.at].lower in ("planned", "scheduled", "slated"))
        if cue.kind == "threatened" and cue.noun and self.doers.of(cue, None)[0] is None:
            return False
        if (cue.would or cue.past) and self._overtaken(cue):
            return False
        if cue.would:
            return reported
        if cue.kind == "will" and has_perfect(self.parse, cue.event):
            return dated
        if cue.past and cue.kind == "possible":
            return self._could(cue, event, reported, dated)
        if cue.kind == "possible":
            return dated or not (self._is_now(event) or self.parse.tokens[cue.top].dep == "relcl")
        near = from_ is not None and (from_ - self.found.dct).days <= NEAR
        return not cue.past or reported or near

    def _overtaken(self, cue: Cue) -> bool:
        """True when it was said or planned long ago, was hoped, or is said in the present of a case that is not so."""
        for i in (cue.top, *(t.i for t in ancestors(self.parse, cue.top))):
            verb = self.parse.tokens[i]
            if not verb.is_verb or (i == cue.top and cue.would):
                continue
            if any(c.lower == "had" and c.dep == "aux" for c in self.parse.children(i)) and i == cue.top:
                return True
            if self._long_ago(i):
                return True
            if verb.lemma in self.words.saying and i != cue.top:
                return verb.lemma == "hope" or (cue.would and verb.tag in ("VBZ", "VBP"))
        return False

    def _long_ago(self, i: int) -> bool:
        """True when the verb's own time lies more than a week before the report."""
        start, end = self.parse.tokens[i].start, self.parse.tokens[i].end
        sentence = self.parse.sentences[self.parse.tokens[i].sent]
        for t in self.found.timexes_in(sentence.start, sentence.end):
            if t.type == "DATE" and (t.end <= start or t.start >= end) and self._attached(t, {i}):
                last = interval(t.value, t.mod)[1]
                if last is not None and (self.found.dct - last).days > OLD:
                    return True
        return False

    def _is_dated(self, cue: Cue, event: Token, from_: date | None) -> bool:
        """True for a present tense that tells a plan: an arranged act, on a day still to come."""
        if from_ is None or cue.past or from_ < self.found.dct or event.dep in ("advcl", "ccomp", "parataxis"):
            return False
        if any(c.lower in HABITS for c in self.parse.children(cue.event)):
            return False
        if event.tag != "VBG" and event.lemma not in self.words.arrangement and event.lemma not in self.words.moved:
            return False
        return from_ > self.found.dct or event.lemma in ("meet", "begin", "start", "open", "hold", "vote", "resume")

    def _could(self, cue: Cue, event: Token, reported: bool, dated: bool) -> bool:
        negated = self.parse.child(cue.event, "neg") is not None
        if negated and event.lemma not in self.words.outcome:
            return False
        if dated:
            return True
        if self.parse.tokens[cue.top].dep == "relcl" or event.lemma in self.words.perceiving or self._is_now(event):
            return False
        return reported or not negated

    def _is_now(self, event: Token) -> bool:
        """True for "may be doing": a guess at what is so already."""
        return event.tag == "VBG" and any(c.lower == "be" for c in self.parse.children(event.i))
