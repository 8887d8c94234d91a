"""A whole batch: inputs are planned, what is missing is read, and where workers die the rest is begun anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

import msgspec
from msgspec import Struct

from reportedly.batch.opening import MissingError, UnreachableError, inputs, state
from reportedly.batch.output import Output
from reportedly.batch.planning import plan
from reportedly.batch.shard_reading import DocumentReader, ShardReader
from reportedly.batch.values import Failure, Job, Manifest, Plan, Shard, Work, WorkersLostError
from reportedly.errors import ReportedlyError, UsageError
from reportedly.settings import Settings

RECORDS = 500
_AGAIN = "run the same again; what is done is kept"
_OTHER = "give another OUTPUT, or leave the option out"
_MOST_FRUITLESS = 3


class Spread(Protocol):
    """What does work in several places at once; the engine does, and a loop would."""

    def each(self, make: Callable[[], Work], items: Sequence[str]) -> Iterator[tuple[str, str | None]]:
        """Each item with its answer, None where it ended its workers. Raises WorkersLostError if it cannot go on."""

    def start(self) -> None:
        """Makes it the engine of this process, for frames too."""


class Heard(Protocol):
    """Who is told how far a batch is."""

    def planned(self, shards: Sequence[Shard], done: Sequence[Manifest]) -> None:
        """All shards are known, and these are done already."""

    def finished(self, manifest: Manifest) -> None:
        """A shard is done."""

    def failed(self, failure: Failure) -> None:
        """An input or a shard is left for another run."""


class Options(Struct, frozen=True, kw_only=True):
    """What a caller may say of a batch: the largest page, in bytes, and the records of a shard; else as begun."""

    max_bytes: int | None = None
    records: int | None = None


class Answer(Struct, frozen=True, kw_only=True):
    """What a worker says of an ``item``, by its name: the value, or what went wrong."""

    item: str
    plan: Plan | None = None
    manifest: Manifest | None = None
    failure: Failure | None = None


class Batch:
    """One run of a batch into ``output``. ``model`` names the reader's model, ``reader`` makes one in each worker."""

    def __init__(
        self, output: Output, settings: Settings, model: str, reader: Callable[[], DocumentReader], options: Options
    ) -> None:
        self._output = output
        self.job = _job(output, settings, model, options)
        self._settings = msgspec.structs.replace(settings, max_bytes=self.job.max_bytes)
        self._reader = reader

    def run(self, targets: Iterable[str], engine: Spread, heard: Heard) -> None:
        """Reads what is missing of the inputs that ``targets`` stand for.

        Raises ReportedlyError where the engine fails again and again.
        """
        self._output.begin(self.job)
        self._output.clear()
        shards = [shard for plan in self._plans(targets, engine, heard) for shard in plan.shards]
        done = self._output.done()
        heard.planned(shards, [self._output.manifest(shard.name) for shard in shards if shard.name in done])
        missing = {shard.name: msgspec.json.encode(shard).decode() for shard in shards if shard.name not in done}
        make = partial(_reading, self._output.address, self.job, self._settings, self._reader)
        for answer in answers(engine, make, missing, self._read_already):
            if answer.manifest is not None:
                heard.finished(answer.manifest)
            elif answer.failure is not None:
                heard.failed(answer.failure)

    def _plans(self, targets: Iterable[str], engine: Spread, heard: Heard) -> list[Plan]:
        """How each input is cut, in order of the inputs; those that cannot be opened or have changed are told of."""
        found = {address: self._output.plan(address) for address in _inputs(targets, heard)}
        missing = {address: address for address, kept in found.items() if kept is None}
        changed = [plan.input for plan in found.values() if plan is not None and not _as_it_was(plan, heard)]
        make = partial(_planning, self._output.address, self.job)
        for answer in answers(engine, make, missing, self._planned_already):
            found[answer.item] = answer.plan
            if answer.failure is not None:
                heard.failed(answer.failure)
        return [plan for address, plan in found.items() if plan is not None and address not in changed]

    def _read_already(self, names: Iterable[str]) -> Iterator[Answer]:
        done = self._output.done()
        return (Answer(item=name, manifest=self._output.manifest(name)) for name in names if name in done)

    def _planned_already(self, names: Iterable[str]) -> Iterator[Answer]:
        plans = ((name, self._output.plan(name)) for name in names)
        return (Answer(item=name, plan=plan) for name, plan in plans if plan is not None)


