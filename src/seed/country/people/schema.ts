import { z } from "zod";
import { statuses } from "#modules/network/base/schema.ts";
import type { Direction } from "#modules/people/base/schema.ts";
import type { Activity } from "#modules/people/certificates/schema.ts";

const words = z.tuple([z.string()], z.string());

const pair = z.tuple([z.string(), z.string()]);

/** What names of invented people are made of. */
export const PeopleNames = z.object({
  familiesKk: words,
  familiesRu: words,
  womenKk: words,
  menKk: words,
  womenRu: words,
  menRu: words,
  fathersKk: words,
  fathersRu: z.tuple([pair], pair),
});
export type PeopleNames = z.infer<typeof PeopleNames>;

/** A school as far as its people depend on it. */
export const homeRow = z.strictObject({
  id: z.string(),
  regionKato: z.string(),
  status: z.enum(statuses).nullable(),
  small: z.boolean(),
  languages: z.array(z.string()),
  leadingId: z.string().nullable(),
  /** Teachers by the newest of the school's own numbers. */
  size: z.int(),
});
export type Home = z.infer<typeof homeRow>;

/** How many people of each kind a school gets. */
export type Seats = { home: Home; teachers: number; trainers: Record<Direction, number> };

export type TeacherRow = {
  id: string;
  family_name: string;
  given_name: string;
  patronymic: string | null;
  birth_year: number;
  working_since: number;
  folded: string;
};
export type PostRow = {
  id: string;
  teacher_id: string;
  school_id: string;
  during: string;
  position: string;
  subjects: string[];
  grades: string | null;
  languages: string[];
};
export type CategoryRow = { id: string; teacher_id: string; category: string; during: string };
export type CourseRow = {
  id: string;
  teacher_id: string;
  programme: string;
  completed_on: string;
  valid_until: string | null;
  hours: number;
  provider: string;
  certificate_number: string;
  act_id: string | null;
};
export type TrainerRow = {
  id: string;
  teacher_id: string;
  direction: Direction;
  during: string;
  course_id: string;
  capacity: number;
};
export type ActRow = {
  id: string;
  programme: string;
  school_id: string | null;
  place: string | null;
  from_day: string;
  until_day: string;
  hours: number;
};
export type ActTrainerRow = { act_id: string; teacher_id: string };

export type PeopleRows = {
  teachers: TeacherRow[];
  posts: PostRow[];
  categories: CategoryRow[];
  acts: ActRow[];
  actTrainers: ActTrainerRow[];
  courses: CourseRow[];
  trainers: TrainerRow[];
};

/** One activity that gave certificates, and to whom. */
export type Certified = {
  source: { kind: string; id: string };
  activity: Activity;
  holders: readonly CertifiedTeacher[];
};
export type CertifiedTeacher = {
  teacherId: string;
  familyName: string;
  givenName: string;
  patronymic: string | null;
};
