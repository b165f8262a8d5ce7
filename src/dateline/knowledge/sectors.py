"""Names for the groups and bodies of a country by PLOVER sector."""

from __future__ import annotations

GROUP_NAMES = {
    "GOV": "government", "MIL": "military", "COP": "police", "SPY": "intelligence", "LEG": "lawmakers",
    "JUD": "courts", "REB": "rebels", "OPP": "opposition", "PTY": "politicians", "CVL": "civilians",
    "PRM": "militia", "UAF": "gunmen", "CRM": "criminals", "REL": "clerics", "MED": "health workers",
    "EDU": "academics", "REF": "refugees", "LAB": "workers", "AGR": "farmers", "BUS": "business", "JRN": "media",
    "NGO": "aid groups", "ELI": "former officials", "PRE": "authorities", "UNK": "people", "SOC": "civil society",
}  # fmt: skip

ARMED = frozenset({"REB", "PRM", "UAF", "CRM"})

# Plural nouns that name nobody who acts, though their singular tells a sector.
THINGS = frozenset(
    "tank|jet|drone|warship|warplane|fighter jet|fighter plane|bomber|helicopter gunship|destroyer|frigate|submarine|"
    "aircraft carrier|fleet|missile force|air strike|military base|naval vessel|patrol boat|artillery|business|company|"
    "firm|corporation|factory|store|restaurant|hotel|mine|plant|industry|oil refinery|school|college|university|"
    "hospital|clinic|church|mosque|temple|synagogue|monastery|embassy|consulate|court|party|refugee camp|house of "
    "representatives|magazine|daily|media|press|embassy|commission|council|agency|ministry|government|state|"
    "police station|prison|justice|brother|sister|son|daughter|wife|husband|mother|father|child|girl|boy|baby|couple|"
    "suspect|victim|people|man|woman|men|women|young man|individual|person|figure|tribe|community|public|"
    "marine|principal|"
    "faculty|general|major|captain|anchor|driver|user|viewer|fan|patient|peer|whip|lord|representative|deputy|speaker|"
    "chef|crew|local|youth|lama|killer|conservative|socialist|communist|exile|pilot|radio station|"
    "tv station|television station|tv channel|airline|newspaper|news agency|bank|supermarket|hotel|cabinet|regime|"
    "administration|institute|academy|kindergarten|union|high school|plant".split("|")
)  # fmt: skip


_CODES = {
    "MIL": "army navy force forces brigade battalion command corps regiment guard",
    "COP": "police",
    "PTY": "party",
    "EDU": "university college school institute academy institution",
    "BUS": "corp corp. inc inc. company ltd llc plc co. airlines airways industries "
    "holdings bank petroleum oil gas motors",
    "JRN": "times post journal news herald tribune gazette press television radio magazine",
    "GOV": "ministry department bureau administration cabinet embassy consulate secretariat agency directorate",
    "JUD": "court tribunal",
    "LEG": "parliament assembly congress senate",
    "MED": "hospital",
    "REL": "church",
    "NGO": "watch foundation crescent cross",
    "LAB": "union",
}
_CODE_OF = {word: code for code, words in _CODES.items() for word in words.split()}


def organisation_code(name: str) -> str | None:
    """Return the PLOVER sector that an organisation's name tells, or None."""
    words = name.lower().split()
    if "defense" in words or "defence" in words:
        return "MIL" if "forces" in words else "GOV"
    return next((_CODE_OF[w] for w in reversed(words) if w in _CODE_OF), None)
