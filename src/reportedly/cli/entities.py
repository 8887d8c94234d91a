"""What the commands about joined sources share: people and bodies listed, shown, decided and asked about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer
from msgspec import Struct

from reportedly.cli import listing
from reportedly.cli.linked import decided
from reportedly.cli.printable import many, one_line, quoted, shortened
from reportedly.errors import UsageError
from reportedly.model import Judgement, SourceKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.linking.entities import Mention
    from reportedly.linking.entity_desk import Sources
    from reportedly.linking.entity_linking import Entity
    from reportedly.linking.entity_questions import SourceQuestion
    from reportedly.store import Store, View

COLUMNS = ("Name", "Kind", "Roles", "Claims", "Documents", "Id")
WIDTH = 100
REASONS = 5


class EntityPage(Struct, frozen=True, kw_only=True):
    """One person or body: the entity, each of its mentions, and what holds about pairs of them."""

    source: Entity
    mentions: tuple[SourceMention, ...]
    judgements: tuple[Judgement, ...]


class SourceMention(Struct, frozen=True, kw_only=True):
    """A source in one document: ``id`` can be given to ``join`` and ``split``."""

    id: str
    document: str
    name: str
    role: str | None
    outlet: str | None
    claims: int


def sources_now(view: View, named: str | None = None) -> Sources:
    """The sources of a desk, those with ``named`` in their names or all, judged now."""
    from reportedly.linking.entity_desk import sources_of

    return sources_of(view, datetime.now(UTC).isoformat(timespec="seconds"), named or "")


def is_about_sources(*ids: str | None) -> bool:
    """Whether any of the ids is one of a source, of a source in a document, or of a person or body."""
    from reportedly.store.identity import is_source
    from reportedly.store.judging import whole

    return any(key is not None and (is_source(whole(key)) or is_entity(key)) for key in ids)


def show_joined(
    found: Iterable[Entity], kind: SourceKind | None, outlet: str | None, *, json: bool, limit: int | None
) -> int:
    """Lists people and bodies, those in most documents first."""
    wanted = (e for e in found if kind in (None, e.kind) and (outlet is None or _in(outlet, e.outlets)))
    return listing.show(wanted, json=json, limit=limit, columns=COLUMNS, row=_row)


def show_entity(found: Sources, id: str, *, json: bool) -> int:
    """Shows the one person or body of that id; UsageError where there is none."""
    from reportedly.exports.lines import encoded

    entity = next((e for e in found.entities if e.id == id), None)
    if entity is None:
        raise UsageError(f"there is no person or body {id!r}; 'reportedly sources --joined' lists them")
    page = page_of(found, entity)
    typer.echo(encoded(page) if json else text(page))
    return 0


def page_of(found: Sources, entity: Entity) -> EntityPage:
    """The page of a person or body."""
    mentions = (found.mentions[key] for key in entity.mentions)
    return EntityPage(
        source=entity,
        mentions=tuple(
            SourceMention(id=m.id, document=m.document, name=m.text, role=m.role, outlet=m.outlet, claims=m.claims)
            for m in mentions
        ),
        judgements=found.judgements(entity),
    )


def text(page: EntityPage) -> str:
    """The page for the terminal."""
    found = page.source
    kind = f" ({found.kind.value})" if found.kind is not None else ""
    lines = [f"{one_line(found.name)}{kind}: {many(found.claims, 'claim')} in {many(found.documents, 'document')}"]
    others = [one_line(name) for name in found.names if name != found.name]
    lines += [f"also {', '.join(others)}"] if others else []
    lines += ["", "Mentions", *(f"  {_mention(mention)}" for mention in page.mentions)]
    why = sorted(page.judgements, key=lambda j: -(j.score if j.score is not None else 2.0))
    why = [j for j in why if j.verdict is not Verdict.UNSURE][:REASONS]
    if why:
        lines += ["", "Why they are together", *(f"  {_why(judgement)}" for judgement in why)]
    return "\n".join(lines)


def decide_sources(
    store: Store, one: str, other: str | None, verdict: Verdict, by: str | None, reasons: tuple[str, ...] = ()
) -> list[Judgement]:
    """Keeps a person's decision about two sources; without ``other``, about a mention and the rest of its entity."""
    found = sources_now(store.view())
    left = mention_named(found, one)
    if other is None:
        (entity, *more) = found.of(left)
        rest = [] if more else [mention for mention in entity.mentions if mention != left]
    else:
        rest = [mention_named(found, other)]
    if not rest or left in rest:
        raise UsageError(f"{one} is one name in one document; give two")
    made = [decided(left, right, verdict, by, reasons) for right in rest]
    store.writer.judge(made)
    return made


def are_one(store: Store, left: str, right: str) -> bool:
    """Whether two sources, or mentions of them, are one person or body by now."""
    found = sources_now(store.view())
    return any(entity in found.of(right) for entity in found.of(left))


def mention_named(found: Sources, id: str) -> str:
    """The id of a source or mention as it is, or of the first mention of an entity; UsageError where there is none."""
    entities = found.of(id)
    if not entities:
        raise UsageError(f"there is no source with a name under {id!r}; 'reportedly sources --joined' lists them")
    return entities[0].mentions[0] if is_entity(id) else id


def source_shown(question: SourceQuestion, found: Sources) -> str:
    """The two mentions of a question for the terminal, a line each: name and role, and where."""
    return "\n".join(_asked(found.mentions[side]) for side in (question.left, question.right))


def _asked(mention: Mention) -> str:
    role = f", {one_line(mention.role)}" if mention.role else ""
    return f"  {quoted(mention.text + role, 200)} ({listing.cell(mention.outlet or mention.document)})"


def is_entity(id: str) -> bool:
    """Whether an id has the form of a person's or body's."""
    return len(id) == 13 and id[0] == "e" and all(c in "0123456789abcdef" for c in id[1:])


def _in(outlet: str, outlets: Sequence[str]) -> bool:
    return outlet.casefold() in (name.casefold() for name in outlets)


def _row(entity: Entity) -> tuple[str, ...]:
    kind = entity.kind.value if entity.kind is not None else ""
    counts = (f"{entity.claims:,}", f"{entity.documents:,}")
    return listing.cell(entity.name, 60), kind, listing.cell("; ".join(entity.roles[:2]), 60), *counts, entity.id


def _mention(mention: SourceMention) -> str:
    role = f", {one_line(mention.role)}" if mention.role else ""
    where = f" · {one_line(mention.outlet)}" if mention.outlet else ""
    return f"{one_line(mention.name)}{role}{where} · {many(mention.claims, 'claim')} · {mention.id}"


def _why(judgement: Judgement) -> str:
    score = f" ({judgement.score:.2f})" if judgement.score is not None else ""
    return shortened(f"{judgement.by}: {judgement.verdict.value}{score}: {'; '.join(judgement.reasons)}", 2 * WIDTH)
