"""The nouns: frozen values that every stage takes and gives, and nothing else travels between stages.

    load -> Document -> read -> Reading -> store -> link -> Judgements -> derive -> Rumour, Provenance -> views

Offsets are half-open ``[start, end)`` and count Unicode code points of ``Document.text`` as it was loaded. The text is
never altered after loading, so ``document.text[span.start:span.end]`` always gives back the words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from reportedly.markup import Mark, to_html


class Quotation(StrEnum):
    """How the content is given: in quotation marks, in the writer's words, or in both (PARC 3, PolNeAR)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SourceKind(StrEnum):
    """What kind of voice is made responsible for a claim."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OFFICIAL = "official"
    MEDIA = "media"
    ANONYMOUS = "anonymous"
    GROUP = "group"
    DOCUMENT = "document"
    RECORDING = "recording"
    POST = "post"
    UNSPECIFIED = "unspecified"
    AUTHOR = "author"


class Certainty(StrEnum):
    """Factuality according to a source, in the eight values of FactBank (Sauri and Pustejovsky 2009)."""

    CERTAIN = "factbank:CT+"
    PROBABLE = "factbank:PR+"
    POSSIBLE = "factbank:PS+"
    NOT_CERTAIN = "factbank:CT-"
    NOT_PROBABLE = "factbank:PR-"
    NOT_POSSIBLE = "factbank:PS-"
    CERTAIN_UNDERSPECIFIED = "factbank:CTu"
    UNCOMMITTED = "factbank:Uu"


class Evidence(StrEnum):
    """How a source knows, according to the text."""

    STATED = "stated"
    WITNESSED = "witnessed"
    RECORDED = "recorded"
    DOCUMENTED = "documented"
    RELAYED = "relayed"
    INFERRED = "inferred"
    HEARSAY = "hearsay"
    NOT_STATED = "not stated"


class Response(StrEnum):
    """What a source does with a claim. Declining to comment is never a denial."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DENIES_IN_PART = "denies in part"
    DECLINES = "declines to comment"
    SILENT = "did not respond"
    UNVERIFIED = "could not verify"
    QUERIES = "queries"
    CORRECTS = "corrects"
    RETRACTS = "retracts"


class Distance(StrEnum):
    """How far a text names a source: by name, by more than a bare description, or not at all."""

    NAMED = "named"
    DESCRIBED = "partly described"
    UNNAMED = "unnamed"


class Number(StrEnum):
    """How many voices a source is: "sources say" may be one, which is unclear."""

    ONE = "one"
    SEVERAL = "several"
    UNCLEAR = "unclear"


class CreditRole(StrEnum):
    """What a credit says: whose text it is, where it stood before, what it rests on, who helped, who had it first.

    ``cited`` is an outlet or a platform that the text names on its way, for a part of what it tells.
    """

    AGENCY = "agency"
    REPUBLISHED = "republished"
    EXCERPT = "excerpt"
    SOURCE = "source"
    CONTRIBUTED = "contributed"
    FIRST_REPORTED = "first reported"
    CITED = "cited"


class NoticeKind(StrEnum):
    """What one document shows about itself: figures at odds, a headline surer than its body, a quotation of nobody."""

    AT_ODDS = "at odds"
    HEADLINE_SURER = "headline surer"
    NO_SPEAKER = "no speaker"


class Verdict(StrEnum):
    """The three answers that a judgement can give."""

    SAME = "same"
    NOT_SAME = "not same"
    UNSURE = "unsure"


class Relation(StrEnum):
    """How one text came from another, in the words of W3C PROV (PROV-DM 2013)."""

    QUOTED = "wasQuotedFrom"
    DERIVED = "wasDerivedFrom"
    REVISED = "wasRevisionOf"
    PRIMARY = "hadPrimarySource"
    ALTERNATE = "alternateOf"


