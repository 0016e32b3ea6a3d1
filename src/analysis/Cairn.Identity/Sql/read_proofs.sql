-- Under some actors: whom did which wallets prove by a signature to be theirs?
SELECT DISTINCT identity_key AS identity, arrayJoin(identifier_keys) AS wallet
FROM events
WHERE bitShiftRight(actor_key, 57) IN arrayMap(key -> bitShiftRight(key, 57), {actors:Array(UInt64)})
  AND actor_key IN {actors:Array(UInt64)}
  AND has(splitByChar(' ', toString(flags)), 'wallet_proved')
SETTINGS ignore_data_skipping_indices = 'by_identity,by_identifier'
