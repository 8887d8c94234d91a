"""Sentences made to teach how far a writer stands behind a clause under a question, a modal, a negation or an if.

The values are those of ``reading.claims.commitment_verbs``. No sentence is anybody's text.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from reportedly.reading.claims.commitment_verbs import UDS_SCALE, VERBS, Setting, Verb
from reportedly.training.worth import Marked, Predicate

WEIGHT = 0.5

_PEOPLE = (
    *("he", "she", "they", "Marla", "the clerk", "my uncle", "the girls", "Tomas", "the old sailor", "her brother"),
    *("the committee", "people here", "anyone", "the nurse", "his partner", "those two", "the company", "the minister"),
)
_BARE = {"he", "she", "they", "I", "you"}
_PLURAL = {"they", "the girls", "people here", "those two", "you"}
_SUBJECTS = (
    *("the boat", "Erin", "the bakery", "his father", "the new road", "somebody", "the bank", "her cousin", "the team"),
    *(
        "the letter",
        "the dog",
        "our neighbour",
        "the judge",
        "the whole village",
        "it",
        "he",
        "the police",
        "a stranger",
    ),
)
# Of a clause, the words before its main word, that word, and what follows it.
_PREDICATES = (
    *(("had been", "sold", "in the spring"), ("had", "left", "the island"), ("was", "hiding", "in the barn")),
    *(("", "lied", "about the money"), ("had", "lost", "a fortune"), ("was", "dangerous", ""), ("", "won", "the vote")),
    *(("", "liked", "the idea"), ("was", "closed", "on Sundays"), ("had", "known", "all along"), ("", "paid", "twice")),
    *(("was", "following", "them"), ("had", "changed", "so much"), ("", "needed", "help"), ("was", "ill", "")),
    *(("had", "found", "the key"), ("was", "wrong", ""), ("", "came", "from the north"), ("had", "married", "again")),
)
_HEDGED = ("would", "might", "could", "should", "may")
_BASE = {"lied": "lie", "won": "win", "liked": "like", "paid": "pay", "needed": "need", "came": "come"}
_MODALS = ("might", "may", "could", "must", "should", "would", "will", "can")
_THEN = (
    *("we are in trouble", "nothing can be done", "she will call us", "the rest is easy", "he never showed it"),
    *("there would be a row", "you should tell me", "everything changes"),
)
_BEFORE = ("", "", "", "It was late. ", "Well, ", "And ", "The door stood open. ", "Yes, but ", "Look, ", "So ")


def commitments(number: int, random: np.random.Generator) -> Iterator[Marked]:
    """``number`` sentences, each with the main word of its embedded clause marked."""
    for _ in range(number):
        verb = VERBS[random.integers(len(VERBS))]
        setting = Setting(int(random.integers(len(Setting))))
        value, before, after = _around(verb, setting, random)
        clause, start, share = _clause(random)
        that = "that " if random.random() < 0.6 else ""
        text = f"{before} {that}"
        opening = _BEFORE[random.integers(len(_BEFORE))]
        sentence = text + clause + after
        first = sentence[0] if opening and not opening.endswith(". ") else sentence[0].upper()
        yield Marked(
            opening + first + sentence[1:],
            (Predicate(len(opening) + len(text) + start, value * share * UDS_SCALE, WEIGHT),),
        )


def _around(verb: Verb, setting: Setting, random: np.random.Generator) -> tuple[float, str, str]:
    """The value of the clause, and what stands before it and after it."""
    who = ("I", "you")[int(random.integers(2))] if random.random() < 0.35 else _choice(_PEOPLE, random)
    value = verb.values[setting]
    if setting is Setting.PLAIN:
        return value, f"{who} {_agreeing(verb, who, random)}", "."
    if setting is Setting.NEGATION:
        if who == "I" and verb.first is not None:
            value = verb.first
        return value, f"{who} {_negated(verb, who, random)}", "."
    if setting is Setting.QUESTION:
        return value, _asked(verb, who, random), "?"
    if setting is Setting.MODAL:
        modal = _choice(_MODALS, random)
        return value + (0.4 if modal in ("must", "will") else 0.0), f"{who} {modal} {verb.base}", "."
    opening = _choice(("if", "if", "unless", "even if", "what if"), random)
    after = "?" if opening == "what if" else f", {_choice(_THEN, random)}."
    return value, f"{opening} {who} {_agreeing(verb, who, random)}", after


def _agreeing(verb: Verb, who: str, random: np.random.Generator) -> str:
    if random.random() < 0.6:
        return _person(verb.past, who)
    if who == "I" or who in _PLURAL:
        return _person(verb.base, who)
    return verb.third


def _person(form: str, who: str) -> str:
    """ "was" and "be" as they follow ``who``."""
    first, _, rest = form.partition(" ")
    many = who in _PLURAL
    if first == "was" and many:
        return f"were {rest}"
    if first == "be":
        return f"{'are' if many else 'am' if who == 'I' else 'is'} {rest}"
    return form


def _negated(verb: Verb, who: str, random: np.random.Generator) -> str:
    first, _, rest = verb.base.partition(" ")
    if first == "be":
        now = _person(verb.base if random.random() < 0.5 else verb.past, who).partition(" ")[0]
        return f"{now} not {rest}"
    if random.random() < 0.15:
        return f"never {verb.past}"
    many = who == "I" or who in _PLURAL
    forms = ("don't", "do not") if many else ("doesn't", "does not")
    helping = _choice((*forms, "didn't", "did not", "didn't"), random)
    return f"{helping} {verb.base}"


def _asked(verb: Verb, who: str, random: np.random.Generator) -> str:
    first, _, rest = verb.base.partition(" ")
    if first == "be":
        now = _person(verb.base if random.random() < 0.5 else verb.past, who).partition(" ")[0]
        return f"{now} {who} {rest}"
    now = "do" if who == "I" or who in _PLURAL else "does"
    return f"{_choice((now, 'did', 'did'), random)} {who} {verb.base}"


def _clause(random: np.random.Generator) -> tuple[str, int, float]:
    """A clause, the place of its main word, and how much of its value its own words leave."""
    subject = _choice(_SUBJECTS, random)
    helping, main, rest = _PREDICATES[random.integers(len(_PREDICATES))]
    share = 1.0
    if random.random() < 0.2:
        helping, main = (
            f"{_choice(_HEDGED, random)}{' be' if helping == 'was' else ' have' if helping else ''}",
            (main if helping else _BASE[main]),
        )
        share = 0.35
    words = [subject, *([helping] if helping else [])]
    before = " ".join(words) + " "
    return f"{before}{main}{' ' + rest if rest else ''}", len(before), share


def _choice(options: tuple[str, ...], random: np.random.Generator) -> str:
    return options[int(random.integers(len(options)))]
