-- In which currencies are the conversions?
SELECT DISTINCT toString(currency) AS currency_code
FROM events
WHERE event = {conversion_event:String}
  AND NOT hasAny(splitByChar(' ', toString(flags)), {hidden_flags:Array(String)})
LIMIT {max:UInt64}
