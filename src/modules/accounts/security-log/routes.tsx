import { Hono } from "hono";
import { allowActor } from "#lib/actor.ts";
import { showMoment } from "#lib/dates.ts";
import { readQuery } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { frameOf, page } from "#ui/page.tsx";
import { sendTable } from "#ui/table-file.ts";
import { canReadSecurityLog } from "./access.ts";
import { actWords, LogPage, logColumns } from "./pages.tsx";
import { listEvents } from "./queries.ts";
import { LogQuery } from "./schema.ts";
import { texts } from "./texts.ts";

const eventsPerPage = 50;
const eventsInFile = 10_000;

export const routes = new Hono<App>()
  .get("/accounts/security", async (c) => {
    reader(c);
    const query = readQuery(c, LogQuery);
    const events = await listEvents(c.var.db, {
      ...query,
      most: eventsPerPage + 1,
      skip: (query.page - 1) * eventsPerPage,
    });
    const shown = events.slice(0, eventsPerPage);
    const { title } = inLanguage(texts, c.var.language);
    return page(
      c,
      { title },
      <LogPage events={shown} hasMore={events.length > shown.length} query={query} />,
    );
  })

  .get("/accounts/security.csv", async (c) => {
    reader(c);
    const { db, language } = c.var;
    const events = await listEvents(db, { ...readQuery(c, LogQuery), most: eventsInFile });
    const frame = frameOf(c);
    const rows = events.map((event) => [
      showMoment(event.at, language),
      actWords(event, frame),
      event.name ?? "",
      event.byName ?? "",
      event.visitor,
      event.device,
    ]);
    return sendTable(c, { name: "security-log", columns: logColumns(language), rows }, "csv");
  });

function reader(c: Request): void {
  const { actor } = c.var;
  allowActor(actor, canReadSecurityLog(actor));
}
