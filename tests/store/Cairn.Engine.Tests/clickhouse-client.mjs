// Talks to the engine as any user of ClickHouse's client would and prints what came of it as JSON.
import { createClient } from '@clickhouse/client';

const client = createClient({
  url: process.env.ENGINE_URL,
  username: 'cairn',
  password: process.env.ENGINE_KEY,
  compression: { request: true, response: true },
});
const table = `client_${process.pid}`;
const failure = async (query) => {
  try {
    const result = await client.query({ query, format: 'JSONEachRow' });
    await result.text();
  } catch (error) {
    return error;
  }
  return {};
};

const ping = await client.ping();
await client.command({ query: `CREATE TABLE ${table} (id UInt64, text String) ENGINE = MergeTree ORDER BY id` });
const insert = await client.insert({
  table,
  values: [{ id: 1, text: 'one' }, { id: 2, text: 'two\n\nlines; drop table t' }, { id: 3, text: "it's" }],
  format: 'JSONEachRow',
});
const selected = await client.query({
  query: `SELECT toString(t.id) AS id, text FROM ${table} AS t WHERE t.id >= {from: UInt64} AND text != {not: String} ORDER BY t.id`,
  query_params: { from: 2, not: "a\tb'" },
  format: 'JSONEachRow',
});
const rows = await selected.json();

const stream = (await client.query({ query: 'SELECT number FROM numbers(100000)', format: 'JSONEachRow' })).stream();
let streamed = 0;
for await (const chunk of stream) streamed += chunk.length;

const unknown = await failure('SELECT * FROM nowhere');
const file = await failure("SELECT * FROM file('/etc/passwd')");
const late = await failure('SELECT throwIf(number = 500000) FROM numbers(1000000) SETTINGS max_block_size = 1000');
await client.command({ query: `DROP TABLE ${table}` });
await client.close();

console.log(JSON.stringify({
  ping: ping.success,
  writtenRows: insert.summary?.written_rows,
  rows,
  streamed,
  errorCode: unknown.code,
  errorType: unknown.type,
  fileCode: file.code,
  lateError: late instanceof Error,
}));
