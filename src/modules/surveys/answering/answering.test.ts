import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashToken } from "#lib/tokens.ts";
import { now, openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";
import { makeRound } from "#test/make-surveys.ts";
import { tokenOf } from "../base/rules.ts";
import type { Answers, Content } from "../questionnaires/schema.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const words = (text: string) => ({ kk: `${text} кк`, ru: text });
const choice = (code: string) => ({ code, label: words(code) });
const needsHelp = "$\u007bhelp} = 'yes'";

/** Two pages; the second question of the first rises only for those who want help. */
const content: Content = {
  title: words("Анкета"),
  thanks: words("Низкий поклон"),
  roles: ["teacher"],
  sections: [
    {
      code: "one",
      questions: [
        {
          kind: "one",
          code: "help",
          label: words("Нужна ли помощь?"),
          required: true,
          choices: [choice("yes"), choice("no")],
          shuffle: false,
        },
        {
          kind: "many",
          code: "forms",
          label: words("Какая помощь?"),
          required: true,
          choices: [choice("visit"), choice("call")],
          shuffle: true,
          relevant: needsHelp,
        },
        {
          kind: "number",
          code: "years",
          label: words("Стаж"),
          required: false,
          whole: true,
          constraint: ". <= 60",
          constraintMessage: words("Столько не работают"),
        },
      ],
    },
    {
      code: "two",
      title: words("Области"),
      questions: [
        {
          kind: "grid",
          code: "needs",
          label: words("Где?"),
          required: true,
          shuffle: false,
          rows: [choice("formative"), choice("ict")],
          scale: [choice("low"), choice("high")],
        },
        { kind: "text", code: "comment", label: words("Ещё"), required: false },
      ],
    },
  ],
};

const pageOne = { asked: "help forms years", help: "no" };
const pageTwo = {
  asked: "needs comment",
  "needs.formative": "high",
  "needs.ict": "low",
  comment: "Рақмет",
};

type Asking = {
  mode?: "named" | "anonymous";
  content?: Content;
  opensOn?: string;
  closesOn?: string;
};

/** An open round in one school. */
async function makeOpenLink(asked = content) {
  const school = await makeSchool(app.db, { status: "partner" });
  const round = await makeRound(app.db, { schools: [school], mode: "open", content: asked });
  return { ...round, school, at: `/s/${await openCodeOf(round.id)}` };
}

/** A round in one school with a single-use link to it. */
async function makeLink({ mode = "anonymous", ...days }: Asking = {}) {
  const asking = Object.assign({ content }, days);
  const school = await makeSchool(app.db, { status: "partner" });
  const round = await makeRound(app.db, { schools: [school], mode, ...asking });
  const invitation = randomUUID();
  const token = tokenOf(app.config.SECRET, invitation);
  const user = await app.signInAs("teacher", { schoolId: school.id });
  const teacher = await makeTeacher(app.db, { schoolId: school.id, userId: user.userId });
  await app.db
    .insertInto("surveys.invitations")
    .values({
      id: invitation,
      round_id: round.id,
      school_id: school.id,
      role: "teacher",
      teacher_id: mode === "named" ? teacher.id : null,
      token_hash: hashToken(token),
    })
    .execute();
  return { ...round, school, at: `/s/${token}`, invitation, user };
}

async function openCodeOf(id: string): Promise<string> {
  const query = app.db.selectFrom("surveys.rounds").where("id", "=", id);
  return (await query.select("open_code as code").executeTakeFirstOrThrow()).code ?? "";
}

async function fill(visitor: Browser, at: string) {
  await visitor.post(`${at}/1`, pageOne);
  await visitor.post(`${at}/2`, pageTwo);
}

async function send(visitor: Browser, at: string): Promise<Response> {
  const html = await (await visitor.get(`${at}/check`)).text();
  const id = /name="id" value="([^"]+)"/.exec(html)?.[1] ?? randomUUID();
  return visitor.post(`${at}/check`, { id });
}

async function responsesOf(roundId: string) {
  return app.db
    .selectFrom("surveys.responses")
    .where("round_id", "=", roundId)
    .selectAll()
    .execute();
}

async function countsOf(roundId: string) {
  const { rows } = await sql<{ sent: number; answered: number; revision: number; drafts: number }>`
    select (select count(*)::int from surveys.responses where round_id = r.id) as sent,
      (select sum(answered)::int from surveys.round_schools where round_id = r.id) as answered,
      r.revision::int as revision,
      (select count(*)::int from surveys.drafts where round_id = r.id) as drafts
    from surveys.rounds r where r.id = ${roundId}`.execute(app.db);
  return rows[0];
}

