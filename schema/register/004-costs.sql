-- Schema version 4: what a cost line is of. A column or a table is added here until version 4 is released.

-- What it is called, e.g. 'Loyer du local'; NULL in lines of before.
ALTER TABLE cost ADD COLUMN label TEXT CHECK (length(label) BETWEEN 1 AND 200);
-- The days it pays for, both included; both NULL for the whole of `year`. Where they are given, `year` is that of the first.
ALTER TABLE cost ADD COLUMN from_day TEXT CHECK (from_day IS date(from_day, '+0 days'));
ALTER TABLE cost ADD COLUMN to_day TEXT
    CHECK (to_day IS date(to_day, '+0 days') AND (from_day IS NULL) = (to_day IS NULL) AND from_day <= to_day);

-- The fundings of a line that is of several, without the one in its column `funding`. A line without any is the
-- association's.
CREATE TABLE cost_funding (
    cost INTEGER NOT NULL REFERENCES cost (number),
    funding TEXT NOT NULL REFERENCES funding (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn')),
    PRIMARY KEY (cost, funding)
) STRICT, WITHOUT ROWID;
PRAGMA user_version = 4;
