import { z } from "zod";
import { kinds, localities, statuses, teachingLanguages } from "../base/schema.ts";
import { partnershipKinds } from "../partnerships/schema.ts";
import { SchoolFilters } from "../schools/schema.ts";

const kato = z.string().regex(/^\d{9}$/);
const day = z.iso.date();
const nullableText = z.string().nullable();
const page = SchoolFilters.shape.page.unwrap();
const limit = z.coerce.number().int().min(1).max(500).default(100);

/** What each address may be asked; anything else is refused by name. */
export const DayQuery = z.strictObject({ on: day.optional() });
export const DistrictsQuery = DayQuery.extend({ region: kato.optional() });
export const SchoolQuery = DayQuery.extend({ id: z.guid() });
export const SchoolsTableQuery = DayQuery.extend({
  q: SchoolFilters.shape.q.unwrap(),
  region: SchoolFilters.shape.region.unwrap(),
  district: SchoolFilters.shape.district.unwrap(),
  status: SchoolFilters.shape.status.unwrap(),
  kind: SchoolFilters.shape.kind.unwrap(),
  locality: SchoolFilters.shape.locality.unwrap(),
  teaching: SchoolFilters.shape.teaching.unwrap(),
  sort: SchoolFilters.shape.sort.unwrap(),
});
export const SchoolsQuery = SchoolsTableQuery.extend({ page, limit });
export const PartnershipsTableQuery = DayQuery.extend({
  leading: z.guid().optional(),
  partner: z.guid().optional(),
});
export const PartnershipsQuery = PartnershipsTableQuery.extend({ page, limit });
export const StatusesQuery = DayQuery.extend({
  school: z.guid().optional(),
  status: z.enum(statuses).optional(),
  page,
  limit,
});

const Named = z.object({ name_kk: z.string(), name_ru: z.string() });
const Area = Named.extend({ kato, name_en: z.string() });
const School = Named.extend({ id: z.guid(), code: z.string() });
const Counts = z.object({
  schools: z.int(),
  leading: z.int(),
  partner: z.int(),
  pilot: z.int(),
  nis: z.int(),
  without_leading: z.int(),
});
const Period = z.object({
  from: day.nullable().meta({ description: "The first day; null when it is not known" }),
  until: day.nullable().meta({ description: "The first day after the last; null while it runs" }),
});
const AsOf = z.object({ on: day.meta({ description: "The day the answer is true for" }) });
const Page = AsOf.extend({
  total: z.int(),
  page: z.int(),
  limit: z.int(),
  next: nullableText.meta({ description: "The address of the next page; null on the last" }),
});

export const Region = Area.extend({
  kind: z.enum(["oblast", "city"]),
  platform: z.int().nullable(),
  ...Counts.shape,
});
export type Region = z.infer<typeof Region>;

export const SchoolOfList = School.extend({
  kind: z.enum(kinds),
  locality: z.enum(localities).nullable(),
  languages: z.array(z.enum(teachingLanguages)),
  status: z.enum(statuses).nullable(),
  region: Area,
  district: Area,
  partners: z.int(),
  leading: Named.extend({ id: z.guid() }).nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
});
export type SchoolOfList = z.infer<typeof SchoolOfList>;

const Member = Named.extend({
  id: z.guid(),
  partnership: z.guid(),
  kind: z.enum(partnershipKinds),
  ...Period.shape,
  same_district: z
    .boolean()
    .nullable()
    .meta({ description: "Null when the leading school is not open on the day" }),
  km: z.number().nullable().meta({ description: "In a straight line from the leading school" }),
  km_is_rough: z.boolean(),
  teachers: z.int().nullable(),
});

export const Regions = AsOf.extend({ items: z.array(Region) });
export const Districts = AsOf.extend({
  items: z.array(
    Area.extend({
      region: kato,
      kind: z.enum(["city", "district", "cityDistrict"]),
      lon: z.number(),
      lat: z.number(),
      ...Counts.shape,
    }),
  ),
});
export const Schools = Page.extend({ items: z.array(SchoolOfList) });
export const SchoolAnswer = AsOf.extend({
  school: School.extend({
    kind: z.enum(kinds),
    locality: z.enum(localities).nullable(),
    languages: z.array(z.enum(teachingLanguages)),
    address: nullableText,
    phone: nullableText,
    email: nullableText,
    website: nullableText,
    lon: z.number().nullable(),
    lat: z.number().nullable(),
    position: z.string(),
    origin: z.string(),
    open: Period,
  }),
  on_the_day: SchoolOfList.pick({ status: true, region: true, district: true, leading: true })
    .nullable()
    .meta({ description: "Null when the school is not open on the day" }),
  statuses: z.array(
    Period.extend({ id: z.guid(), status: z.enum(statuses), order_number: nullableText }),
  ),
  sizes: z.array(
    z.object({ year: z.int(), pupils: z.int().nullable(), teachers: z.int().nullable() }),
  ),
  partners: z.array(Member),
});
export const Circle = AsOf.extend({
  leading: School.extend({ status: z.enum(statuses).nullable() }),
  members: z.array(Member),
});
export const Partnership = Period.extend({
  id: z.guid(),
  kind: z.enum(partnershipKinds),
  leading: School,
  partner: School,
});
export type Partnership = z.infer<typeof Partnership>;
export const Partnerships = Page.extend({ items: z.array(Partnership) });
export const Statuses = Page.extend({
  items: z.array(
    Period.extend({
      id: z.guid(),
      school: School,
      status: z.enum(statuses),
      order_number: nullableText,
    }),
  ),
});
export const Platforms = AsOf.extend({
  items: z.array(Named.extend({ number: z.int(), name_en: z.string(), regions: z.array(kato) })),
});
const Figure = z.object({
  topic: z.string(),
  code: z.string(),
  region: kato.nullable(),
  as_of: day,
  value: z.number().nullable(),
  text: z.string().meta({ description: "The figure as the document prints it" }),
  label_kk: z.string(),
  label_ru: z.string(),
  label_en: z.string(),
  note_kk: nullableText,
  note_ru: nullableText,
  note_en: nullableText,
  disputed: nullableText.meta({ description: "Figures with the same word here disagree" }),
});
export const Documents = AsOf.extend({
  items: z.array(
    z.object({
      code: z.string(),
      title_kk: z.string(),
      title_ru: z.string(),
      title_en: z.string(),
      dated: day,
      date_is_approximate: z.boolean(),
      figures: z.array(Figure),
    }),
  ),
});

const Position = z.array(z.number());
const PointShape = z.object({ type: z.literal("Point"), coordinates: Position });
const AreaShape = z.object({
  type: z.literal("MultiPolygon"),
  coordinates: z.array(z.array(z.array(Position))),
});
export const SchoolsMap = z.object({
  type: z.literal("FeatureCollection"),
  attribution: z.string(),
  features: z.array(
    z.object({
      type: z.literal("Feature"),
      id: z.guid(),
      geometry: PointShape.nullable(),
      properties: School.omit({ id: true }).extend({
        status: z.enum(statuses).nullable(),
        kind: z.enum(kinds),
        region: kato,
        district: kato,
      }),
    }),
  ),
});
export const RegionsMap = z.object({
  type: z.literal("FeatureCollection"),
  attribution: z.string(),
  features: z.array(
    z.object({
      type: z.literal("Feature"),
      id: kato,
      geometry: AreaShape.nullable(),
      properties: Region,
    }),
  ),
});

export const Problem = z.object({
  error: z.string(),
  parameter: z.string().optional(),
  message: z.object({ kk: z.string(), ru: z.string(), en: z.string() }).optional(),
});
