import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import { NotFound } from "#lib/errors.ts";
import { findJob } from "#lib/jobs.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { canWatch } from "./access.ts";
import { JobPage } from "./pages.tsx";
import { texts } from "./texts.ts";

export const routes = new Hono<App>()
  .get("/jobs/:id{[0-9a-f-]{36}}", async (c) => {
    const { db, actor, language } = c.var;
    const person = personOf(actor);
    const job = await findJob(db, c.req.param("id"));
    if (!job || !canWatch(person, job)) throw new NotFound();
    if (job.state === "done" && job.resultPath) return c.redirect(job.resultPath, 303);
    const t = inLanguage(texts, language);
    // A page without scripts looks again by itself while the work goes on.
    if (job.state === "waiting" || job.state === "running") c.header("Refresh", "2");
    return page(c, { title: t.tasks[job.task] ?? t.title }, <JobPage job={job} />);
  })

  .get("/jobs/:id{[0-9a-f-]{36}}/state", async (c) => {
    const person = personOf(c.var.actor);
    const job = await findJob(c.var.db, c.req.param("id"));
    if (!job || !canWatch(person, job)) throw new NotFound();
    return c.json({
      state: job.state,
      done: job.stepsDone,
      total: job.stepsTotal,
      result: job.resultPath,
    });
  });