class EdgeKind(StrEnum):
    """What shows that one had it from another."""

    COPY = "copied text"
    QUOTATION = "same quotation"
    TRANSLATION = "translation"
    CREDIT = "credit"
    AGENCY = "agency tag"
    FIRST_REPORTED = "first reported by"
    LINK = "link"
    CHAIN = "chain of attribution"
    SOURCE = "same source"
    REVISION = "revision"
    PUBLISHER = "same publisher"
    HEARSAY = "hearsay"
    JUDGEMENT = "judgement"


class TimeOrder(StrEnum):
    """Whether what is derived came after what it derives from."""

    AFTER = "after"
    SAME_TIME = "same time"
    UNKNOWN = "unknown"
    AGAINST = "against"


class NodeKind(StrEnum):
    """What a voice on the way of a rumour is."""

    DOCUMENT = "document"
    SOURCE = "source"
    POST = "post"
    RECORDING = "recording"
    OUTLET = "outlet"


class Standing(StrEnum):
    """Whether an origin is named, not named, or not known at all."""

    NAMED = "named"
    UNNAMED = "unnamed"
    UNKNOWN = "unknown"


class Span(Struct, frozen=True, array_like=True, order=True):
    """The half-open range ``[start, end)`` in code points (W3C Web Annotation, TextPositionSelector)."""

    start: int
    end: int


class Phrase(Struct, frozen=True):
    """Words of a document: ``spans`` in order of the text, ``text`` their words joined by `` ... ``."""

    text: str
    spans: tuple[Span, ...]


class Source(Struct, frozen=True, kw_only=True):
    """Who is made responsible: the mention, its kind, the fullest name in the document, and why it is this one's.

    ``role`` is what the text calls it beside a name, as written; ``number`` how many voices it is, ``distance`` how far
    it is named.
    """

    text: str
    spans: tuple[Span, ...]
    kind: SourceKind | None = None
    resolved: str | None = None
    because: str | None = None
    role: str | None = None
    number: Number | None = None
    distance: Distance | None = None


class Reason(Struct, frozen=True):
    """Why a value was given: in a few words, with those of the text they rest on; ``of`` names the value."""

    of: str
    why: str
    words: Phrase | None = None


class Certainties(Struct, frozen=True):
    """How sure a content is: according to its source, and according to the writer (None where no cue shows it).

    ``score`` is how sure a reader of the source's words would be that it has happened, on the scale of UDS It-Happened
    (Rudinger, White and Van Durme 2018), -3 to 3. A probability word has its ``band`` in per cent (ICD 203).
    """

    source: Certainty
    writer: Certainty | None
    score: float
    because: tuple[Reason, ...]
    band: str | None = None


class Hop(Struct, frozen=True, kw_only=True):
    """One step on a claim's way: who or what passed it on, with its words; ``name`` only where the text names it.

    ``url`` is where the page links its words, or the words that attribute by it.
    """

    name: str | None
    kind: SourceKind | None
    text: str
    spans: tuple[Span, ...]
    url: str | None = None


class Moment(Struct, frozen=True, kw_only=True):
    """An expression of time and its value, as TIMEX3 writes it ("2023-05-09", "P24Y", "XXXX-WXX-2", "PAST_REF").

    ``type`` is DATE, TIME, DURATION or SET, ``granularity`` the unit it is said in. ``start`` and ``end`` are the
    half-open interval in ISO 8601 where it is definite; ``missing`` says what a relative expression lacks to be placed.
    """

    text: str
    spans: tuple[Span, ...]
    type: str
    value: str
    mod: str | None = None
    granularity: str | None = None
    start: str | None = None
    end: str | None = None
    missing: str | None = None


class When(Struct, frozen=True, kw_only=True):
    """When a claim's content is said to have happened, and when it was said, as far as the words tell."""

    happened: Moment | None = None
    said: Moment | None = None