type Browser = Pick<Visitor, "get" | "post">;

/** A browser of its own, which keeps the cookies it is given. */
function browser(): Browser {
  let cookie = "lang=ru";
  const headers = () => ({ cookie, origin: "http://localhost", host: "localhost" });
  const kept = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const name = pair.split("=")[0];
      const others = cookie.split("; ").filter((one) => !one.startsWith(`${name}=`));
      cookie = [...others, ...(line.includes("Max-Age=0") ? [] : [pair])].join("; ");
    }
    return response;
  };
  return {
    get: async (path) => kept(await app.app.request(path, { headers: headers() })),
    post: async (path, form = {}) => {
      const fields = Object.entries(form).flatMap(([name, value]) =>
        [value].flat().map((one) => [name, String(one)]),
      );
      const body = new URLSearchParams(fields);
      return kept(await app.app.request(path, { method: "POST", headers: headers(), body }));
    },
  };
}

function sendWhole(at: string, body: object): Promise<Response> | Response {
  const headers = {
    origin: "http://localhost",
    host: "localhost",
    "content-type": "application/json",
  };
  return app.app.request(`${at}/whole`, { method: "POST", headers, body: JSON.stringify(body) });
}

describe("answering", () => {
  it("goes page by page, is looked through, and is taken once with thanks", async () => {
    const { id, at, school } = await makeLink();
    const guest = app.guest();

    const welcome = await (await guest.get(at)).text();
    const first = await guest.post(`${at}/1`, pageOne);
    const second = await guest.post(`${at}/2`, pageTwo);
    const check = await (await guest.get(`${at}/check`)).text();
    const sent = await send(guest, at);
    const again = await guest.post(`${at}/check`, { id: randomUUID() });

    expect(welcome).toContain("Опрос анонимный");
    expect(first.headers.get("location")).toBe(`${at}/2`);
    expect(second.headers.get("location")).toBe(`${at}/check`);
    expect(check).toContain("formative: high");
    expect([sent, again].map((one) => one.headers.get("location"))).toEqual([
      `${at}/thanks`,
      `${at}/thanks`,
    ]);
    expect(await (await guest.get(`${at}/thanks`)).text()).toContain("Низкий поклон");
    expect(await (await guest.get(at)).text()).toContain("По этой ссылке уже ответили");
    const [response, ...more] = await responsesOf(id);
    expect(more).toEqual([]);
    expect(response).toMatchObject({
      school_id: school.id,
      role: "teacher",
      language: "ru",
      answers: { help: "no", needs: { formative: "high", ict: "low" }, comment: "Рақмет" },
    });
    expect(await countsOf(id)).toEqual({ sent: 1, answered: 1, revision: 1, drafts: 0 });
  });

  it("says what is wrong beside the field, keeps all that was typed, and saves what is right", async () => {
    const { at } = await makeLink();
    const guest = app.guest();

    const refused = await guest.post(`${at}/1`, {
      asked: "help forms years",
      help: "yes",
      years: "61",
      forms: [],
    });
    const html = await refused.text();
    const reopened = await (await guest.get(`${at}/1`)).text();

    expect(refused.status).toBe(422);
    expect(html).toContain('value="61"');
    expect(html).toContain("Столько не работают");
    expect(html).toContain("Какая помощь? выберите ответ");
    expect(reopened).toMatch(/value="yes" checked/);
  });

  it("asks on the same page what an answer has brought up, and drops what it has taken away", async () => {
    const { at, id } = await makeLink();
    const guest = app.guest();

    const risen = await guest.post(`${at}/1`, { asked: "help years", help: "yes" });
    await guest.post(`${at}/1`, { asked: "help forms years", help: "yes", forms: "visit" });
    await guest.post(`${at}/1`, { asked: "help forms years", help: "no", forms: "visit" });
    await guest.post(`${at}/2`, pageTwo);
    await send(guest, at);

    expect(risen.headers.get("location")).toBe(`${at}/1#forms`);
    const [response] = await responsesOf(id);
    expect(response?.answers).not.toHaveProperty("forms");
  });

  it.each(["anonymous", "open"] as const)(
    "%s from a browser that gives no mark back takes no empty answer and says what to do",
    async (mode) => {
      const optional: Content = {
        ...content,
        sections: [
          {
            code: "one",
            questions: [{ kind: "text", code: "comment", label: words("Ещё"), required: false }],
          },
        ],
      };
      const { at, id } =
        mode === "open" ? await makeOpenLink(optional) : await makeLink({ content: optional });
      const forgetful = () => browser();

      await forgetful().get(at);
      await forgetful().post(at);
      await forgetful().post(`${at}/1`, { asked: "comment", comment: "Көмек керек" });
      const check = await forgetful().get(`${at}/check`);
      const sent = await forgetful().post(`${at}/check`, { id: randomUUID() });

      expect(sent.headers.get("location")).toBe(`${at}?lost=yes`);
      if (mode === "anonymous") expect(check.headers.get("location")).toBe(`${at}?lost=yes`);
      const page = await (await forgetful().get(`${at}?lost=yes`)).text();
      expect(page).toContain("разрешите в браузере файлы cookie");
      expect((await countsOf(id))?.sent).toBe(0);

      const person = browser();
      await person.get(at);
      await person.post(at);
      await person.post(`${at}/1`, { asked: "comment", comment: "" });
      expect((await send(person, at)).headers.get("location")).toBe(`${at}/thanks`);
      expect((await countsOf(id))?.sent).toBe(1);
    },
  );

  it("goes on where it was begun when the link is typed from paper, with dashes and capitals", async () => {
    const { at } = await makeLink();
    const typed = `/s/${(at.slice(3).match(/.{1,4}/g) ?? []).join("-").toUpperCase()}`;
    const guest = app.guest();
    await guest.get(at);
    await guest.post(`${at}/1`, pageOne);

    const opened = await guest.get(`${typed}?lang=kk`);
    expect(opened.headers.get("location")).toBe(`${at}?lang=kk`);
    expect(await (await guest.get(at)).text()).toContain("Продолжить");
  });

  it("is not sent while something needed is missing, whatever page was jumped over", async () => {
    const { at, id } = await makeLink();
    const guest = app.guest();
    await guest.post(`${at}/2`, pageTwo);

    const refused = await guest.post(`${at}/check`, { id: randomUUID() });

    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(`${at}/1#help`);
    expect(await responsesOf(id)).toEqual([]);
  });

  it("goes on by the same link on another device, in another language, and back without asking", async () => {
    const { at, user: phone } = await makeLink({ mode: "named" });
    const desktop = app.guest("ru");

    await phone.post(`${at}/1`, pageOne);
    const next = await desktop.get(`${at}/next`);
    const back = await desktop.post(`${at}/2`, {
      asked: "needs comment",
      comment: "Ойлану",
      go: "back",
    });
    const switched = await phone.post(`${at}/2`, { asked: "needs", go: "ru", "needs.ict": "high" });

    expect(next.headers.get("location")).toBe(`${at}/2`);
    expect(back.headers.get("location")).toBe(`${at}/1`);
    expect(switched.headers.get("location")).toBe(`${at}/2?lang=ru`);
    const reopened = await (await phone.get(`${at}/2`)).text();
    expect(reopened).toContain("Ойлану");
    expect(reopened).toMatch(/name="needs.ict" value="high" checked/);
  });

  it("without names is there half written for the browser that began it alone, whoever holds the slip", async () => {
    const { at, id } = await makeLink();
    const [own, found] = [app.guest("kk"), app.guest("kk")];
    await own.get(at);
    await own.post(`${at}/1`, pageOne);
    await own.post(`${at}/2`, pageTwo);

    const pages = [at, `${at}/1`, `${at}/2`, `${at}/check`, `${at}/whole`];
    const shown = await Promise.all(pages.map(async (page) => (await found.get(page)).text()));
    expect(shown.join()).not.toContain("Рақмет");
    expect(shown.join()).not.toMatch(/value="(no|high|low)" checked/);
    await found.post(`${at}/2`, { ...pageTwo, comment: "Бөтен" });
    expect(await (await own.get(`${at}/2`)).text()).toContain("Рақмет");

    const check = await (await own.get(`${at}/check`)).text();
    await own.post(`${at}/check`, { id: /name="id" value="([^"]+)"/.exec(check)?.[1] ?? "" });
    const [response] = await responsesOf(id);
    expect(JSON.stringify(response?.answers)).toContain("Рақмет");
    expect(await (await found.get(`${at}/2`)).text()).not.toContain("Бөтен");
  });

  it("tells kindly of a round not begun or over, and of a link that leads nowhere", async () => {
    const planned = await makeLink({ opensOn: "2026-03-02" });
    const closed = await makeLink({ closesOn: "2026-02-28" });
    const guest = app.guest();

    expect(await (await guest.get(planned.at)).text()).toContain("Опрос ещё не начался");
    expect(await (await guest.get(`${closed.at}/1`)).text()).toContain("Опрос завершён");
    await guest.post(`${closed.at}/1`, pageOne);
    expect((await countsOf(closed.id))?.drafts).toBe(0);
    expect((await guest.get("/s/abcdabcdabcdabcd")).status).toBe(404);
  });

  it("keeps pages out of caches and search engines", async () => {
    const { at } = await makeLink();
    const { headers } = await app.guest().get(at);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-robots-tag")).toBe("noindex");
  });
});

