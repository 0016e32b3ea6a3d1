-- Stores what somebody said of identifiers.
INSERT INTO identity_decisions (decided_at, kind, one, other, reason) FORMAT JSONEachRow
