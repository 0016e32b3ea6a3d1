-- What was said last of each two identifiers, or of those of which one is among these? A mapping counts since it was first told, beside what somebody said.
SELECT
  argMax(toString(d.kind), d.decided_at) AS kind,
  one,
  other,
  toUnixTimestamp64Milli(if(is_mapping, min(d.decided_at), max(d.decided_at))) AS decided_at,
  argMax(reason, d.decided_at) AS reason
FROM identity_decisions AS d
WHERE empty({keys:Array(UInt64)}) OR one_key IN {keys:Array(UInt64)} OR other_key IN {keys:Array(UInt64)}
GROUP BY one, other, d.kind = 'mapping' AS is_mapping
ORDER BY one, other, is_mapping