describe("without names", () => {
  it("nothing leads from a response to the invitation, the account or the moment", async () => {
    const { at, id, invitation, user } = await makeLink();
    await fill(user, at);
    const html = await (await user.get(`${at}/check`)).text();
    const formId = /name="id" value="([^"]+)"/.exec(html)?.[1] ?? "";
    await user.post(`${at}/check`, { id: formId });

    const [response] = await responsesOf(id);
    const used = await app.db
      .selectFrom("surveys.invitations")
      .where("round_id", "=", id)
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(response).toMatchObject({ invitation_id: null, user_id: null, sent_at: null });
    expect(response?.sent_on).toBe("2026-03-01");
    // No value of one row is found in the other, but the round, the school and the role of all.
    const shared = [id, used.school_id, "teacher"];
    const own = Object.values(used).filter((value) => typeof value === "string");
    const theirs = JSON.stringify(response);
    expect(own.filter((value) => !shared.includes(value) && theirs.includes(value))).toEqual([]);
    expect([formId, invitation]).not.toContain(response?.id);
    expect(used.is_used).toBe(true);
    const { rows } = await sql`select from core.history where at >= ${now}
      and (subject_id = ${id} or changes::text like ${`%${response?.id}%`})`.execute(app.db);
    expect(rows).toEqual([]);
  });
});

