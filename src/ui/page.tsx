import type { ComponentChild } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Request } from "#lib/web.ts";
import { type Crumb, type Frame, FrameContext } from "./frame.ts";
import { Layout } from "./layout.tsx";

type About = {
  title: string;
  crumbs?: Crumb[];
  status?: 200 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503;
  /** The home page greets with its own heading and takes no breadcrumbs. */
  notice?: string | undefined;
};

/** Answers with a whole page: frame, breadcrumbs and the body, in the reader's language. */
export function page(c: Request, about: About, body: ComponentChild): Response {
  const frame = frameOf(c);
  const html = renderToString(
    <FrameContext.Provider value={frame}>
      <Layout title={about.title} crumbs={about.crumbs ?? []} notice={about.notice}>
        {body}
      </Layout>
    </FrameContext.Provider>,
  );
  return c.html(`<!doctype html>${html}`, about.status ?? 200);
}

export function frameOf(c: Request): Frame {
  const { language, actor, today, on } = c.var;
  const url = new URL(c.req.url);
  return { language, actor, today, on, path: url.pathname, query: url.search };
}
