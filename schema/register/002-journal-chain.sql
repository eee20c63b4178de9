-- Schema version 2: the journal is a chain. Frozen: a change to the schema is a new file.
--
-- `content_digest`: SHA-256 of what the write changed (sessions begun and ended, rows of setup after it).
-- `chain_digest`: SHA-256 of the entry, of its content digest and of the chain digest of the entry before it; so an
-- entry changed, taken out or put in breaks every link after it. What is undone later (`undone_by`) is left out: it is
-- told by the entry that undoes.

ALTER TABLE entry ADD COLUMN content_digest TEXT;
ALTER TABLE entry ADD COLUMN chain_digest TEXT;
PRAGMA user_version = 2;
