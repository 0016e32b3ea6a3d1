-- Under some actors: whom did which wallets prove by a signature to be theirs?
SELECT DISTINCT identity_key AS identity, arrayJoin(identifier_keys) AS wallet
FROM events
WHERE bitShiftRight(actor_key, 54) IN arrayMap(key -> bitShiftRight(key, 54), {actors:Array(UInt64)})
  AND actor_key IN {actors:Array(UInt64)}
  AND has(splitByChar(' ', toString(flags)), 'wallet_proved')
SETTINGS use_skip_indexes = 0
