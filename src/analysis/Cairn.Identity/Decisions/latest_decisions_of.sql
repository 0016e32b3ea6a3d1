-- What was said last of each two identifiers of which one is among these?
SELECT
  argMax(toString(kind), d.decided_at) AS kind,
  one,
  other,
  toUnixTimestamp64Milli(max(d.decided_at)) AS decided_at,
  argMax(reason, d.decided_at) AS reason
FROM identity_decisions AS d
WHERE one_key IN {keys:Array(UInt64)} OR other_key IN {keys:Array(UInt64)}
GROUP BY one, other
ORDER BY one, other
