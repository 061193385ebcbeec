import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import type { Cell } from "#lib/csv.ts";
import { done, NotFound } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, readQuery, takeForm } from "#lib/forms.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { getPlaceOfSchool, presentOf, territoryOn } from "#modules/network/base/queries.ts";
import { page } from "#ui/page.tsx";
import { schoolKindName } from "#ui/school-kinds.ts";
import { sendTable } from "#ui/table-file.ts";
import { areAnswersShown } from "../response-index/access.ts";
import { getAskedRound, responseIndexOf } from "../response-index/queries.ts";
import type { AskedRound } from "../response-index/schema.ts";
import { canSortAnswers, type RoundPlace, schoolsSeen } from "./access.ts";
import { layUnder, openTheme } from "./actions.ts";
import { OpenAnswersPage } from "./pages/open.tsx";
import { ResultsPage } from "./pages/results.tsx";
import { type NameOf, optionWords, type Parts, tableWords } from "./pages/words.tsx";
import { answerKey, findRates, listOpenAnswers, listThemes } from "./queries.ts";
import { blocksOf, pageOfParts, partsAnswered, partsPerPage, shareAt } from "./rules.ts";
import { ResultsQuery, ThemedForm, ThemeForm } from "./schema.ts";
import { texts } from "./texts.ts";

const results = "/surveys/rounds/:id{[0-9a-f-]{36}}/results";

export const routes = new Hono<App>()
  .get(results, async (c) => {
    const asked = await askedBy(c);
    const { round } = asked;
    const t = inLanguage(texts, c.var.language);
    const crumbs = [
      { href: "/surveys", label: t.rounds },
      { href: `/surveys/rounds/${round.id}`, label: named(round, c.var.language) },
    ];
    return page(c, { title: t.results, crumbs }, <ResultsPage {...(await partsOf(c, asked))} />);
  })

  .get(`${results}/:file{table\\.(csv|xlsx|json)}`, async (c) => {
    const asked = await askedBy(c);
    const parts = await partsOf(c, { ...asked, inWhole: true });
    // A file without figures would say that nobody answered; the page says when there are some.
    if (!parts.isShown) return c.redirect(`/surveys/rounds/${asked.round.id}/results`, 303);
    const { language } = c.var;
    const ending = c.req.param("file").split(".")[1];
    const name = `results-${asked.round.id.slice(0, 8)}`;
    if (ending === "json") {
      const { content, name_kk, name_ru, mode } = asked.round;
      return c.json({
        title: { kk: name_kk, ru: name_ru },
        mode,
        codebook: content,
        ...plainly(parts),
      });
    }
    const columns = [...inLanguage(texts, language).columns];
    const rows = rowsOf(parts, language);
    return sendTable(c, { name, columns, rows }, ending === "csv" ? "csv" : "xlsx");
  })

  .get(`${results}/open/:question{[a-zA-Z0-9_]{1,40}}`, (c) => showOpen(c, emptyForm))

  .post(`${results}/open/:question{[a-zA-Z0-9_]{1,40}}/themes`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const { round, owner } = await askedBy(c);
    return formAct(c, {
      form: ThemeForm,
      show: showOpen,
      act: async (form) => done(await openTheme(db, { person, round, owner, form, now })),
      next: () => openPath(c),
    });
  })

  .post(`${results}/open/:question{[a-zA-Z0-9_]{1,40}}/:response{[0-9a-f-]{36}}`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const { round, owner } = await askedBy(c);
    if (!areAnswersShown(round, c.var.today)) throw new NotFound();
    const { themes } = await takeForm(c, ThemedForm);
    const { response, question } = c.req.param();
    await layUnder(db, {
      person,
      round,
      owner,
      answer: response,
      key: answerKey(c.var.config.SECRET, { roundId: round.id, question }),
      question,
      themes,
      now,
    });
    return c.redirect(openPath(c), 303);
  });

function openPath(c: Request): string {
  return `/surveys/rounds/${c.req.param("id")}/results/open/${c.req.param("question")}`;
}

type ResultsView = { round: AskedRound; owner: RoundPlace; schoolIds: ReadonlySet<string> | null };

/** The round, when the actor may see any of its answers; otherwise it is not there. */
async function askedBy(c: Request): Promise<ResultsView> {
  const { db, actor, today } = c.var;
  personOf(actor);
  const round = await getAskedRound(db, c.req.param("id") ?? "");
  const { schoolId, districtKato, regionKato } = round;
  const place = schoolId ? await getPlaceOfSchool(db, { id: schoolId, on: today }) : null;
  const owner = { place, districtKato, regionKato };
  const schoolIds = schoolsSeen(actor, { round, owner });
  if (schoolIds === undefined) throw new NotFound();
  return { round, owner, schoolIds };
}