def answers(
    engine: Spread,
    make: Callable[[], Work],
    items: Mapping[str, str],
    already: Callable[[Iterable[str]], Iterator[Answer]],
) -> Iterator[Answer]:
    """An answer to each item, by its name. Where the engine gives up, what has no answer is begun anew.

    ``already`` are the answers among some names that were kept, though they may not have been told. Raises
    ReportedlyError where three rounds in a row bring nothing.
    """
    left, fruitless = dict(items), 0
    while left:
        before = len(left)
        names = {item: name for name, item in left.items()}
        try:
            for item, answer in engine.each(make, list(names)):
                del left[names[item]]
                yield _told(names[item], answer)
            return
        except WorkersLostError as error:
            lost = str(error)
        for kept in list(already(list(left))):
            del left[kept.item]
            yield kept
        fruitless = 0 if len(left) < before else fruitless + 1
        if fruitless == _MOST_FRUITLESS:
            raise ReportedlyError(f"the engine gave up three times in a row ({lost}); {_AGAIN}")


def _told(name: str, answer: str | None) -> Answer:
    if answer is not None:
        return msgspec.json.decode(answer, type=Answer)
    reason = "ended the process that worked on it, three times"
    return Answer(item=name, failure=Failure(target=name, reason=reason, remedy="read its input without it"))


def _planning(address: str, job: Job) -> Work:
    """What a worker does with an input: it is cut, and the plan is kept."""
    output = Output(address)

    def work(address: str) -> str:
        def made() -> Answer:
            found = plan(address, job.records, job.max_bytes)
            output.keep_plan(found)
            return Answer(item=address, plan=found)

        return _answered(address, address, made)

    return work


def _reading(address: str, job: Job, settings: Settings, reader: Callable[[], DocumentReader]) -> Work:
    """What a worker does with a shard."""
    read = ShardReader(address, job, settings, reader)

    def work(item: str) -> str:
        shard = msgspec.json.decode(item, type=Shard)
        target = f"{shard.input} (shard {shard.number})"
        return _answered(shard.name, target, lambda: Answer(item=shard.name, manifest=read(shard)))

    return work


def _answered(item: str, target: str, made: Callable[[], Answer]) -> str:
    """An answer as JSON; what goes wrong with one item is said, so that it stops no other."""
    try:
        answer = made()
    except UnreachableError as error:
        reason = error.reason if target.startswith(error.target) else f"{error.target} {error.reason}"
        answer = Answer(item=item, failure=Failure(target=target, reason=reason, remedy=_AGAIN))
    except ReportedlyError as error:
        answer = Answer(item=item, failure=Failure(target=target, reason=str(error), remedy=_AGAIN))
    except Exception as error:  # noqa: BLE001
        reason = f"cannot be read: unexpected {type(error).__name__}: {error}"
        answer = Answer(item=item, failure=Failure(target=target, reason=reason, remedy="please report it"))
    return msgspec.json.encode(answer).decode()


def _inputs(targets: Iterable[str], heard: Heard) -> Iterator[str]:
    """The inputs that targets stand for, each once; a target that stands for none is told of."""
    given: set[str] = set()
    for target in targets:
        try:
            for address in inputs(target):
                if address not in given:
                    given.add(address)
                    yield address
        except MissingError:
            reason = "is not there, or stands for no file"
            heard.failed(Failure(target=target, reason=reason, remedy="check the spelling"))
        except UnreachableError as error:
            heard.failed(Failure(target=target, reason=error.reason, remedy=_AGAIN))


def _as_it_was(plan: Plan, heard: Heard) -> bool:
    """Whether an input is as it was when it was planned; where not, that is told."""
    try:
        if plan.state == state(plan.input):
            return True
        reason, remedy = "has changed since it was begun", "give another OUTPUT, or the input as it was"
    except UnreachableError as error:
        reason, remedy = error.reason, _AGAIN
    heard.failed(Failure(target=plan.input, reason=reason, remedy=remedy))
    return False


def _job(output: Output, settings: Settings, model: str, options: Options) -> Job:
    """The job of OUTPUT, or a new one. Raises UsageError where another is wanted than it was begun with."""
    kept = output.job()
    if kept is None:
        return Job(
            model=model,
            max_bytes=options.max_bytes or settings.max_bytes,
            records=options.records or RECORDS,
            begun=datetime.now(UTC).isoformat(timespec="seconds"),
        )
    wanted = {"model": model, "max_bytes": options.max_bytes, "records": options.records}
    for name, value in wanted.items():
        if value is not None and value != getattr(kept, name):
            raise UsageError(f"{output.address} was begun with {name} {getattr(kept, name)}, not {value}; {_OTHER}")
    return kept
