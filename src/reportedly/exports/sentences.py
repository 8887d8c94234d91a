"""What somebody said, as one sentence: "X said that “...”". Every sentence that is written for people comes from here.

The words between the quotation marks are the document's own; the verb is what the source did with them. No sentence
says more than that somebody said it.
"""

from __future__ import annotations

import re

from reportedly.model import Attribution, Response, SourceKind

NOBODY = "Somebody who is not named"
_VERBS = {
    Response.ASSERTS: "said that",
    Response.DENIES: "denied that",
    Response.DENIES_IN_PART: "denied in part that",
    Response.DECLINES: "declined to comment on",
    Response.SILENT: "did not respond to",
    Response.UNVERIFIED: "said that they could not verify",
    Response.QUERIES: "questioned whether",
    Response.CORRECTS: "said, in a correction, that",
    Response.RETRACTS: "retracted that",
}
_OPENING = ("“", '"', "«", "„", "‘", "'")


def said(attribution: Attribution) -> str:
    """What an attribution says, as one sentence."""
    source = attribution.source
    name = (source.resolved or source.text) if source is not None else None
    return sentence(name, source.kind if source is not None else None, attribution.response, attribution.content.text)


def sentence(name: str | None, kind: SourceKind | None, response: Response, words: str) -> str:
    """That somebody said these words, or what else they did with them."""
    verb, marked = _VERBS[response], in_marks(words)
    joint = verb.rpartition(" ")[2]
    if re.match(rf"\W*{joint}\b", marked, re.IGNORECASE):  # "said “that ...”", not "said that “that ...”"
        verb = verb.removesuffix(f" {joint}")
    return f"{speaker(name, kind)} {verb} {marked}"


def speaker(name: str | None, kind: SourceKind | None) -> str:
    """The subject of a sentence; the article's own voice is "the writer", with the words that name it, if any."""
    shown = " ".join(name.split()) if name is not None else ""
    if kind is SourceKind.AUTHOR:
        return f"The writer ({shown})" if shown else "The writer"
    return shown[:1].upper() + shown[1:] if shown else NOBODY


def in_marks(words: str) -> str:
    """Words of a document on one line, in quotation marks unless they begin with one."""
    line = " ".join(words.split())
    return line if line.startswith(_OPENING) else f"“{line}”"
