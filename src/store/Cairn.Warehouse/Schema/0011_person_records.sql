-- Says of every stored record who it is about, for `cairn sql`: the acts, and the calls that only say who somebody is ($identify ...).
-- Cairn.Identity says the same to reports, in one stream.
-- A person is a user_id. An anonymous_id belongs to the user_id that first identified it, found when the question is
-- asked (late binding), so that a login also names what was done before it and no stored event is ever rewritten.
-- Made anew, because a view keeps the columns that the table had when it was made.
CREATE OR REPLACE VIEW person_records {{on_cluster}} AS
SELECT
  events.*,
  multiIf(
    events.user_id != '', concat('user_id:', events.user_id),
    identities.identified_as != '', concat('user_id:', identities.identified_as),
    events.anonymous_id != '', concat('anonymous_id:', events.anonymous_id),
    concat(mapKeys(events.identifiers)[1], ':', mapValues(events.identifiers)[1])
  ) AS person
FROM events
LEFT JOIN
(
  SELECT
    anonymous_id AS identified,
    argMin(user_id, (occurred_at, identity_key)) AS identified_as
  FROM events
  WHERE anonymous_id != '' AND user_id != ''
  GROUP BY anonymous_id
) AS identities ON identities.identified = events.anonymous_id
