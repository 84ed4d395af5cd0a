"""Frozen SQL, one module a schema version; a module is never changed once released."""
