-- What was said last of each two identifiers?
SELECT
  argMax(toString(kind), d.decided_at) AS kind,
  one,
  other,
  toUnixTimestamp64Milli(max(d.decided_at)) AS decided_at,
  argMax(reason, d.decided_at) AS reason
FROM identity_decisions AS d
GROUP BY one, other
ORDER BY one, other
