import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { requestId } from "hono/request-id";
import type { Config } from "#lib/config.ts";
import type { Db } from "#lib/db.ts";
import type { Files } from "#lib/files.ts";
import { openLog } from "#lib/log.ts";
import { openMetrics } from "#lib/metrics.ts";
import type { App } from "#lib/web.ts";
import { routes as account } from "#modules/accounts/account/routes.tsx";
import { routes as invitations } from "#modules/accounts/invitations/routes.tsx";
import { routes as joining } from "#modules/accounts/joining/routes.tsx";
import { routes as ownData } from "#modules/accounts/own-data/routes.tsx";
import { routes as passkeys } from "#modules/accounts/passkeys/routes.tsx";
import { routes as passwords } from "#modules/accounts/passwords/routes.tsx";
import { routes as providerLinks } from "#modules/accounts/provider-links/routes.tsx";
import { routes as providers } from "#modules/accounts/providers/routes.tsx";
import { routes as secondFactor } from "#modules/accounts/second-factor/routes.tsx";
import { routes as sessions } from "#modules/accounts/sessions/routes.tsx";
import { routes as users } from "#modules/accounts/users/routes.tsx";
import { routes as announcements } from "#modules/events/announcements/routes.tsx";
import { routes as attendance } from "#modules/events/attendance/routes.tsx";
import { routes as calendar } from "#modules/events/calendar/routes.tsx";
import { routes as chain } from "#modules/events/chain/routes.tsx";
import { routes as events } from "#modules/events/events/routes.tsx";
import { routes as feeds } from "#modules/events/feeds/routes.tsx";
import { routes as making } from "#modules/events/making/routes.tsx";
import { routes as eventMaterials } from "#modules/events/materials/routes.tsx";
import { routes as eventOutcome } from "#modules/events/outcome/routes.tsx";
import { routes as programme } from "#modules/events/programme/routes.tsx";
import { routes as eventRegistration } from "#modules/events/registration/routes.tsx";
import { routes as diagnoses } from "#modules/needs/diagnoses/routes.tsx";
import { routes as lagging } from "#modules/needs/lagging/routes.tsx";
import { routes as documents } from "#modules/network/documents/routes.tsx";
import { routes as findings } from "#modules/network/findings/routes.tsx";
import { routes as imports } from "#modules/network/imports/routes.tsx";
import { routes as nominations } from "#modules/network/nominations/routes.tsx";
import { routes as openData } from "#modules/network/open-data/routes.tsx";
import { routes as partnerships } from "#modules/network/partnerships/routes.tsx";
import { routes as platforms } from "#modules/network/platforms/routes.tsx";
import { routes as regions } from "#modules/network/regions/routes.tsx";
import { routes as schools } from "#modules/network/schools/routes.tsx";
import { routes as statuses } from "#modules/network/statuses/routes.tsx";
import { routes as active } from "#modules/people/active/routes.tsx";
import { routes as badges } from "#modules/people/badges/routes.tsx";
import { routes as cascade } from "#modules/people/cascade/routes.tsx";
import { routes as certificates } from "#modules/people/certificates/routes.tsx";
import { routes as coverage } from "#modules/people/coverage/routes.tsx";
import { routes as duplicates } from "#modules/people/duplicates/routes.tsx";
import { routes as help } from "#modules/people/help/routes.tsx";
import { routes as peopleImports } from "#modules/people/imports/routes.tsx";
import { routes as issuing } from "#modules/people/issuing/routes.tsx";
import { routes as recommendations } from "#modules/people/recommendations/routes.tsx";
import { routes as schoolPeople } from "#modules/people/schools/routes.tsx";
import { routes as teachers } from "#modules/people/teachers/routes.tsx";
import { routes as trainings } from "#modules/people/trainings/routes.tsx";
import { routes as cyclogrammes } from "#modules/plans/cyclogrammes/routes.tsx";
import { routes as development } from "#modules/plans/development/routes.tsx";
import { routes as developmentPrinting } from "#modules/plans/development-printing/routes.tsx";
import { routes as planFromNeeds } from "#modules/plans/from-needs/routes.tsx";
import { routes as planPrinting } from "#modules/plans/printing/routes.tsx";
import { routes as planProgress } from "#modules/plans/progress/routes.tsx";
import { routes as planStart } from "#modules/plans/start/routes.tsx";
import { routes as about } from "#modules/site/about/routes.tsx";
import { routes as storedFiles } from "#modules/site/files/routes.tsx";
import { gallery } from "#modules/site/gallery/routes.tsx";
import { routes as home } from "#modules/site/home/routes.tsx";
import { routes as jobs } from "#modules/site/jobs/routes.tsx";
import { routes as outbox } from "#modules/site/outbox/routes.tsx";
import { routes as answering } from "#modules/surveys/answering/routes.tsx";
import { routes as questionnaires } from "#modules/surveys/questionnaires/routes.tsx";
import { routes as surveyResults } from "#modules/surveys/results/routes.tsx";
import { routes as rounds } from "#modules/surveys/rounds/routes.tsx";
import { routes as xlsForm } from "#modules/surveys/xlsform/routes.tsx";
import { routes as xlsFormExport } from "#modules/surveys/xlsform-export/routes.tsx";
import { assets } from "./assets.ts";
import { compressed } from "./compressed.ts";
import { errorPage, notFoundPage, tooLargePage } from "./error-pages.tsx";
import { health } from "./health.ts";
import { asksAsWho, asOfWhichDay, inWhichLanguage, sameSiteOnly } from "./incoming.ts";
import { keptPages } from "./kept-pages.ts";
import { measured } from "./measured.ts";
import { securityHeaders } from "./security-headers.ts";

