-- The views that answer a ministry's questions. They tell of groups, never of one person: as `coursedeck records report`
-- does, they keep back a figure of fewer people than hub.min_cell, and others from which it could be worked out.

-- A record with its centre: the columns of every other form of it, and the region.
CREATE VIEW coursedeck.record AS
SELECT completion.*, centre.name AS centre_name, centre.region, centre.country,
    (date_trunc('month', started_at AT TIME ZONE 'UTC' + started_at_offset * interval '1 minute'))::date AS started_month,
    (date_trunc('month', decided_at AT TIME ZONE 'UTC' + decided_at_offset * interval '1 minute'))::date AS decided_month
FROM coursedeck.completion LEFT JOIN coursedeck.centre USING (centre_id);

-- Which rows of a table are kept back. heads[row][figure] is how many people a figure is of; was[row] is what is kept back
-- already. Kept back is a row with a figure of fewer people than the least, but of some; then, as long as a figure that is
-- kept back could be worked out, the row of the fewest people that is still told. It could be worked out where it is the
-- only one, for the total is known; and where those kept back are together so few that one of them is sure to be below
-- the least. Where even that does not help, or where of the whole table nothing would be told, all are.
CREATE FUNCTION coursedeck.kept(was boolean[], heads bigint[], fewest integer) RETURNS boolean[]
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    kept boolean[] := was;
    n integer := coalesce(array_length(heads, 1), 0);
    back integer;
    together bigint;
    is_open boolean;
    smallest integer;
BEGIN
    FOR line IN 1..n LOOP
        FOR figure IN 1..array_length(heads, 2) LOOP
            kept[line] := kept[line] OR heads[line][figure] BETWEEN 1 AND fewest - 1;
        END LOOP;
    END LOOP;
    LOOP
        is_open := false;
        FOR figure IN 1..coalesce(array_length(heads, 2), 0) LOOP
            back := 0;
            together := 0;
            smallest := NULL;
            FOR line IN 1..n LOOP
                CONTINUE WHEN heads[line][figure] = 0;
                IF kept[line] THEN
                    back := back + 1;
                    together := together + heads[line][figure];
                ELSIF smallest IS NULL OR heads[line][figure] < heads[smallest][figure] THEN
                    smallest := line;
                END IF;
            END LOOP;
            is_open := 0 < back AND (back = 1 OR together < fewest + back - 1);
            EXIT WHEN is_open;
        END LOOP;
        EXIT WHEN NOT is_open;
        IF smallest IS NULL THEN
            RETURN array_fill(true, ARRAY[n]);
        END IF;
        kept[smallest] := true;
    END LOOP;
    RETURN kept;
END $$;

-- A view for each thing that is asked by: coursedeck.by_region and so on, and coursedeck.total. A figure is NULL where it is
-- kept back; a view has no rows where it would tell nothing.
--
-- Each is made of parts that no record is in two of: for competences and other tags, what a course is tagged with. What is
-- kept back is found for those; a row is kept back with any part of it, so that no sum or difference of rows tells of it.
DO $views$
DECLARE
    asked record;
