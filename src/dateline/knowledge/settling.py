"""Words that tell what became of a thing ahead: moved, called off, not done; and words that look ahead still.

Source: compiled 2026-11-25 for dateline from general English news vocabulary and grammar (Quirk et al. 1985, 4.41-4.66,
10.54-10.70).
"""

from __future__ import annotations

import re

from dateline.knowledge.acts import stem

AHEAD = re.compile(
    r"\b(?:will|would|won't|shall|may|might|could|due to|set to|about to|going to|expected to|expects? to|scheduled"
    r"|plans? to|planning to|vow\w* to|likely to|is to|are to|hopes? to|intends? to|upcoming|threatens? to|should"
    r"|due from|promis(?:ed|ing|es) to|agreed to|ready to|waiting to|wants?|wanted to|seeks?|demanding|plans? for"
    r"|proposed|calling for|(?:is|are) planned|planned for|impending|imminent|forthcoming|let's)\b",
    re.IGNORECASE,
)
MOVED = re.compile(
    r"\b(?:postpon\w+|delay(?:ed|s)|reschedul\w+|put back|put off|moved to|brought forward|adjourn\w+)\b", re.IGNORECASE
)
OFF = re.compile(
    r"\b(?:cancel\w*|call(?:ed|s|ing) off|scrap(?:s|ped)|abandon\w*|postponed indefinitely|shelved"
    r"|pull(?:ed|s) out|withdr(?:ew|awn)|not now|drops? out|dropped out|scuppered|abort\w*)\b",
    re.IGNORECASE,
)
CARRIERS = frozenset(  # stems of verbs that tell little without what they govern: "decide to", "announce that"
    stem(w)
    for w in """decide agree announce say tell declare confirm consider propose suggest allow let help force try seek
    want ask continue keep make take give get use work show put""".split()
)
TURNERS = frozenset(  # stems of which one stands in a sentence that MOVED or OFF finds, "not now" apart
    stem(w)
    for w in """postpone postponement delay reschedule put move bring adjourn adjournment cancel cancellation call scrap
    abandon shelve pull withdraw drop scupper abort""".split()
)
PASSIVE = re.compile(r"\b(?:has|have|had|was|were|is|are|being|be) (?:(?:been|now|again|also) )*$", re.IGNORECASE)
NOT = re.compile(
    r"\b(?:did not|didn't|has not|hasn't|have not|haven't|had not|failed to|fail(?:s|ed)?|unable to|was not"
    r"|were not|(?:was|were|is|are) no|refus\w+|prevented|block\w*|stall\w*)\b",
    re.IGNORECASE,
)
DONE = re.compile(  # verbs whose infinitive is done too: "was forced to suspend", "decided not to attend"
    r"\b(?:decided|chose|opted|managed|forced|obliged|compelled|began|started|went on|proceeded|voted|able|got"
    r"|came out(?: of \w+)?|returned)(?: by(?: [\w.]+){1,4})? (?:not )?to$",
    re.IGNORECASE,
)
AT_IT = re.compile(  # before a noun that took place: "at the trial", "a two-day visit to", "her speech"
    r"\b(?:at|during|after|since|on|from|following|throughout|held|ended|began|opened|gave|made|paid|attended|won|lost)"
    r" (?:(?:the|a|an|his|her|its|their) )?(?:[\w-]+ ){0,2}$|['’]s? (?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
BEGAN = re.compile(
    r"(?: [\w-]+){0,3} (?:began|begins|started|starts|opened|opens|ended|ends|took place|takes place|was held|were held"
    r"|got under way|is under way|was under way|has been|have been|has begun|has started|concluded)\b",
    re.IGNORECASE,
)
TOWARDS = re.compile(  # what an act still to come is spoken of with: "ahead of the summit"
    r"\b(?:before|ahead of|until|awaiting|pending|towards|under way for"
    r"|(?:prepar\w+|ready|chosen|selected|plans?) for) (?:(?:the|a|an|his|her|its|their) )?(?:[\w'’-]+ ){0,3}$",
    re.IGNORECASE,
)
STATE = re.compile(
    r"\b(?:will|would|to|may|might|could) (?:not )?(?:be|have|become|need|remain|include|continue|keep) "
    r"(?!(?:\w+ly )?\w+(?:ed|en|wn|ld|lt|nt|de|ing)\b)",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:not|never|won't|n't|no longer|no)\b", re.IGNORECASE)
UNNAMED = re.compile(r"(?:we|i|they|he|she|it|who|which|this|that|there)\b", re.IGNORECASE)
