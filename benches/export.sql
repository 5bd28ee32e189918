WITH course (id, title, level, modality, digcomp, sdg, wsis) AS (VALUES
    -- The completion record, column by column, as far as SQL can write it: what `records export` is measured beside.
    COURSES
),
centre AS (SELECT value ->> '$.id' AS id, value ->> '$.name' AS name FROM main.centre)
SELECT
    lower(hex(run.id)) || '-' || completion.seq AS record_id,
    centre.id AS centre_id,
    centre.name AS centre_name,
    lower(substr(hex(device.id), 1, 8) || '-' || substr(hex(device.id), 9, 4) || '-' || substr(hex(device.id), 13, 4)
        || '-' || substr(hex(device.id), 17, 4) || '-' || substr(hex(device.id), 21)) AS device_id,
    lower(substr(hex(learner.id), 1, 8) || '-' || substr(hex(learner.id), 9, 4) || '-' || substr(hex(learner.id), 13, 4)
        || '-' || substr(hex(learner.id), 17, 4) || '-' || substr(hex(learner.id), 21)) AS learner_id,
    learner.registration AS registration_no,
    learner.name AS learner_name,
    learner.cohort AS cohort,
    completion.course AS course_id,
    completion.version AS course_version,
    coalesce(course.title, completion.course) AS course_title,
    completion.language AS language,
    course.modality AS modality,
    course.level AS level,
    course.digcomp AS digcomp,
    course.sdg AS sdg,
    course.wsis AS wsis,
    learner.details ->> '$.consented.gender' AS gender,
    -- In bands of ten years, but the first.
    CASE max(1, min(7, (CAST(strftime('%Y', completion.at / 1000.0 + completion.offset * 60, 'unixepoch') AS INTEGER)
            - (learner.details ->> '$.consented.birth_year') + 5) / 10))
        WHEN 1 THEN '0-14' WHEN 2 THEN '15-24' WHEN 3 THEN '25-34' WHEN 4 THEN '35-44' WHEN 5 THEN '45-54'
        WHEN 6 THEN '55-64' WHEN 7 THEN '65+'
    END AS age_band,
    learner.details ->> '$.consented.disability' AS disability,
    learner.details ->> '$.consented.residence' AS residence,
    NULL AS attendance_percent,
    strftime('%Y-%m-%dT%H:%M:%fZ', completion.began / 1000.0, 'unixepoch') AS enrolled_at,
    strftime('%Y-%m-%dT%H:%M:%f', completion.began / 1000.0 + completion.began_offset * 60, 'unixepoch')
        || printf('+%02d:%02d', completion.began_offset / 60, completion.began_offset % 60) AS started_at,
    CASE WHEN outcome IN ('passed', 'completed') THEN
        strftime('%Y-%m-%dT%H:%M:%f', completion.at / 1000.0 + completion.offset * 60, 'unixepoch')
        || printf('+%02d:%02d', completion.offset / 60, completion.offset % 60) END AS completed_at,
    CASE WHEN completion.sure THEN 'sure' ELSE 'doubtful' END AS clock,
    completion.outcome AS result,
    CAST(completion.score * 10000 + 1e-7 AS INTEGER) / 100.0 AS score_percent,
    completion.pass AS pass_percent,
    completion.attempts AS attempts,
    completion.spent / 6000 / 10.0 AS minutes_spent,
    CAST(completion.pretest * 10000 + 1e-7 AS INTEGER) / 100.0 AS pretest_percent,
    CAST(completion.posttest * 10000 + 1e-7 AS INTEGER) / 100.0 AS posttest_percent,
    CASE WHEN completion.pretest < 1 THEN
        round((completion.posttest - completion.pretest) / (1 - completion.pretest), 4) END AS gain,
    NULL AS certificate_no,
    CASE WHEN outcome IN ('passed', 'completed') THEN
        strftime('%Y-%m-%dT%H:%M:%f', completion.at / 1000.0 + completion.offset * 60, 'unixepoch',
            '+' || completion.valid_months || ' months')
        || printf('+%02d:%02d', completion.offset / 60, completion.offset % 60) END AS expires_at,
    lower(hex(completion.evidence)) AS evidence_digest
FROM completion
    JOIN learner ON learner.key = completion.learner
    JOIN run ON run.key = completion.run
    JOIN device ON device.key = run.device
    JOIN centre
    LEFT JOIN course ON course.id = completion.course
ORDER BY completion.learner, completion.course;
