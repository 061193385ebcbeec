import { Hono, type MiddlewareHandler } from "hono";
import type { z } from "zod";
import { writeCsv } from "#lib/csv.ts";
import { NotFound } from "#lib/errors.ts";
import { tryQuery } from "#lib/forms.ts";
import { divisionOn, outlinesOf } from "#lib/map.ts";
import { parsePeriod } from "#lib/period.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { findSchoolOn, getSchool, listDistricts, listRegions } from "../base/queries.ts";
import { listCircle } from "../partnerships/queries.ts";
import { listPlatforms, listPlatformsOfRegions } from "../platforms/queries.ts";
import { countByDistrict, countByRegion } from "../regions/queries.ts";
import { countSchools, listSchools, listSizes } from "../schools/queries.ts";
import { listStatuses } from "../statuses/queries.ts";
import { OpenDataPage } from "./pages.tsx";
import { getRevision, listPartnershipsOn, listPublished, listStatusesOn } from "./queries.ts";
import {
  describeApi,
  doors,
  memberOf,
  nextPage,
  notFound,
  partnershipsTable,
  refusalOf,
  regionsMap,
  schoolOf,
  schoolsMap,
  schoolsTable,
  withCounts,
} from "./rules.ts";
import type * as schema from "./schema.ts";
import { texts } from "./texts.ts";

const mostRows = 100_000;

const openToAll: MiddlewareHandler<App> = async (c, next) => {
  await next();
  c.header("Access-Control-Allow-Origin", "*");
};

/** A program that asks again is told at once when nothing has changed. */
const sameUntilChanged: MiddlewareHandler<App> = async (c, next) => {
  const tag = `W/"${await getRevision(c.var.db)}-${c.var.today}"`;
  const kept = "public, no-cache";
  if (c.req.header("if-none-match") === tag) {
    return c.body(null, 304, { ETag: tag, "Cache-Control": kept });
  }
  await next();
  if (c.res.status === 200) {
    c.header("ETag", tag);
    c.header("Cache-Control", kept);
  }
  return;
};

export const routes = new Hono<App>()
  .get("/open-data", async (c) => {
    const { db, on, language, config } = c.var;
    const [school] = await listSchools(db, {
      filters: { status: "leading", sort: "name", page: 1 },
      on,
      language,
      limit: 1,
    });
    const { title } = inLanguage(texts, language);
    const shown = { school: school ?? null, server: config.PUBLIC_URL };
    return page(c, { title }, <OpenDataPage {...shown} />);
  })

  .use("/api/v1/*", openToAll)
  .get("/api/v1/openapi.json", (c) => c.json(describeApi(c.var.config.PUBLIC_URL)))

  .use("/api/v1/network/*", sameUntilChanged)
  .get(
    doors.regions.path,
    asked(doors.regions, async (c) => ({ on: c.var.on, items: await regionsOn(c) })),
  )
  .get(doors.districts.path, asked(doors.districts, districtsOn))
  .get(doors.schools.path, asked(doors.schools, schoolsOn))
  .get(
    doors.schoolsTable.path,
    asked(doors.schoolsTable, async (c, filters) => {
      const { columns, rows } = schoolsTable(await allSchools(c, filters));
      return writeCsv(columns, rows);
    }),
  )
  .get(
    doors.schoolsMap.path,
    asked(doors.schoolsMap, async (c, filters) => schoolsMap(await allSchools(c, filters))),
  )
  .get(doors.school.path, asked(doors.school, schoolOn))
  .get(doors.circle.path, asked(doors.circle, circleOn))
  .get(
    doors.partnerships.path,
    asked(doors.partnerships, async (c, query) => {
      const { total, items } = await partnershipsOn(c, query);
      return { ...pageOf(c, { ...query, total }), items };
    }),
  )
  .get(
    doors.partnershipsTable.path,
    asked(doors.partnershipsTable, async (c, query) => {
      const { items } = await partnershipsOn(c, { ...query, page: 1, limit: mostRows });
      const { columns, rows } = partnershipsTable(items);
      return writeCsv(columns, rows);
    }),
  )
  .get(doors.statuses.path, asked(doors.statuses, statusesOn))
  .get(doors.platforms.path, asked(doors.platforms, platformsOn))
  .get(
    doors.documents.path,
    asked(doors.documents, async (c) => ({
      on: c.var.on,
      items: await listPublished(c.var.db, c.var.on),
    })),
  )
  .get(
    doors.regionsMap.path,
    asked(doors.regionsMap, async (c) =>
      regionsMap(await regionsOn(c), outlinesOf("regions", divisionOn(c.var.on))),
    ),
  );

type Door<Query extends z.ZodType, Answer extends z.ZodType> = {
  query: Query;
  answer: Answer;
  type: string;
};

