"""From a source's words to the fullest name that the document gives it, where that is safe."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Mention
from reportedly.reading.nouns import head_noun, is_person
from reportedly.reading.resolution.bearers import Reference, refer
from reportedly.reading.resolution.genders import genders
from reportedly.reading.resolution.names import Gender, gender_of_word, is_called_the
from reportedly.reading.resolution.organisations import Organisation, Organisations, plain, read_organisations
from reportedly.reading.resolution.passage import Passage, read_passage
from reportedly.reading.resolution.people import People, read_people
from reportedly.reading.resolution.roles import Roles, bearer, read_roles, written_role
from reportedly.reading.resolution.salience import Antecedent, Naming, antecedents
from reportedly.reading.resolution.sources import (
    Form,
    Head,
    first_word,
    read_head,
    relative_antecedent,
    unlabelled_names,
)

Spans = tuple[Span, ...]

_ALONE = re.compile(
    r"\s*(?:$|[.,;:!?)—–“”\"\n]|['’]s\s(?:editor|reporter|website)|(?:said|says|has|had|is|was|will|would|could|that|on|in|at"
    r"|and|or|first|also|(?:report|claim|quot|understand|wrote|told)\w*)\b)"
)


class Resolution(Struct, frozen=True, kw_only=True):
    """The fullest name of a source: ``span`` is where the text gives it first, ``reason`` why it is this source's.

    ``role`` is where the text says what a person is, as it stands beside one of the names.
    """

    name: str
    span: Span
    reason: str
    role: Span | None = None


class _Known(Struct, frozen=True, kw_only=True):
    """All that the rules look up: the people, where they are named, the organisations, the pronouns, the roles."""

    passage: Passage
    people: People
    references: Mapping[int, Reference]
    organisations: Organisations
    antecedents: Mapping[int, Antecedent]
    genders: Sequence[Gender | None]
    described: Mapping[Head, int | None]
    roles: Roles


def resolve(text: str, mentions: Sequence[Mention], source_spans: Sequence[Spans]) -> tuple[Resolution | None, ...]:
    """The fullest name that ``text`` gives each source, in the order of ``source_spans``; None where no link is safe.

    Neither the order of the sources nor that of the mentions changes an answer. Takes time in proportion to the text.
    """
    passage = read_passage(text)
    labelled = {i for m in mentions if m.label == "person" for i in passage.within(m.start, m.end)}
    missed = {m for spans in source_spans for m in unlabelled_names(passage, spans, labelled)}
    mentions = [*(_without_article(text, mention) for mention in mentions), *missed]
    people = read_people(passage, mentions)
    references = refer(passage, people)
    by_word = {r.first: r for r in references}
    heads = [read_head(passage, spans, by_word) for spans in source_spans]
    found = genders(passage, people.persons, references)
    roles = read_roles(passage, references)
    described: dict[Head, int | None] = {
        h: bearer(roles, passage, h.first, h.stop) for h in heads if h is not None and h.form is Form.DESCRIPTION
    }
    others = _others(passage, source_spans, heads, described)
    speaking = frozenset(h.first for h in heads if h is not None) | others.keys()
    known = _Known(
        passage=passage,
        people=people,
        references=by_word,
        organisations=read_organisations(passage, mentions),
        antecedents=antecedents(passage, references, found, speaking, others),
        genders=found,
        described=described,
        roles=roles,
    )
    return tuple(None if head is None else _resolve(known, head) for head in heads)


def _without_article(text: str, mention: Mention) -> Mention:
    """A mention; of "the Gull", which nobody is called, as a body's, unless it only says whose the next word is."""
    before = text[max(0, mention.start - 4) : mention.start].lower()
    name = text[mention.start : mention.end]
    if mention.label != "person" or before != "the " or not is_called_the(f"the {name}"):
        return mention
    return replace(mention, label="organisation") if _ALONE.match(text, mention.end) else mention


def _others(
    passage: Passage, source_spans: Sequence[Spans], heads: Sequence[Head | None], described: Mapping[Head, int | None]
) -> dict[int, Naming]:
    """Sources that are one person but no name: whoever a description means, or a stranger ("a spokeswoman")."""
    found = {}
    for spans, head in zip(source_spans, heads, strict=True):
        first = first_word(passage, spans)
        if first is None or (head is not None and head.form is not Form.DESCRIPTION):
            continue
        noun = head_noun(
            [passage.lower(i) or passage.words[i].text for i in passage.within(spans[0].start, spans[0].end)]
        )
        number = None if head is None else described[head]
        if number is not None or is_person(noun):
            gender = gender_of_word(noun) if number is None else None
            found[first] = Naming(number, gender, anaphor=head is not None)
    return found


def _resolve(known: _Known, head: Head) -> Resolution | None:
    if head.form is Form.PERSON:
        return _person(known, head)
    if head.form is Form.PRONOUN:
        return _pronoun(known, head)
    if head.form is Form.RELATIVE:
        return _relative(known, head)
    if head.form is Form.NAME:
        words = plain([known.passage.words[i].text for i in range(head.first, head.stop)])
        return _organisation(known, known.organisations.named(words), head, "is short for {}")
    number = known.described[head]
    if number is not None:
        return _to(known, number, head, "after {}, the only one with that role spoken of just before")
    found = known.organisations.described(known.passage, head.first, head.stop)
    return _organisation(known, found, head, "after {}, the only one with such a name")


def _person(known: _Known, head: Head) -> Resolution | None:
    number = known.references[head.first].person
    if number is None:
        return None
    person = known.people.persons[number]
    if head.stop - head.first < person.stop - person.first:
        place = "before" if person.first < head.first else "later"
        return _to(known, number, head, f"is short for {{}}, named {place}")
    return _to(known, number, head, "is named in full" if person.full else "has no fuller name in the text")


def _pronoun(known: _Known, head: Head) -> Resolution | None:
    chosen = known.antecedents.get(head.first)
    if chosen is None:
        return None
    who = _WHO[known.genders[chosen.person]]
    why = f"the only {who} named just before" if chosen.alone else f"the {who} spoken of most just before"
    return _to(known, chosen.person, head, f"after {{}}, {why}")


def _relative(known: _Known, head: Head) -> Resolution | None:
    if known.passage.lower(head.first) == "which":
        return _organisation(known, known.organisations.before(known.passage, head.first), head, "follows {}")
    reference = relative_antecedent(known.passage, head.first, known.references)
    number = None if reference is None else reference.person
    return None if number is None else _to(known, number, head, "follows {}")


def _organisation(known: _Known, found: Organisation | None, head: Head, reason: str) -> Resolution | None:
    if found is None:
        return None
    own = plain([known.passage.words[i].text for i in range(head.first, head.stop)])
    return _resolution(known, found.first, found.stop, head, "is named in full" if own == found.words else reason)


def _to(known: _Known, number: int, head: Head, reason: str) -> Resolution:
    person = known.people.persons[number]
    found = _resolution(known, person.first, person.stop, head, reason)
    return replace(found, role=written_role(known.roles, known.passage, number, head.first))


def _resolution(known: _Known, first: int, stop: int, head: Head, reason: str) -> Resolution:
    """The name in the words ``first`` to ``stop``; ``{}`` in the reason stands for it, the head goes before."""
    span = known.passage.span(first, stop)
    name = known.passage.text[span.start : span.end]
    source = known.passage.span(head.first, head.stop)
    words = known.passage.text[source.start : source.end]
    return Resolution(name=name, span=span, reason=f"'{words}' " + reason.replace("{}", f"'{name}'"))


_WHO = {Gender.HE: "man", Gender.SHE: "woman", None: "person"}
