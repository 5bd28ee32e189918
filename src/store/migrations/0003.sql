-- What the facilitator's board asks for, of thousands of learners at once.

CREATE INDEX learner_cohort ON learner (cohort) WHERE cohort IS NOT NULL;

-- How each learner gets on in each module.
CREATE INDEX progress_modules ON progress (course, learner, value) WHERE part = 'modules';

-- The quizzes with essays that wait for a person.
CREATE INDEX progress_waits ON progress (course, learner)
WHERE part = 'sittings' AND instr(value, '"waits":true') > 0;

-- What people made of marks, by the answer.
CREATE INDEX event_judged ON event (attempt, module, item) WHERE kind IN ('essay-graded', 'answer-corrected');
