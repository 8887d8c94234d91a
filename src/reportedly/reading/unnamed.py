"""Whether a source is left unnamed by its own words: "sources", "a banker close to the company", "a Western diplomat".

Whoever is told of only by what they have to do with it, or asked not to be named, cannot be asked again. A name before
such words names them after all: "Ines Roe, a banker close to the company".
"""

from __future__ import annotations

import re

from reportedly.reading.nouns import ANONYMOUS, is_person, words_of

ANONYMITY = (
    r"(?:anonym\w+|(?:not|\w+n['’]t) authori[sz]ed"
    r"|(?:asked|asking|requested|requesting|spoke|speaking|declin\w+|refus\w+|prefer\w+"
    r"|(?:not|\w+n['’]t) want|(?:not|\w+n['’]t) wish)[^.]{0,40}\b(?:named|identified|quoted by name)"
    r"|(?:declin|refus)\w+ to give (?:his|her|their|a) (?:\w+ )?(?:sur)?names?|withheld (?:his|her|their) names?)"
)
"""Words, in lower case, by which somebody stays unnamed."""
_SAID_SO = re.compile(
    rf"\b(?:{ANONYMITY}"
    r"|(?:person|people|individual|individuals|man|woman|aide|aides|adviser|advisers|advisor|advisors|official|officials)"
    r"(?: \w+){0,2} (?:familiar|close to|briefed|with (?:direct )?knowledge|knowledgeable)"
    r"|(?:an?|one|another|two|three|several|multiple) (?:\w+ )?sources?"
    r"|one of (?:the|these|those|its|their|our) (?:two |three |four )?(?:sources|people|persons|insiders)"
    r"|(?:another|a (?:second|third)) person$"
    r"|those (?:familiar|close to|briefed|with (?:direct )?knowledge)|unnamed|unidentified)\b"
)
_PLACE = (
    r"(?:the |a )?(?:scene|site|border|plant|mine|station|river|school|coast|shore|road|sea|fire|blast|explosion|crash"
    r"|lake|street|park|beach|bridge|airport|building|house|village|town|city|centre|center)\b"
)
_TALKS = (
    r"(?:\w+ )?(?:talks?|meetings?|negotiations?|discussions?|deal|sale|matter|case"
    r"|planning|decisions?|process|investigation)"
)
_NEAR_IT = re.compile(
    rf"(?:who (?:is|was|are|were|has been|have been) )?(?:familiar with|close to (?!{_PLACE})|briefed (?:on|about|by)"
    rf"|with (?:\w+ )?knowledge of|knowledgeable about|privy to|(?:involved|present) (?:in|at|during) (?:the )?{_TALKS}"
    r"|(?:in the room|at the (?:meeting|talks|table))\b"
    r"|who (?:attended|took part in|sat in on|(?:has|have|had) seen the)\b)"
)
_INDEFINITE = words_of("a an one another two three four five six several some many other few senior former")
_FOR_OTHERS = words_of("official diplomat")
_ALONE = words_of("a an one another the this senior former")
_NAMED_FIRST = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)+\s?(?:,|\()")


def kept_unnamed(source: str, words: list[str], head: str) -> str | None:
    """The words that keep ``source`` unnamed, None where none does; ``words`` are its own and ``head`` their noun."""
    if head in ANONYMOUS:
        return head
    if _NAMED_FIRST.match(source):
        return None
    said = _SAID_SO.search(source.lower())
    if said is not None:
        return said.group()
    first = words[0].lower() if words else ""
    if head in _FOR_OTHERS and first in _ALONE and (head == "official" or first != "the"):
        return head
    several = head.endswith("s") and is_person(head.removesuffix("s")) and words[0].lower() != "the"
    if not several and not (first in _INDEFINITE and is_person(head)):
        return None
    near = re.search(rf"\b{re.escape(head)},? ", source.lower())
    found = _NEAR_IT.match(source.lower(), near.end()) if near is not None else None
    return found.group().strip() if found is not None else None
