"""What the database refuses: that a specialist, a room or a device is held twice at one time."""

from basketweave.clinic.ledger.guards import Guard, sqlite_trigger

TABLE = "diary_holding"
HELD = ("specialist", "room", "device")


def guards() -> tuple[Guard, ...]:
    return (a_day_at_most(), *(once(what) for what in HELD))


def name_of(what: str) -> str:
    return f"{TABLE}_{what}_once"


def once(what: str) -> Guard:
    """Half-open spans: one may begin as another ends. Cancelled holdings hold nothing."""
    column, name = f"{what}_id", name_of(what)
    taken = f"""NEW.cancelled_at IS NULL AND NEW.{column} IS NOT NULL AND EXISTS (
        SELECT 1 FROM {TABLE} WHERE {column} = NEW.{column} AND cancelled_at IS NULL AND id <> NEW.id
        AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at
        AND starts_at > strftime('%Y-%m-%d %H:%M:%S', NEW.starts_at, '-2 days'))"""  # noqa: S608  (none lasts longer: see below)
    return Guard(
        name=name,
        table=TABLE,
        sqlite=tuple(sqlite_trigger(name, TABLE, event, taken) for event in ("INSERT", "UPDATE")),
        postgresql=(
            "CREATE EXTENSION IF NOT EXISTS btree_gist",
            f"ALTER TABLE {TABLE} ADD CONSTRAINT {name} EXCLUDE USING gist "
            f"({column} WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&) WHERE (cancelled_at IS NULL)",
        ),
    )


def a_day_at_most() -> Guard:
    """On SQLite the search for an overlap looks back two days, so nothing may last longer than one."""
    name = f"{TABLE}_a_day_at_most"
    longer = "julianday(NEW.ends_at) - julianday(NEW.starts_at) > 1.001 OR julianday(NEW.ends_at) IS NULL"
    return Guard(
        name=name,
        table=TABLE,
        sqlite=tuple(sqlite_trigger(name, TABLE, event, longer) for event in ("INSERT", "UPDATE")),
        postgresql=(f"ALTER TABLE {TABLE} ADD CONSTRAINT {name} CHECK (ends_at <= starts_at + interval '1 day')",),
    )
