"""What a number counts: the noun it counts, and the phrase that says what is counted and what locates it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from dateline.knowledge.quantities import is_people, word_set
from dateline.text.parse import Parse, Token

PARTY = word_set(
    "wounded injured dead killed missing homeless displaced hurt aboard detained arrested infected sick alive ill"
)
NO_COUNT = word_set(
    "% ago today yesterday tomorrow tonight"
    " january february march april may june july august september october november"
    " december mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday a.m. p.m. am pm gmt"
)
LONGEST = 13  # content words of a phrase
INSIDE = frozenset(["JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "HYPH", "POS", "RB", "CC", ","])
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
EMPTY_VERBS = word_set(
    "be have do say tell report claim add announce confirm believe think know expect feel show mean include"
)
SKIPPED = word_set(
    "det punct cc conj appos parataxis relcl aux auxpass mark neg intj preconj predet expl meta dep nummod quantmod"
    " advcl ccomp case"
)
STOP = word_set(
    "the a an of in at from for with on to by and or that which who whom whose it its they their them he his she her"
    " this these those there here is are was were be been has have had not as than"
)


def noun_after(parse: Parse, last: Token) -> Token | None:
    """Return the noun that the number ending at token ``last`` counts, when it follows directly ("16 UN police")."""
    tokens = parse.tokens
    run: list[Token] = []
    for j in range(last.i + 1, min(last.i + 10, len(tokens))):
        token = tokens[j]
        glued = j > last.i + 1 and token.start == tokens[j - 1].end and (token.text[0].isalpha() or token.text == "-")
        if token.sent != last.sent or not (glued or token.tag in INSIDE or _name_of(parse, j)):
            break
        if token.text in ("-", "–", "—") and not glued and token.start != last.end:
            break
        if token.lower in PARTY and not run and not _plural_next(parse, j):
            break
        if token.tag in (",", "CC") and not _joins(parse, j):
            break
        run.append(token)
    nouns = [t for t in run if t.is_noun and t.lower not in NO_COUNT]
    if nouns and not any(t.tag in ("NN", "NNS", "NNPS") for t in nouns):
        nouns = [t for t in nouns if is_people(t.text)]
    if not nouns:
        return next((t for t in run if t.lower == "others"), None)
    head = parse.head(last)
    plural = [t for t in nouns if t.tag in ("NNS", "NNPS")]
    if (
        head in nouns
        and (head in plural or not plural)
        and not (head.dep in ("compound", "nmod") and parse.head(head) in nouns)
    ):
        return head
    return (plural or nouns)[0] if plural else nouns[-1]


def _name_of(parse: Parse, j: int) -> bool:
    """Return whether the "of" at ``j`` stands inside a name ("Gulf of Mexico")."""
    if parse.tokens[j].lower != "of" or j + 1 >= len(parse.tokens):
        return False
    return parse.tokens[j - 1].tag == "NNP" and parse.tokens[j + 1].tag == "NNP"


def _plural_next(parse: Parse, j: int) -> bool:
    after = parse.tokens[j + 1 : j + 3]
    return any(t.tag in ("NNS", "NNPS") and t.sent == parse.tokens[j].sent for t in after)


def _joins(parse: Parse, j: int) -> bool:
    """Return whether the comma or conjunction at ``j`` stands between adjectives, or in a name."""
    before, after = parse.tokens[j - 1], parse.tokens[min(j + 1, len(parse.tokens) - 1)]
    if parse.tokens[j].tag == ",":
        return before.tag.startswith("JJ") and after.tag.startswith("JJ")
    return (before.tag in ("JJ", "VBN") and after.tag in ("JJ", "VBN", "NN")) or (
        before.tag == "NN" and after.tag == "NN"
    )


def of_object(parse: Parse, last: Token) -> Token | None:
    """Return the noun of the of-phrase after a number ("dozens of new songs", "40 of the residents")."""
    j = last.i + 1
    while j < len(parse.tokens) and parse.tokens[j].lower in ("more", "others", "extra", "so"):
        j += 1
    if j >= len(parse.tokens) or parse.tokens[j].lower != "of" or parse.tokens[j].sent != last.sent:
        return None
    found = parse.child(j, "pobj")
    if found is not None and found.is_noun:
        return found
    if found is not None and found.tag in ("WP", "WDT", "PRP", "DT"):
        return next((t for t in reversed(parse.tokens[max(0, last.i - 9) : last.i - 1]) if t.tag == "NNS"), None)
    for token in parse.tokens[j + 1 : j + 6]:
        if token.sent != last.sent or token.tag in ("IN", "VBD", "VBZ", "VBP", "."):
            break
        if token.tag in ("NNS", "NNPS"):
            return token
    return None


def governor(parse: Parse, token: Token) -> Token:
    """Return the noun or verb that ``token`` hangs from, climbing over prepositions, adverbs and numbers."""
    seen = {token.i}
    at = parse.head(token)
    while at.i not in seen and not (at.is_noun or at.is_verb):
        seen.add(at.i)
        at = parse.head(at)
    return at


def subject(parse: Parse, verb: Token) -> Token | None:
    """Return the subject of ``verb``: its own, that of the verb it continues, or the noun it modifies."""
    seen: set[int] = set()
    at = verb
    while at.i not in seen:
        seen.add(at.i)
        own = parse.child(at.i, *SUBJECTS)
        if own is not None:
            if own.tag in ("WDT", "WP") and at.dep == "relcl":
                return parse.head(at)
            return own
        if at.dep in ("acl", "relcl") and parse.head(at).is_noun:
            return parse.head(at)
        if at.dep in ("xcomp", "conj", "advcl", "pcomp", "dep", "aux", "auxpass") or parse.head(at).is_verb:
            at = parse.head(at)
        elif at.dep == "prep" or parse.head(at).dep == "prep":
            at = governor(parse, at)
        else:
            return None
    return None


class Phrase:
    """Tokens gathered in order of weight, up to ``LONGEST`` content words, written out in text order."""

    def __init__(self, parse: Parse, without: Collection[int]) -> None:
        self.parse = parse
        self.without = without
        self.taken: set[int] = set()
        self.weight = 0

    def add(self, tokens: Iterable[Token]) -> None:
        """Take these tokens, unless that makes the phrase too long."""
        new = [t for t in tokens if t.i not in self.taken and t.i not in self.without and not _amount(t)]
        cost = sum(t.lower not in STOP and t.text[0].isalnum() for t in new)
        if new and self.weight + cost <= LONGEST:
            self.taken.update(t.i for t in new)
            self.weight += cost

    def noun(self, noun: Token) -> None:
        """Take a noun with its adjectives, then what follows it."""
        if noun.tag in ("PRP", "WP", "WDT", "DT", "EX", "PRP$"):
            return
        self.add(_core(self.parse, noun))
        for child in self.parse.children(noun.i):
            if child.dep == "prep" and child.i > noun.i and child.lower not in ("including", "than"):
                self.add(_flat(self.parse, child))
            elif child.dep in ("acl", "relcl") and child.i > noun.i:
                self.clause(child)

    def clause(self, verb: Token, *, without: Token | None = None) -> None:
        """Take a verb with its object and complements."""
        if verb.lemma not in EMPTY_VERBS and verb.tag != "MD":
            self.add([verb])
        parse = self.parse
        for child in parse.children(verb.i):
            if child is without or child.i in self.without:
                continue
            if child.dep in ("dobj", "attr", "oprd", "acomp", "dative", "prt") and child.tag not in (
                "PRP",
                "WDT",
                "WP",
            ):
                self.add(_core(parse, child))
        for child in parse.children(verb.i):
            if child is without or child.i in self.without:
                continue
            if child.dep in ("prep", "agent", "npadvmod") and child.i > verb.i:
                self.add(_flat(parse, child))
            elif child.dep in ("xcomp", "advcl") and child.i > verb.i and not parse.child(child.i, *SUBJECTS):
                self._complement(child)
            elif child.dep == "advcl" and child.i > verb.i and self._opens(child, ("since", "when", "after", "as")):
                self.add(_flat(parse, child, depth=3))

    def _complement(self, verb: Token) -> None:
        """Take a verb that completes another ("agreed to begin paying the claims"), with its object."""
        inner = self.parse.child(verb.i, "xcomp")
        own = [t for c in self.parse.children(verb.i) if c.dep == "dobj" for t in _core(self.parse, c)]
        self.add([verb, *own])
        if inner is not None:
            self._complement(inner)

    def _opens(self, verb: Token, words: tuple[str, ...]) -> bool:
        return any(c.lower in words for c in self.parse.children(verb.i) if c.i < verb.i)

    def _tidy(self) -> list[int]:
        """Return the tokens taken, in order, without prepositions and conjunctions that lead nowhere."""
        kept: list[int] = []
        for i in sorted(self.taken, reverse=True):
            tag = self.parse.tokens[i].tag
            after = self.parse.tokens[kept[-1]] if kept else None
            loose = after is None or (after.tag in ("IN", "TO", "CC") and after.i != i + 1)
            if not (tag in ("IN", "TO", "CC") and loose and self.parse.tokens[i].dep != "prt"):
                kept.append(i)
        return kept[::-1]

    def text(self) -> str | None:
        """Return the phrase, or None when it is empty."""
        runs: list[tuple[int, int]] = []
        kept = self._tidy()
        for i in kept:
            token = self.parse.tokens[i]
            if runs and i - 1 in kept and token.start - runs[-1][1] <= 1:
                runs[-1] = (runs[-1][0], token.end)
            else:
                runs.append((token.start, token.end))
        words = " ".join(" ".join(self.parse.text[a:b].split()) for a, b in runs).strip(" -'’,\"")
        return words or None


def _core(parse: Parse, noun: Token) -> list[Token]:
    """Return a noun with what stands before it (adjectives, names, owners), without articles and numbers."""
    out = [noun]
    for child in parse.children(noun.i):
        if child.i < noun.i and child.dep in ("amod", "compound", "nmod", "poss", "advmod", "npadvmod"):
            out.extend(t for t in parse.subtree(child.i) if t.i < noun.i and t.dep not in ("det", "punct", "nummod"))
        elif child.dep == "case" and child.i > noun.i:
            out.append(child)
        elif child.dep == "conj" and child.i - noun.i <= 3 and child.is_noun and not parse.child(child.i, "nummod"):
            out.extend([*(t for t in parse.tokens[noun.i + 1 : child.i] if t.dep == "cc"), child])
    return sorted(out, key=lambda t: t.i)


def _flat(parse: Parse, top: Token, depth: int = 4) -> list[Token]:
    """Return a complement's tokens without articles, asides, coordinated and embedded clauses."""
    return sorted(_walk(parse, top, depth), key=lambda t: t.i)


def _amount(token: Token) -> bool:
    """Return whether the token belongs to another figure's number (years stay)."""
    return token.tag == "$" or token.text == "%" or (token.tag == "CD" and not _date(token))


def _date(token: Token) -> bool:
    return token.text.isdigit() and (len(token.text) == 4 or (token.dep == "nummod" and len(token.text) < 3))


def _walk(parse: Parse, top: Token, depth: int) -> Iterator[Token]:
    yield top
    if depth == 0:
        return
    for child in parse.children(top.i):
        if child.dep == "case" or (child.dep == "mark" and child.lower in ("since", "when", "after")) or _date(child):
            yield child
        elif child.dep not in SKIPPED and child.text[0].isalnum() and child.tag not in ("PRP", "PRP$"):
            yield from _walk(parse, child, depth - 1)
