"""Names for the groups and bodies of a country by PLOVER sector."""

from __future__ import annotations

GROUP_NAMES = {
    "GOV": "government", "MIL": "military", "COP": "police", "SPY": "intelligence", "LEG": "lawmakers",
    "JUD": "courts", "REB": "rebels", "OPP": "opposition", "PTY": "politicians", "CVL": "civilians",
    "PRM": "militia", "UAF": "gunmen", "CRM": "criminals", "REL": "clerics", "MED": "health workers",
    "EDU": "academics", "REF": "refugees", "LAB": "workers", "AGR": "farmers", "BUS": "business", "JRN": "media",
    "NGO": "aid groups", "ELI": "former officials", "PRE": "authorities", "UNK": "people", "SOC": "civil society",
}  # fmt: skip

# Bare plural groups ("rebels said", "police fired") count as actors in these sectors only.
BARE_SECTORS = frozenset({"MIL", "COP", "REB", "OPP", "PRM", "UAF", "CRM", "REF"})
BARE_WORDS = frozenset(
    {"protester", "protestor", "demonstrator", "activist", "official", "authorities", "journalist", "reporter"}
)
