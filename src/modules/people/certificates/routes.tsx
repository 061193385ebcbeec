import { Hono } from "hono";
import { allowActor, type Person, personOf } from "#lib/actor.ts";
import { done, NotFound } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, hasProblems, readQuery } from "#lib/forms.ts";
import { listHistory } from "#lib/history.ts";
import { hasTries, mayTry } from "#lib/rate-limit.ts";
import { inLanguage, type Language, wordsIn, wordsOf } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { canAmend, canSeeCertificate, scopeOfCertificates } from "./access.ts";
import { replace, revoke } from "./actions.ts";
import { CheckedPage, CheckPage, TooManyPage, UnknownPage } from "./pages/check.tsx";
import { FullPage, ReplacePage } from "./pages/full.tsx";
import { CertificatesPage } from "./pages/list.tsx";
import { drawCertificate } from "./pages/sheet.tsx";
import { findCertificate, getCertificate, listCertificates } from "./queries.ts";
import { isPrinted, readNumber, stateOf } from "./rules.ts";
import {
  type Certificate,
  CheckQuery,
  ListQuery,
  ReplaceForm,
  RevokeForm,
  SheetQuery,
} from "./schema.ts";
import { texts } from "./texts.ts";

const wrongNumbers = { name: "certificate-check", points: 30, seconds: 600 };

export const routes = new Hono<App>()
  .get("/certificates", (c) => {
    hideFromSearch(c);
    const { number: typed } = readQuery(c, CheckQuery);
    if (typed === "") return showCheck(c, emptyForm);
    const number = readNumber(typed);
    if (number) return c.redirect(`/certificates/${number}`, 303);
    return showCheck(c, { typed: { number: typed }, problems: { number: "notNumber" } });
  })

  .get("/certificates/:number{[^/.]+}", async (c) => {
    hideFromSearch(c);
    const { db, visitor, today, language } = c.var;
    if (!(await hasTries(db, wrongNumbers, visitor))) return showTooMany(c);
    const typed = c.req.param("number");
    const number = readNumber(typed);
    if (number && number !== typed) return c.redirect(`/certificates/${number}`, 303);
    const certificate = number ? await findCertificate(db, number) : null;
    if (!certificate) return showUnknown(c, number !== null);
    const title = wordsIn(wordsOf(certificate, "title"), language);
    const state = stateOf(certificate, today);
    const maySeeAll = canSeeCertificate(c.var.actor, certificate);
    return page(
      c,
      { title, crumbs: crumbsTo(language) },
      <CheckedPage certificate={certificate} state={state} maySeeAll={maySeeAll} />,
    );
  })

  .get("/certificates/:number{[^/.]+}/full", (c) => showFull(c, emptyForm))

  .get("/certificates/:pdf{[^/.]+\\.pdf}", async (c) => {
    const certificate = await seeing(c, c.req.param("pdf").slice(0, -4));
    const number = certificate.number;
    const url = `${c.var.config.PUBLIC_URL}/certificates/${number}`;
    if (!isPrinted(stateOf(certificate, c.var.today))) throw new NotFound();
    const english = readQuery(c, SheetQuery).lang !== undefined;
    const pdf = await drawCertificate({ certificate, url, english });
    return c.body(pdf, 200, {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${number}.pdf"`,
      "Cache-Control": "private, no-store",
    });
  })

  .post("/certificates/:number{[^/.]+}/revoke", async (c) => {
    const { db, now } = c.var;
    const { person, number } = await amending(c);
    return formAct(c, {
      form: RevokeForm,
      show: showFull,
      act: async (form) => done(await revoke(db, { person, number, form, now })),
      next: () => `/certificates/${number}/full`,
    });
  })

  .get("/certificates/:number{[^/.]+}/replace", (c) => showReplace(c, emptyForm))

  .post("/certificates/:number{[^/.]+}/replace", async (c) => {
    const { db, now, config } = c.var;
    const { person, number } = await amending(c);
    const publicUrl = config.PUBLIC_URL;
    return formAct(c, {
      form: ReplaceForm,
      show: showReplace,
      act: (form) => replace(db, { person, number, form, now, publicUrl }),
      next: (made) => `/certificates/${made.number}/full`,
    });
  })

  .get("/people/certificates", async (c) => {
    const { db, today, actor, language } = c.var;
    const scope = scopeOfCertificates(actor);
    allowActor(actor, scope !== null);
    const query = readQuery(c, ListQuery);
    const found = scope
      ? await listCertificates(db, { scope, query, today })
      : { certificates: [], total: 0 };
    const t = inLanguage(texts, language);
    return page(c, { title: t.certificates }, <CertificatesPage {...found} query={query} />);
  });

/** A name found by a search engine would outlive the day it was asked for. */
function hideFromSearch(c: Request): void {
  c.header("X-Robots-Tag", "noindex");
}

function crumbsTo(language: Language) {
  return [{ href: "/certificates", label: inLanguage(texts, language).check }];
}

function showCheck(c: Request, state: FormState): Response {
  const title = inLanguage(texts, c.var.language).check;
  return page(c, { title, form: state }, <CheckPage state={state} />);
}

/** Only a number that could be one counts as a try: a slip of the finger is told apart by its check sign. */
async function showUnknown(c: Request, couldBe: boolean): Promise<Response> {
  const { db, visitor, language } = c.var;
  if (couldBe) await mayTry(db, wrongNumbers, visitor);
  const title = inLanguage(texts, language).unknown;
  return page(c, { title, crumbs: crumbsTo(language), status: 404 }, <UnknownPage />);
}

function showTooMany(c: Request): Response {
  const title = inLanguage(texts, c.var.language).check;
  return page(c, { title, status: 429 }, <TooManyPage />);
}

/** The certificate for those who may see all of it; anybody may see that it is there. */
async function seeing(c: Request, number: string): Promise<Certificate> {
  personOf(c.var.actor);
  const certificate = await getCertificate(c.var.db, number);
  allowActor(c.var.actor, canSeeCertificate(c.var.actor, certificate));
  return certificate;
}

async function amending(c: Request): Promise<{ person: Person; number: string }> {
  const certificate = await seeing(c, c.req.param("number") ?? "");
  allowActor(c.var.actor, canAmend(c.var.actor, certificate));
  return { person: c.var.actor, number: certificate.number };
}

async function showFull(c: Request, state: FormState): Promise<Response> {
  const { db, today, actor, language } = c.var;
  const certificate = await seeing(c, c.req.param("number") ?? "");
  const acts = await listHistory(db, { kind: "certificate", id: certificate.id });
  const may = { amend: canAmend(actor, certificate) };
  const about = {
    title: wordsIn(wordsOf(certificate, "title"), language),
    crumbs: may.amend
      ? [{ href: "/people/certificates", label: inLanguage(texts, language).certificates }]
      : crumbsTo(language),
    form: state,
  };
  const shown = { certificate, acts, may, state, standing: stateOf(certificate, today) };
  return page(c, about, <FullPage {...shown} />);
}

async function showReplace(c: Request, state: FormState): Promise<Response> {
  const { db, today, language } = c.var;
  const { number } = await amending(c);
  const certificate = await getCertificate(db, number);
  if (certificate.replacedByNumber && !hasProblems(state.problems)) throw new NotFound();
  const crumbs = [{ href: `/certificates/${number}/full`, label: number }];
  const title = inLanguage(texts, language).replaceTitle;
  return page(
    c,
    { title, crumbs, form: state },
    <ReplacePage certificate={certificate} state={state} today={today} />,
  );
}
