import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor, type Person, personOf } from "#lib/actor.ts";
import { emptyForm, type FormState, formAct, readQuery } from "#lib/forms.ts";
import { listHistory } from "#lib/history.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { getPlaceOfSchool, getSchool } from "../base/queries.ts";
import { canDecideStatus } from "../statuses/access.ts";
import {
  canGiveOpinion,
  canPropose,
  canProposeSomewhere,
  canSeeNomination,
  scopeOfNominations,
} from "./access.ts";
import {
  decide,
  giveOpinion,
  propose,
  submitEvidence,
  withdraw,
  writeEvidence,
} from "./actions.ts";
import { NominationsPage, ProposePage } from "./pages/list.tsx";
import { NominationPage } from "./pages/nomination.tsx";
import { getNomination, listEvidence, listNominations, whyNotEvidence } from "./queries.ts";
import type { Documents } from "./rules.ts";
import {
  criteria,
  DecisionForm,
  EvidenceForm,
  OpinionForm,
  ProposeForm,
  ProposeQuery,
} from "./schema.ts";
import { texts } from "./texts.ts";

const id = ":id{[0-9a-f-]{36}}";

export const routes = new Hono<App>()
  .get("/network/nominations", async (c) => {
    const { db, today, actor, language } = c.var;
    const scope = scopeOfNominations(actor);
    allowActor(actor, scope !== null);
    const nominations = scope ? await listNominations(db, { scope, today }) : [];
    const t = inLanguage(texts, language);
    return page(c, { title: t.nominations }, <NominationsPage nominations={nominations} />);
  })

  .get("/network/nominations/new", (c) => showPropose(c, emptyForm))

  .post("/network/nominations/new", async (c) => {
    const { db, now } = c.var;
    const person = proposer(c);
    return formAct(c, {
      form: ProposeForm,
      show: showPropose,
      act: (form) => propose(db, { person, form, now }),
      next: (made) => `/network/nominations/${made.id}`,
    });
  })

  .get(`/network/nominations/${id}`, (c) => show(c, emptyForm))

  .post(`/network/nominations/${id}/evidence`, async (c) => {
    const { db, files, now } = c.var;
    const step = { person: await seeing(c), id: idOf(c), now };
    // Asked before megabytes are taken apart.
    const refusal = await whyNotEvidence(db, step);
    if (refusal) return show(c, { typed: {}, problems: { "": refusal } });
    return formAct(c, {
      form: EvidenceForm,
      show,
      act: (form, sent) =>
        writeEvidence(db, { ...step, form, documents: documentsIn(sent), files }),
      next: () => pathOf(c),
    });
  })

  .post(`/network/nominations/${id}/submission`, async (c) => {
    const { db, now } = c.var;
    const result = await submitEvidence(db, { person: await seeing(c), id: idOf(c), now });
    if (!result.ok) return show(c, { typed: {}, problems: result.refusal });
    return c.redirect(pathOf(c), 303);
  })

  .post(`/network/nominations/${id}/opinion`, async (c) => {
    const { db, now } = c.var;
    const step = { person: await seeing(c), id: idOf(c), now };
    return formAct(c, {
      form: OpinionForm,
      show,
      act: (form) => giveOpinion(db, { ...step, form }),
      next: () => pathOf(c),
    });
  })

  .post(`/network/nominations/${id}/decision`, async (c) => {
    const { db, now } = c.var;
    const step = { person: await seeing(c), id: idOf(c), now };
    return formAct(c, {
      form: DecisionForm,
      show,
      act: (form) => decide(db, { ...step, form }),
      next: () => pathOf(c),
    });
  })

  .post(`/network/nominations/${id}/withdrawal`, async (c) => {
    const { db, now } = c.var;
    const result = await withdraw(db, { person: await seeing(c), id: idOf(c), now });
    if (!result.ok) return show(c, { typed: {}, problems: result.refusal });
    return c.redirect(pathOf(c), 303);
  });

function idOf(c: Request): string {
  return c.req.param("id") ?? "";
}

function pathOf(c: Request): string {
  return `/network/nominations/${idOf(c)}`;
}

function proposer(c: Request): Person {
  allowActor(c.var.actor, canProposeSomewhere(c.var.actor));
  return personOf(c.var.actor);
}

async function seeing(c: Request): Promise<Person> {
  const { db, today, actor } = c.var;
  const nomination = await getNomination(db, idOf(c));
  const place = await getPlaceOfSchool(db, { id: nomination.schoolId, on: today });
  allowActor(actor, canSeeNomination(actor, place));
  return actor;
}

/** The documents that were chosen; a field without one sends a file that has no name. */
function documentsIn(sent: Record<string, File>): Documents<File> {
  const documents: Documents<File> = {};
  for (const criterion of criteria) {
    const file = sent[`${criterion}_file`];
    if (file && file.name !== "") documents[criterion] = file;
  }
  return documents;
}

async function showPropose(c: Request, state: FormState): Promise<Response> {
  const { db, language } = c.var;
  proposer(c);
  const { school: schoolId } = readQuery(c, ProposeQuery);
  const code = schoolId ? (await getSchool(db, schoolId)).code : "";
  const t = inLanguage(texts, language);
  return page(
    c,
    {
      title: t.propose,
      crumbs: [{ href: "/network/nominations", label: t.nominations }],
      form: state,
    },
    <ProposePage state={state} schoolCode={code} />,
  );
}

async function show(c: Request, state: FormState): Promise<Response> {
  const { db, today, actor, language } = c.var;
  await seeing(c);
  const nomination = await getNomination(db, idOf(c));
  const place = await getPlaceOfSchool(db, { id: nomination.schoolId, on: today });
  const evidence = await listEvidence(db, nomination.id);
  const acts = await listHistory(db, { kind: "nomination", id: nomination.id });
  const t = inLanguage(texts, language);
  const may = {
    propose: canPropose(actor, place),
    giveOpinion: canGiveOpinion(actor, place),
    decide: canDecideStatus(actor, place),
  };
  return page(
    c,
    {
      title: named(nomination, language),
      crumbs: [{ href: "/network/nominations", label: t.nominations }],
      form: state,
    },
    <NominationPage
      nomination={nomination}
      evidence={evidence}
      acts={acts}
      state={state}
      may={may}
      today={today}
      newIds={criteria.map((criterion) => ({ criterion, id: randomUUID() }))}
    />,
  );
}
