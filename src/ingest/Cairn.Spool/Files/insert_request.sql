-- Stores one request.
INSERT INTO requests (first_offset, calls, received_at, source, method, path, agent, headers, checksum, body)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
