-- Certificates are found by whose they are; what revokes them, and what the centre's key was, by what it is.
CREATE INDEX event_certificate ON event (learner)
    WHERE kind = 'certificate-issued' OR kind = 'certificate-revoked' OR kind = 'centre-set';
