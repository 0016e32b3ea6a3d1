-- In which currencies are the conversions?
SELECT DISTINCT toString(currency) AS currency_code
FROM person_acts
WHERE event = {conversion_event:String}
  AND NOT hasAny(flag_list, {hidden_flags:Array(String)})
LIMIT {max:UInt64}
