"""The vault's place in Django, and what the database refuses for it."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "basketweave.clinic.vault"
    label = "vault"

    def ready(self) -> None:
        from basketweave.clinic.ledger import guards

        guards.register(guards.frozen_once("vault_key", "destroyed_at"))  # an erased patient stays erased
        guards.register(untouched_files())


def untouched_files():
    """A stored file is never changed or removed, but for wiping its hash once its key is destroyed."""
    from basketweave.clinic.ledger.guards import Guard, postgresql_refusal, refusing, sqlite_trigger

    name, table = "vault_storedfile_untouched", "vault_storedfile"
    is_kept = "EXISTS (SELECT 1 FROM vault_key WHERE id = OLD.key_id AND destroyed_at IS NULL)"
    never = refusing(name, table, {"DELETE": ""}, truncate=True)
    return Guard(
        name=name,
        table=table,
        sqlite=(*never.sqlite, sqlite_trigger(name, table, "UPDATE", is_kept)),
        postgresql=(
            *never.postgresql,
            f"CREATE OR REPLACE FUNCTION {name}_check() RETURNS trigger LANGUAGE plpgsql AS $$\n"
            f"BEGIN IF {is_kept} THEN {postgresql_refusal(name)} END IF; RETURN NEW; END $$",
            f"CREATE TRIGGER {name}__update BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}_check()",
        ),
    )
