"""Malformed inputs for `fuzz_loading.py`, each made by its number from a sound one; every text is made up here."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from random import Random

from msgspec import Struct

GOOD = (
    "The good neighbour before it said that the old bridge would hold until the spring.",
    "The good neighbour after it said that nobody had asked her about the ferry.",
)
WORDS = "Bridge {n} will close on Monday, Mayor Ines Hollow said. She told reporters that nobody could wait for it."
TEXTS = tuple(WORDS.format(n=n) for n in range(5))
PAGE = "<!doctype html><html><head><title>Shut</title></head><body><article><p>{text}</p></article></body></html>"


class Input(Struct, frozen=True):
    """One input: ``name`` is the ending of its file, ``kept`` the texts that must be read out of it all the same."""

    format: str
    damage: str
    name: str
    data: bytes
    kept: tuple[str, ...] = ()


class _Sound(Struct, frozen=True):
    """A format: the endings that it goes by, its parts (records, where it has any), and what stands around them."""

    name: str
    parts: tuple[bytes, ...]
    before: bytes = b""
    after: bytes = b""
    independent: bool = False  # whether a part that is noise harms no other

    @property
    def data(self) -> bytes:
        return self.before + b"".join(self.parts) + self.after


def made(number: int, seed: int) -> Input:
    """The input of that number; the same for the same seed."""
    random = Random(f"{seed}/{number}")
    kind = list(_SOUND)[number % len(_SOUND)]
    damage = random.choice(list(_DAMAGES))
    return _DAMAGES[damage](kind, damage, _SOUND[kind], random)


def sound() -> list[Input]:
    """One sound input of every format."""
    return [_sound(kind, "none", sound, Random(0)) for kind, sound in _SOUND.items()]


def _rows() -> tuple[bytes, ...]:
    return tuple(json.dumps({"id": f"a{n}", "text": text}).encode() + b"\n" for n, text in enumerate(TEXTS))


def _posts() -> tuple[bytes, ...]:
    post = {"author": "ida", "time": "2026-07-05T18:00:00Z"}
    return tuple(json.dumps(post | {"id": f"p{n}", "text": text}).encode() + b"\n" for n, text in enumerate(TEXTS))


def _warc(packed: bool) -> tuple[bytes, ...]:
    records = []
    for n, text in enumerate(TEXTS):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE.format(text=text)}".encode()
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://weir.example/{n}\r\n"
            f"WARC-Date: 2026-07-05T18:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        records.append(gzip.compress(record) if packed else record)
    return tuple(records)


def _items(pattern: str) -> tuple[bytes, ...]:
    return tuple(pattern.format(n=n, text=text).encode() for n, text in enumerate(TEXTS))


def _export(before: str, item: dict[str, object]) -> _Sound:
    marked = [json.dumps(item).replace("#text#", text).replace("#n#", str(n)) for n, text in enumerate(TEXTS)]
    parts = [line.encode() + (b",\n" if n < len(TEXTS) - 1 else b"\n") for n, line in enumerate(marked)]
    return _Sound(".json", tuple(parts), before.encode(), b"]}")


def _parquet() -> _Sound | None:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        return None
    stream = io.BytesIO()
    table = pyarrow.table({"id": [f"a{n}" for n in range(5)], "text": list(TEXTS)})
    pyarrow.parquet.write_table(table, stream)
    return _Sound(".parquet", (stream.getvalue(),))


_NOTE = {"type": "Create", "object": {"id": "https://f.example/#n#", "content": "<p>#text#</p>", "published": "2026"}}
_NOTE["object"] |= {"attributedTo": "https://f.example/ida"}  # type: ignore[operator]
_SKEET = {
    "post": {
        "uri": "at://ida/app.bsky.feed.post/#n#",
        "author": {"handle": "ida.f.example"},
        "record": {"text": "#text#", "createdAt": "2026-07-05T18:00:00Z"},
    }
}
_MESSAGE = {"id": "#n#", "type": "message", "date": "2026-07-05T18:00:00", "text": ["#text#"], "from": "ida"}
_RSS_ITEM = "<item><title>Shut</title><link>https://w.example/{n}</link><description>{text}</description></item>"
_ATOM_ENTRY = "<entry><title>Shut</title><link href='https://w.example/{n}'/><content>{text}</content></entry>"
_FOUND: dict[str, _Sound | None] = {
    "text": _Sound(".txt", tuple(text.encode() + b"\n" for text in TEXTS)),
    "html": _Sound(".html", _items("<p>{text}</p>"), b"<!doctype html><html><body><article>", b"</article></html>"),
    "json lines": _Sound(".jsonl", _rows(), independent=True),
    "posts": _Sound(".ndjson", _posts(), independent=True),
    "csv": _Sound(".csv", _items('{n},"{text}"\n'), b"id,text\n", independent=True),
    "warc": _Sound(".warc", _warc(packed=False), independent=True),
    "warc.gz": _Sound(".warc.gz", _warc(packed=True), independent=True),
    "rss": _Sound(".xml", _items(_RSS_ITEM), b"<?xml version='1.0'?><rss><channel>", b"</channel></rss>"),
    "atom": _Sound(".atom", _items(_ATOM_ENTRY), b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"</feed>"),
    "sitemap": _Sound(".xml", _items("<url><loc>https://w.example/{n}</loc></url>"), b"<urlset>", b"</urlset>"),
    "json feed": _export(
        '{"version": "https://jsonfeed.org/version/1.1", "items": [',
        {"id": "#n#", "url": "https://w.example/#n#", "content_html": "<p>#text#</p>"},
    ),
    "mastodon": _export('{"type": "OrderedCollection", "orderedItems": [', _NOTE),
    "bluesky": _export('{"feed": [', _SKEET),
    "telegram": _export('{"name": "Harbour", "id": 7, "messages": [', _MESSAGE),
    "parquet": _parquet(),
}
_SOUND = {name: sound for name, sound in _FOUND.items() if sound is not None}
_ENDINGS = ("", ".txt", ".html", ".json", ".jsonl", ".csv", ".xml", ".warc", ".gz", ".parquet", ".pdf")


def _sound(kind: str, damage: str, sound: _Sound, _: Random) -> Input:
    kept = () if kind == "sitemap" else TEXTS
    return Input(kind, damage, sound.name, sound.data, kept)


def _cut(kind: str, damage: str, sound: _Sound, random: Random) -> Input:
    return Input(kind, damage, sound.name, sound.data[: random.randrange(len(sound.data))])


def _bytes_changed(kind: str, damage: str, sound: _Sound, random: Random) -> Input:
    data = bytearray(sound.data)
    for _ in range(random.choice((1, 2, 10, 100))):
        data[random.randrange(len(data))] = random.randrange(256)
    return Input(kind, damage, sound.name, bytes(data))


def _noise_between(kind: str, damage: str, sound: _Sound, random: Random) -> Input:
    """A part is noise; of formats whose parts stand by themselves, the others must be kept."""
    place, parts = random.randrange(len(sound.parts)), list(sound.parts)
    noise = bytes(random.choice(b"\0\x01abc,;{}[]<>&%\xff\xc3") for _ in range(random.randrange(1, 80)))
    parts[place] = noise if kind.startswith("warc") else noise + b"\n"
    kept = tuple(text for n, text in enumerate(TEXTS) if n != place) if sound.independent else ()
    # an archive is known as one by its first record
    whole = not (kind.startswith("warc") and place == 0)
    return Input(kind, damage, sound.name, sound.before + b"".join(parts) + sound.after, kept if whole else ())


def _inserted(kind: str, damage: str, sound: _Sound, random: Random) -> Input:
    piece = random.choice(
        (
            bytes(random.choice((1, 10, 5_000))),
            b"<" * 3_000,
            b"<div>" * 30_000,
            b"[" * 100_000,
            b'{"a":' * 30_000,
            b"<![CDATA[",
            b"<!--",
            b"&#xD800;&#0;&nbsp;&" * 50,
            b'"' * 1_001,
            b"\xef\xbf\xbe\xed\xa0\x80" * 20,
            b"\r" * 2_000,
            b"9" * 6_000,
            b"x" * 1_200_000,
        )
    )
    place = random.randrange(len(sound.data) + 1)
    return Input(kind, damage, sound.name, sound.data[:place] + piece + sound.data[place:])


def _lying_name(kind: str, damage: str, sound: _Sound, random: Random) -> Input:
    return Input(kind, damage, random.choice(_ENDINGS), sound.data)


def _spliced(kind: str, damage: str, sound: _Sound, random: Random) -> Input:
    other = _SOUND[random.choice(list(_SOUND))].data
    return Input(
        kind,
        damage,
        sound.name,
        sound.data[: random.randrange(len(sound.data))] + other[random.randrange(len(other)) :],
    )


def _entities(kind: str, damage: str, sound: _Sound, random: Random) -> Input:
    names = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 12 if n else 'ha'}'>" for n in range(random.choice((2, 9))))
    head = f"<?xml version='1.0'?><!DOCTYPE x [{names}<!ENTITY out SYSTEM 'file:///etc/hostname'>]>".encode()
    return Input(kind, damage, sound.name, head + sound.before + b"&l8;&out;" + b"".join(sound.parts) + sound.after)


def _bomb(kind: str, damage: str, sound: _Sound, random: Random) -> Input:
    filler = random.choice((b"\0", b"\n", b" ", b"<p>", b'{"id": "a", "text": "He said so."}\n'))
    data = gzip.compress(sound.before + filler * (5_000_000 // len(filler)), compresslevel=1)
    packed = random.choice((data, gzip.compress(data), b"PK\x03\x04" + data))
    return Input(kind, damage, f"{sound.name}.gz", packed)


def _packed(kind: str, damage: str, sound: _Sound, random: Random) -> Input:
    data = gzip.compress(sound.data)
    return Input(kind, damage, f"{sound.name}.gz", data[: random.choice((len(data), random.randrange(1, len(data))))])


_Damage = Callable[[str, str, _Sound, Random], Input]
_DAMAGES: dict[str, _Damage] = {
    "none": _sound,
    "cut": _cut,
    "bytes changed": _bytes_changed,
    "noise between": _noise_between,
    "inserted": _inserted,
    "lying name": _lying_name,
    "spliced": _spliced,
    "entities": _entities,
    "packed": _packed,
    "bomb": _bomb,
}
