import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSession } from "#modules/accounts/sessions/actions.ts";
import { Content } from "#modules/surveys/questionnaires/schema.ts";
import { openTestApp, sameWay, type TestApp, type Visitor } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeResponse, makeRound, over } from "#test/make-surveys.ts";

let app: TestApp;
let clock = new Date("2026-03-01T04:00:00Z");
beforeAll(async () => {
  app = await openTestApp({}, () => clock);
});
afterAll(() => app.close());

const twoOpen = Content.parse({
  title: { kk: "-", ru: "-" },
  sections: [
    {
      code: "s",
      questions: ["first", "second"].map((code) => ({
        kind: "text",
        code,
        label: { kk: code, ru: code },
      })),
    },
  ],
});
async function idOf(person: Visitor, address: string, words: string): Promise<string> {
  const html = await (await person.get(`${address}?q=${encodeURIComponent(words)}`)).text();
  return /open\/\w+\/([0-9a-f-]{36})/.exec(html)?.[1] ?? "";
}
/** A body whose second half comes when it is let go; `begun` once somebody reads on after the first. */
function halves(first: string, second: string) {
  const [{ promise: begun, resolve: begin }, { promise: gate, resolve: go }] = [
    Promise.withResolvers<void>(),
    Promise.withResolvers<void>(),
  ];
  const parts = [
    async () => first,
    async () => {
      begin();
      await gate;
      return second;
    },
  ];
  const body = new ReadableStream(
    {
      pull: async (controller) => {
        const part = parts.shift();
        if (part) controller.enqueue(new TextEncoder().encode(await part()));
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { body, begun, go };
}

const mainOf = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html;

describe("whoever looks at answers without names", () => {
  it("a theme of one question does not tell which answer to another question is of the same person", async () => {
    const school = await makeSchool(app.db);
    const { id } = await makeRound(app.db, { schools: [school], closesOn: over, content: twoOpen });
    for (let at = 10; at < 22; at++)
      await makeResponse(app.db, {
        roundId: id,
        schoolId: school.id,
        answers: { first: `Жауап ${at} а`, second: `Жауап ${at} б` },
      });
    const person = await app.signInAs("national", {}, "ru");
    const at = `/surveys/rounds/${id}/results/open`;
    const theme = { id: randomUUID(), question: "first", name: "Т" };
    await person.post(`${at}/first/themes`, theme);
    const one = await idOf(person, `${at}/first`, "Жауап 15");
    await person.post(`${at}/first/${one}`, { themes: theme.id });
    const under = async (question: string) => {
      const html = await (await person.get(`${at}/${question}?theme=${theme.id}`)).text();
      return [...mainOf(html).matchAll(/Жауап (\d+)/g)].map(([, number]) => number);
    };
    expect(await under("first")).toEqual(["15"]);
    expect(await under("second")).toEqual([]);
  });

  it("a prolonging begun before the end and finished after it does not open again what was shown", async () => {
    clock = new Date("2026-03-01T18:59:00Z"); // 23:59 of 1 March in Kazakhstan
    const hub = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
    const partner = await makeSchool(app.db);
    await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
    const round = await makeRound(app.db, {
      schools: [partner],
      schoolId: hub.id,
      closesOn: "2026-03-01",
    });
    for (let n = 0; n < 6; n++)
      await makeResponse(app.db, {
        roundId: round.id,
        schoolId: partner.id,
        answers: { needs: { formative: "low", ict: "low" } },
      });
    const person = await app.signInAs("leading_coordinator", { schoolId: hub.id }, "ru");
    const token = await startSession(app.db, {
      userId: person.userId,
      now: clock,
      device: "x",
      ...sameWay,
    });
    const { body, begun, go } = halves("closesOn=2026-03-", "20");
    const slow = app.app.request(`/surveys/rounds/${round.id}/prolonging`, {
      method: "POST",
      body,
      duplex: "half",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        origin: "http://localhost",
        host: "localhost",
        cookie: `tirek=${token}; lang=ru`,
      },
    } as RequestInit);
    await begun;
    clock = new Date("2026-03-01T19:00:30Z"); // 00:00:30 of 2 March
    const first = await (await person.get(`/surveys/rounds/${round.id}/results/table.json`)).json();
    expect(first.questions[0].tables[0].lines[0]).toMatchObject({ answered: 6 });
    go();
    expect((await slow).status).toBe(422);
    const { closes_on } = await app.db
      .selectFrom("surveys.rounds")
      .where("id", "=", round.id)
      .select("closes_on")
      .executeTakeFirstOrThrow();
    expect(String(closes_on)).toBe("2026-03-01");
  });

  it("an answer begun before the round was closed does not come after its answers were shown", async () => {
    clock = new Date("2026-03-01T04:00:00Z");
    const hub = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
    const partner = await makeSchool(app.db);
    await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
    const round = await makeRound(app.db, { schools: [partner], schoolId: hub.id, mode: "open" });
    for (let n = 0; n < 5; n++)
      await makeResponse(app.db, {
        roundId: round.id,
        schoolId: partner.id,
        answers: { needs: { formative: "low", ict: "low" } },
      });
    const person = await app.signInAs("leading_coordinator", { schoolId: hub.id }, "ru");
    const at = `/s/${round.id.slice(0, 8)}`;
    const said = JSON.stringify({
      id: randomUUID(),
      language: "ru",
      role: "teacher",
      school: partner.id,
      answers: { needs: { formative: "high", ict: "high" } },
    });
    const { body, begun, go } = halves(said.slice(0, 40), said.slice(40));
    const slow = app.app.request(`${at}/whole`, {
      method: "POST",
      body,
      duplex: "half",
      headers: {
        "content-type": "application/json",
        "content-length": String(Buffer.byteLength(said)),
        origin: "http://localhost",
        host: "localhost",
        cookie: "lang=ru",
      },
    } as RequestInit);
    await begun;
    expect((await person.post(`/surveys/rounds/${round.id}/closing`)).status).toBe(303);
    const read = async () =>
      (await (await person.get(`/surveys/rounds/${round.id}/results/table.json`)).json())
        .questions[0].tables[0].lines[0];
    const first = await read();
    go();
    expect((await slow).status).toBe(410);
    const second = await read();
    expect(second).toEqual(first);
  });
});
