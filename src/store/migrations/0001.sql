-- The first schema. A released migration is never edited, only followed by another.

-- This and every known installation.
CREATE TABLE device (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    label TEXT,
    -- Whether this file was worked on under that name. The newest such device is this one.
    own INTEGER NOT NULL,
    -- A digest of the machine's own id: another one means that the disk was cloned or moved.
    machine BLOB,
    -- The device whose place it took.
    succeeds INTEGER REFERENCES device (key)
) STRICT;

-- Each start of the program that wrote something.
CREATE TABLE run (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    device INTEGER NOT NULL REFERENCES device (key),
    boot TEXT,
    program TEXT NOT NULL,
    -- The clock as it was found: UTC milliseconds and the minutes that local time was ahead.
    at INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    -- The last event of the run before, which the first event of this one follows.
    before INTEGER REFERENCES run (key),
    before_seq INTEGER,
    -- The digest of all of the above.
    digest BLOB NOT NULL
) STRICT;

CREATE TABLE learner (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    -- Projections of learner-added and learner-changed. Whoever was erased has none of it.
    name TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'en',
    details TEXT NOT NULL DEFAULT '{}',
    cohort TEXT AS (details ->> '$.cohort') VIRTUAL,
    registration TEXT AS (details ->> '$.registration') VIRTUAL,
    -- Projections of learner-merged and learner-erased: as whom they count, and whether they are gone.
    merged INTEGER REFERENCES learner (key),
    erased INTEGER NOT NULL DEFAULT 0,
    -- An argon2id hash, and what keeps a stranger from trying all PINs.
    pin TEXT,
    pin_misses INTEGER NOT NULL DEFAULT 0,
    pin_missed_at INTEGER,
    -- When they last did something, to the minute.
    seen INTEGER,
    seen_offset INTEGER
) STRICT;

-- Who counts as whom is asked for everyone in turn.
CREATE INDEX learner_merged ON learner (merged) WHERE merged IS NOT NULL;

-- The centre itself, for the events that no learner did. What is tried against its passphrases is counted here too.
INSERT INTO learner (key, id) VALUES (0, zeroblob(16));

-- The log: the only truth. Rows are added and never changed, but that erasing a person blanks salt and payload.
CREATE TABLE event (
    -- The order of commits, in which the projections are folded.
    place INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run (key),
    seq INTEGER NOT NULL,
    learner INTEGER NOT NULL REFERENCES learner (key),
    at INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    mono INTEGER NOT NULL,
    kind TEXT NOT NULL,
    course TEXT,
    course_version TEXT,
    course_digest BLOB,
    module TEXT,
    item TEXT,
    -- The sitting it belongs to, as in the payload; only to find it by.
    attempt BLOB,
    salt BLOB,
    payload TEXT,
    payload_digest BLOB NOT NULL,
    prev BLOB NOT NULL,
    digest BLOB NOT NULL,
    UNIQUE (run, seq)
) STRICT;

CREATE INDEX event_attempt ON event (attempt) WHERE attempt IS NOT NULL;

-- A projection: where each learner stands in each course, a row for each part, so that an answer rewrites two of them.
CREATE TABLE progress (
    learner INTEGER NOT NULL REFERENCES learner (key),
    course TEXT NOT NULL,
    part TEXT NOT NULL,
    item TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (learner, course, part, item)
) STRICT, WITHOUT ROWID;

-- A projection: how each learner's course ended, or how it stands. Once it is completed the row changes no more.
CREATE TABLE completion (
    learner INTEGER NOT NULL REFERENCES learner (key),
    course TEXT NOT NULL,
    version TEXT NOT NULL,
    language TEXT,
    outcome TEXT NOT NULL,
    -- The event that completed it, or, before that, the last one; and where that stands in the log.
    run INTEGER NOT NULL REFERENCES run (key),
    seq INTEGER NOT NULL,
    place INTEGER NOT NULL,
    at INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    began INTEGER NOT NULL,
    began_offset INTEGER NOT NULL,
    -- Whether the clock was never seen to be wrong.
    sure INTEGER NOT NULL,
    score REAL,
    pass INTEGER,
    attempts INTEGER NOT NULL,
    spent INTEGER NOT NULL,
    pretest REAL,
    posttest REAL,
    valid_months INTEGER,
    evidence BLOB NOT NULL,
    -- What the next event needs to know, as JSON; nothing once it is completed.
    state TEXT,
    PRIMARY KEY (learner, course)
) STRICT, WITHOUT ROWID;

-- What has been sent out under a name: everything up to this place in the log.
CREATE TABLE sent (
    name TEXT NOT NULL,
    what TEXT NOT NULL,
    place INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (name, what)
) STRICT, WITHOUT ROWID;

-- Projections of what the centre did: what it says of itself, its cohorts, the classes that were held.
CREATE TABLE centre (
    key INTEGER PRIMARY KEY CHECK (key = 1),
    value TEXT NOT NULL
) STRICT;

CREATE TABLE cohort (
    name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    key INTEGER PRIMARY KEY,
    cohort TEXT NOT NULL,
    date TEXT NOT NULL,
    -- Which of the day's classes; empty where there is one a day.
    part TEXT NOT NULL,
    instructor TEXT NOT NULL,
    UNIQUE (cohort, date, part)
) STRICT;

-- Who belonged to the cohort on that day, and whether they came.
CREATE TABLE attendance (
    session INTEGER NOT NULL REFERENCES session (key),
    learner INTEGER NOT NULL REFERENCES learner (key),
    present INTEGER NOT NULL,
    PRIMARY KEY (session, learner)
) STRICT, WITHOUT ROWID;

CREATE INDEX attendance_learner ON attendance (learner);

-- Who may open what is the facilitator's, by an argon2id hash. No part of the log: a hash does not travel.
CREATE TABLE facilitator (
    name TEXT PRIMARY KEY,
    hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How learners, and the door, like it. No part of the log.
CREATE TABLE setting (
    learner INTEGER REFERENCES learner (key),
    key TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX setting_name ON setting (ifnull(learner, 0), key);
