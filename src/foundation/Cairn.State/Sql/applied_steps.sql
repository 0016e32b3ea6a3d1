-- Which steps of the schema were applied?
SELECT number AS Number, name AS Name, digest AS Digest FROM schema_steps ORDER BY number
