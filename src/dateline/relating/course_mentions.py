"""Mentions of courses: where a report speaks of a course, how, who says so, and who would do it to whom."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.knowledge.calendar import interval
from dateline.knowledge.courses import Course, Form, courses, words
from dateline.model import Actor, Attribution, Event, Mention, Reading, Span
from dateline.relating.course_aspects import Aspect, Told, told
from dateline.relating.event_codes import Party, parties
from dateline.relating.event_homes import home

BEFORE, AFTER = 100, 90  # characters of the sentence looked at on either side of the course's word
NEAR = 45  # characters between the word and whom it would befall, or who would do it
OLD = 200  # days: what a sentence tells of a time further back is history
LONGEST = 400  # characters; what is longer is no sentence to quote
LONGEST_SOURCE = 60  # characters; longer sources are shown as "the report"
AHEAD = frozenset({"possible", "predicted", "condition"})
_STANCES = {
    "denied": ("denies", "refuses"),
    "refused": ("refuses", "opposes", "denies", "red_line", "demands"),
    "wanted": ("demands", "offers", "supports"),
    "agreed": ("accepts", "offers"),
    "threatened": ("threatens", "warns"),
    "possible": ("warns",),
}
_WISH = re.compile(r"desire|demand|wish|proposal|draft|ambition|plan|goal|hope|want|seek", re.IGNORECASE)
_ON = re.compile(
    r"[\"”’]?(?:\s+(?:of|on|against|in|into|to|with|from|by|the|its|his|a|at|toward|towards|neighbou?ring|all|more|new|over|any))*\s+\Z"
)
_PERSONS = re.compile(
    r"^(?!By\b).*\b(?:officials?|sources?|analysts?|diplomats?|experts?|spokes\w+|ministers?|commanders?|envoys?|leaders"
    r"|rebels|agencies|advisers?|ministry|lawmakers?|generals?|activists|economists?|scientists?|doctors|bankers)\Z"
)
_SAYS = re.compile(
    r"\s+(?:(?:ha[sd]|have|also|later|repeatedly|on\s+\w+day|\w+day)\s+)*"
    r"(?:sa(?:y|ys|id)|warn(?:s|ed)?|accus(?:e|es|ed)|told|tells?|believ(?:e|es|ed)|claim(?:s|ed)?|predict(?:s|ed)?"
    r"|fear(?:s|ed)?|suspect(?:s|ed)?|den(?:y|ies|ied)|insist(?:s|ed)?|urg(?:e|es|ed)|call(?:s|ed)\s+(?:for|on)"
    r"|reject(?:s|ed)?|refus(?:e|es|ed)|threaten(?:s|ed)?|demand(?:s|ed)?)\b"
)
_APART = re.compile(r"[;:,]|\b(?:to|on|in|of|against|with|for|and|but|who|which)\s")
_NOT_ITS = re.compile(
    r"[;:,]|\b(?:to|on|in|of|against|with|for|and|but|who|which|an?|the|such|any|no|this|that|from|by|sa(?:y|ys|id))\b"
)
_THE = re.compile(
    r"\b(?:the|this|these|its|their|our|his|[\w-]+-old)\s+(?:(?!an?\s|any\s|that\s)[\w-]+\s+)?\Z", re.IGNORECASE
)
_MODAL = re.compile(r"\b(?:would|could|may|might|will|should|must|to|if|not|never|no)\b")
BESIDE = 18  # characters between a noun and whose it is ("the Russian land offensive")
_BY = re.compile(r"\s+by\s+(?:the\s+)?\Z")
CHANCE = re.compile(
    r"\b(?:(?:\d+|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-| )?(?:per ?cent|percent|%)"
    r"\s+(?:chance|probability|likelihood)|(?:fifty-fifty|50-50|even)\s+chance"
    r"|(?:a|an|the)\s+(?:\w+\s+){0,2}(?:distinct|real|likely|strong|remote|serious|slim|good)"
    r"\s+(?:possibility|chance|likelihood|risk)"
    r"|(?:more|very|highly|increasingly|quite|most|less|not)\s+likely|likely|unlikely|imminent|inevitable"
    r"|(?:almost|virtually)\s+certain(?:ly)?|not\s+certain|conceivable|any\s+day|very\s+high|convinced"
    r"|most\s+probable)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A place where a report speaks of a course; ``span`` is the sentence, ``said`` True for somebody's word."""

    course: str
    aspect: Aspect | None
    span: Span
    who: str | None
    said: bool
    actor: str | None
    recipient: str | None
    chance: str | None


def mentioned(reading: Reading) -> Iterator[Mentioned]:
    """Yield the places of the story where the report speaks of a course, in order of the text."""
    scan = _Scan(reading)
    for span in reading.sentences:
        yield from scan.sentence(span)


