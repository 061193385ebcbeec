import { randomUUID } from "node:crypto";
import { today } from "#test/app.ts";
import { makePost, makeTeacher } from "#test/make-people.ts";
import { makeFormerStaff, staffOf } from "#test/make-staff.ts";
import type { Form, Subject } from "#test/roles-world.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";
import {
  canKeepTeacher,
  canKeepTeachersOf,
  canSeeTeacher,
  scopeOfKept,
  scopeOfTeachers,
} from "../base/access.ts";

export const trials: Trials = {
  who: {
    "GET /people/teachers": "sign-in yes yes yes yes yes yes yes yes",
    "GET /people/me": "sign-in yes yes yes yes yes yes yes yes",
    "GET /people/teachers/new": "sign-in yes no yes yes yes yes yes no",
    "POST /people/teachers/new": "sign-in yes no own own own own own no",
    "GET /people/teachers/:id": "sign-in yes own own own own own own no",
    "GET /people/teachers/:id/edit": "sign-in yes no own own own own own no",
    "POST /people/teachers/:id/edit": "sign-in yes no own own own own own no",
    "GET /people/teachers/posts/:id": "sign-in yes no own own own own own no",
    "POST /people/teachers/posts/:id": "sign-in yes no own own own own own no",
    "POST /people/teachers/:id/posts": "sign-in yes no own own own own own no",
    "POST /people/teachers/:id/leaving": "sign-in yes no own own own own own no",
    "POST /people/teachers/:id/categories": "sign-in yes no own own own own own no",
    "POST /people/teachers/:id/courses": "sign-in yes no own own own own own no",
  },
  records: {
    "/people/teachers/:id": async (subject, world) => (await staffOf(subject, world)).id,
    "/people/teachers/posts/:id": async (subject, world) => (await staffOf(subject, world)).postId,
    "/people/teachers/:id/posts": async (subject, world) =>
      (await makeFormerStaff(subject, world)).id,
  },
  forms: {
    "/people/teachers/new": (subject) => ({
      id: randomUUID(),
      familyName: "Омар",
      givenName: "Азат",
      ...postForm(subject),
    }),
    "/people/teachers/:id/edit": () => ({
      id: randomUUID(),
      familyName: "Омар",
      givenName: "Азат",
    }),
    "/people/teachers/:id/posts": postForm,
    "/people/teachers/posts/:id": () => ({
      postId: randomUUID(),
      position: "teacher",
      sinceYear: "1996",
    }),
    "/people/teachers/:id/leaving": async (subject, world) => ({
      postId: (await staffOf(subject, world)).postId,
      until: today,
    }),
    "/people/teachers/:id/categories": () => ({
      categoryId: randomUUID(),
      category: "expert",
      categorySince: today,
    }),
    "/people/teachers/:id/courses": () => ({
      courseId: randomUUID(),
      programme: "ict",
      completedOn: "2024-05-20",
    }),
  },
  variants: {
    "/people/teachers/:id/categories": [{}, { name: "after another", prepare: afterAnother }],
    "/people/teachers/:id/leaving": [{}, { name: "one of two schools", prepare: ofTwoSchools }],
  },
  lists: [
    {
      name: "records of teachers kept",
      places: "schools",
      may: canKeepTeachersOf,
      scope: scopeOfKept,
      rowsNameLeading: false,
    },
    {
      name: "a teacher kept",
      places: "schools",
      may: (person, place) => canKeepTeacher(person, { places: [place] }),
      scope: scopeOfKept,
      rowsNameLeading: false,
    },
    {
      name: "teachers",
      places: "schools",
      may: (person, place) => canSeeTeacher(person, { userId: null, places: [place] }),
      scope: scopeOfTeachers,
      rowsNameLeading: true,
    },
  ],
};

function postForm({ school }: Subject): Form {
  return { postId: randomUUID(), school: school.code, position: "teacher", since: today };
}

/** Somebody whose other category ends as the new one begins. */
async function afterAnother({ world, makePath }: Setting): Promise<Sent> {
  const path = await makePath();
  const teacher_id = path.split("/").at(-2) ?? "";
  const category = { id: randomUUID(), category: "moderator", during: "[2019-01-01,)" } as const;
  await world.app.db
    .insertInto("people.categories")
    .values({ ...category, teacher_id })
    .execute();
  return { path };
}

async function ofTwoSchools({ world, subject }: Setting): Promise<Sent> {
  const { db } = world.app;
  const { id: teacherId } = await makeTeacher(db, { schoolId: subject.free.id });
  const postId = await makePost(db, { teacherId, schoolId: subject.school.id });
  return { path: `/people/teachers/${teacherId}/leaving`, form: { postId, until: today } };
}
