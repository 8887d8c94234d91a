"""What a cue says of the content: how its source stands to it, and whether the writer stands behind it."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from reportedly.reading.claims.certainty_words import Kind, forms


class Stance(StrEnum):
    """How the writer stands to what the source says."""

    FACTIVE = "takes it as so"
    COUNTERFACTIVE = "takes it as not so"
    NEUTRAL = "leaves it to the source"


class SourceStance(Struct, frozen=True):
    """What the cue's words at ``start`` to ``end`` of the cue do to the content, according to its source."""

    start: int
    end: int
    kind: Kind


class WriterStance(Struct, frozen=True):
    """The words of the cue that show how the writer stands to the content."""

    start: int
    end: int
    stance: Stance


def _any(bases: str, more: str = "") -> str:
    """A group of every form of the verbs ``bases`` and of the patterns ``more``."""
    words = sorted({*forms(bases), *more.split()}, key=len, reverse=True)
    return f"(?:{'|'.join(words)})"


_NOT = r"(?:\b(?:not|never|without|cannot|nor)|n['’]t)\b"
_ADVERBS = r"(?:\s+\w+ly)?\s+(?:been\s+)?"
_SAYING = _any(
    "deny dispute confirm verify say know tell comment answer respond reply disclose reveal specify believe think"
)
_TALKING = _any("discuss elaborate name identify explain talk speak describe detail characterise characterize address")
_SAID = "(?:known|said|told|sure)"
_DECLINING = _any("refuse decline")
_RETRACTING = _any("retract recant", r"withdr[ae]ws? withdrawn withdrawing retraction")
_APOLOGISING = (
    r"apologi[sz](?:e|es|ed|ing)\s+for\s+(?:\w+ly\s+)?(?:report|say|claim|suggest|publish|stat|writ|alleg)ing"
)
_DENYING = _any(
    "deny reject refute dismiss rebut disavow repudiate disprove debunk contradict",
    r"denials? exclude[sd]? disput(?:es|ed|ing) (?<!a\s)(?<!the\s)dispute(?!\s+(?:over|between|with|about|on)\b)",
)
_PLEADING = _any("plead", "pled")
_ASKING = _any("ask question wonder inquire enquire query investigate")
_WISHING = _any(
    "hope wish want demand urge request recommend propose pray order instruct plead beg appeal prefer", "sought"
)
_PROMISING = _any("promise vow pledge threaten swear undertake", "swore threats?")
_FEARING = _any("speculate fear hint rumour rumor worry guess", "speculation suggestions? whispers gossip")
_BELIEVING = _any(
    "believe think suspect expect predict estimate assume reckon presume suppose forecast anticipate suggest imply"
    " indicate infer",
    "thought understood felt feels? belief suspicions? predictions?",
)
_SHOWING = _any("confirm verify prove establish show demonstrate admit acknowledge concede reveal", "proven shown")
_KNOWING = _any(
    "confirm reveal acknowledge admit concede note discover prove establish demonstrate realise realize learn disclose"
    " expose recall remember recognise recognize regret uncover verify show observe know find",
    "known knew found shown proven learnt forgot confirmation revelations? admissions? acknowledgements?"
    " rightly correctly accurately truthfully",
)
_LYING = _any(
    "pretend feign fabricate invent",
    "lied lies lying falsely wrongly mistakenly erroneously incorrectly untruthfully fraudulently inaccurately",
)

# The first pattern that is there counts, so that a refusal to deny comes before a denial.
_SOURCE: tuple[tuple[Kind, str], ...] = (
    (Kind.POSSIBLE, rf"{_NOT}\s+(?:rul(?:e|ed|ing)\s+out|exclud(?:e|ed|ing))"),
    (Kind.OPEN, rf"{_NOT}{_ADVERBS}(?:{_SAYING}|{_SAID}|{_DENYING}|return(?:ed)?)\b"),
    (Kind.OPEN, rf"\b(?:{_DECLINING}|unable|failed|wouldn['’]t)\s+to\s+(?:{_SAYING}|{_TALKING}|{_DENYING})\b"),
    (Kind.OPEN, r"\bun(?:clear|known|certain|sure)\b|(?:\bnot|n['’]t)\s+(?:\w+ly\s+|yet\s+)?(?:clear|certain|sure)\b"),
    (Kind.OPEN, r"\bun(?:confirmed|verified)\b"),
    (Kind.ASSURANCE, r"\b(?:no|little|without|beyond|hardly\s+any)\s+(?:\w+\s+)?doubts?\b"),
    (Kind.OPEN, rf"\b(?:{_RETRACTING}|t(?:ook|ak(?:es?|en|ing))\s+back|{_APOLOGISING})\b"),
    (
        Kind.NEGATION,
        rf"\b(?:{_DENYING}|rul(?:e|ed|ing|es)\s+out|shot\s+down|pour(?:ed|s)\s+cold\s+water"
        r"|(?:bristl|scoff)(?:es?|ed|ing|s)\s+at|push(?:es|ed|ing)?\s+back\s+(?:against|at))\b",
    ),
    (Kind.NEGATION, rf"\b{_PLEADING}\s+not\b"),
    (Kind.PLAIN, rf"\b{_PLEADING}\s+guilty\b"),
    (Kind.DOUBT, rf"\b(?:{_any('doubt')}|sceptical|skeptical|doubtful)\b"),
    (Kind.QUESTION, rf"\b{_ASKING}\b"),
    (Kind.WISH, rf"\b(?:{_WISHING}|call(?:s|ed|ing)?\s+(?:for|on))\b"),
    (Kind.FUTURE, rf"\b{_PROMISING}\b"),
    (Kind.POSSIBLE, rf"(?<!\ba )\b(?:{_FEARING}|warn(?:s|ed|ing)?\s+of|rais(?:e|es|ed)\s+the\s+possibility)\b"),
    (Kind.PROBABLE, rf"\b{_BELIEVING}\b"),
)
_WRITER: tuple[tuple[Stance, str], ...] = (
    (Stance.COUNTERFACTIVE, rf"\b{_LYING}\b"),
    (Stance.NEUTRAL, rf"{_NOT}{_ADVERBS}{_SHOWING}\b"),
    (
        Stance.NEUTRAL,
        rf"\b(?:{_DECLINING}|{_any('seek try want hope seem appear claim purport')}|unable|failed|yet)\s+to\s+\w+",
    ),
    (
        Stance.FACTIVE,
        rf"(?<!\ba )(?<!the )\b(?:{_KNOWING}|point(?:s|ed|ing)?\s+out|(?:is|was|are|were)\s+aware)\b(?!\s+as\b)",
    ),
)
_SOURCE_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _SOURCE)
_WRITER_PATTERNS = tuple((stance, re.compile(pattern, re.IGNORECASE)) for stance, pattern in _WRITER)


@lru_cache(maxsize=2048)
def source_stance(cue: str) -> SourceStance | None:
    """What ``cue`` does to its content according to the source; None where it only reports."""
    for kind, pattern in _SOURCE_PATTERNS:
        match = pattern.search(cue)
        if match:
            return SourceStance(*match.span(), kind)
    return None


@lru_cache(maxsize=2048)
def writer_stance(cue: str) -> WriterStance:
    """How the writer stands to the content; the whole cue where nothing but reporting is there."""
    for stance, pattern in _WRITER_PATTERNS:
        match = pattern.search(cue)
        if match:
            return WriterStance(*match.span(), stance)
    return WriterStance(0, len(cue), Stance.NEUTRAL)
