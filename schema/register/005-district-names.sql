-- Schema version 5: what priority districts (QPV) are called. Frozen once released: a change to the schema is a new file.
--
-- A name is of the code, not of the places that stand there: written once, it cannot differ from one place to another. A
-- district without a row here has no name. Its past is in `setup_change`.
CREATE TABLE district (
    code TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn'))
) STRICT, WITHOUT ROWID;
PRAGMA user_version = 5;
