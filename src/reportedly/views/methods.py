"""The page of methods: how each number and word of the desk is made, and how good the reader is."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Method(Struct, frozen=True):
    """One thing that pages show: its name, how it is made, and what it is not."""

    name: str
    how: str
    caution: str


class Figure(Struct, frozen=True):
    """A row of the model card, in per cent; ``interval`` is of 95 % over documents, ``people`` what people reach."""

    measure: str
    precision: str
    recall: str
    f1: str
    interval: str
    people: str


class Floor(Struct, frozen=True):
    """What a measure may not fall below on a set of data; both by the names that ``reportedly evaluate`` has."""

    data: str
    measure: str
    least: float


class MethodsPage(Struct, frozen=True, kw_only=True):
    """How things are made, ``model`` that reads, and how good it is on the articles that ``measured`` names.

    ``floors`` are held by the checks of each change.
    """

    model: str
    methods: tuple[Method, ...]
    measured: str
    figures: tuple[Figure, ...]
    failures: tuple[str, ...]
    floors: tuple[Floor, ...]


MEASURED = (
    "84 articles of PolNeAR that it was not trained on. Thresholds and rules were chosen while looking at them, so "
    "expect a point or two less elsewhere."
)
METHODS = (
    Method(
        "source, cue, content",
        "A small encoder marks the words of cues and, for each, of its source and its content; rules then mend "
        "quotation marks, nesting and names (PARC 3, PolNeAR).",
        "About one in four is missed, and one in four is wrong or cut wrongly. Read the words before you repeat them.",
    ),
    Method(
        "certainty",
        "How sure a claim is according to its source, in the eight values of FactBank: by the words that hedge, negate "
        "or ask, and by the model where they are silent.",
        "It is about the wording, never about the facts.",
    ),
    Method(
        "evidence",
        "How the source knows, according to the text: stated, witnessed, recorded, documented, relayed, inferred or "
        "hearsay, by the words that say so.",
        "Where the text says nothing, the page says so too.",
    ),
    Method(
        "response",
        "What a source does with a claim: asserts, denies, declines to comment, could not verify and so on.",
        "Declining to comment is never counted as a denial.",
    ),
    Method(
        "rumour",
        "Claims that say the same thing or deny it. A rule compares each with those that are near in meaning or share "
        "names and figures, and gives its reasons; the last word of a person always wins over it.",
        "Two rumours that should be one, and the reverse, happen. Review is there to mend them.",
    ),
    Method(
        "the words of a rumour",
        "Those of the earliest clear report: one that asserts, with certainty if there is such a one. Nothing is "
        "generated.",
        "The earliest that this desk has, by a date that can be believed.",
    ),
    Method(
        "apparent origins",
        "The roots of the graph of who had it from whom, after copies, credits, quotations and chains of attribution "
        "are followed back. Every folding has its reason.",
        "An upper bound: two that look apart may have one source that neither names.",
    ),
    Method(
        "stance",
        "Whether a document is for, against or observing (Emergent), by its denials, what was learned from headlines, "
        "and the certainty of its own voice.",
        "The page says on what each rests.",
    ),
    Method(
        "first seen",
        "The time that the outlet gives, where it can be believed, else when the text was first seen here.",
        "A wrong clock names the wrong first; so a date after the text was seen is not believed.",
    ),
    Method(
        "how sure over time",
        "Each claim that asserts the rumour stands at its certainty and at the time of its document; each ring is a "
        "claim that denies it, and so many deny it.",
        "A text that copies another is a dot too: the curve shows how it was told, not how often it was found out.",
    ),
    Method(
        "copied words",
        "The stretches that two texts share, and what part that is of the words of each, without its boilerplate.",
        "Which was first goes by the times alone, and both may have the words from a third.",
    ),
    Method(
        "likelihood, in review",
        "What a rule finds: how likely two claims tell of one event, or two names are one person or body, with each "
        "reason for it.",
        "It orders the questions. What people answer holds, whatever the rule finds.",
    ),
    Method(
        "person or body",
        "Names that can be one are taken for one by what their documents share: a role, others that are named, what "
        "is spoken about; and by what people decide.",
        "Never by a name alone, so one person may stand as two until somebody says so.",
    ),
    Method(
        "track record",
        "Of the rumours that people of this desk closed as right or wrong, in how many a source was on that side. "
        "From ten on as a share, with its interval of 95 % (Wilson).",
        "It counts decisions of this desk, and grades nobody.",
    ),
)
FIGURES = (
    Figure("found", "75.0", "78.8", "76.8", "74.2 to 79.2", "75"),
    Figure("exact triple", "55.8", "58.7", "57.2", "53.8 to 60.4", "60 to 62"),
    Figure("exact source", "78.8", "81.3", "80.0", "77.2 to 82.4", ""),
    Figure("exact cue", "72.7", "76.4", "74.5", "71.7 to 77.3", ""),
    Figure("exact content", "64.3", "67.6", "65.9", "62.9 to 68.7", ""),
    Figure("overlap, all roles", "84.0", "87.5", "85.7", "83.5 to 87.6", "86 to 88"),
    Figure("found, direct speech", "92.8", "91.4", "92.1", "88.4 to 95.1", ""),
    Figure("found, mixed", "82.8", "89.7", "86.1", "81.4 to 89.4", ""),
    Figure("found, indirect speech", "68.6", "73.0", "70.8", "67.7 to 73.6", "67 to 69"),
)
FAILURES = (
    "News of another kind than US politics was not measured.",
    "Indirect speech: about three in ten are missed or cut wrongly. People agree on little more.",
    "A quotation that nothing attributes is given to the person with whom the sentence before it begins.",
    "An odd quotation mark is read to the end of its paragraph.",
    "Text in capitals, transcripts and poetry were not trained on. Other languages are refused.",
)


def methods_page(model: str, floors: Mapping[str, Mapping[str, float]]) -> MethodsPage:
    """The page, for the model of that name and version; ``floors`` are those of each set of data, by measure."""
    pinned = ((data, measure, least) for data, measures in floors.items() for measure, least in measures.items())
    return MethodsPage(
        model=model,
        methods=METHODS,
        measured=MEASURED,
        figures=FIGURES,
        failures=FAILURES,
        floors=tuple(Floor(*pin) for pin in sorted(pinned)),
    )
