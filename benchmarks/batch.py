"""Whether a batch gives the same rows however it is cut, spread and killed, and what it costs.

    python benchmarks/batch.py rows  [--documents 60] [--engines native ray]
    python benchmarks/batch.py store --store s3://BUCKET/NEW [--documents 60]
    python benchmarks/batch.py kills [--kills 20] [--documents 240] [--engine native]
    python benchmarks/batch.py nodes [--kills 20] [--documents 240]
    python benchmarks/batch.py speed [--documents 480] [--input FILE ...]
    python benchmarks/batch.py memory [--documents 20000] [--curves FOLDER]

``rows`` compares every row with what `reportedly read --json` says, for shards of 1, 1/2 and 1/4 of the input in two
orders. ``store`` compares those from and to an object store with those from and to a disk; a real server on loopback
will do, such as that of moto. ``kills`` sends SIGKILL to the driver or to one of its workers at random moments and runs
it again until it ends. ``nodes`` does so with Ray, and takes away machines of a cluster, of which three run on one.
``speed`` measures words a CPU second from WARC to claims, the part of loading, and two workers against one. ``memory``
prints what driver and workers hold while documents go by, and draws it. All pages are made up here. Exits with 1 where
a bar is missed.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from curves import curve

NAMES = "Ines Hollow|Ruta Halvorsen|Tomas Brill|Ada Quarrie|Jon Merrow|Sela Prout|Piet Lund|Nora Vance".split("|")
ROLES = "mayor engineer spokesman minister captain surgeon fisherman economist".split()
SAID = "said|told reporters|added|warned|wrote in a letter|confirmed|denied|insisted".split("|")
THINGS = "the eastern pier|the ferry|the grain terminal|the old mill|the tram line|the reservoir|the clinic".split("|")
DONE = "will close on Monday|has been inspected twice|may not open before May|cost {n} million crowns".split("|")
LINKS = "".join(f'<li><a href="/section/{n}">Section {n} and its stories</a></li>' for n in range(60))
SCRIPT = "window.settings={" + ",".join(f'"key{n}":"value {n}"' for n in range(900)) + "};"
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta property="og:site_name" content="The Weir"><meta name="date" content="{day}T09:00:00Z">'
    "<script>{script}</script></head><body><header><nav><ul>{links}</ul></nav></header><main><article><h1>{title}</h1>"
    "{paragraphs}</article><aside><h2>Most read</h2><ul>{links}</ul></aside></main>"
    "<footer><p>All rights reserved.</p><ul>{links}</ul></footer></body></html>"
)


def sentence(chance: random.Random) -> str:
    """One sentence, in most of which somebody says something."""
    name, thing = chance.choice(NAMES), chance.choice(THINGS)
    what = f"{thing} {chance.choice(DONE)}".format(n=chance.randrange(2, 900))
    kind = chance.random()
    if kind < 0.4:
        return f"{name}, the {chance.choice(ROLES)}, {chance.choice(SAID)} that {what}."
    if kind < 0.6:
        return f"“{what[0].upper()}{what[1:]},” {name} {chance.choice(('said', 'told reporters'))}."
    return f"{what[0].upper()}{what[1:]}, and work went on around {chance.choice(THINGS)} all week without a pause."


def article(number: int, sentences: int) -> tuple[str, list[str]]:
    """The title and the paragraphs of an invented article, always the same ones for a number."""
    chance = random.Random(number)
    told = [sentence(chance) for _ in range(sentences)]
    return f"Report {number} from {chance.choice(THINGS)}", [" ".join(told[n : n + 3]) for n in range(0, sentences, 3)]


def warc(path: Path, numbers: Sequence[int], sentences: int) -> Path:
    """An archive of pages with menus, scripts and footers, as news has them; some 50 kB each."""
    with path.open("wb") as file:
        for number in numbers:
            title, paragraphs = article(number, sentences)
            body = PAGE.format(
                title=title,
                day=f"2026-07-{1 + number % 28:02}",
                script=SCRIPT,
                links=LINKS,
                paragraphs="".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
            )
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()
            head = (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
                f"WARC-Date: 2026-07-05T18:00:00Z\r\nWARC-Target-URI: https://weir.example/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 6))
    return path


def lines(path: Path, numbers: Sequence[int], sentences: int) -> Path:
    """JSON Lines of articles; one line in twenty is broken."""
    with path.open("w", encoding="utf-8") as file:
        for number in numbers:
            title, paragraphs = article(number, sentences)
            row = {"id": f"n{number}", "title": title, "text": "\n\n".join(paragraphs), "published": "2026-07-05"}
            file.write(json.dumps(row) + "\n" + ("{broken\n" if number % 20 == 7 else ""))
    return path


TURNS = 2  # of one worker and of two


def say(line: str) -> None:
    """Prints at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def program(*words: object) -> list[str]:
    """A call of the program."""
    return [sys.executable, "-c", "from reportedly.cli import main; main()", *map(str, words)]


