-- When did the last event of a browser or an app happen that came from a known network?
SELECT toUInt32(toUnixTimestamp(max(occurred_at))) AS last_at FROM events WHERE network != 0
