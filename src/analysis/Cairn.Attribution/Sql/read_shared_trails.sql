-- What did the people do, in order of time, who told an order that somebody else told too?
WITH shared AS
(
  SELECT groupUniqArray(person) AS tellers
  FROM person_acts
  WHERE event = {conversion_event:String}
    AND order_key != 0
    AND NOT hasAny(flag_list, {hidden_flags:Array(String)})
  GROUP BY order_key
  HAVING length(tellers) > 1
)
SELECT
  reinterpretAsUInt128(sipHash128(person)) AS person_key,
  person,
  toUnixTimestamp64Milli(occurred_at) AS at,
  toUInt8(event = {conversion_event:String}) AS is_conversion,
  toUInt8(names_origin) AS has_origin,
  if(is_conversion, order_key, 0) AS told_order
FROM person_acts
WHERE person IN (SELECT arrayJoin(tellers) FROM shared)
  AND (event = {conversion_event:String} OR event NOT IN {passive_events:Array(String)})
  AND NOT hasAny(flag_list, {hidden_flags:Array(String)})
ORDER BY person_key, occurred_at, is_conversion