class Attribution(Struct, frozen=True, kw_only=True):
    """One attributed claim: source, cue and content (PARC 3; PolNeAR), and the attribution it is nested in.

    ``source`` is absent when the text names none ("reportedly"), ``cue`` when quotation marks alone attribute.
    ``chain`` are the hops from the origin to this document. ``because`` holds the reasons for every value but the
    certainty, which has its own.
    """

    id: str
    source: Source | None
    cue: Phrase | None
    content: Phrase
    quotation: Quotation
    parent: str | None = None
    chain: tuple[Hop, ...] = ()
    certainty: Certainties | None = None
    evidence: Evidence = Evidence.NOT_STATED
    response: Response = Response.ASSERTS
    when: When | None = None
    because: tuple[Reason, ...] = ()


class Credit(Struct, frozen=True, kw_only=True):
    """One outlet, agency, person or platform that a text credits: its ``name``, and the words that say so.

    Several names in one statement have the same ``text`` and ``spans``. ``name`` is absent where the text gives none
    ("read the rest here"), ``kind`` where the name does not tell it. ``url`` is where the page links its words.
    """

    name: str | None
    kind: SourceKind | None
    role: CreditRole
    text: str
    spans: tuple[Span, ...]
    url: str | None = None


class Notice(Struct, frozen=True, kw_only=True):
    """Something in one document that an editor should look at: what it is, why, and the words that it is about."""

    kind: NoticeKind
    why: str
    phrases: tuple[Phrase, ...]


class Basis(Struct, frozen=True, kw_only=True):
    """On what each datum about a document rests, in a few words ("meta article:published_time", "given")."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None


class Link(Struct, frozen=True, kw_only=True):
    """Words of a page that lead elsewhere, with the canonical ``url`` that they lead to."""

    url: str
    text: str
    spans: tuple[Span, ...]


POST_AUTHOR = "post author"
"""The basis of a byline that is the author of a post."""


class Document(Struct, frozen=True, kw_only=True):
    """One text as it was published. Times are ISO 8601: ``published`` by the outlet, ``captured`` by us.

    ``links`` are those of its page whose words are in the text, in order.
    """

    id: str
    text: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    captured: str | None = None
    language: str | None = None
    basis: Basis = Basis()
    links: tuple[Link, ...] = ()

    @property
    def is_post(self) -> bool:
        """Whether it is somebody's post on a platform, and its byline whose."""
        return self.basis.byline == POST_AUTHOR

    @property
    def sha256(self) -> str:
        """The hexadecimal SHA-256 of the text in UTF-8."""
        return text_sha256(self.text)


class Refusal(Struct, frozen=True, kw_only=True):
    """An input that was not read: what it was, why not, and the way out, each in a few words of one line."""

    target: str
    reason: str
    remedy: str


class Reading(Struct, frozen=True, kw_only=True):
    """Everything found in one document, with ``model`` (``name@version``) that found it.

    ``attributions`` are what it says that others say, ``statements`` what it says in its own voice where its news
    stands: their source is its author, and no word attributes them.
    """

    document: Document
    model: str
    attributions: tuple[Attribution, ...]
    credits: tuple[Credit, ...] = ()
    notices: tuple[Notice, ...] = ()
    statements: tuple[Attribution, ...] = ()

    @property
    def claims(self) -> tuple[Attribution, ...]:
        """All that is kept and compared across documents: the attributions, then the statements."""
        return (*self.attributions, *self.statements)

    def _repr_html_(self) -> str:
        """The marked text as an HTML fragment, for notebooks."""
        return to_html(self.document.text, marks(self))


class Claim(Struct, frozen=True, kw_only=True):
    """An attribution or a statement as it is kept and compared, with the ``document`` (its id) that it stands in."""

    document: str
    attribution: Attribution


class Judgement(Struct, frozen=True, kw_only=True, gc=False):
    """Same, not same or unsure about two claims or two sources. Append-only: a later one wins, none is overwritten."""

    left: str
    right: str
    verdict: Verdict
    by: str
    at: str
    score: float | None = None
    reasons: tuple[str, ...] = ()


