-- Which messages of a source and some days are stored, as events or in quarantine, or were and are erased?
SELECT message_key, toUInt64(content_key) AS content_key
FROM events
WHERE source = {source:String} AND message_day >= toDate({from:UInt64}) AND message_day <= toDate({to:UInt64}) AND message_key != 0
UNION ALL
SELECT message_key, toUInt64(content_key) AS content_key
FROM quarantine
WHERE source = {source:String} AND message_day >= toDate({from:UInt64}) AND message_day <= toDate({to:UInt64}) AND message_key != 0
UNION ALL
SELECT message_key, toUInt64(content_key) AS content_key
FROM tombstones
WHERE source = {source:String} AND message_day >= toDate({from:UInt64}) AND message_day <= toDate({to:UInt64}) AND message_key != 0
