import { connect, createServer, type Socket } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "#test/database.ts";
import { startPgbouncer, stopProgram } from "#test/processes.ts";
import { askOften, type Db, isPassing, openDb } from "./db.ts";

type Number = { number: number };

describe("what is asked often", () => {
  let base: Awaited<ReturnType<typeof testDatabase>>;
  let db: Db;
  const ask = (on: Db, than: number) =>
    askOften(on, sql<Number>`select number from counted where number > ${than} order by number`);

  beforeAll(async () => {
    base = await testDatabase();
    db = openDb({ connectionString: base.url, max: 1 });
    await sql`create table counted as select generate_series(1, 5) as number`.execute(db);
  });

  afterAll(async () => {
    await db.destroy();
    await base.close();
  });

  it("is planned once a connection and answers with what holds now", async () => {
    expect(await ask(db, 3)).toEqual([{ number: 4 }, { number: 5 }]);
    await sql`insert into counted values (6)`.execute(db);
    expect(await ask(db, 4)).toEqual([{ number: 5 }, { number: 6 }]);
    const { rows } = await sql`
      select from pg_prepared_statements where statement like '%from counted%'`.execute(db);
    expect(rows).toHaveLength(1);
  });

  it("sees and undoes what its own transaction wrote", async () => {
    await db
      .transaction()
      .execute(async (tx) => {
        await sql`insert into counted values (7)`.execute(tx);
        expect(await ask(tx, 6)).toEqual([{ number: 7 }]);
        throw new Error("undone");
      })
      .catch(() => {});
    expect(await ask(db, 6)).toEqual([]);
  });

  it("passes on what is wrong with a question", async () => {
    await expect(askOften(db, sql`select 1 / ${0}::int`)).rejects.toThrow("division by zero");
  });

  it.each([
    ["its plan was forgotten", sql`deallocate all`],
    ["its columns changed", sql`alter table counted alter column number type numeric`],
  ])("is answered and done once although %s", async (_, happening) => {
    const own = openDb({ connectionString: base.url, max: 1 });
    expect(await ask(own, 5)).toEqual([{ number: 6 }]);
    const write = () => askOften(own, sql`insert into counted values (${100}) returning number`);
    await write();
    await happening.execute(own);
    expect(await ask(own, 5)).toEqual([{ number: 6 }, { number: 100 }]);
    await write();
    expect(await ask(own, 99)).toEqual([{ number: 100 }, { number: 100 }]);
    await sql`delete from counted where number = 100`.execute(own);
    await own.destroy();
  });

  it("is answered behind a pooler that gives each statement to another session", async () => {
    const { url, bouncer } = await startPgbouncer(base.url);
    const through = [1, 2].map(() => openDb({ connectionString: url, max: 4 }));
    const asked = Array.from({ length: 60 }, (_, at) => ask(through[at % 2] ?? db, 5));
    for (const rows of await Promise.all(asked)) expect(rows).toEqual([{ number: 6 }]);
    for (const each of through) await each.destroy();
    await stopProgram(bouncer);
  });
});

describe("a limit of time", () => {
  const limits = { statement: 1, lock: 1, idle: 1, silence: 2 };
  let base: Awaited<ReturnType<typeof testDatabase>>;
  let db: Db;

  beforeAll(async () => {
    base = await testDatabase();
    db = openDb({ connectionString: base.url, max: 2, limits });
    await sql`create table held (number int primary key)`.execute(base.db);
    await sql`insert into held values (1)`.execute(base.db);
  });
  afterAll(async () => {
    await db.destroy();
    await base.close();
  });

  const failureOf = (asked: Promise<unknown>) =>
    asked.then(
      () => null,
      (error: unknown) => error,
    );

  it("ends a statement, the wait for a row and an idle transaction, and the pool goes on", async () => {
    const slow = await failureOf(sql`select pg_sleep(20)`.execute(db));
    const waited = await base.db.transaction().execute(async (tx) => {
      await sql`select from held where number = 1 for update`.execute(tx);
      return failureOf(sql`update held set number = 1`.execute(db));
    });
    const idle = await failureOf(
      db.transaction().execute(async (tx) => {
        await sql`select 1`.execute(tx);
        await new Promise((go) => setTimeout(go, 1_500));
        await sql`select 1`.execute(tx);
      }),
    );
    expect([slow, waited, idle].map(isPassing)).toEqual([true, true, true]);
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  });

  it("is told to no session that a pooler lends", async () => {
    const { url, bouncer } = await startPgbouncer(base.url);
    const through = openDb({ connectionString: url, max: 2, limits });
    const { rows } = await sql`show statement_timeout`.execute(through);
    expect(rows).toEqual([{ statement_timeout: "0" }]);
    await through.destroy();
    await stopProgram(bouncer);
  });

  it("takes a connection for lost where nothing comes any more", async () => {
    const { port, silence, close } = await silentBefore(new URL(base.url));
    const url = Object.assign(new URL(base.url), { host: `127.0.0.1:${port}` });
    const through = openDb({ connectionString: url.toString(), max: 1, limits });
    await sql`select 1`.execute(through);
    silence();
    expect(isPassing(await failureOf(sql`select 1`.execute(through)))).toBe(true);
    await through.destroy();
    close();
  });
});

/** A way to the server that at a word swallows what is sent. */
async function silentBefore({ hostname, port }: URL) {
  const pairs: [Socket, Socket][] = [];
  const server = createServer((client) => {
    const behind = connect(Number(port), hostname);
    pairs.push([client, behind]);
    client.pipe(behind).pipe(client);
    client.on("error", () => {});
    behind.on("error", () => {});
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  return {
    port: typeof address === "object" ? address?.port : null,
    silence: () => {
      for (const [client, behind] of pairs) {
        client.unpipe(behind);
        client.resume();
      }
    },
    close: () => {
      for (const [client, behind] of pairs) {
        client.destroy();
        behind.destroy();
      }
      server.close();
    },
  };
}
