import { Hono } from "hono";
import { inLanguage } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { listRegions } from "../base/queries.ts";
import { DisputesPage, DocumentPage, DocumentsPage } from "./pages.tsx";
import { getDocument, listDisputes, listDocuments, listFigures } from "./queries.ts";
import { disputes } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>()
  .get("/network/documents", async (c) => {
    const { db, language } = c.var;
    const documents = await listDocuments(db);
    const title = inLanguage(texts, language).documents;
    return page(c, { title }, <DocumentsPage documents={documents} disputes={disputes.length} />);
  })

  .get("/network/documents/disputes", async (c) => {
    const { db, language } = c.var;
    const t = inLanguage(texts, language);
    const crumbs = [{ href: "/network/documents", label: t.documents }];
    return page(
      c,
      { title: t.contradictions, crumbs },
      <DisputesPage disputes={await listDisputes(db)} />,
    );
  })

  .get("/network/documents/:code{[a-z0-9-]+}", async (c) => {
    const { db, language } = c.var;
    const document = await getDocument(db, c.req.param("code"));
    const figures = await listFigures(db, document.code);
    const regions = await listRegions(db, document.dated);
    const title = { kk: document.title_kk, ru: document.title_ru, en: document.title_en }[language];
    const crumbs = [{ href: "/network/documents", label: inLanguage(texts, language).documents }];
    return page(
      c,
      { title, crumbs },
      <DocumentPage document={document} figures={figures} regions={regions} />,
    );
  });
