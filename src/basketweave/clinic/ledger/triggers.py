"""The kinds of guards: what each says in the words of both databases. All names come from our own code."""
# ruff: noqa: S608

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, kw_only=True)
class Guard:
    """One promise of one table. Statements run in order; each trigger (or, on PostgreSQL, constraint) is named
    after the guard, alone or with a suffix `__…`, and refuses with the words `guard:<name>`."""

    name: str
    table: str
    postgresql: tuple[str, ...]
    sqlite: tuple[str, ...]

    def statements(self, connection: BaseDatabaseWrapper) -> tuple[str, ...]:
        return self.sqlite if connection.vendor == "sqlite" else self.postgresql


def append_only(table: str) -> Guard:
    """Rows are added, never changed or removed."""
    return refusing(f"{table}_append_only", table, {"UPDATE": "", "DELETE": ""}, truncate=True)


def frozen_once(table: str, column: str) -> Guard:
    """Once this column holds a value, the row is never changed or removed."""
    is_set = f"OLD.{column} IS NOT NULL"
    return refusing(f"{table}_frozen_once_{column}", table, {"UPDATE": is_set, "DELETE": is_set}, truncate=True)


def frozen_children(table: str, parent_table: str, foreign_key: str, column: str) -> Guard:
    """Once the parent's column holds a value, no child is added, changed or removed."""

    def parent_is_set(row: str) -> str:
        return f"EXISTS (SELECT 1 FROM {parent_table} WHERE id = {row}.{foreign_key} AND {column} IS NOT NULL)"

    name = f"{table}_frozen_by_{parent_table}"
    return Guard(
        name=name,
        table=table,
        sqlite=tuple(
            sqlite_trigger(name, table, event, " OR ".join(parent_is_set(row) for row in rows))
            for event, rows in {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}.items()
        ),
        postgresql=(
            # FOR SHARE waits for a signature that is being written at this moment, and then sees it
            f"""CREATE OR REPLACE FUNCTION {name}_check() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE parent record;
                BEGIN
                  FOR parent IN SELECT {column} AS told FROM {parent_table}
                    WHERE (TG_OP <> 'DELETE' AND id = NEW.{foreign_key})
                       OR (TG_OP <> 'INSERT' AND id = OLD.{foreign_key})
                    ORDER BY id FOR SHARE
                  LOOP
                    IF parent.told IS NOT NULL THEN {postgresql_refusal(name)} END IF;
                  END LOOP;
                  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                  RETURN NEW;
                END $$""",
            f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}_check()",
        ),
    )


def refusing(name: str, table: str, conditions: dict[str, str], *, truncate: bool = False) -> Guard:
    """A guard that refuses each named event (INSERT, UPDATE, DELETE) where its condition on OLD and NEW holds; "" is
    always. A condition of plain SQL over the row stands on both engines; for one that asks other tables, write two."""
    refuse = f"EXECUTE FUNCTION {name}_refuse()"
    rows = [
        f"CREATE TRIGGER {name}__{event.lower()} BEFORE {event} ON {table} FOR EACH ROW "
        + (f"WHEN ({condition}) {refuse}" if condition else refuse)
        for event, condition in conditions.items()
    ]
    whole = (
        [f"CREATE TRIGGER {name}__truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}"] if truncate else []
    )
    function = (
        f"CREATE OR REPLACE FUNCTION {name}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN {postgresql_refusal(name)} END $$"
    )
    return Guard(
        name=name,
        table=table,
        sqlite=tuple(sqlite_trigger(name, table, event, condition) for event, condition in conditions.items()),
        postgresql=(function, *rows, *whole),
    )


def sqlite_trigger(name: str, table: str, event: str, condition: str) -> str:
    when = f"WHEN {condition} " if condition else ""
    return (
        f"CREATE TRIGGER {name}__{event.lower()} BEFORE {event} ON {table} FOR EACH ROW {when}"
        f"BEGIN SELECT RAISE(ABORT, 'guard:{name}'); END"
    )


def postgresql_refusal(name: str) -> str:
    """The statement that refuses inside a PL/pgSQL function; arrives in Django as an IntegrityError."""
    return f"RAISE EXCEPTION 'guard:{name}' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = '{name}';"
