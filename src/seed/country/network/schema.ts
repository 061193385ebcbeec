import { z } from "zod";
import { type District, Kind } from "#seed/demo/network/schema.ts";

const Name = z.object({ kk: z.string(), ru: z.string() });
const Names = z.tuple([Name], Name);

/** What names of generated schools are made of. */
export const SchoolNames = z.object({
  people: Names,
  villageBeginnings: Names,
  villageEndings: Names,
  kinds: z.record(Kind, Name.extend({ kkOf: z.string() })),
});
export type SchoolNames = z.infer<typeof SchoolNames>;

/** How many schools of each status a region has on 24 October 2019, and how many lead two years later. */
export type RegionPlan = {
  regionKato: string;
  nis: number;
  pilot: number;
  leading: number;
  partner: number;
  becomeLeading: number;
};

/** The sizes of real schools, from the smallest to the largest, by the share of schools up to each. */
export type Sizes = { upTo: number; pupils: number; teachers: number }[];

export type Sources = {
  districts: District[];
  names: SchoolNames;
  sizes: Sizes;
  seed: string;
  idFrom: (words: string) => string;
};
