"""The language of a report, as an ISO 639-1 code, where it can be told."""

from __future__ import annotations

import functools
import re
from typing import Any

_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "that",
        "with",
        "for",
        "from",
        "by",
        "said",
        "he",
        "his",
        "they",
        "has",
        "have",
        "been",
        "would",
        "which",
        "who",
        "not",
        "this",
        "at",
        "are",
    ]
)
_NAMES = {
    "english": "en",
    "french": "fr",
    "german": "de",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
    "russian": "ru",
    "ukrainian": "uk",
    "arabic": "ar",
    "chinese": "zh",
    "japanese": "ja",
    "polish": "pl",
    "dutch": "nl",
    "turkish": "tr",
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "deu": "de",
    "ger": "de",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "rus": "ru",
    "ukr": "uk",
    "ara": "ar",
    "zho": "zh",
    "chi": "zh",
    "jpn": "ja",
    "pol": "pl",
    "nld": "nl",
    "dut": "nl",
    "tur": "tr",
}
_CODES = frozenset(  # ISO 639-1 (Library of Congress, registration authority; 183 codes, without the retired ones)
    re.findall(
        "..",
        "aaabaeafakamanarasavayazbabebgbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfygagdglgngugvhahehi"
        "hohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmynanbnd"
        "nengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttw"
        "tyugukuruzvevivowawoxhyiyozazhzu",
    )
)
_SAMPLE = 2_000
_MIN_WORDS = 20
_ENGLISH_SHARE = 0.12
_SURE_LATIN, _SURE_OTHER = 0.8, 0.5
_WORD = re.compile(r"[^\W\d_]+")


def code(name: str) -> str | None:
    """Return the ISO 639-1 code that a language tag or name means ("en-GB", "English", "eng"), or None."""
    first = re.split(r"[-_]", name.strip().lower())[0]
    return first if first in _CODES else _NAMES.get(first)


def detect(text: str) -> str | None:
    """Return the text's language, or None where it cannot be told.

    English is told by its function words. Below 20 words in Latin letters the text is taken as English: a statistical
    guess on a headline is worth less than knowing what this program is given. The rest is py3langid's, when it is sure.
    """
    sample = _sample(text)
    words = _WORD.findall(sample.lower())
    if not words:
        return None
    if sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    letters = "".join(words)
    latin = sum(ch < "\u0250" for ch in letters) >= len(letters) / 2
    if latin and len(words) < _MIN_WORDS:
        return "en"
    guess, probability = _identifier().classify(" ".join(words))
    return str(guess) if probability >= (_SURE_LATIN if latin else _SURE_OTHER) else None


def _sample(text: str) -> str:
    """Return the text, or of a long one its first part and as much from its middle."""
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # loads numpy and 1 MB of tables: only when asked

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
