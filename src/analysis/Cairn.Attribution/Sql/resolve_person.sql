-- Who goes by this id: as a person's key, a user id, an anonymous id or any other identifier?
SELECT DISTINCT person
FROM person_records
WHERE person = {id:String}
  OR user_id = {id:String}
  OR anonymous_id = {id:String}
  OR has(mapValues(identifiers), {id:String})
ORDER BY person
LIMIT 10
