-- Relais register, schema version 1. Frozen: a change to the schema is a new file.
--
-- Rules kept by every table:
--   * days are civil days `YYYY-MM-DD`; instants are UTC and their column ends in `_at`;
--   * money is whole cents; quantities of effects are hundredths of the effect's unit;
--   * nothing is deleted. A session row is one version of a session: it stands from the write `since` until the write
--     `until`; the version that stands now has `until` NULL. Cancelling and undoing only set `until`.
--   * a setup row holds its present values; `setup_change` keeps what they were before each write.
-- No name, date of birth, address, nationality or file number of a person received has a column here.

-- Counts are checked here; that a margin's code is of its dimension's list, and that margins stay within the count, is
-- checked by the program and by `relais check`.

PRAGMA application_id = 1380273235;  -- 'RELS'
PRAGMA user_version = 1;

-- The journal: one row for each write.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL CHECK (made_at GLOB '????-??-??T??:??:??Z'),
    verb TEXT NOT NULL,
    object TEXT NOT NULL,
    reason TEXT,
    file_name TEXT,
    file_digest TEXT,
    program TEXT NOT NULL,
    undone_by INTEGER REFERENCES entry (id)
) STRICT;

CREATE TABLE association (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    is_fictitious INTEGER NOT NULL DEFAULT 0 CHECK (is_fictitious IN (0, 1)),
    nomenclature TEXT NOT NULL
) STRICT;

-- The code lists: the common codes, and the association's own, each tied to a common one by `common`.
-- `state`: 'withdrawn' when the write that added it was undone.

