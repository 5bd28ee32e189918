-- Records of other machines come in by bundles. Where an event stands among all there are must be the same on every
-- machine, whatever came first: its turn is drawn where it was written, later than all that was known there, and travels
-- with it. Of two with one turn the smaller run, then the smaller number, comes first.
ALTER TABLE event ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;

UPDATE event SET turn = told.turn
FROM (SELECT place, place + max(min(max(at, 0), 4503599627370496) - place) OVER (ORDER BY place) AS turn FROM event)
    AS told
WHERE told.place = event.place;

CREATE INDEX event_turn ON event (turn);

CREATE INDEX event_learner ON event (learner);

-- What the register and the classes follow from, a few among very many.
CREATE INDEX event_register ON event (turn) WHERE kind IN ('learner-added', 'learner-changed', 'learner-merged',
    'learner-erased', 'centre-set', 'cohort-added', 'cohort-removed', 'session-held');

-- A machine that was resumed twice from one snapshot told one run twice. The second telling, from where they part, is a
-- run of its own here; its events name the one that they were written under.
ALTER TABLE run ADD COLUMN origin BLOB CHECK (length(origin) = 16);

CREATE INDEX run_origin ON run (origin) WHERE origin IS NOT NULL;
