-- How much does the warehouse hold, of which days, and checked against which plan?
SELECT
  toInt64((SELECT count() FROM events)) AS events,
  toInt64((SELECT count() FROM quarantine)) AS quarantined,
  toInt64((SELECT count() FROM suppressed)) AS suppressed,
  assumeNotNull((SELECT if(count() = 0, 0, toUnixTimestamp64Milli(min(occurred_at))) FROM events)) AS first_at,
  assumeNotNull((SELECT if(count() = 0, 0, toUnixTimestamp64Milli(max(occurred_at))) FROM events)) AS last_at,
  toInt64((SELECT uniqExact(toDate(occurred_at)) FROM events)) AS days_with_events,
  assumeNotNull((SELECT argMax(plan, (started_at, log_id)) FROM imports WHERE plan != '')) AS plan,
  assumeNotNull((SELECT argMax(plan_digest, (started_at, log_id)) FROM imports WHERE plan != '')) AS plan_digest
