"""The words that make a clause less than plainly asserted, by what each does to the clause it governs.

The classes follow the signatures of Nairn, Condoravdi and Karttunen (2006) for verbs, and FactBank's particles.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

VOWELS = "aeiou"


class Kind(StrEnum):
    """What an operator does to the clause in its scope."""

    NEGATION = "negates"
    DOUBT = "doubts"
    POSSIBLE = "makes possible"
    ABLE = "makes able"
    PROBABLE = "makes probable"
    FUTURE = "puts into the future"
    WISH = "wishes, plans or requires"
    CONDITION = "makes conditional"
    QUESTION = "asks about"
    OPEN = "leaves open"
    COMMAND = "commands"
    ASSURANCE = "assures"
    PLAIN = "leaves as it is"


def forms(bases: str) -> Iterator[str]:
    """Every regular form of each verb in ``bases``; a form that English does not have does no harm."""
    for base in bases.split():
        stem = base[:-1] if base.endswith("e") else base
        yield from (base, base + "s", stem + "ed", stem + "ing")
        if base.endswith(("s", "x", "sh", "ch")):
            yield base + "es"
        if base.endswith("y") and base[-2] not in VOWELS:
            yield from (base[:-1] + "ies", base[:-1] + "ied")
        if base[-1] not in "wxy" + VOWELS and base[-2] in VOWELS and base[-3] not in VOWELS:
            yield from (base + base[-1] + "ed", base + base[-1] + "ing")


def _table(entries: dict[Kind, tuple[str, str]]) -> dict[str, Kind]:
    return {word: kind for kind, (verbs, others) in entries.items() for word in (*forms(verbs), *others.split())}


BE = frozenset("be am is are was were been being 's 're 'm ’s ’re ’m ai".split())
HAVE = frozenset("have has had having 've 'd ’ve ’d".split())
DO = frozenset("do does did".split())
MODALS: dict[str, Kind] = {
    **dict.fromkeys(("may", "might"), Kind.POSSIBLE),
    **dict.fromkeys(("can", "ca", "could"), Kind.ABLE),
    **dict.fromkeys(("will", "wo", "'ll", "’ll", "shall", "would", "gonna", "ll"), Kind.FUTURE),
    **dict.fromkeys(("should", "must", "ought", "gotta", "let", "lets"), Kind.WISH),
}
NEGATIONS = frozenset("not n't n’t nt never hardly scarcely cannot dont didnt doesnt isnt wasnt wont cant".split())
NO_SUBJECT = frozenset("no nobody none nothing neither nor".split())
AUXILIARIES = BE | HAVE | DO | MODALS.keys() | {"cannot", "dont", "didnt", "doesnt", "isnt", "wasnt", "wont", "cant"}

ADVERBS: dict[str, Kind] = {
    **dict.fromkeys(
        "possibly perhaps maybe potentially conceivably allegedly purportedly supposedly".split(), Kind.POSSIBLE
    ),
    **dict.fromkeys("probably likely apparently seemingly presumably evidently".split(), Kind.PROBABLE),
    **dict.fromkeys("unlikely improbably".split(), Kind.DOUBT),
    **dict.fromkeys("necessarily hopefully ideally".split(), Kind.WISH),
    **dict.fromkeys("undoubtedly doubtless certainly definitely surely clearly".split(), Kind.ASSURANCE),
}
# Adverbs without -ly that stand inside a verb group.
SKIPPED = frozenset(
    "also just still ever even already now then always often soon so again both all once twice well too only yet rather"
    " quite very more most almost nearly virtually practically first finally there longer".split()
)

# Governors of an infinitive, of a gerund or of a clause: the governed predicate's standing.
GOVERNORS = _table(
    {
        Kind.NEGATION: (
            "refuse decline fail avoid prevent stop neglect deny cease abandon cancel reject dismiss refute disprove",
            "unable impossible without forgot failure refusal denial forbid forbidden forbade false untrue incapable"
            " untenable denied lack",
        ),
        Kind.DOUBT: (
            "doubt disbelieve question",
            "unlikely doubtful improbable implausible sceptical skeptical remote",
        ),
        Kind.POSSIBLE: (
            "speculate hint fear risk suspect wonder guess rumour rumor purport",
            "possible possibility conceivable plausible potential rumoured rumored rumours rumors rumour"
            " speculation fears chance chances danger risk risks afraid",
        ),
        Kind.PROBABLE: (
            "believe think expect predict estimate seem appear assume reckon imagine presume suppose suggest imply"
            " indicate anticipate project forecast",
            "probable likely thought understood bound set due scheduled slated expectation belief likelihood",
        ),
        Kind.FUTURE: ("promise vow pledge threaten undertake", "going about commitment threat promise forward"),
        Kind.WISH: (
            "want hope wish plan intend try attempt seek aim ask order urge demand request require need propose"
            " recommend advise encourage prefer desire prepare like love allow permit enable invite tell persuade"
            " agree consider decide offer instruct pray mean let warn force vote",
            "sought meant eager keen willing ready reluctant easy hard difficult free necessary important essential"
            " plans plan attempt effort efforts bid way time right ability able opportunity decision call calls"
            " proposal able told best better advisable sufficient enough ought got have has had",
        ),
        Kind.ASSURANCE: ("", "certain sure obvious clear undeniable unquestionable"),
        Kind.PLAIN: (
            "manage happen begin start continue help know realise realize discover learn remember confirm admit reveal"
            " acknowledge note claim report say add announce insist explain state show prove regret notice dare proceed"
            " bother force",
            "knew known said told began begun found showed shown glad happy pleased sorry surprised used proud fact"
            " news evidence wrote written saw seen heard",
        ),
    }
)
# Who refuses one of these leaves the rest open.
ANSWERS = frozenset(
    "say comment confirm deny answer discuss elaborate tell disclose reveal specify verify respond".split()
)
# These say by themselves how sure their subject is ("a second leak is unlikely").
VERDICTS: dict[str, Kind] = {
    **dict.fromkeys("possible conceivable plausible".split(), Kind.POSSIBLE),
    **dict.fromkeys("likely probable".split(), Kind.PROBABLE),
    **dict.fromkeys("unlikely improbable doubtful implausible".split(), Kind.DOUBT),
    **dict.fromkeys("impossible inconceivable".split(), Kind.NEGATION),
}
# A governor of these takes "that" or a bare clause; the others only an infinitive or a gerund.
CLAUSAL = frozenset(
    [
        *forms(
            "doubt deny speculate hint fear suspect wonder guess believe think expect predict estimate seem appear"
            " assume reckon imagine presume suppose suggest imply indicate anticipate hope wish pray ask demand"
            " urge propose recommend know realise realize discover learn remember confirm admit reveal acknowledge note"
            " claim report say add announce insist explain state show prove regret promise vow rumour"
        ),
        *"thought said knew found afraid sure certain possible unlikely likely probable impossible doubtful".split(),
    ]
)
CONDITIONS = frozenset("if unless whether".split())
BOUNDARIES = frozenset(
    "; : . ! ? — – ( ) because although though while whereas which who whom whose when where".split()
)