const largestUpload = 25 * 1024 * 1024;
// The teachers of the whole country in one file.
const largestImport = 60 * 1024 * 1024;

/** The whole server, in the order a request passes through it. */
export function createApp({
  db,
  config,
  files,
  clock,
}: {
  db: Db;
  config: Config;
  files: Files;
  clock: () => Date;
}): Hono<App> {
  const app = new Hono<App>();
  const log = openLog(config.LOG_LEVEL);
  const metrics = openMetrics(db);

  app.use(requestId());
  app.use(measured({ log, metrics }));
  app.use(securityHeaders(config));
  app.route("/", assets());
  app.route("/", health({ db, config, metrics }));

  app.use(async (c, next) => {
    c.set("log", log);
    c.set("db", db);
    c.set("config", config);
    c.set("files", files);
    c.set("now", clock());
    // An error before anybody is recognised is told to a guest.
    c.set("actor", { kind: "guest" });
    c.set("settingUp", null);
    c.set("sessionHash", null);
    c.set("presentCalendar", null);
    await next();
  });
  app.use(inWhichLanguage);
  app.use(asOfWhichDay);
  app.use(sameSiteOnly(config));
  const limit = bodyLimit({ maxSize: largestUpload, onError: tooLargePage });
  const importLimit = bodyLimit({ maxSize: largestImport, onError: tooLargePage });
  app.use((c, next) => (c.req.path === "/people/imports" ? importLimit : limit)(c, next));
  app.use(asksAsWho);
  app.use(compressed);
  app.use(keptPages());

  mountCapabilities(app);
  if (config.TIREK_ENV !== "production") app.route("/", gallery);

  app.notFound(notFoundPage);
  app.onError(errorPage);
  return app;
}

/** Area by area; where two addresses fit, the first one mounted answers. */
function mountCapabilities(app: Hono<App>): void {
  app.route("/", home);
  app.route("/", regions);
  app.route("/", platforms);
  app.route("/", documents);
  app.route("/", schools);
  app.route("/", partnerships);
  app.route("/", statuses);
  app.route("/", nominations);
  app.route("/", findings);
  app.route("/", openData);
  app.route("/", imports);
  app.route("/", sessions);
  app.route("/", account);
  app.route("/", secondFactor);
  app.route("/", passkeys);
  app.route("/", providers);
  app.route("/", providerLinks);
  app.route("/", passwords);
  app.route("/", invitations);
  app.route("/", users);
  app.route("/", joining);
  app.route("/", ownData);
  app.route("/", issuing);
  app.route("/", peopleImports);
  app.route("/", duplicates);
  app.route("/", badges);
  app.route("/", schoolPeople);
  app.route("/", teachers);
  app.route("/", coverage);
  app.route("/", help);
  app.route("/", recommendations);
  app.route("/", trainings);
  app.route("/", cascade);
  app.route("/", active);
  app.route("/", certificates);
  mountWorkingYear(app);
  app.route("/", jobs);
  app.route("/", storedFiles);
  app.route("/", outbox);
  app.route("/", about);
}

/** From a need to its effect: surveys, needs, plans and events. */
function mountWorkingYear(app: Hono<App>): void {
  app.route("/", questionnaires);
  app.route("/", xlsForm);
  app.route("/", xlsFormExport);
  app.route("/", rounds);
  app.route("/", answering);
  app.route("/", surveyResults);
  app.route("/", lagging);
  app.route("/", planFromNeeds);
  app.route("/", planPrinting);
  app.route("/", calendar);
  app.route("/", feeds);
  app.route("/", making);
  app.route("/", announcements);
  app.route("/", programme);
  app.route("/", eventMaterials);
  app.route("/", eventOutcome);
  app.route("/", eventRegistration);
  app.route("/", events);
  app.route("/", attendance);
  app.route("/", chain);
  app.route("/", development);
  app.route("/", developmentPrinting);
  app.route("/", planProgress);
  app.route("/", planStart);
  app.route("/", cyclogrammes);
  app.route("/", diagnoses);
}