/** Everything the page and the files of results show: the files all parts, the page some of many. */
async function partsOf(
  c: Request,
  { round, schoolIds, inWhole = false }: ResultsView & { inWhole?: boolean },
): Promise<Parts> {
  const { db } = c.var;
  const query = readQuery(c, ResultsQuery);
  const register = await responseIndexOf(db, { round, today: c.var.today });
  const nameOf = await namerOf(c, round);
  const rates = await findRates(db, { round, schoolIds });
  const parts = { round, query, nameOf, rates, seesWhole: schoolIds === null };
  if (!register) return { ...parts, hasMore: false, crossed: null, isShown: false, blocks: [] };
  const crossed = query.cross ? (register.columns.get(query.cross) ?? null) : null;
  const whole = { schoolIds, by: crossed ? null : (query.by ?? null) };
  const { shown, hasMore } = pageOfParts(partsAnswered({ round, register, view: whole }), {
    page: query.page,
    most: inWhole ? null : partsPerPage,
    nameOf,
    placeOf: (key) => round.names.get(key)?.place ?? -1,
  });
  const blocks = blocksOf({ round, register, view: { ...whole, shown } }, crossed);
  return { ...parts, hasMore, crossed: crossed?.code ?? null, isShown: true, blocks };
}

/** What a part is called, by its key; an option that parts are made of is no part of these. */
async function namerOf(c: Request, round: AskedRound): Promise<NameOf> {
  const { db, language, on } = c.var;
  const { regions, districts } = await territoryOn(await presentOf(db), on);
  const areas = new Map([...regions, ...districts].map((one) => [one.kato, one]));
  const kinds = new Set(round.asked.units.values.kind);
  const own = new Map<string, string>([
    ...Object.entries(inLanguage(texts, language).roles),
    ...[...kinds].map((kind): [string, string] => [kind, schoolKindName(kind, language)]),
  ]);
  return (key) => {
    const found = areas.get(key) ?? round.names.get(key);
    return found ? named(found, language) : own.get(key);
  };
}

function plainly({ blocks, query }: Parts) {
  return {
    by: query.by ?? null,
    cross: query.cross ?? null,
    questions: blocks.map(({ question, tables }) => ({
      code: question.code,
      kind: question.kind,
      tables,
    })),
  };
}

function rowsOf({ blocks, nameOf, round, crossed }: Parts, language: Language): Cell[][] {
  const t = inLanguage(texts, language);
  const partName = (key: string | null) => {
    if (key === "") return t.all;
    if (key === null) return t.rest;
    return nameOf(key) ?? optionWords({ round, column: crossed ?? "", option: key }, language);
  };
  return blocks.flatMap(({ question, tables }) =>
    tables.flatMap((table) =>
      table.lines.flatMap((line): Cell[][] => {
        const about = tableWords(question, { table: table.code, language });
        const mean = line.mean === null ? null : Math.round(line.mean * 1000) / 1000;
        const head = [about, partName(line.key)];
        if (table.options.length === 0) return [[...head, null, null, line.answered, null, mean]];
        return table.options.map((option, at): Cell[] => {
          const share = shareAt(line, at);
          const answer = optionWords({ round, column: table.code, option }, language);
          const shown = share === null ? null : Math.round(share * 10) / 10;
          return [...head, answer, line.counts[at] ?? null, line.answered, shown, mean];
        });
      }),
    ),
  );
}

async function showOpen(c: Request, state: FormState): Promise<Response> {
  const { db, actor, language } = c.var;
  const { round, owner, schoolIds } = await askedBy(c);
  const code = c.req.param("question") ?? "";
  const questions = round.content.sections.flatMap((section) => section.questions);
  const question = questions.find((one) => one.code === code);
  if (!question || (question.kind !== "text" && question.kind !== "line")) throw new NotFound();
  const query = readQuery(c, ResultsQuery);
  const found = await listOpenAnswers(db, {
    round,
    today: c.var.today,
    question: code,
    key: answerKey(c.var.config.SECRET, { roundId: round.id, question: code }),
    schoolIds: schoolIds ? [...schoolIds] : null,
    word: query.q || undefined,
    themeId: query.theme,
    page: query.page,
  });
  const whyNot = typeof found === "string" ? found : null;
  const read = typeof found === "string" ? { answers: [], total: 0 } : found;
  // How many answers a theme has says as much as the answers.
  const ofQuestion = { roundId: round.id, question: code, schoolIds: schoolIds && [...schoolIds] };
  const themes = whyNot === null ? await listThemes(db, ofQuestion) : [];
  const parts = {
    round,
    question,
    query,
    whyNot,
    state,
    newId: randomUUID(),
    ...read,
    themes,
    maySort: canSortAnswers(actor, owner),
  };
  const t = inLanguage(texts, language);
  const crumbs = [
    { href: `/surveys/rounds/${round.id}`, label: named(round, language) },
    { href: `/surveys/rounds/${round.id}/results`, label: t.results },
  ];
  return page(c, { title: t.openAnswers, crumbs, form: state }, <OpenAnswersPage {...parts} />);
}
