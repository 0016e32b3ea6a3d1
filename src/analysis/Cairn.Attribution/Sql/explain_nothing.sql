-- Where are the events of a conversion of which a report counts none: stored at other times, or in quarantine?
SELECT
  (SELECT toInt64(count()) FROM events WHERE event = {conversion_event:String}) AS stored,
  (SELECT toUnixTimestamp64Milli(min(occurred_at)) FROM events WHERE event = {conversion_event:String}) AS first_at,
  (SELECT toUnixTimestamp64Milli(max(occurred_at)) FROM events WHERE event = {conversion_event:String}) AS last_at,
  (SELECT toInt64(count()) FROM quarantine WHERE event IN {names:Array(String)}) AS quarantined,
  (SELECT toString(topK(1)(code)[1]) FROM quarantine WHERE event IN {names:Array(String)}) AS code,
  (SELECT toInt64(count()) FROM events) AS events,
  (SELECT toUnixTimestamp64Milli(min(occurred_at)) FROM events) AS first_event_at,
  (SELECT toUnixTimestamp64Milli(max(occurred_at)) FROM events) AS last_event_at