describe("by name", () => {
  it("the teacher opens it from the own account, and others do not find it", async () => {
    const { id, invitation, user } = await makeLink({ mode: "named" });
    const stranger = await app.signInAs("teacher", { schoolId: (await makeSchool(app.db)).id });
    const at = `/s/${invitation}`;
    await fill(user, at);
    await send(user, at);

    expect(await responsesOf(id)).toMatchObject([{ invitation_id: invitation }]);
    expect((await stranger.get(at)).status).toBe(404);
    expect((await app.guest().get(at)).status).toBe(404);
  });

  it("an anonymous invitation is not opened by its number", async () => {
    const { invitation, user } = await makeLink();
    expect((await user.get(`/s/${invitation}`)).status).toBe(404);
  });
});

describe("by an open link", () => {
  it("each browser answers for itself, and one browser may answer anew", async () => {
    const { at, id } = await makeOpenLink();
    const [one, other] = [browser(), browser()];

    for (const visitor of [one, other]) {
      await visitor.post(at);
      await fill(visitor, at);
    }
    const early = await browser().get(`${at}/2`);
    const html = await (await one.get(`${at}/check`)).text();
    const formId = /name="id" value="([^"]+)"/.exec(html)?.[1] ?? "";
    const sent = await Promise.all([1, 2, 3].map(() => one.post(`${at}/check`, { id: formId })));
    await one.post(`${at}/check`, { id: formId });
    await send(other, at);

    expect(early.headers.get("location")).toBe(`${at}?lost=yes`);
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await countsOf(id)).toEqual({ sent: 2, answered: 2, revision: 2, drafts: 0 });
    expect(await (await one.get(at)).text()).toContain("Начать");
  });

  it("asks the school first, found by name or code, and takes no school that is not asked", async () => {
    const schools = await Promise.all(
      Array.from({ length: 14 }, (_, at) =>
        makeSchool(app.db, { nameRu: `Лицей Абая ${at + 50}` }),
      ),
    );
    const stranger = await makeSchool(app.db);
    const round = await makeRound(app.db, { schools, mode: "open", content });
    const at = `/s/${await openCodeOf(round.id)}`;
    const visitor = browser();

    const empty = await (await visitor.get(at)).text();
    const found = await (await visitor.get(`${at}?q=абая+57`)).text();
    const none = await visitor.post(at, {});
    const foreign = await visitor.post(at, { school: stranger.id });
    const right = await visitor.post(at, { school: schools[7]?.id ?? "" });

    expect(empty).toContain("Сначала найдите свою школу");
    expect(found).toContain("Лицей Абая 57");
    expect(found).not.toContain("Лицей Абая 58");
    expect([none.status, foreign.status, right.status]).toEqual([422, 422, 303]);
  });
});

