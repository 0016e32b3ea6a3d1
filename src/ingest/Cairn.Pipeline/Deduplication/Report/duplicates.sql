-- How often was each source's message delivered again, by event, and how often was a message id used for other content?
SELECT source, event, second_deliveries, reused_ids, source_deliveries, first_seen, last_seen
FROM
(
  SELECT
    source,
    event,
    countIf(kind = 'second') AS second_deliveries,
    countIf(kind = 'reused') AS reused_ids,
    sum(count()) OVER (PARTITION BY source) AS source_deliveries,
    toUnixTimestamp64Milli(minIf(received_at, kind != 'other')) AS first_seen,
    toUnixTimestamp64Milli(maxIf(received_at, kind != 'other')) AS last_seen
  FROM
  (
    SELECT source, event, received_at, if(has(splitByChar(' ', flags), 'id_reused'), 'reused', 'other') AS kind
    FROM events
    UNION ALL
    SELECT source, event, received_at, 'other' AS kind
    FROM quarantine
    UNION ALL
    SELECT source, event, received_at, if(reason = 'second_delivery', 'second', 'other') AS kind
    FROM suppressed
  )
  GROUP BY source, event
)
WHERE second_deliveries > 0 OR reused_ids > 0
ORDER BY second_deliveries DESC, reused_ids DESC, source, event
