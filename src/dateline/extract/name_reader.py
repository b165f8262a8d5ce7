"""Where names and offices begin and end among the tokens of a parse."""

from __future__ import annotations

from dateline.knowledge import gazetteer, offices
from dateline.knowledge.countries import Term
from dateline.knowledge.gazetteer import Entry
from dateline.knowledge.roles import Role
from dateline.knowledge.words import FIRST_NAMES, NOT_NAMES, ORGANISATION_WORDS, PARTICLES, TITLES
from dateline.text.parse import Parse


class NameReader:
    """Reads names off the tokens of one report; knows nothing of what they mean."""

    def __init__(self, text: str, parse: Parse) -> None:
        self.text = text.replace("’", "'")
        self.lower = self.text.lower()
        if len(self.lower) != len(self.text):
            self.lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)
        self.parse, self.tokens = parse, parse.tokens

    def _after(self, i: int, end: int) -> int:
        while i < len(self.tokens) and self.tokens[i].start < end:
            i += 1
        return i

    def _name(self, i: int) -> tuple[Entry, int] | None:
        if i >= len(self.tokens):
            return None
        found = gazetteer.name_at(self.text, self.tokens[i].start)
        if not found:
            return None
        after = self._after(i, found[1])
        return (found[0], after) if self.tokens[after - 1].end == found[1] else None  # not within "U.S.-made"

    def _role(self, i: int) -> tuple[Role, int] | None:
        if i >= len(self.tokens):
            return None
        found = gazetteer.role_at(self.lower, self.tokens[i].start)
        return (found[0], self._after(i, found[1])) if found else None

    def _tag(self, i: int) -> str:
        return self.tokens[i].tag if i < len(self.tokens) else ""

    def _text(self, i: int) -> str:
        return self.tokens[i].text if i < len(self.tokens) else ""

    def _same_sentence(self, i: int, j: int) -> bool:
        return j < len(self.tokens) and self.tokens[i].sent == self.tokens[j].sent

    def _skip_titles(self, k: int) -> int:
        while self._is_name_token(k + 1) and self._text(k).lower() in TITLES:
            k += 1
        return k

    def _slice(self, first: int, after: int) -> str:
        return " ".join(self.text[self.tokens[first].start : self.tokens[after - 1].end].split())

    def _is_name_token(self, i: int) -> bool:
        if i >= len(self.tokens):
            return False
        token = self.tokens[i]
        return token.text[0].isupper() and token.tag in ("NNP", "NNPS") and token.lower not in NOT_NAMES

    def _name_end(self, i: int) -> int:
        """Return the index after the name that starts at ``i`` (``i`` when none does)."""
        if not self._is_name_token(i) or (self._name(i) and self.tokens[i].lower not in FIRST_NAMES):
            return i
        k, after = i + 1, self._name_step(i + 1)
        while after > k and self._same_sentence(i, after - 1):
            k, after = after, self._name_step(after)
        return k

    def _name_step(self, k: int) -> int:
        """Return the index after the next piece of a name at ``k`` (``k`` when the name ends)."""
        if k >= len(self.tokens) or self._known_here(k):
            return k
        token = self.tokens[k]
        if self._is_name_token(k):
            return k + 1
        if token.text == "-" and self._glued(k) and self._glued(k + 1) and self.tokens[k + 1].text.isalpha():
            return k + 2
        if token.lower in PARTICLES:
            dash = k + 1 < len(self.tokens) and self.tokens[k + 1].text == "-" and self._glued(k + 1)
            named = k + 2 if dash else k + 1
            return named + 1 if self._is_name_token(named) else k
        return k

    def _glued(self, k: int) -> bool:
        return k < len(self.tokens) and self.tokens[k - 1].end == self.tokens[k].start

    def _known_here(self, k: int) -> bool:
        """True where a known body or state begins, so that a run of names ends before it."""
        if (
            not self.tokens[k].text[0].isupper()
            or self.tokens[k].lower in FIRST_NAMES
            or self.tokens[k - 1].text == "-"
        ):
            return False
        found = self._name(k)
        return bool(found) and not (found is not None and isinstance(found[0], Term) and found[0].kind == "city")

    def _run_step(self, i: int, k: int) -> int:
        """As ``_name_step``; within an organisation's name also over "of", "for", "and"."""
        after = self._name_step(k)
        joint = k < len(self.tokens) and self.tokens[k].lower in ("of", "for", "&", "and")
        if after == k and joint and self._is_name_token(k + 1) and self._organised(i, k):
            return k + 2
        return after

    def _organised(self, i: int, k: int) -> bool:
        return any(t.lower in ORGANISATION_WORDS for t in self.tokens[i:k])

    def _untitled(self, i: int, k: int) -> int:
        """Where the person's name begins in a run that opens with a title or office ("Mission Chief Name Surname")."""
        if self.tokens[k - 1].lower in ORGANISATION_WORDS:
            return i
        titles = [n for n in range(i, k - 1) if self.tokens[n].lower in TITLES or self._role_word(n)]
        if titles:
            return titles[-1] + 1
        for n in range(i + 1, k - 1):
            if offices.find_full(self._slice(n, k)):
                return n
        return i

    def _role_word(self, n: int) -> bool:
        """True for one word that names an office and is no given name."""
        found = self._role(n)
        return bool(found and found[1] == n + 1 and not found[0].plural and self.tokens[n].lower not in FIRST_NAMES)
