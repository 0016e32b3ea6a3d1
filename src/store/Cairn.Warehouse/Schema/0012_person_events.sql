-- The records without the calls that only say who somebody is, with who did them as person_records says. For `cairn sql`: reports
-- read events by actor and find persons themselves.
-- The names are those of Cairn.Model.IdentityCalls: such calls tell who somebody is, and are nothing that anybody did.
-- Made anew, because a view keeps the columns that the table had when it was made.
CREATE OR REPLACE VIEW person_events {{on_cluster}} AS
SELECT *
FROM person_records
WHERE event NOT IN ('$identify', '$group', '$alias')