/** Reads what is asked by the door's own schema and answers by its other: nothing else can leave. */
function asked<Query extends z.ZodType, Answer extends z.ZodType>(
  door: Door<Query, Answer>,
  answer: (c: Request, query: z.output<Query>) => Promise<z.input<Answer>>,
): (c: Request) => Promise<Response> {
  return async (c) => {
    const query = tryQuery(c, door.query);
    if (!query.success) return c.json(refusalOf(query.error), 400);
    try {
      const body = door.answer.parse(await answer(c, query.data));
      const text = typeof body === "string" ? body : JSON.stringify(body);
      return c.body(text, 200, { "Content-Type": door.type });
    } catch (error) {
      if (error instanceof NotFound) return c.json(notFound, 404);
      throw error;
    }
  };
}

async function regionsOn(c: Request): Promise<schema.Region[]> {
  const { db, on } = c.var;
  const platformOf = await listPlatformsOfRegions(db, on);
  const regions = withCounts(await listRegions(db, on), await countByRegion(db, on));
  return regions.map((region) => ({ ...region, platform: platformOf.get(region.kato) ?? null }));
}

async function districtsOn(c: Request, { region }: z.output<typeof schema.DistrictsQuery>) {
  const { db, on } = c.var;
  const inside = { on, ...(region ? { regionKato: region } : {}) };
  const districts = await listDistricts(db, inside);
  const items = withCounts(districts, await countByDistrict(db, inside));
  return { on, items: items.map((district) => ({ ...district, region: district.region_kato })) };
}

async function schoolsOn(c: Request, { limit, ...filters }: z.output<typeof schema.SchoolsQuery>) {
  const { db, on, language } = c.var;
  const rows = await listSchools(db, { filters, on, language, limit });
  const { total } = await countSchools(db, { filters, on });
  return { ...pageOf(c, { page: filters.page, limit, total }), items: rows.map(schoolOf) };
}

async function allSchools(c: Request, filters: z.output<typeof schema.SchoolsTableQuery>) {
  const { db, on, language } = c.var;
  const rows = await listSchools(db, {
    filters: { ...filters, page: 1 },
    on,
    language,
    limit: mostRows,
  });
  return rows.map(schoolOf);
}

async function schoolOn(c: Request, { id }: z.output<typeof schema.SchoolQuery>) {
  const { db, on } = c.var;
  const school = await getSchool(db, id);
  const row = await findSchoolOn(db, { id, on });
  const statuses = await listStatuses(db, id);
  const partners = await listCircle(db, { leadingId: id, on });
  return {
    on,
    school: { ...school, open: parsePeriod(school.open_during) },
    on_the_day: row && schoolOf(row),
    statuses: statuses.map(({ during, orderNumber, ...status }) => ({
      ...status,
      ...parsePeriod(during),
      order_number: orderNumber,
    })),
    sizes: await listSizes(db, id),
    partners: partners.map(memberOf),
  };
}

async function circleOn(c: Request, { id }: z.output<typeof schema.SchoolQuery>) {
  const { db, on } = c.var;
  const school = await getSchool(db, id);
  const row = await findSchoolOn(db, { id, on });
  const members = await listCircle(db, { leadingId: id, on });
  return {
    on,
    leading: { ...school, status: row?.status ?? null },
    members: members.map(memberOf),
  };
}

async function partnershipsOn(c: Request, query: z.output<typeof schema.PartnershipsQuery>) {
  const { total, rows } = await listPartnershipsOn(c.var.db, { ...query, on: c.var.on });
  return { total, items: rows.map(({ during, ...row }) => ({ ...row, ...parsePeriod(during) })) };
}

async function statusesOn(c: Request, query: z.output<typeof schema.StatusesQuery>) {
  const { total, rows } = await listStatusesOn(c.var.db, { ...query, on: c.var.on });
  const items = rows.map(({ during, orderNumber, ...row }) => ({
    ...row,
    ...parsePeriod(during),
    order_number: orderNumber,
  }));
  return { ...pageOf(c, { ...query, total }), items };
}

async function platformsOn(c: Request) {
  const { db, on } = c.var;
  const platforms = await listPlatforms(db);
  const platformOf = [...(await listPlatformsOfRegions(db, on))];
  const regionsOf = (number: number) =>
    platformOf.flatMap(([kato, platform]) => (platform === number ? [kato] : [])).sort();
  const items = platforms.map((platform) => ({ ...platform, regions: regionsOf(platform.number) }));
  return { on, items };
}

function pageOf(
  c: Request,
  { page, limit, total }: { page: number; limit: number; total: number },
) {
  return { on: c.var.on, total, page, limit, next: nextPage(c.req.url, { page, limit, total }) };
}
