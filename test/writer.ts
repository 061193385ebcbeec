// Starts PostgreSQL and writes row after row, telling each one that was acknowledged, until it is killed.
import pg from "pg";
import { startPostgres } from "#cli/database/postgres.ts";

const { url } = await startPostgres({ dataDir: process.argv[2] ?? "" });
const client = new pg.Client(url);
client.on("error", () => {});
await client.connect();
await client.query("create table if not exists written (n int primary key)");
const { rows } = await client.query("select coalesce(max(n), 0) as last from written");
for (let n = rows[0].last + 1; ; n += 1) {
  await client.query("insert into written values ($1)", [n]);
  process.send?.(n);
}
