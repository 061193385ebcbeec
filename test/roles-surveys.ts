import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { hashToken } from "#lib/tokens.ts";
import { writeWorkbook } from "#lib/xlsx.ts";
import { now, today } from "./app.ts";
import { makeRound, needsContent } from "./make-surveys.ts";

type School = { id: string };
type Subject = { leading: School; partner: School; school: School; by: string };

/** The records of questionnaires, rounds and links that addresses name, all of the circle's leading school. */
export function recordsOfSurveys(
  db: Db,
): [RegExp, (subject: Subject, pattern: string) => Promise<string[]>][] {
  return [
    [/^\/surveys\/questionnaires\/imports\/:/, async ({ by }) => [await makeWaiting(db, by)]],
    [
      /^\/surveys\/questionnaires\/:/,
      async (subject, pattern) => {
        const id = await makeQuestionnaire(db, {
          schoolId: subject.leading.id,
          withDraft: !pattern.endsWith("/draft"),
        });
        return pattern.includes("/sections/") ? [id, "main"] : [id, "works"];
      },
    ],
    [/^\/surveys\/rounds\/:/, async (subject) => [await makeInvited(db, subject)]],
    [
      /^\/s\/:/,
      async (subject, pattern) => [
        await makeLink(db, { subject, isUsed: pattern.endsWith("/whole") }),
        "1",
      ],
    ],
  ];
}

/** Published once, with the next version begun unless told otherwise. */
async function makeQuestionnaire(
  db: Db,
  { schoolId, withDraft }: { schoolId: string; withDraft: boolean },
): Promise<string> {
  const id = randomUUID();
  const words = { kk: "", ru: "", en: "" };
  const question = {
    kind: "line",
    code: "works",
    required: false,
    relevant: "",
    constraint: "",
    label: { kk: "Қайда?", ru: "Где?", en: "" },
    hint: words,
    constraintMessage: words,
    choices: [],
    rows: [],
    shuffle: false,
    whole: true,
    least: null,
    most: null,
  };
  const draft = {
    title: { kk: "Сауал", ru: "Анкета", en: "" },
    intro: words,
    thanks: words,
    roles: ["teacher"],
    sections: [],
  };
  const section = { code: "main", title: words, relevant: "", questions: [question] };
  await db
    .insertInto("surveys.questionnaires")
    .values({ id, school_id: schoolId, made_at: now })
    .execute();
  const version = { questionnaire_id: id, changed_at: now };
  await db
    .insertInto("surveys.versions")
    .values({
      ...version,
      id: randomUUID(),
      number: 1,
      published_at: now,
      content: JSON.stringify(needsContent),
    })
    .execute();
  if (!withDraft) return id;
  const content = JSON.stringify({ ...draft, sections: [section] });
  await db
    .insertInto("surveys.versions")
    .values({ ...version, id: randomUUID(), number: 2, content })
    .execute();
  return id;
}

/** A file of a person's own that waits for a word; in whose name it would be is the person's to choose. */
async function makeWaiting(db: Db, by: string): Promise<string> {
  const id = randomUUID();
  const words = { kk: "", ru: "", en: "" };
  const draft = { title: words, intro: words, thanks: words, roles: [], sections: [] };
  await db.deleteFrom("surveys.waiting_forms").where("made_by", "=", by).execute();
  const { rows } = await sql<{ key: string }>`
    select case role when 'national' then 'country' when 'regional' then 'region:' || region_kato
      when 'methodologist' then 'district:' || district_kato else 'school:' || school_id end as key
    from accounts.grants where user_id = ${by} limit 1`.execute(db);
  await db
    .insertInto("surveys.waiting_forms")
    .values({
      id,
      made_by: by,
      made_at: now,
      owner_key: rows[0]?.key ?? "",
      file_name: "form.xlsx",
      draft: JSON.stringify(draft),
      findings: "[]",
    })
    .execute();
  return id;
}

async function makeInvited(db: Db, { leading, partner }: Subject): Promise<string> {
  const { id } = await makeRound(db, { schools: [leading, partner], schoolId: leading.id });
  await sql`update surveys.round_schools set invited_at = ${now} where round_id = ${id}`.execute(
    db,
  );
  return id;
}

let made = 0;

/** A link whose form is filled in and waits to be sent, or was sent already. */
async function makeLink(
  db: Db,
  { subject, isUsed }: { subject: Subject; isUsed: boolean },
): Promise<string> {
  made += 1;
  const token = `link${String(made).padStart(12, "0")}`;
  const roundId = await makeInvited(db, subject);
  const answers = JSON.stringify({ needs: { formative: "low", ict: "high" } });
  await db
    .insertInto("surveys.invitations")
    .values({
      id: randomUUID(),
      round_id: roundId,
      school_id: subject.partner.id,
      role: "teacher",
      token_hash: hashToken(token),
      is_used: isUsed,
    })
    .execute();
  await db
    .insertInto("surveys.drafts")
    .values({ key_hash: hashToken(token), round_id: roundId, answers, saved_at: now })
    .execute();
  return token;
}

type Form = Record<string, string | File>;

async function xlsForm(): Promise<File> {
  const survey = {
    name: "survey",
    columns: ["type", "name", "label::Русский (ru)"],
    rows: [["text", "q1", "Что?"]],
  };
  return new File([await writeWorkbook([survey])], "form.xlsx");
}

/** A right form for every act on them. */
export function formsOfSurveys(db: Db): Record<string, (subject: Subject) => Form | Promise<Form>> {
  const titles = { titleKk: "Сауал", titleRu: "Анкета" };
  const question = { section: "main", kind: "line", labelKk: "Не?", labelRu: "Что?" };
  return {
    "/surveys/questionnaires/new": () => ({ id: randomUUID(), ...titles }),
    "/surveys/questionnaires/import": async () => ({ id: randomUUID(), file: await xlsForm() }),
    "/surveys/questionnaires/:id/copy": () => ({ id: randomUUID() }),
    "/surveys/questionnaires/:id/edit": () => ({ ...titles, roles: "teacher" }),
    "/surveys/questionnaires/:id/moves": () => ({ question: "works", way: "up" }),
    "/surveys/questionnaires/:id/deletions": () => ({ question: "works" }),
    "/surveys/questionnaires/:id/sections/:section": () => titles,
    "/surveys/questionnaires/:id/questions/:question": () => question,
    "/surveys/rounds/new": async ({ leading }) => ({
      id: randomUUID(),
      ...titles,
      mode: "open",
      purpose: "needs",
      roles: "teacher",
      schools: leading.id,
      opensOn: today,
      closesOn: today,
      questionnaire: await makeQuestionnaire(db, { schoolId: leading.id, withDraft: false }),
    }),
    "/surveys/rounds/:id/reminder": () => ({ id: randomUUID() }),
    "/surveys/rounds/:id/prolonging": () => ({ closesOn: "2100-01-02" }),
    "/surveys/rounds/:id/expected": ({ school }) => ({ school: school.id, expected: "7" }),
    "/surveys/rounds/:id/links": ({ school }) => ({ school: school.id }),
    "/s/:key/:page": () => ({ asked: "works", works: "town" }),
    "/s/:key/check": () => ({ id: randomUUID() }),
  };
}