def courses_in(text: str) -> list[tuple[str, int, Aspect | None]]:
    """Return the courses that a phrase speaks of, each with its place and how it speaks of it."""
    hits = [(c.id, m.start(), _aspect(text, m, c, form)) for c, form, m in _hits(text)]
    return [(c, at, found.aspect if found else None) for c, at, found in hits]


@functools.cache
def _pattern() -> re.Pattern[str]:
    trie: dict[str, Any] = {}
    for word in words():
        node = trie
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return re.compile(r"(?<![\w-])" + _branch(trie) + r"(?![\w-])")


def _branch(node: Mapping[str, Any]) -> str:
    """The words of a trie as one pattern, so that a letter is looked at once."""
    parts = [(r"\s+" if c == " " else re.escape(c)) + _branch(node[c]) for c in sorted(node) if c]
    if not parts:
        return ""
    if "" in node:
        return "(?:" + "|".join(parts) + ")?"
    return parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"


def _hits(text: str) -> Iterator[tuple[Course, Form, re.Match[str]]]:
    table = courses()
    lower = text.lower()
    for match in _pattern().finditer(lower if len(lower) == len(text) else text):
        name, form = words()[" ".join(match[0].lower().split())]
        course = table[name]
        before = text[max(0, match.start() - 40) : match.start()].rsplit(None, 1)
        after = text[match.end() : match.end() + 40].split()[:2]
        last = before[-1].strip("\"'“”‘’(").lower() if before else ""
        if last in course.not_after or any(w.strip("\"'“”‘’),.").lower() in course.not_before for w in after):
            continue
        yield course, form, match


def _aspect(text: str, match: re.Match[str], course: Course, form: Form) -> Told | None:
    """How the course is spoken of by that word; ``start`` counts in the text."""
    before = text[max(0, match.start() - BEFORE) : match.start()]
    found = told(before, text[match.end() : match.end() + AFTER], form)
    if found is None:
        return None
    found = Told(found.aspect, found.start + match.start() - len(before))
    cue = text[found.start : match.start()].lower().split()
    if course.undone and any(w in course.undone or w.removesuffix("ing") in course.undone for w in cue[-5:]):
        return Told("failed", found.start) if found.aspect in ("planned", "predicted", "agreed", "wanted") else None
    if course.harm and _THE.search(before):
        return None  # one that goes on, or has been told of
    if course.harm and found.aspect == "wanted" and form in ("noun", "both"):
        ready = cue[:1] and cue[0] in ("ready", "prepared", "need", "needs")
        return Told("possible", found.start) if ready else None
    return found


