-- On what was each browser and app of a stretch of actors used, when, and from which network on most days?
SELECT
  actor_key,
  argMaxIf(one.network, (one.days, one.network), one.network != 0) AS home,
  max(one.is_named) AS is_named,
  min(one.first_at) AS first_at,
  max(one.last_at) AS last_at,
  -- The days of use among the last 64, a bit each.
  groupBitOr(one.recent_days) AS recent_days,
  CAST(argMax(one.device_type, one.last_at) AS LowCardinality(String)) AS device_type,
  CAST(argMax(one.browser, one.last_at) AS LowCardinality(String)) AS browser,
  CAST(argMax(one.system, one.last_at) AS LowCardinality(String)) AS system,
  CAST(argMax(one.locale, one.last_at) AS LowCardinality(String)) AS locale,
  CAST(argMax(one.time_zone, one.last_at) AS LowCardinality(String)) AS time_zone
FROM
(
  SELECT
    actor_key,
    network,
    uniqExact(toDate(occurred_at)) AS days,
    toUInt8(max(identity_key != 0)) AS is_named,
    toUnixTimestamp(min(occurred_at)) AS first_at,
    toUnixTimestamp(max(occurred_at)) AS last_at,
    groupBitOr(if(dateDiff('day', occurred_at, toDateTime({until:UInt32}, 'UTC')) BETWEEN 0 AND 63, bitShiftLeft(toUInt64(1), dateDiff('day', occurred_at, toDateTime({until:UInt32}, 'UTC'))), 0)) AS recent_days,
    argMax(e.device_type, e.occurred_at) AS device_type,
    argMax(e.browser, e.occurred_at) AS browser,
    argMax(e.system, e.occurred_at) AS system,
    argMax(e.locale, e.occurred_at) AS locale,
    argMax(e.time_zone, e.occurred_at) AS time_zone
  FROM events AS e
  WHERE bitShiftRight(actor_key, 54) BETWEEN bitShiftRight({first:UInt64}, 54) AND bitShiftRight({last:UInt64}, 54)
    AND actor_key BETWEEN {first:UInt64} AND {last:UInt64}
    AND anonymous_id != ''
    AND e.device_type != ''
    AND NOT has(splitByChar(' ', toString(flags)), 'bot')
  GROUP BY actor_key, network
) AS one
GROUP BY actor_key
HAVING home != 0
SETTINGS use_skip_indexes = 0