BEGIN
    FOR asked IN SELECT * FROM (VALUES
        ('total', 'ARRAY['''']', ''),
        ('by_region', 'ARRAY[coalesce(region, '''')]', 'nullif(value, '''') AS region,'),
        ('by_centre', 'ARRAY[coalesce(centre_id::text, '''')]',
            'nullif(value, '''')::uuid AS centre_id, centre_name, region,'),
        ('by_course', 'ARRAY[course_id]', 'value AS course_id, course_title,'),
        ('by_competence', 'digcomp', 'nullif(value, '''') AS digcomp,'),
        ('by_sdg', 'sdg', 'nullif(value, '''') AS sdg,'),
        ('by_wsis', 'wsis', 'nullif(value, '''') AS wsis,'),
        ('by_gender', 'ARRAY[coalesce(gender, '''')]', 'nullif(value, '''') AS gender,'),
        ('by_age', 'ARRAY[coalesce(age_band, '''')]', 'nullif(value, '''') AS age_band,'),
        ('by_disability', 'ARRAY[coalesce(disability, '''')]', 'nullif(value, '''') AS disability,'),
        ('by_residence', 'ARRAY[coalesce(residence, '''')]', 'nullif(value, '''') AS residence,'),
        -- What was begun in it, and what was decided in it.
        ('by_month', NULL, 'value AS month,')
    ) AS it (name, part, called) LOOP
        EXECUTE format($view$
            CREATE VIEW coursedeck.%1$I AS
            WITH source AS NOT MATERIALIZED (%2$s),
            part AS (
                SELECT part, row_number() OVER (ORDER BY part COLLATE "C") AS line,
                    count(DISTINCT learner_id) FILTER (WHERE is_begun) AS takers,
                    count(DISTINCT learner_id) FILTER (WHERE is_complete) AS finishers,
                    count(DISTINCT learner_id) FILTER (WHERE is_graded) AS examined,
                    count(DISTINCT learner_id) FILTER (WHERE is_passed) AS winners,
                    count(DISTINCT learner_id) FILTER (WHERE is_paired) AS paired
                FROM source GROUP BY part
            ),
            people AS (
                SELECT min_cell, coursedeck.kept(array_agg(false ORDER BY line), array_agg(ARRAY[takers] ORDER BY line),
                    min_cell) AS people
                FROM part, coursedeck.hub GROUP BY min_cell
            ),
            outcomes AS (
                SELECT min_cell, people, coursedeck.kept(people,
                    array_agg(ARRAY[finishers, examined, winners] ORDER BY line), min_cell) AS outcomes
                FROM part, people GROUP BY min_cell, people
            ),
            gains AS (
                SELECT people, outcomes, coursedeck.kept(outcomes, array_agg(ARRAY[paired] ORDER BY line), min_cell) AS gains
                FROM part, outcomes GROUP BY min_cell, people, outcomes
            ),
            told AS (
                SELECT value, bool_or(people[line]) AS no_people, bool_or(outcomes[line]) AS no_outcomes,
                    bool_or(gains[line]) AS no_gain
                FROM part, gains, unnest(part) AS value
                WHERE false = ANY (people)
                GROUP BY value
            ),
            figures AS (
                SELECT value,
                    max(course_title) AS course_title, max(centre_name) AS centre_name, max(region) AS region,
                    count(DISTINCT learner_id) FILTER (WHERE is_begun) AS learners,
                    count(*) FILTER (WHERE is_begun) AS begun,
                    count(*) FILTER (WHERE is_complete) AS completed,
                    count(*) FILTER (WHERE is_graded) AS graded,
                    count(*) FILTER (WHERE is_passed) AS passed,
                    percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes_spent) FILTER (WHERE is_complete) AS minutes,
                    count(*) FILTER (WHERE is_paired) AS paired,
                    sum(round((posttest_percent - pretest_percent)::numeric, 2)) FILTER (WHERE is_paired) AS gained,
                    sum(round((100 - pretest_percent)::numeric, 2)) FILTER (WHERE is_paired) AS room
                FROM source, unnest(part) AS value
                GROUP BY value
            )
            SELECT %3$s
                CASE WHEN NOT no_people THEN learners END AS learners,
                CASE WHEN NOT no_people THEN begun END AS begun,
                CASE WHEN NOT no_outcomes THEN completed END AS completed,
                CASE WHEN NOT no_outcomes THEN round(100.0 * completed / nullif(begun, 0), 2) END AS completion_percent,
                CASE WHEN NOT no_outcomes THEN graded END AS graded,
                CASE WHEN NOT no_outcomes THEN passed END AS passed,
                CASE WHEN NOT no_outcomes THEN round(100.0 * passed / nullif(graded, 0), 2) END AS pass_percent,
                CASE WHEN NOT no_outcomes THEN round(minutes::numeric, 3) END AS median_minutes,
                CASE WHEN NOT no_gain THEN paired END AS paired,
                CASE WHEN NOT no_gain THEN round(gained / nullif(room, 0), 4) END AS gain
            FROM figures JOIN told USING (value)
            ORDER BY value = '', value COLLATE "C"
        $view$,
        asked.name,
        coalesce(
            'SELECT CASE WHEN ' || asked.part || ' = ''{}'' THEN ARRAY[''''] ELSE ' || asked.part || ' END AS part,
                true AS is_begun, completed_at IS NOT NULL AS is_complete, result IN (''passed'', ''failed'') AS is_graded,
                result = ''passed'' AS is_passed,
                pretest_percent IS NOT NULL AND posttest_percent IS NOT NULL AS is_paired, learner_id, minutes_spent,
                pretest_percent, posttest_percent, course_title, centre_name, region
            FROM coursedeck.record',
            'SELECT ARRAY[to_char(started_month, ''YYYY-MM'')] AS part, true AS is_begun, false AS is_complete,
                false AS is_graded, false AS is_passed, false AS is_paired, learner_id, minutes_spent, pretest_percent,
                posttest_percent, course_title, centre_name, region
            FROM coursedeck.record
            UNION ALL
            SELECT ARRAY[to_char(decided_month, ''YYYY-MM'')], false, completed_at IS NOT NULL,
                result IN (''passed'', ''failed''), result = ''passed'',
                pretest_percent IS NOT NULL AND posttest_percent IS NOT NULL, learner_id, minutes_spent, pretest_percent,
                posttest_percent, course_title, centre_name, region
            FROM coursedeck.record'),
        asked.called);
    END LOOP;
END $views$;

-- Gives a role the views of groups, and no record of anyone.
CREATE FUNCTION coursedeck.let_read(who regrole) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    seen text;
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA coursedeck TO %s', who);
    FOR seen IN SELECT viewname FROM pg_catalog.pg_views
        WHERE schemaname = 'coursedeck' AND (viewname LIKE 'by\_%' OR viewname = 'total') LOOP
        EXECUTE format('GRANT SELECT ON coursedeck.%I TO %s', seen, who);
    END LOOP;
END $$;