class Rumour(Struct, frozen=True, kw_only=True):
    """Claims that say the same thing or deny it: a connected component over judgements."""

    id: str
    claims: tuple[str, ...]


class Node(Struct, frozen=True, kw_only=True):
    """One voice on the way of a rumour: a document of the desk, or a source, post, recording or outlet outside it.

    ``at`` is when it was there, in ISO 8601, where that is known; ``name`` is what a reader calls it.
    """

    id: str
    kind: NodeKind
    name: str
    standing: Standing = Standing.UNKNOWN
    at: str | None = None


class Edge(Struct, frozen=True, kw_only=True):
    """``derived`` had it from ``origin``, by one of W3C PROV's relations, both by the ids of their nodes.

    ``why`` says it in words; ``evidence`` are the words of the derived that show it, ``origin_evidence`` those of the
    origin. ``confidence`` is from 0 to 1. An edge ``AGAINST`` the order of time is kept and folds nothing.
    """

    derived: str
    origin: str
    relation: Relation
    kind: EdgeKind
    why: str
    confidence: float
    order: TimeOrder = TimeOrder.UNKNOWN
    evidence: tuple[Phrase, ...] = ()
    origin_evidence: tuple[Phrase, ...] = ()


class Provenance(Struct, frozen=True, kw_only=True):
    """The graph of who had it from whom (W3C PROV), nodes and edges in order of their ids."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class Fold(Struct, frozen=True, kw_only=True):
    """Why ``node`` is no origin of its own: it was folded ``into`` another, for a reason in words."""

    node: str
    into: str
    why: str


class Origin(Struct, frozen=True, kw_only=True):
    """A root of a provenance graph that is left after folding, with what was folded into it on the way."""

    node: str
    standing: Standing
    folded: tuple[Fold, ...] = ()


class Origins(Struct, frozen=True, kw_only=True):
    """The apparent origins of a rumour, an upper bound: roots that are named, unnamed and unknown are counted apart.

    ``caveats`` say in words what makes the number uncertain.
    """

    named: int
    unnamed: int
    unknown: int
    origins: tuple[Origin, ...]
    caveats: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many origins there are at most."""
        return self.named + self.unnamed + self.unknown


def text_sha256(text: str) -> str:
    """The hexadecimal SHA-256 of ``text`` in UTF-8; a lone surrogate counts as its own three bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def document_from_text(
    text: str,
    *,
    id: str | None = None,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    captured: str | None = None,
    language: str | None = None,
    basis: Basis | None = None,
    links: tuple[Link, ...] = (),
) -> Document:
    """A Document of ``text`` as it stands; nothing is detected, checked or refused.

    ``id`` is, unless given, ``d`` and the first 16 hexadecimal digits of the text's SHA-256. Without a ``basis``, every
    datum that is given rests on "given".
    """
    given = {"title": title, "outlet": outlet, "byline": byline, "published": published}
    return Document(
        id=id if id is not None else f"d{text_sha256(text)[:16]}",
        text=text,
        url=url,
        captured=captured,
        language=language,
        basis=basis if basis is not None else Basis(**{k: "given" for k, v in given.items() if v is not None}),
        links=links,
        **given,
    )


def phrase(text: str, spans: tuple[Span, ...]) -> Phrase:
    """The words of ``text`` under ``spans``."""
    return Phrase(text=" ... ".join(text[s.start : s.end] for s in spans), spans=spans)


def overlap(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    """Whether any of the first shares a character with any of the others."""
    return any(a.start < b.end and b.start < a.end for a in spans for b in others)


def marks(reading: Reading) -> list[Mark]:
    """Every marked span of a reading: its role (source, cue, content) and its attribution."""
    found = []
    for attribution in reading.claims:
        parts = (("source", attribution.source), ("cue", attribution.cue), ("content", attribution.content))
        for role, part in parts:
            spans = part.spans if part is not None else ()
            found += [Mark(s.start, s.end, role, attribution.id) for s in spans]
    return found
