-- Schema version 3: what the coordinator asserts, a digest of the association, who wrote. Frozen: a change to the schema
-- is a new file.

-- What must hold, e.g. `passages 2025 = 4200`: looked at by each check. Its past is in `setup_change`.
CREATE TABLE assertion (
    text TEXT PRIMARY KEY NOT NULL CHECK (length(text) BETWEEN 1 AND 200),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn'))
) STRICT, WITHOUT ROWID;

-- SHA-256 of its code and name, so that damage SQLite does not see can be found.
ALTER TABLE association ADD COLUMN digest TEXT;

-- Who wrote: the code of the mediator the computer is set for, or else the account of the computer. So that a wrong write
-- can be asked about; no list by author is ever made from it. Part of the chain where it is given.
ALTER TABLE entry ADD COLUMN author TEXT;
-- What `content_digest` is of: NULL, versions of sessions without their numbers; 3, with them.
ALTER TABLE entry ADD COLUMN content_form INTEGER CHECK (content_form = 3);
PRAGMA user_version = 3;
