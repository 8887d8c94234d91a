"""The tables, as they are now; the migrations make them, and a test compares.

``seq`` numbers rows in order of arrival and stays inside the store. ``id`` is the number of an id that derives from
content (see ``rows``). Times are microseconds since 1970 in UTC. Beside these there is the index of words, which is of
another make in each database (see ``search``).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "fk": "%(table_name)s_%(column_0_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)

# In the order of code points everywhere, as Python sorts.
Ordered = Text().with_variant(Text(collation="C"), "postgresql")

documents = Table(
    "documents",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("id", BigInteger, nullable=False, unique=True),
    Column("time", BigInteger, nullable=False),
    Column("added", BigInteger, nullable=False),
    Column("length", Integer, CheckConstraint("length >= 0", name="length"), nullable=False),
    Column("claims", Integer, CheckConstraint("claims >= 0", name="claims"), nullable=False),
    Column("full_text", Boolean, nullable=False),
    Column("redacted", Boolean, nullable=False),
    Column("sha256", LargeBinary(32), CheckConstraint("length(sha256) = 32", name="sha256"), nullable=False),
    Column("address", Ordered),
    Column("url", Text),
    Column("title", Text),
    Column("outlet", Text),
    Column("outlet_words", Ordered),
    Column("byline", Text),
    Column("published", Text),
    Column("captured", Text),
    Column("language", Text),
    Column("basis", Text),
    Index(None, "time", "id"),
    Index(None, "address"),
    Index(None, "outlet_words", "time", "id"),
)

readings = Table(
    "readings",
    metadata,
    Column("document", ForeignKey("documents.seq", ondelete="CASCADE"), primary_key=True),
    Column("model", Ordered, nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("id", BigInteger, nullable=False, unique=True),
    Column("kind", SmallInteger, CheckConstraint("kind between 0 and 10", name="kind")),
    Column("name", Ordered, nullable=False),
    Column("words", Ordered, nullable=False),
    Index("sources_order", "name", "id"),
)

claims = Table(
    "claims",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("id", BigInteger, nullable=False),
    Column("document", ForeignKey("documents.seq", ondelete="CASCADE"), nullable=False),
    Column("source", ForeignKey("sources.seq"), index=True),
    Column("parent", BigInteger),
    Column("number", Integer, CheckConstraint("number > 0", name="number"), nullable=False),
    Column("quotation", SmallInteger, CheckConstraint("quotation between 0 and 2", name="quotation"), nullable=False),
    Column("certainty", SmallInteger, CheckConstraint("certainty between 0 and 7", name="certainty")),
    Column("evidence", SmallInteger, CheckConstraint("evidence between 0 and 7", name="evidence"), nullable=False),
    Column("response", SmallInteger, CheckConstraint("response between 0 and 8", name="response"), nullable=False),
    Column("written", Text),
    Column("cue", Text),
    Column("content", Text, nullable=False),
    Index("claims_id_key", "id", unique=True),
    UniqueConstraint("document", "number"),
)

OPEN = "verdict = 'unsure' and score is not null"
"""What a rule left open, when it judged; a rule always gives a score."""
BY_PEOPLE = "score is null"
"""What people judged."""

judgements = Table(
    "judgements",
    metadata,
    Column("id", Ordered, CheckConstraint("length(id) = 32", name="id"), primary_key=True),
    Column("time", BigInteger, nullable=False),
    Column("left_id", Ordered, nullable=False, index=True),
    Column("right_id", Ordered, nullable=False, index=True),
    Column(
        "verdict", Text, CheckConstraint("verdict in ('same', 'not same', 'unsure')", name="verdict"), nullable=False
    ),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("score", Float(53)),
    Column("reasons", Text, nullable=False),
    CheckConstraint("left_id <= right_id", name="order"),
    Index(None, "time", "id"),
    Index("judgements_open", "score", "left_id", "right_id", sqlite_where=text(OPEN), postgresql_where=text(OPEN)),
    Index("judgements_people", "time", "id", sqlite_where=text(BY_PEOPLE), postgresql_where=text(BY_PEOPLE)),
)

refusals = Table(
    "refusals",
    metadata,
    Column("id", Ordered, CheckConstraint("length(id) = 32", name="id"), primary_key=True),
    Column("target", Ordered, nullable=False),
    Column("reason", Ordered, nullable=False),
    Column("remedy", Ordered, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    CheckConstraint("first <= last", name="order"),
)

removals = Table(
    "removals",
    metadata,
    Column("id", Ordered, CheckConstraint("length(id) = 32", name="id"), primary_key=True),
    Column("time", BigInteger, nullable=False),
    Column(
        "kind", Text, CheckConstraint("kind in ('document', 'source', 'person', 'age')", name="kind"), nullable=False
    ),
    Column("subject", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("judgements", Integer, nullable=False),
)

forgotten = Table("forgotten", metadata, Column("id", BigInteger, primary_key=True, autoincrement=False))

feeds = Table(
    "feeds",
    metadata,
    Column("url", Ordered, primary_key=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("checked", Text),
    Column("worked", Text),
    Column("due", Text),
    Column("failures", Integer, nullable=False),
    Column("problem", Text),
)

settings = Table(
    "settings",
    metadata,
    Column("name", Ordered, primary_key=True),
    Column("value", Text, nullable=False),
)
