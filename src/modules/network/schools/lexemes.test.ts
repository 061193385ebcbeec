import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fold } from "#lib/search.ts";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { expandWords } from "./queries.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => database.close());

describe("expandWords", () => {
  it("asks for nothing when nothing was typed", async () => {
    expect(await expandWords(database.db, "  «№» ")).toBeNull();
  });

  it.each(["Көкшетау", "кокшетау", "Kokshetau", "Kökşetau", "Көкшетауда", "кокше", "Кокшетауу"])(
    "finds Kokshetau by %s",
    async (typed) => expect(await districtsFound(typed)).toContain("Көкшетау қаласы"),
  );

  it("demands every word that was typed", async () => {
    expect(await districtsFound("Біржан сал")).toEqual(["Біржан сал ауданы"]);
    expect(await districtsFound("Біржан Кокшетау")).toEqual([]);
  });

  it("takes a number for itself when it is known and for a beginning when it is not", async () => {
    await addLexemes("1", "10", "105", "67");
    expect(await expandWords(database.db, "№1")).toBe("('1')");
    expect(await expandWords(database.db, "6")).toBe("('6':*)");
    expect(await expandWords(database.db, "99")).toBe("('99')");
  });

  it("keeps what is found nowhere, so that nothing is found", async () => {
    expect(await expandWords(database.db, "ыыыыыыыы")).toBe("('ыыыыыыыы')");
    expect(await districtsFound("ыыыыыыыы")).toEqual([]);
  });

  it("takes signs of the query language for spaces", async () => {
    expect(await districtsFound("'көкшетау' | !:*\\")).toEqual(["Көкшетау қаласы"]);
  });

  it("finds at least 95 of 100 districts by a name with one slip of a finger", async () => {
    const names = await districtNames();
    const random = randomFrom(2026);
    const missed: string[] = [];
    for (const name of names) {
      const typed = withSlip(name, random);
      if (!(await districtsFound(typed)).some((found) => found.startsWith(name)))
        missed.push(`${name}: ${typed}`);
    }
    expect(names.length).toBeGreaterThan(180);
    expect(missed.length, missed.join(", ")).toBeLessThanOrEqual(names.length * 0.05);
  });
});

async function districtsFound(typed: string): Promise<string[]> {
  const query = await expandWords(database.db, typed);
  const { rows } = await sql<{ name: string }>`
    select distinct name_kk as name from network.districts where words @@ ${query}::tsquery`.execute(
    database.db,
  );
  return rows.map((row) => row.name);
}

async function districtNames(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct regexp_replace(name_kk, ' (ауданы|қаласы)$', '') as name
    from network.districts order by 1`.execute(database.db);
  return rows.map((row) => row.name);
}

async function addLexemes(...words: string[]): Promise<void> {
  await database.db
    .insertInto("network.lexemes")
    .values(words.map((word) => ({ word })))
    .execute();
}

/** The name with one letter lost, changed, or two changed about, at a random place. */
function withSlip(name: string, random: () => number): string {
  const at = Math.floor(random() * (name.length - 1));
  const kind = Math.floor(random() * 3);
  const letter = "абгдежзиклмнопрстуфхшы".charAt(Math.floor(random() * 22));
  const slips = [
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at) + letter + name.slice(at + 1),
    name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
  ];
  const slip = slips[kind] ?? name;
  return fold(slip) === fold(name) ? withSlip(name, random) : slip;
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