it("tells schools of one name apart by their codes", async () => {
  const twins = [
    await makeSchool(app.db, { nameRu: "Средняя школа имени Абая" }),
    await makeSchool(app.db, { nameRu: "Средняя школа имени Абая" }),
  ];
  const other = await makeSchool(app.db, { nameRu: "Средняя школа имени Шокана" });
  const round = await makeRound(app.db, { schools: [...twins, other], mode: "open", content });

  const page = await (await browser().get(`/s/${await openCodeOf(round.id)}`)).text();

  for (const { code } of twins) expect(page).toContain(code);
  expect(page).not.toContain(other.code);
});

describe("the whole form at once", () => {
  const whole = (): { id: string; language: "kk"; answers: Answers } => ({
    id: randomUUID(),
    language: "kk",
    answers: { help: "no", needs: { formative: "low", ict: "high" } },
  });

  it("is taken once, however often a device sends it", async () => {
    const { at, id } = await makeLink();
    const form = whole();
    const answers = await Promise.all([1, 2, 3, 4].map(() => sendWhole(at, form)));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await countsOf(id))?.sent).toBe(1);
  });

  it("is taken without the signs that no text can hold", async () => {
    const { at, id } = await makeLink();
    const form = whole();
    const answers = { ...form.answers, comment: "Рақ\u0000мет" };

    expect((await sendWhole(at, { ...form, answers })).status).toBe(200);

    expect((await countsOf(id))?.sent).toBe(1);
    const kept = await app.db.selectFrom("surveys.responses").select("answers").execute();
    expect(JSON.stringify(kept)).toContain("Рақмет");
  });

  it("is told what is wrong by question, that the round is over, or that the link leads nowhere", async () => {
    const { at } = await makeLink();
    const closed = await makeLink({ closesOn: "2026-02-28" });
    const wrong = await sendWhole(at, { ...whole(), answers: { help: "maybe", years: 61 } });

    expect(wrong.status).toBe(422);
    expect(await wrong.json()).toEqual({
      problems: {
        help: "notOffered",
        years: "constraint.years",
        "needs.formative": "unchosen",
        "needs.ict": "unchosen",
      },
    });
    expect((await sendWhole(at, { nonsense: true })).status).toBe(422);
    expect((await sendWhole(closed.at, whole())).status).toBe(410);
    expect((await sendWhole("/s/zzzzzzzzzzzzzzzz", whole())).status).toBe(404);
  });

  it("by an open link brings its own id, role and school", async () => {
    const { at, id, school } = await makeOpenLink();
    const form = { ...whole(), school: school.id };
    await Promise.all([sendWhole(at, form), sendWhole(at, form)]);
    await sendWhole(at, { ...form, id: randomUUID() });

    expect((await countsOf(id))?.sent).toBe(2);
    expect((await responsesOf(id)).map((one) => one.id)).toContain(form.id);
  });
});

describe("exactly once", () => {
  it("holds for any order of saving, sending twice, two devices and going offline", async () => {
    const acts = ["one", "two", "badOne", "send", "whole", "sendTwice", "atOnce"] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...acts), { maxLength: 8 }),
        fc.constantFrom("named" as const, "anonymous" as const),
        async (chosen, mode) => {
          const { at, id } = await makeLink({ mode });
          const [phone, desktop] = [app.guest("kk"), app.guest("ru")];
          const answers = { help: "no", needs: { formative: "low", ict: "low" } };
          const whole = () => sendWhole(at, { id: randomUUID(), language: "ru", answers });
          const sending = () => phone.post(`${at}/check`, { id: randomUUID() });
          const two = () => desktop.post(`${at}/2`, pageTwo);
          const does: Record<(typeof acts)[number], () => unknown> = {
            one: () => phone.post(`${at}/1`, pageOne),
            two,
            badOne: () => phone.post(`${at}/1`, { asked: "help", help: "" }),
            send: sending,
            whole,
            sendTwice: () => Promise.all([sending(), sending(), whole()]),
            atOnce: () => Promise.all([two(), sending(), fill(phone, at)]),
          };
          for (const one of chosen) await does[one]();
          await fill(phone, at);
          await Promise.all([send(phone, at), send(desktop, at)]);

          expect(await countsOf(id)).toEqual({ sent: 1, answered: 1, revision: 1, drafts: 0 });
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);
});
