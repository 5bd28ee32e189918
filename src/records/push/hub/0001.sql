-- The hub's first schema: what centres push, for a whole country. A released one is never edited, only followed by another.
-- PostgreSQL 13 or later; nothing here wants an extension or a superuser.

CREATE SCHEMA IF NOT EXISTS coursedeck;

-- The hub itself. Who pushes knows it by its id: a hub that was made anew is told everything anew.
CREATE TABLE coursedeck.hub (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    -- Of this schema.
    version integer NOT NULL,
    -- The fewest people that a view tells anything of. It is the ministry's to change.
    min_cell integer NOT NULL DEFAULT 5 CHECK (1 <= min_cell),
    made_at timestamptz NOT NULL DEFAULT now()
);

-- The centres. A push brings the name and the country; the region is the ministry's word, and a push only fills an empty one.
CREATE TABLE coursedeck.centre (
    centre_id uuid PRIMARY KEY,
    name text NOT NULL,
    country text,
    region text,
    told_at timestamptz NOT NULL DEFAULT now()
);

-- The installations that push, and how many batches of each have come in.
CREATE TABLE coursedeck.source (
    device_id uuid PRIMARY KEY,
    centre_id uuid,
    program text NOT NULL,
    batch bigint NOT NULL DEFAULT 0,
    told_at timestamptz NOT NULL DEFAULT now()
);

-- The completion record, the columns of every other form of it: `coursedeck records columns` says what each is. The
-- centre's name is in its table; a time is an instant, and beside it stands by how many minutes the clock there was ahead.
CREATE TABLE coursedeck.completion (
    record_id uuid NOT NULL,
    -- The month, where it happened, that it was completed in; before that, that it was begun in.
    month date NOT NULL,
    -- The learner in the course, however often they complete it: a row for each.
    enrolment_id uuid NOT NULL,
    centre_id uuid,
    device_id uuid NOT NULL,
    learner_id uuid NOT NULL,
    registration_no text,
    learner_name text,
    cohort text,
    course_id text NOT NULL,
    course_version text NOT NULL,
    course_title text NOT NULL,
    language text,
    modality text,
    level text,
    digcomp text[] NOT NULL,
    sdg text[] NOT NULL,
    wsis text[] NOT NULL,
    gender text,
    age_band text,
    disability text,
    residence text,
    attendance_percent double precision,
    enrolled_at timestamptz,
    enrolled_at_offset smallint,
    started_at timestamptz NOT NULL,
    started_at_offset smallint NOT NULL,
    completed_at timestamptz,
    completed_at_offset smallint,
    clock text NOT NULL CHECK (clock IN ('sure', 'doubtful')),
    result text NOT NULL CHECK (result IN ('passed', 'failed', 'completed', 'in-progress')),
    score_percent double precision,
    pass_percent double precision,
    attempts integer NOT NULL,
    minutes_spent double precision NOT NULL,
    pretest_percent double precision,
    posttest_percent double precision,
    gain double precision,
    certificate_no text,
    expires_at timestamptz,
    expires_at_offset smallint,
    evidence_digest bytea,
    -- When what decided it happened: the completion, or, before that, the last that changed the result.
    decided_at timestamptz NOT NULL,
    decided_at_offset smallint NOT NULL,
    PRIMARY KEY (record_id, month)
) PARTITION BY RANGE (month);

-- What a wrong clock dates before there was such a program, or long after us.
CREATE TABLE coursedeck.completion_early PARTITION OF coursedeck.completion FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE TABLE coursedeck.completion_late PARTITION OF coursedeck.completion FOR VALUES FROM ('2100-01-01') TO (MAXVALUE);

-- Where the row of each learner in a course stands. It is what keeps there being one: no index over all months can.
CREATE TABLE coursedeck.enrolment (
    enrolment_id uuid PRIMARY KEY,
    record_id uuid NOT NULL,
    month date NOT NULL,
    completed_at timestamptz,
    minutes_spent double precision NOT NULL,
    -- Where it stood before that.
    old_record_id uuid,
    old_month date
);

-- Makes the months that are still missing. It runs with the rights of who made the schema: pushing alone makes no tables.
CREATE FUNCTION coursedeck.make_months(months date[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    month date;
    part text;
BEGIN
    PERFORM pg_advisory_xact_lock(7163018250001);
    FOREACH month IN ARRAY months LOOP
        CONTINUE WHEN month < '2020-01-01' OR '2100-01-01' <= month;
        month := date_trunc('month', month::timestamp)::date;
        part := 'completion_' || to_char(month, 'YYYY_MM');
        IF to_regclass('coursedeck.' || part) IS NULL THEN
            EXECUTE format('CREATE TABLE coursedeck.%I PARTITION OF coursedeck.completion FOR VALUES FROM (%L) TO (%L)',
                part, month, (month + interval '1 month')::date);
        END IF;
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION coursedeck.make_months(date[]) FROM PUBLIC;

-- Gives a role what pushing needs, and nothing else. It can read the records of all.
CREATE FUNCTION coursedeck.let_push(who regrole) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA coursedeck TO %s', who);
    EXECUTE format('GRANT SELECT ON coursedeck.hub TO %s', who);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON coursedeck.completion, coursedeck.enrolment TO %s', who);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON coursedeck.centre, coursedeck.source TO %s', who);
    EXECUTE format('GRANT EXECUTE ON FUNCTION coursedeck.make_months(date[]) TO %s', who);
END $$;
