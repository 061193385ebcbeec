import type { ComponentChild } from "preact";
import { renderToString } from "preact-render-to-string";
import { asset } from "#lib/assets.ts";
import { type FormState, statusOf } from "#lib/forms.ts";
import { type PageStatus, sendHtml } from "#lib/html.ts";
import { inLanguage } from "#lib/texts.ts";
import type { Request } from "#lib/web.ts";
import { type Crumb, type Frame, FrameContext } from "./frame.ts";
import { Layout } from "./layout.tsx";
import { texts } from "./texts.ts";

type About = {
  title: string;
  crumbs?: Crumb[];
  status?: PageStatus;
  /** The form on the page: with a problem in it the page answers 422. */
  form?: Pick<FormState, "problems">;
  /** The same of a page with many forms. */
  forms?: readonly Pick<FormState, "problems">[];
  /** The home page greets with its own heading and takes no breadcrumbs. */
  notice?: string | undefined;
  /** What the page is about as JSON-LD, for search engines and calendars. */
  linked?: object;
};

/** Answers with a whole page: frame, breadcrumbs and the body, in the reader's language. */
export function page(c: Request, about: About, body: ComponentChild): Response {
  const frame = frameOf(c);
  const status = about.status ?? statusOf(about.form ? [about.form] : (about.forms ?? []));
  // Whoever hears the page hears first that the form was not taken.
  const refused = status === 422 ? `${inLanguage(texts, frame.language).refused}: ` : "";
  const html = renderToString(
    <FrameContext.Provider value={frame}>
      <Layout title={`${refused}${about.title}`} crumbs={about.crumbs ?? []} notice={about.notice}>
        {body}
      </Layout>
    </FrameContext.Provider>,
  );
  return sendHtml(c, `<!doctype html>${withLinked(html, about.linked)}`, status);
}

/** Answers with a page that has no frame of its own, to be shown inside somebody else's. */
export function bare(c: Request, title: string, body: ComponentChild): Response {
  const frame = frameOf(c);
  const html = renderToString(
    <FrameContext.Provider value={frame}>
      <html lang={frame.language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title}</title>
          <link rel="stylesheet" href={asset("main.css")} />
        </head>
        <body>{body}</body>
      </html>
    </FrameContext.Provider>,
  );
  return sendHtml(c, `<!doctype html>${html}`);
}

// Written beside the renderer, which would turn the quotes of JSON into entities.
function withLinked(html: string, linked: object | undefined): string {
  if (!linked) return html;
  const json = JSON.stringify(linked).replaceAll("<", "\\u003c");
  return html.replace(
    "</head>",
    () => `<script type="application/ld+json">${json}</script></head>`,
  );
}

export function frameOf(c: Request): Frame {
  const { language, actor, areas, today, on } = c.var;
  const url = new URL(c.req.url);
  return { language, actor, areas, today, on, path: url.pathname, query: url.search };
}
