"""Values in the words that people read: times, and the values of certainty."""

from __future__ import annotations

from datetime import datetime

from reportedly.model import Certainty, Evidence, SourceKind

OWN_VOICE = "in its own voice"
"""What stands for a source where the text itself says it."""

_PRONOUNS = frozenset(
    "i me my we us our you your he him his she her hers they them their theirs it its this that these those who whom "
    "which one somebody someone everybody everyone himself herself themselves both another others".split()
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_CERTAINTIES = {
    Certainty.CERTAIN: "certain",
    Certainty.PROBABLE: "probable",
    Certainty.POSSIBLE: "possible",
    Certainty.NOT_CERTAIN: "certainly not",
    Certainty.NOT_PROBABLE: "probably not",
    Certainty.NOT_POSSIBLE: "possibly not",
    Certainty.CERTAIN_UNDERSPECIFIED: "settled, how is not said",
    Certainty.UNCOMMITTED: "left open",
}
_KNOWING = {
    Evidence.STATED: "they say so, and that is all",
    Evidence.WITNESSED: "they were there",
    Evidence.RECORDED: "from a recording",
    Evidence.DOCUMENTED: "from a paper or figures",
    Evidence.RELAYED: "from somebody else",
    Evidence.INFERRED: "they work it out",
    Evidence.HEARSAY: "it is talk",
    Evidence.NOT_STATED: "it is not said",
}


def moment(time: str) -> str:
    """An ISO 8601 date or time as people write it ("6 July 2026, 14:30 UTC"); anything else is given back unchanged."""
    try:
        when = datetime.fromisoformat(time)
    except ValueError:
        return time
    day = f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    if len(time) <= len("2026-07-06"):
        return day
    return f"{day}, {when:%H:%M} {when.tzname() or '(time zone not given)'}"


def certainty_word(value: Certainty) -> str:
    """A value of FactBank in plain words."""
    return _CERTAINTIES[value]


def knowing(value: Evidence) -> str:
    """What a kind of evidence answers to the question how they would know."""
    return _KNOWING[value]


def voice(source: str | None, kind: SourceKind | None, outlet: str | None) -> str | None:
    """What stands for a source beside the outlet of its document: the name, unless the outlet speaks for itself."""
    return OWN_VOICE if kind is SourceKind.AUTHOR and source in (None, outlet) else source


def is_pronoun(name: str) -> bool:
    """Whether a name is only a pronoun, which in each text stands for somebody else."""
    return name.casefold() in _PRONOUNS
