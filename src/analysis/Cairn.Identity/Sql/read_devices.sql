-- On what was each browser and app of a stretch of actors used, when, and from which network on most days? And did any of its events name somebody?
SELECT
  actor_key,
  argMaxIf(one.network, (one.days, one.network), one.network != 0) AS home,
  max(one.is_named) AS is_named,
  minIf(one.first_at, one.device_type != '') AS first_at,
  maxIf(one.last_at, one.device_type != '') AS last_at,
  -- The days of use among the last 64, a bit each.
  groupBitOr(one.recent_days) AS recent_days,
  CAST(argMaxIf(one.device_type, one.last_at, one.device_type != '') AS LowCardinality(String)) AS device_type,
  CAST(argMaxIf(one.browser, one.last_at, one.device_type != '') AS LowCardinality(String)) AS browser,
  CAST(argMaxIf(one.system, one.last_at, one.device_type != '') AS LowCardinality(String)) AS system,
  CAST(argMaxIf(one.locale, one.last_at, one.device_type != '') AS LowCardinality(String)) AS locale,
  CAST(argMaxIf(one.time_zone, one.last_at, one.device_type != '') AS LowCardinality(String)) AS time_zone
FROM
(
  SELECT
    actor_key,
    network,
    uniqExact(toDate(occurred_at)) AS days,
    toUInt8(max(identity_key != 0)) AS is_named,
    toUInt32(toUnixTimestamp(minIf(e.occurred_at, e.device_type != ''))) AS first_at,
    toUInt32(toUnixTimestamp(maxIf(e.occurred_at, e.device_type != ''))) AS last_at,
    -- A shift by less than nothing is an error also where nobody asks for its result.
    groupBitOrIf(
      toUInt64(bitShiftLeft(toUInt64(1), greatest(0, least(63, dateDiff('day', e.occurred_at, toDateTime({until:UInt32}, 'UTC')))))),
      e.device_type != '' AND dateDiff('day', e.occurred_at, toDateTime({until:UInt32}, 'UTC')) BETWEEN 0 AND 63
    ) AS recent_days,
    argMaxIf(e.device_type, e.occurred_at, e.device_type != '') AS device_type,
    argMaxIf(e.browser, e.occurred_at, e.device_type != '') AS browser,
    argMaxIf(e.system, e.occurred_at, e.device_type != '') AS system,
    argMaxIf(e.locale, e.occurred_at, e.device_type != '') AS locale,
    argMaxIf(e.time_zone, e.occurred_at, e.device_type != '') AS time_zone
  FROM events AS e
  WHERE bitShiftRight(actor_key, 57) BETWEEN bitShiftRight({first:UInt64}, 57) AND bitShiftRight({last:UInt64}, 57)
    AND actor_key BETWEEN {first:UInt64} AND {last:UInt64}
    AND anonymous_id != ''
    AND NOT has(splitByChar(' ', toString(flags)), 'bot')
  GROUP BY actor_key, network
) AS one
GROUP BY actor_key
HAVING home != 0 AND device_type != ''
SETTINGS use_skip_indexes = 0
