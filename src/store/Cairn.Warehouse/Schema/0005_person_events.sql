-- The one door from acts to persons: every report asks here who did an event, and nobody else decides it.
-- The names are those of Cairn.Model.IdentityCalls: such calls tell who somebody is, and are nothing that anybody did.
CREATE VIEW IF NOT EXISTS person_events {{on_cluster}} AS
SELECT *
FROM person_records
WHERE event NOT IN ('$identify', '$group', '$alias')
