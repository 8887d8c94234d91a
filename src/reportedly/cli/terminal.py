"""An article for the terminal: the text with source, cue and content marked, then a table of its claims.

Marks never rest on colour. Where the terminal has styles, a source is bold, a cue underlined and content italic; where
it has none, a source stands between asterisks and a cue between underscores. Content is always in square brackets, and
the number after the closing one is that of the claim.
"""

from __future__ import annotations

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli.printable import one_line, printable, quoted, shortened
from reportedly.model import Evidence
from reportedly.views import ArticleView, ClaimView, DocumentView, Paragraph, moment, tally

TEXT_WIDTH = 88
TABLE_WIDTH = 132
NARROW = 96
CLAIM_LENGTH = 140
HOP_LENGTH = 40

_STYLES = {"source": "bold", "cue": "underline", "content": "italic"}
_SIGNS = {"source": "*", "cue": "_"}
_QUIET = "dim"
_NUMBER = "cyan"


def rendered(view: ArticleView, console: Console) -> str:
    """What a person sees of one document, as wide as ``console`` allows and with the styles that it has."""
    with console.capture() as capture:
        text = _article(view, styled=console.color_system is not None)
        console.print(text, width=min(console.width, TEXT_WIDTH), highlight=False)
        console.print(_claims(view, console.width), width=min(console.width, TABLE_WIDTH), highlight=False)
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def _article(view: ArticleView, *, styled: bool) -> RenderableType:
    parts: list[Text] = []
    if view.headline is not None:
        headline = _words(view.headline, styled)
        headline.stylize("bold")
        parts.append(headline)
    parts.append(Text(" · ".join(_about(view.document)), style=_QUIET))
    parts += [_words(paragraph, styled) for paragraph in view.paragraphs]
    if view.claims:
        parts.append(_legend(styled))
    return Group(*(Padding(part, (0, 0, 1, 0)) for part in parts))


def _about(document: DocumentView) -> list[str]:
    """Outlet, byline and time, and on what the time rests; the address, or else the name, comes last."""
    published = document.published and f"published {moment(document.published)}"
    if published and document.basis.published:
        published = f"{published} ({document.basis.published})"
    known = (document.outlet, document.byline, published, document.url or document.id)
    return [one_line(datum) for datum in known if datum]


def _words(paragraph: Paragraph, styled: bool) -> Text:
    text = Text()
    for piece in paragraph.pieces:
        text.append("[" * len(piece.opens), style=_NUMBER)
        sign = "" if styled else "".join(_SIGNS.get(role, "") for role in piece.roles)
        style = " ".join(_STYLES[role] for role in piece.roles)
        text.append(sign + printable(piece.text) + sign[::-1], style=style)
        text.append("".join(f"]{number}" for number in piece.closes), style=_NUMBER)
    return text


def _legend(styled: bool) -> Text:
    """The three marks, each shown on its own name."""
    signs = {} if styled else _SIGNS
    text = Text("Marked: ", style=_QUIET)
    for role, before, after in (("source", "", "  "), ("cue", "", "  "), ("content", "[", "]number of the claim")):
        sign = signs.get(role, "")
        text.append(before).append(sign + role + sign, style=_STYLES[role]).append(after)
    return text


def _claims(view: ArticleView, width: int) -> RenderableType:
    if not view.claims:
        return Group(Text("No claim was found.\n"), *_remarks(view))
    counts = ", ".join(f"{label} {count}" for label, count in tally(view.claims))
    heading = Text(f"{len(view.claims)} claim{'s' if len(view.claims) > 1 else ''}", style="bold")
    heading.append(f", by kind of source: {counts}", style="not bold")
    rows = Group(_list(view.claims), Text()) if width < NARROW else _table(view.claims)  # which ends in an empty line
    return Group(heading, rows, *_remarks(view))


def _table(claims: tuple[ClaimView, ...]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", expand=True)
    table.add_column("#", justify="right", width=3, style=_NUMBER)
    table.add_column("How sure", ratio=4, min_width=9)
    table.add_column("Who", ratio=6)
    table.add_column("On what", ratio=3, min_width=10)
    table.add_column("Claim", ratio=11)
    table.add_column("In", justify="right", width=3)
    for claim in claims:
        table.add_row(
            str(claim.number),
            Text(claim.sure),
            _who(claim),
            Text(_ground(claim)),
            _words_of(claim),
            str(claim.parent or ""),
        )
    return table


def _list(claims: tuple[ClaimView, ...]) -> RenderableType:
    """The rows of the table one under the other, for a terminal too narrow for columns."""
    rows = []
    for claim in claims:
        nested = f"in {claim.parent}" if claim.parent else ""
        facts = " · ".join(fact for fact in (claim.sure, _ground(claim), nested) if fact)
        row = Text.assemble(_who(claim), "\n", (facts, _QUIET), "\n", _words_of(claim))
        rows.append(Group(Text(f"\n{claim.number}", style=_NUMBER), Padding(row, (0, 0, 0, 2))))
    return Group(*rows)


def _ground(claim: ClaimView) -> str:
    """The evidence, where the text shows any."""
    return "" if claim.evidence is Evidence.NOT_STATED else claim.evidence.value


def _words_of(claim: ClaimView) -> Text:
    """The content, after what the source does where it does not assert it."""
    words = Text(f"{claim.response.value}: " if claim.response is not None else "", style="bold")
    return words.append(shortened(claim.content, CLAIM_LENGTH), style="not bold")


def _remarks(view: ArticleView) -> list[RenderableType]:
    """Whom the text credits, and what in it an editor should look at."""
    remarks: list[RenderableType] = []
    for credit in view.credits:
        named = f"{one_line(credit.name)}: " if credit.name else ""
        remarks.append(Text(f"Credit ({credit.role.value}): {named}{quoted(credit.text, CLAIM_LENGTH)}"))
    for notice in view.notices:
        words = " / ".join(quoted(phrase.text, CLAIM_LENGTH) for phrase in notice.phrases)
        remarks.append(Text.assemble((f"Note ({notice.kind.value}): ", "bold"), f"{one_line(notice.why)}: {words}"))
    return [*remarks, Text()] if remarks else []


def _who(claim: ClaimView) -> Text:
    """The source as written, the fuller name it resolves to, its kind, and the way from there to this text."""
    if claim.source is None:
        who = Text("no source named", style=_QUIET)
    else:
        who = Text(shortened(claim.source, CLAIM_LENGTH), style="bold")
    if claim.resolved and claim.resolved not in (claim.source or ""):
        who.append(f" → {shortened(claim.resolved, CLAIM_LENGTH)}", style="not bold")
    if claim.kind:
        who.append(f" ({claim.kind.value})", style="not bold dim")
    if claim.through:
        way = " › ".join([*(shortened(hop, HOP_LENGTH) for hop in claim.through), "this text"])
        who.append(f"\n{way}", style="not bold dim")
    return who