class _Scan:
    """One report with its layers in the order of the text, so that a place finds what stands around it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.mentions = sorted(reading.mentions, key=lambda m: (m.start, m.end))
        self._starts = [m.start for m in self.mentions]
        self.actors = {a.id: a for a in reading.actors}

    def sentence(self, span: Span) -> Iterator[Mentioned]:
        text = self.reading.report.text[span.start : span.end]
        seen: set[tuple[str, Aspect | None]] = set()
        for course, form, match in _hits(text):
            found = _aspect(text, match, course, form)
            aspect = found.aspect if found else None
            if (course.id, aspect) in seen or (aspect not in AHEAD and self._is_old(span)):
                continue
            seen.add((course.id, aspect))
            at = span.start + match.start(), span.start + match.end()
            event = self._event(at, course)
            if aspect is None and (course.harm or event is None or not _has_happened(event, text[: match.start()])):
                continue
            if course.mutual and aspect in (None, "planned", "predicted", "possible") and not self._two(span):
                continue
            if course.mutual and aspect is None and not self._between_two(event):
                continue
            cue = span.start + found.start if found else at[0]
            who, said = self._who(at, aspect, span)
            befallen = self._befallen(at, span)
            actor = (befallen if course.seat else None) or self._doer(at, cue, aspect, span, form)
            actor = actor or (self._event_actor(event) if aspect != "condition" else None)
            chance = CHANCE.search(text, max(0, match.start() - AFTER), match.end() + AFTER)
            yield Mentioned(
                course.id,
                "prevented" if len(text) > LONGEST or text.rstrip("\"”’' ").endswith("?") else aspect or "happened",
                span,
                who,
                said,
                actor if course.doer else None,
                befallen if course.befalls else None,
                chance[0] if chance else None,
            )

    def _two(self, span: Span) -> bool:
        """True when the sentence names two states or bodies (or people of theirs)."""
        sides = {self._home(m) for m in self._between(span.start, span.end - 1)}
        return len(sides - {None}) > 1

    def _between_two(self, event: Event | None) -> bool:
        """True unless one of the event's parties stands for no state or body, or both for the same."""
        if event is None:
            return False
        coded = [a for a in (self.actors.get(event.actor or ""), self.actors.get(event.recipient or "")) if a]
        homes = {self._named(a, None) for a in coded}
        return len(homes) == len(coded) and None not in homes and not any(a.code == "JRN" for a in coded)

    def _is_old(self, span: Span) -> bool:
        for t in self.reading.timexes:
            if span.start <= t.start < span.end and t.type in ("DATE", "TIME"):
                last = interval(t.value, t.mod)[1]
                if last is not None and (self.reading.report.date - last).days > OLD:
                    return True
        return False

    def _event(self, at: tuple[int, int], course: Course) -> Event | None:
        """The coded event whose clause holds the word and whose type is the course's."""
        held = [e for e in self.reading.events if e.start <= at[0] and at[1] <= e.end]
        own = [e for e in held if e.type in course.own]
        return min(own, key=lambda e: (e.end - e.start, e.start), default=None)

    def _who(self, at: tuple[int, int], aspect: Aspect | None, span: Span) -> tuple[str | None, bool]:
        """The name of whose word or will it is, and whether it is somebody's word that the report gives."""
        stances = _STANCES.get(aspect or "", ())
        held = [p for p in self.reading.positions if p.start - 3 <= at[0] and at[1] <= p.end + 3]
        held = [p for p in held if p.actor in self.actors and p.stance in stances]
        if held:
            nearest = min(held, key=lambda p: (p.end - p.start, p.start))
            same = [p for p in held if (p.start, p.end, p.stance) == (nearest.start, nearest.end, nearest.stance)]
            return " and ".join(dict.fromkeys(self.actors[p.actor or ""].name for p in same)), True
        said = self._attribution(at)
        if said is None or said.speaker not in self.actors:
            named = self._sayer(at, span)
            if said is None or named[0] is not None:
                return named
        if said.speaker in self.actors:
            return self.actors[said.speaker or ""].name, True
        source = " ".join(" ".join(self.reading.report.text[a:b] for a, b in said.source).split())
        return (source if len(source) <= LONGEST_SOURCE and _PERSONS.search(source) else None), True

    def _sayer(self, at: tuple[int, int], span: Span) -> tuple[str | None, bool]:
        """Whoever stands before a verb of saying earlier in the sentence, where no attribution was found."""
        text = self.reading.report.text
        for m in self._between(span.start, at[0]):
            if m.actor in self.actors and _SAYS.match(text[m.end : at[0]]):
                return self.actors[m.actor].name, True
        return None, False

    def _attribution(self, at: tuple[int, int]) -> Attribution | None:
        text = self.reading.report.text
        held = [
            a
            for a in self.reading.attributions
            if any(s <= at[0] and at[1] <= e for s, e in a.content)
            and not (a.cue and _WISH.search(text[a.cue[0][0] : a.cue[-1][1]]))
        ]
        return min(held, key=lambda a: (a.content[-1][1] - a.content[0][0], a.content[0][0]), default=None)

    def _event_actor(self, event: Event | None) -> str | None:
        if event is None:
            return None
        actor = self.actors.get(event.actor or "")
        return None if actor is None else self._named(actor, parties(self.reading, event)[0])

    def _doer(self, at: tuple[int, int], cue: int, aspect: Aspect | None, span: Span, form: Form) -> str | None:
        """Who would do it: the state or body after "by", right before the noun, or before the telling words."""
        text = self.reading.report.text
        for m in self._between(at[1], min(span.end, at[1] + NEAR)):
            if _BY.search(text[at[1] : m.start]):
                return self._home(m)
        before = self._between(max(span.start, at[0] - BEFORE), at[0] - 1)
        if form in ("noun", "both"):
            near = next((m for m in reversed(before) if m.end <= at[0]), None)
            if near and at[0] - near.end <= BESIDE and not _NOT_ITS.search(text[near.end : at[0]]):
                return self._home(near)
        inside = [m for m in before if cue <= m.start]
        if aspect == "wanted" and inside:
            return self._home(inside[-1])
        left = [m for m in before if m.end <= cue]
        if form != "noun" and aspect != "wanted" and left and cue - left[-1].end <= NEAR:
            return None if _APART.search(text[left[-1].end : cue]) else self._home(left[-1])
        return None

    def _befallen(self, at: tuple[int, int], span: Span) -> str | None:
        text = self.reading.report.text
        for m in self._between(at[1], min(span.end, at[1] + NEAR)):
            if _ON.fullmatch(text[at[1] : m.start]):
                return self._home(m)
        return None

    def _between(self, start: int, end: int) -> list[Mention]:
        return self.mentions[bisect_left(self._starts, start) : bisect_right(self._starts, end)]

    def _home(self, mention: Mention) -> str | None:
        actor = self.actors.get(mention.actor)
        return None if actor is None else self._named(actor, None)

    def _named(self, actor: Actor, party: Party | None) -> str | None:
        """The home of the actor; a person of no known state stands for nobody."""
        return None if actor.kind == "person" and actor.country is None else home(actor, party)


def _has_happened(event: Event, before: str) -> bool:
    return event.status in ("happened", "ongoing") and not _MODAL.search(before)
