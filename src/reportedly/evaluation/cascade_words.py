"""The words of simulated cascades: who speaks, in which outlets, of what, and how one text becomes another.

All names are made up from lists. The words of a body are drawn at random, so two stories share no long run.
"""

from __future__ import annotations

from random import Random

from msgspec import Struct

GIVEN = "Ana Boris Celia Dmitri Elsa Felix Greta Hugo Ida Jonas Klara Luka Mara Nils Olga Pavel Ruta Sven Tilda".split()
FAMILY = "Reis Moss Halvorsen Lunt Okafor Brandt Sedlak Voss Marin Tamm Ostrova Kvist Pell Navarro Dunne Rask".split()
ROLES = "mayor,harbour pilot,union leader,surgeon,backbencher,engineer,airline manager,analyst,retired general".split(
    ","
)
TOWNS = (
    "Ansel Brill Carrow Dunmere Eastvik Farrow Galt Hollin Istra Kestrel Lorne Marrow Norvik Oster Pellin Rook".split()
)
TITLES = "Courier Herald Gazette Times Tribune Chronicle Observer Post Telegraph Radio News Journal".split()
PLACES = (
    "clinic palace harbour ministry airline parliament dockyard embassy prison bank refinery railway observatory "
    "cathedral garrison customs opera quarry brewery university museum sawmill tannery arsenal academy consulate "
    "monastery laboratory hospital treasury dam cannery foundry lighthouse zoo theatre archive stadium"
).split()
VERBS = "sunk burned closed wrecked flooded sold reopened abandoned blocked seized".split()
THINGS = "ferry,dam,tunnel,power station,bridge,reactor,granary,lighthouse,signal tower,cable car".split(",")
NOUNS = (
    "winter council paper window crane boat letter summer budget lantern market valley engine garden ticket school "
    "tower meadow signal carpet bottle corner kitchen orchard harness ribbon copper saddle mirror barrel timber "
    "anchor basket button candle feather hammer jacket kettle ladder needle pillow rocket shovel stable wagon"
).split()
DOING = (
    "carried followed measured painted repaired opened counted guarded lifted watched delivered borrowed polished "
    "planted returned examined covered gathered traded hauled sorted"
).split()
HOW = "quietly slowly again twice early late badly neatly often never seldom barely together abroad".split()

SAID = ("{who} said {what}.", "According to {who}, {what}.", "{who} told reporters that {what}.")
RELAYED = "{outlet} reported that {said}"
FIRST = "{said} The story was first reported by {outlet}."
TAGS = ("Source: {outlet}", "This article was first published by {outlet}.", "Originally published in {outlet}")
RUMOURED = ("Reportedly, {what}.", "It is believed that {what}.", "There are rumours that {what}.")


class Voice(Struct, frozen=True):
    """Who says it: the words, the name if there is one, and whether in a post."""

    words: str
    name: str | None = None
    post: bool = False


def outlets(chance: Random, count: int) -> list[str]:
    """So many outlets with different names."""
    every = [f"{town} {title}" for town in TOWNS for title in TITLES]
    return chance.sample(every, min(count, len(every)))


def named(chance: Random) -> Voice:
    """A person, named with a role."""
    name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
    return Voice(f"{chance.choice(ROLES)} {name}", name)


def unnamed(chance: Random) -> Voice:
    """A source that is described by where it is."""
    form = chance.choice(("sources in the {}", "a person at the {}", "an insider of the {}", "officials of the {}"))
    return Voice(form.format(chance.choice(PLACES)))


def claims(chance: Random) -> tuple[str, ...]:
    """What a rumour says, in the ways in which its documents may put it."""
    thing, town, verb = chance.choice(THINGS), chance.choice(TOWNS), chance.choice(VERBS)
    ways = (
        "the {thing} of {town} has been {verb}",
        "{town}'s {thing} was {verb}",
        "the {thing} at {town} was {verb} overnight",
        "in {town} the {thing} is {verb}",
        "the {thing} outside {town} had been {verb} by morning",
    )
    return tuple(way.format(thing=thing, town=town, verb=verb) for way in ways)


def sentence(chance: Random) -> str:
    """A sentence of the body."""
    first, second, third = (chance.choice(NOUNS) for _ in range(3))
    near = f"near the {third} of {chance.choice(TOWNS)}"
    return f"The {first} {chance.choice(DOING)} the {second} {chance.choice(HOW)} {near}."


def body(chance: Random, given: tuple[str, ...] = ()) -> list[str]:
    """The sentences of a story: of a ``given`` text where there is one, else invented."""
    if given:
        return list(given)
    return [sentence(chance) for _ in range(chance.randint(5, 9))]