-- Kinds of session (A1).
CREATE TABLE kind (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES kind (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES kind (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;

-- Domains and themes (A3).
CREATE TABLE theme (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES theme (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES theme (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;

-- Kinds of place (A4).
CREATE TABLE place_kind (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES place_kind (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES place_kind (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;

-- Origins of a request (A5).
CREATE TABLE origin (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES origin (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES origin (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;

-- Kinds of partner (A6).
CREATE TABLE partner_kind (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES partner_kind (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES partner_kind (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;

-- Actions taken (A7).
CREATE TABLE action (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES action (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES action (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;

-- Outcomes (A8).
CREATE TABLE outcome (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES outcome (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES outcome (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;

-- Genders (A9).
CREATE TABLE gender (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES gender (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES gender (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;

-- Age bands (A9).
CREATE TABLE age_band (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES age_band (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES age_band (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;

-- First time or known (A9).
CREATE TABLE attendance (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES attendance (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES attendance (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;

-- Where people live (A9).
CREATE TABLE territory (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES territory (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES territory (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;

-- Economies and changes observed.
CREATE TABLE effect (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES effect (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES effect (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;

-- Languages used as a service, ISO 639.
CREATE TABLE language (
    code TEXT PRIMARY KEY NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    common TEXT REFERENCES language (code),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    merged_into TEXT REFERENCES language (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'))
) STRICT, WITHOUT ROWID;

-- The team, the places, the partners, the money. `state`: 'retired' is kept but no longer proposed; 'withdrawn' when
-- the write that added it was undone.

CREATE TABLE mediator (
    code TEXT PRIMARY KEY NOT NULL,
    name TEXT,
    post TEXT NOT NULL CHECK (post IN ('adulte_relais', 'salarie', 'benevole')),
    fte_hundredths INTEGER CHECK (fte_hundredths BETWEEN 1 AND 100),
    from_day TEXT CHECK (from_day IS date(from_day, '+0 days')),
    to_day TEXT CHECK (to_day IS date(to_day, '+0 days')),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn')),
    CHECK (from_day <= to_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE partner (
    code TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL REFERENCES partner_kind (code),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn'))
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
    code TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL REFERENCES place_kind (code),
    commune TEXT,
    qpv TEXT,
    qpv_year INTEGER CHECK (qpv_year BETWEEN 1990 AND 2199),
    partner TEXT REFERENCES partner (code),
    from_day TEXT CHECK (from_day IS date(from_day, '+0 days')),
    to_day TEXT CHECK (to_day IS date(to_day, '+0 days')),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn')),
    CHECK (from_day <= to_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE funding (
    code TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    funder TEXT NOT NULL,
    from_day TEXT NOT NULL CHECK (from_day IS date(from_day, '+0 days')),
    to_day TEXT NOT NULL CHECK (to_day IS date(to_day, '+0 days')),
    amount_cents INTEGER CHECK (amount_cents >= 0),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn')),
    CHECK (from_day <= to_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE target (
    funding TEXT NOT NULL REFERENCES funding (code),
    indicator TEXT NOT NULL,
    value_hundredths INTEGER NOT NULL CHECK (value_hundredths >= 0),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn')),
    PRIMARY KEY (funding, indicator)
) STRICT, WITHOUT ROWID;

CREATE TABLE cost (
    number INTEGER PRIMARY KEY,
    year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2199),
    category TEXT NOT NULL CHECK (category IN ('salaries', 'premises', 'volunteering', 'other')),
    amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
    funding TEXT REFERENCES funding (code),
    in_kind INTEGER NOT NULL CHECK (in_kind IN (0, 1)),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired', 'withdrawn'))
) STRICT;

-- What a write changed in the tables above: the row before (NULL when it did not exist) and after, as JSON objects.
CREATE TABLE setup_change (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (id),
    table_name TEXT NOT NULL,
    row_key TEXT NOT NULL,
    before TEXT,
    after TEXT NOT NULL
) STRICT;
CREATE INDEX setup_change_entry ON setup_change (entry);

-- One version of one session.
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL CHECK (length(uuid) = 36),
    number INTEGER NOT NULL CHECK (number > 0),
    version INTEGER NOT NULL CHECK (version > 0),
    since INTEGER NOT NULL REFERENCES entry (id),
    until INTEGER REFERENCES entry (id) CHECK (until > since),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    start TEXT CHECK (start IS strftime('%H:%M', start)),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 720),
    kind TEXT NOT NULL REFERENCES kind (code),
    place TEXT NOT NULL REFERENCES place (code),
    present INTEGER CHECK (present BETWEEN 0 AND 5000),
    turned_away INTEGER CHECK (turned_away BETWEEN 0 AND 200),
    entry_mode TEXT NOT NULL CHECK (entry_mode IN ('detail', 'compte', 'rattrapage')),
    comment TEXT CHECK (length(comment) <= 200),
    -- SHA-256 of the content, so that damage SQLite does not see can be found.
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    -- For an imported session: its key in the file, and the digest of its content there, so that importing again
    -- adds nothing.
    source_key TEXT,
    source_digest TEXT
) STRICT;
CREATE UNIQUE INDEX session_version ON session (uuid, version);
CREATE UNIQUE INDEX session_standing ON session (number) WHERE until IS NULL;
CREATE INDEX session_day ON session (day) WHERE until IS NULL;
CREATE INDEX session_source ON session (source_key) WHERE source_key IS NOT NULL;
CREATE INDEX session_since ON session (since);
CREATE INDEX session_until ON session (until) WHERE until IS NOT NULL;

CREATE TABLE session_mediator (
    session INTEGER NOT NULL REFERENCES session (id),
    mediator TEXT NOT NULL REFERENCES mediator (code),
    PRIMARY KEY (session, mediator)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_funding (
    session INTEGER NOT NULL REFERENCES session (id),
    funding TEXT NOT NULL REFERENCES funding (code),
    PRIMARY KEY (session, funding)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_partner (
    session INTEGER NOT NULL REFERENCES session (id),
    partner TEXT NOT NULL REFERENCES partner (code),
    PRIMARY KEY (session, partner)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_language (
    session INTEGER NOT NULL REFERENCES session (id),
    language TEXT NOT NULL REFERENCES language (code),
    PRIMARY KEY (session, language)
) STRICT, WITHOUT ROWID;

-- One anonymous person, or a head count.
CREATE TABLE contact (
    session INTEGER NOT NULL REFERENCES session (id),
    line INTEGER NOT NULL CHECK (line > 0),
    count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 5000),
    theme TEXT NOT NULL REFERENCES theme (code),
    theme_2 TEXT REFERENCES theme (code),
    theme_3 TEXT REFERENCES theme (code) CHECK (theme_3 IS NULL OR theme_2 IS NOT NULL),
    gender TEXT NOT NULL REFERENCES gender (code),
    age_band TEXT NOT NULL REFERENCES age_band (code),
    attendance TEXT NOT NULL REFERENCES attendance (code),
    territory TEXT NOT NULL REFERENCES territory (code),
    origin TEXT NOT NULL REFERENCES origin (code),
    outcome TEXT NOT NULL REFERENCES outcome (code),
    minutes INTEGER CHECK (minutes BETWEEN 1 AND 720),
    PRIMARY KEY (session, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_action (
    session INTEGER NOT NULL,
    line INTEGER NOT NULL,
    action TEXT NOT NULL REFERENCES action (code),
    PRIMARY KEY (session, line, action),
    FOREIGN KEY (session, line) REFERENCES contact (session, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_referral (
    session INTEGER NOT NULL,
    line INTEGER NOT NULL,
    partner_kind TEXT NOT NULL REFERENCES partner_kind (code),
    PRIMARY KEY (session, line, partner_kind),
    FOREIGN KEY (session, line) REFERENCES contact (session, line)
) STRICT, WITHOUT ROWID;

-- Of a head count: how many heads have a trait, one dimension at a time. What no margin tells keeps the line's code.
CREATE TABLE contact_margin (
    session INTEGER NOT NULL,
    line INTEGER NOT NULL,
    dimension TEXT NOT NULL
        CHECK (dimension IN ('gender', 'age_band', 'attendance', 'territory', 'origin', 'outcome')),
    code TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (session, line, dimension, code),
    FOREIGN KEY (session, line) REFERENCES contact (session, line)
) STRICT, WITHOUT ROWID;

-- Traits of the public noted only when a funder asks for them (off by default).
CREATE TABLE contact_trait (
    session INTEGER NOT NULL,
    line INTEGER NOT NULL,
    list TEXT NOT NULL CHECK (list IN ('social_status', 'rsa', 'autonomy', 'public')),
    code TEXT NOT NULL,
    PRIMARY KEY (session, line, list),
    FOREIGN KEY (session, line) REFERENCES contact (session, line)
) STRICT, WITHOUT ROWID;

-- An economy or a change really observed.
CREATE TABLE session_effect (
    session INTEGER NOT NULL REFERENCES session (id),
    line INTEGER NOT NULL CHECK (line > 0),
    effect TEXT NOT NULL REFERENCES effect (code),
    quantity_hundredths INTEGER NOT NULL CHECK (quantity_hundredths > 0),
    confirmed_by TEXT REFERENCES partner (code),
    PRIMARY KEY (session, line)
) STRICT, WITHOUT ROWID;

-- What counts today, for whoever opens the file with another tool.
CREATE VIEW standing_session AS SELECT * FROM session WHERE until IS NULL;
CREATE VIEW standing_contact AS
    SELECT session.day, session.kind, session.place, contact.*
    FROM session JOIN contact ON contact.session = session.id
    WHERE session.until IS NULL;
