-- How much does the warehouse hold, of which days, and checked against which plan?
SELECT
  toInt64((SELECT count() FROM events)) AS events,
  toInt64((
    SELECT uniqExactArray(arrayConcat(named, if(unnamed, [if(owner = 0, actor_key, owner)], [])))
    FROM
    (
      SELECT
        actor_key,
        groupUniqArrayIf(identity_key, identity_key != 0 AND is_act) AS named,
        argMinIf(identity_key, (occurred_at, identity_key), identity_key != 0) AS owner,
        max(identity_key = 0 AND is_act) AS unnamed
      FROM (SELECT actor_key, identity_key, occurred_at, event NOT IN ('$identify', '$group', '$alias') AS is_act FROM events)
      GROUP BY actor_key
    )
  )) AS persons,
  toInt64((SELECT count() FROM quarantine)) AS quarantined,
  toInt64((SELECT count() FROM suppressed)) AS suppressed,
  assumeNotNull((SELECT if(count() = 0, 0, toUnixTimestamp64Milli(min(occurred_at))) FROM events)) AS first_at,
  assumeNotNull((SELECT if(count() = 0, 0, toUnixTimestamp64Milli(max(occurred_at))) FROM events)) AS last_at,
  toInt64((SELECT uniqExact(toDate(occurred_at)) FROM events)) AS days_with_events,
  assumeNotNull((SELECT argMax(plan, (started_at, log_id)) FROM imports WHERE plan != '')) AS plan,
  assumeNotNull((SELECT argMax(plan_digest, (started_at, log_id)) FROM imports WHERE plan != '')) AS plan_digest