def batch(inputs: Sequence[Path | str], out: Path | str, *options: object) -> dict[str, Any]:
    """What a batch says of itself, with the CPU seconds of its whole tree of processes."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    call = program("batch", *inputs, out, "--json", *options)
    done = subprocess.run(call, stdout=subprocess.PIPE, check=False)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(done.stdout) | {"tree": cpu, "wall": time.perf_counter() - begun}


def contents(out: Path) -> dict[str, list[str]]:
    """The rows of each table as JSON, in one order; and of each shard, its manifest's name."""
    import pyarrow.parquet as pq

    return {
        table: sorted(
            json.dumps(row, sort_keys=True)
            for path in sorted((out / table).glob("*.parquet"))
            for row in pq.read_table(path).to_pylist()
        )
        for table in ("documents", "attributions", "claims", "refusals")
    }


def digest(rows: dict[str, list[str]]) -> str:
    """A hash of all rows."""
    return hashlib.sha256(msgspec.json.encode(rows)).hexdigest()[:16]


def as_read(inputs: Sequence[Path]) -> tuple[list[str], list[str]]:
    """The documents and attributions that `reportedly read --json` gives, in one order."""
    done = subprocess.run(program("read", "--json", *inputs), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603
    views = [json.loads(line) for line in done.stdout.splitlines()]
    documents = [json.dumps(view["document"], sort_keys=True) for view in views]
    attributions = [json.dumps(row, sort_keys=True) for view in views for row in view["attributions"]]
    return sorted(documents), sorted(attributions)


def as_rows(rows: dict[str, list[str]], names: Sequence[str]) -> tuple[list[str], list[str]]:
    """The same of a batch: the fields that the JSON has."""
    documents = [
        json.dumps({name: json.loads(row)[name] for name in names}, sort_keys=True) for row in rows["documents"]
    ]
    beside = ("document", "claim", "number")
    attributions = [
        json.dumps({name: value for name, value in json.loads(row).items() if name not in beside}, sort_keys=True)
        for row in rows["attributions"]
    ]
    return sorted(documents), sorted(attributions)


def rows(folder: Path, documents: int, engines: Sequence[str]) -> bool:
    """Whether all ways of reading give the same rows."""
    half = documents // 2
    inputs = [lines(folder / "a.jsonl", range(half), 12), warc(folder / "b.warc.gz", range(half, documents), 12)]
    expected, found = as_read(inputs), {}
    names = list(json.loads(expected[0][0]))
    for engine in engines:
        for parts in (1, 2, 4):
            for order in (inputs, inputs[::-1]):
                out = folder / f"{engine}-{parts}-{order is inputs}"
                options = ("--engine", engine, "--records", -(-half // parts), "--workers", 2)
                said = batch(order, out, *options)
                held = contents(out)
                found[out.name] = digest(held)
                same = as_rows(held, names) == expected
                say(f"{out.name:>16}  {said['shards']} shards  {digest(held)}  as `read`: {same}")
                if not same:
                    return False
    return len(set(found.values())) == 1


def store(folder: Path, documents: int, address: str) -> bool:
    """Whether an object store, to which the inputs are brought, gives and holds the same rows as a disk."""
    import fsspec.core

    fs, path = fsspec.core.url_to_fs(address)
    half = documents // 2
    inputs = [lines(folder / "a.jsonl", range(half), 12), warc(folder / "b.warc.gz", range(half, documents), 12)]
    for given in inputs:
        fs.put_file(str(given), f"{path}/in/{given.name}")
    here = batch(inputs, folder / "here", "--records", 10)
    there = batch([f"{address}/in"], f"{address}/out", "--records", 10)
    fs.get(f"{path}/out", str(folder / "there"), recursive=True)
    found, expected = contents(folder / "there"), contents(folder / "here")
    same = [table for table in expected if table != "refusals" and found[table] == expected[table]]
    say(f"{there['shards']} shards of {here['shards']}; the same rows: {', '.join(same)}")
    return len(same) == 3 and len(found["refusals"]) == len(expected["refusals"])  # these name their inputs


def descendants(root: int) -> list[int]:
    """The processes under one."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError):
                continue
    found, grown = {root}, True
    while grown:
        more = {child for child, parent in parents.items() if parent in found} - found
        found, grown = found | more, bool(more)
    return sorted(found - {root})


def kills(folder: Path, count: int, documents: int, engine: str, seed: int) -> bool:
    """Whether nothing is lost or doubled, whoever is killed and when."""
    chance = random.Random(seed)
    half = documents // 2
    inputs = [lines(folder / "a.jsonl", range(half), 9), warc(folder / "b.warc.gz", range(half, documents), 9)]
    options = ("--records", 10, "--workers", 2, "--engine", engine)
    calm = batch(inputs, folder / "calm", *options)
    expected, whole = contents(folder / "calm"), calm["wall"]
    say(f"a whole run: {whole:.1f} s, {calm['shards']} shards, {digest(expected)}")
    done = rounds = 0
    sound = True
    while done < count:
        rounds += 1
        out, moments = folder / f"round{rounds}", []
        while True:
            process = subprocess.Popen(  # noqa: S603
                program("batch", *inputs, out, *options), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            ended, killed = _killed(process, chance, whole, done < count)
            done += killed is not None
            moments.append(f"{killed or 'none'} at {len(list(out.glob('_manifests/*.json')))} shards")
            if ended:
                break
        same = contents(out) == expected and len(list(out.glob("_manifests/*.json"))) == calm["shards"]
        sound &= same
        say(f"round {rounds}: {', '.join(moments)}: {'the same rows' if same else 'OTHER ROWS'}")
    say(f"{done} kills in {rounds} rounds")
    return sound


def _killed(
    process: subprocess.Popen[bytes], chance: random.Random, whole: float, may: bool
) -> tuple[bool, str | None]:
    """Waits for a random moment and kills the driver or a worker; whether the run ended by itself, and who died."""
    if may:
        try:
            process.wait(chance.uniform(0.3, whole))
        except subprocess.TimeoutExpired:
            workers = descendants(process.pid)
            if workers and chance.random() < 0.5:
                os.kill(chance.choice(workers), signal.SIGKILL)
                process.wait()
                return process.returncode in (0, 1), "worker"
            process.kill()
            process.wait()
            return False, "driver"
    process.wait()
    return True, None


def nodes(folder: Path, count: int, documents: int, seed: int) -> bool:
    """Whether nothing is lost or doubled when machines of a cluster, workers and the driver are killed in turn."""
    inputs = [lines(folder / "a.jsonl", range(documents), 9)]
    calm = batch(inputs, folder / "calm", "--records", 5)
    expected, sound, done, rounds = contents(folder / "calm"), True, 0, 0
    storm = Storm(seed)
    while done < count:
        rounds += 1
        out, moments, calm_runs = folder / f"round{rounds}", [], 0
        options = ("--records", 5, "--workers", 2, "--engine", "ray", "--address", storm.address)
        begun = time.perf_counter()
        while _shards(out) < calm["shards"] and calm_runs < 3:
            with (folder / "said").open("w") as told:
                process = subprocess.Popen(  # noqa: S603
                    program("batch", *inputs, out, *options), stdout=subprocess.DEVNULL, stderr=told
                )
            killed: list[str] = []
            seen = _shards(out)
            while process.poll() is None:
                try:
                    process.wait(storm.chance.uniform(1, 6) if done + len(killed) < count else None)
                except subprocess.TimeoutExpired:
                    now = _shards(out)
                    if now > seen or storm.chance.random() < 0.1:  # mostly while work is under way
                        killed.append(f"{storm.strike(process)} at {now} shards")
                        seen = now
            calm_runs += not killed
            done, moments = done + len(killed), moments + killed
            if process.returncode != -signal.SIGKILL and _shards(out) < calm["shards"]:
                said = (folder / "said").read_text(encoding="utf-8", errors="replace").splitlines()
                ours = [line for line in said if line.startswith("reportedly: ")] or ["nothing"]
                moments.append(f"(exit code {process.returncode}: {ours[-1][:200]})")
        same = contents(out) == expected and _shards(out) == calm["shards"]
        sound &= same
        took = time.perf_counter() - begun
        say(f"round {rounds}, {took:.0f} s: {', '.join(moments)}: {'the same rows' if same else 'OTHER ROWS'}")
    storm.close()
    say(f"{done} strikes in {rounds} rounds: {dict(sorted(storm.struck.items()))}")
    return sound


def _shards(out: Path) -> int:
    """How many are done."""
    return len(list(out.glob("_manifests/*.json")))


class Storm:
    """A Ray cluster of a head and two more machines on this one, and who strikes at it."""

    def __init__(self, seed: int) -> None:
        from ray.cluster_utils import Cluster

        self.chance = random.Random(seed)
        self.struck: dict[str, int] = {}
        self._cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
        self._nodes = [self._cluster.add_node(num_cpus=1) for _ in range(2)]
        self.address: str = self._cluster.address

    def strike(self, driver: subprocess.Popen[bytes]) -> str:
        """Kills a machine, which is replaced, a worker or the driver; which of them."""
        workers = [pid for pid in descendants(os.getpid()) if pid not in descendants(driver.pid) and _works(pid)]
        what = self.chance.choice(("node", "worker", "driver") if workers else ("node", "driver"))
        if what == "node":
            self._cluster.remove_node(self._nodes.pop(self.chance.randrange(len(self._nodes))), allow_graceful=False)
            self._nodes.append(self._cluster.add_node(num_cpus=1))
        else:
            with suppress(ProcessLookupError):
                os.kill(self.chance.choice(workers) if what == "worker" else driver.pid, signal.SIGKILL)
        self.struck[what] = self.struck.get(what, 0) + 1
        return what

    def close(self) -> None:
        """Ends all machines."""
        self._cluster.shutdown()


def _works(pid: int) -> bool:
    """Whether a process is an actor of ours, or reads for one."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return b"multiprocessing.spawn" in words or words.startswith(b"ray::")


def speed(folder: Path, documents: int, given: Sequence[Path]) -> bool:
    """Prints what reading an archive costs, and whether that is within the bars.

    One worker and two are taken in turn, each as often; times are medians. Where the machine is quiet, two workers
    cannot be more times as quick than twice what they take more of CPU seconds.
    """
    inputs = list(given) or [warc(folder / "a.warc.gz", range(documents), 40)]
    records = -(-documents // 24) if not given else 250
    runs: dict[int, list[dict[str, Any]]] = {1: [], 2: []}
    for number in range(2 * TURNS):
        workers = number % 2 + 1
        out = folder / f"{workers}-{number}"
        runs[workers].append(batch(inputs, out, "--workers", workers, "--records", records))
        found = runs[workers][-1]
        load = os.getloadavg()[0]
        say(f"{workers} workers: {found['seconds']:.1f} s, {found['tree']:.1f} CPU s of all processes; load {load:.1f}")
    one = runs[1][0]
    manifests = [json.loads(path.read_bytes()) for path in (folder / "1-0" / "_manifests").glob("*.json")]
    cost = {name: sum(m[name] for m in manifests) for name in ("loading", "reading", "writing")}
    work, own = sum(cost.values()), one["tree"] - sum(cost.values())
    say(f"{one['documents']:,} documents, {one['words']:,} words")
    for name, seconds in cost.items():
        say(f"{name:>8}: {seconds:8.1f} CPU s, {seconds / work:6.1%}")
    say(f"words a CPU second, WARC to claims, in the worker: {one['words'] / work:,.0f}")
    say(f"words a CPU second, the whole tree of processes: {one['words'] / one['tree']:,.0f}")
    say(f"the engine's own: {own:.1f} CPU s, {own / work:.1%} of the work")
    times, cpu = (
        {n: statistics.median([run[name] for run in runs[n]]) for n in (1, 2)} for name in ("seconds", "tree")
    )
    gain, most = times[1] / times[2], 2 * cpu[1] / cpu[2]
    say(f"one worker {times[1]:.1f} s, two {times[2]:.1f} s: {gain:.2f} times; by their CPU seconds {most:.2f} at most")
    return one["words"] / work >= 2000 and cost["loading"] <= work / 4 and own <= work / 10 and gain >= 1.8


def memory(folder: Path, documents: int, curves: Path | None) -> bool:
    """Prints the memory of driver and workers while documents go by, and whether it is flat.

    Memory is what all processes have for themselves (the anonymous part of their PSS), looked at every two seconds;
    pages of libraries are shared with whatever else runs. It is flat where its median over the last fifth of the
    documents is at most 5 % above that over the second fifth; the first is for starting.
    """
    inputs = [lines(folder / "a.jsonl", range(documents), 6)]
    out, each = folder / "out", max(1, documents // 100)
    call = program("batch", *inputs, out, "--workers", 2, "--records", each)
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    looks: list[tuple[int, float, float]] = []
    say("documents  driver, MB  workers, MB")
    while process.poll() is None:
        time.sleep(2)
        done = each * len(list(out.glob("_manifests/*.json")))
        driver, *workers = (proportional(pid, "Pss_Anon") for pid in (process.pid, *descendants(process.pid)))
        if driver and done:
            if len(looks) % 30 == 0:
                say(f"{done:>9,} {driver:>11.0f} {sum(workers):>12.0f}")
            looks.append((done, driver, sum(workers)))
    second, last = (
        statistics.median([sum(sizes) for done, *sizes in looks if first * documents < 5 * done <= after * documents])
        for first, after in ((1, 2), (4, 5))
    )
    most = max(sum(sizes) for _, *sizes in looks)
    say(f"the second fifth {second:.0f} MB, the last {last:.0f} MB: {last / second - 1:+.1%}; {most:.0f} MB at most")
    if curves is not None:
        series = {
            "driver and two workers": [(done, driver + workers) for done, driver, workers in looks],
            "driver": [(done, driver) for done, driver, _ in looks],
        }
        curve(curves / "batch-memory.svg", "Memory while a batch reads", "documents read", "MB", series)
    return process.returncode in (0, 1) and last <= 1.05 * second


def proportional(pid: int, part: str = "Pss") -> float:
    """The megabytes of a process, what it shares divided among those that share it; 0 for one that is gone."""
    try:
        held = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in held if line.startswith(f"{part}:")) * 1024 / 1e6


def asked() -> argparse.Namespace:
    """What is to be run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("rows", "store", "kills", "nodes", "speed", "memory"))
    parser.add_argument("--documents", type=int)
    parser.add_argument("--engines", nargs="+", default=["native"])
    parser.add_argument("--engine", default="native")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--input", type=Path, nargs="+", default=[])
    parser.add_argument("--curves", type=Path)
    parser.add_argument("--store", default="", help="an address that nothing lies at, of a store that fsspec knows")
    return parser.parse_args()


def main() -> None:
    """Runs what is asked for."""
    given = asked()
    usual = {"rows": 60, "store": 60, "kills": 240, "nodes": 240, "speed": 480, "memory": 20_000}
    documents = given.documents or usual[given.what]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        good = {
            "rows": lambda: rows(folder, documents, given.engines),
            "store": lambda: store(folder, documents, given.store.rstrip("/")),
            "kills": lambda: kills(folder, given.kills, documents, given.engine, given.seed),
            "nodes": lambda: nodes(folder, given.kills, documents, given.seed),
            "speed": lambda: speed(folder, documents, given.input),
            "memory": lambda: memory(folder, documents, given.curves),
        }[given.what]()
    say("within the bar" if good else "NOT within the bar")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
