-- Schema version 6: counts kept of what a purge takes out. Frozen: a change to the schema is a new file.

-- The purges of a journal are few, its entries many.
CREATE INDEX entry_purge ON entry (id) WHERE verb = 'purge';

-- What a purge counted before it erased: sessions of a selection, crossings, triggers. The three tables below are counts
-- and codes, no row of a session or of a person; the chain of the journal covers them as a part of the purge's own entry.
CREATE TABLE kept_request (
    -- The purge.
    entry INTEGER NOT NULL REFERENCES entry (id),
    number INTEGER NOT NULL CHECK (number > 0),
    -- Day (UTC) of the purge.
    purged_on TEXT NOT NULL CHECK (purged_on IS date(purged_on, '+0 days')),
    -- JSON form of the request; its period holds all that was counted.
    request TEXT NOT NULL,
    PRIMARY KEY (entry, number)
) STRICT, WITHOUT ROWID;

-- The counts of a request, month by month.
CREATE TABLE kept_tally (
    entry INTEGER NOT NULL,
    request INTEGER NOT NULL,
    -- First and last day of a session purged in the month.
    start TEXT NOT NULL CHECK (start IS date(start, '+0 days')),
    last TEXT NOT NULL CHECK (last IS date(last, '+0 days') AND last >= start),
    -- JSON form of the tally.
    tally TEXT NOT NULL,
    PRIMARY KEY (entry, request, start),
    FOREIGN KEY (entry, request) REFERENCES kept_request (entry, number)
) STRICT, WITHOUT ROWID;

-- The codes the sessions of a month bore, each once: what a change of the set-up changes in the reports of that month.
CREATE TABLE kept_code (
    entry INTEGER NOT NULL REFERENCES entry (id),
    -- First and last day of a session purged in the month.
    start TEXT NOT NULL CHECK (start IS date(start, '+0 days')),
    -- Name of the table the code is of.
    list TEXT NOT NULL,
    code TEXT NOT NULL,
    -- After the columns of the key: SQLite 3.40 finds a fault in another order (quick_check).
    last TEXT NOT NULL CHECK (last IS date(last, '+0 days') AND last >= start),
    PRIMARY KEY (entry, start, list, code)
) STRICT, WITHOUT ROWID;
PRAGMA user_version = 6;
