import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor, type Person, personOf } from "#lib/actor.ts";
import { allow, NotFound } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, readQuery } from "#lib/forms.ts";
import { listHistory } from "#lib/history.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { getPlaceOfSchool, getSchool } from "#modules/network/base/queries.ts";
import { page } from "#ui/page.tsx";
import {
  canKeepSomeTeachers,
  canKeepTeacher,
  canKeepTeachersOf,
  canSeeTeacher,
  scopeOfTeachers,
} from "../base/access.ts";
import { findOwnTeacher, getTeacher, listProgrammes, placesOfTeacher } from "../base/queries.ts";
import { hashIdentityNumber } from "../base/rules/identity-number.ts";
import { findPeople, listTrainedBy, listTrainersOf } from "../cascade/queries.ts";
import { listCertificatesOfTeacher } from "../certificates/queries.ts";
import { canGiveDirection } from "../methodical-team/access.ts";
import { canSeePrivate } from "./access.ts";
import {
  addCourse,
  changePost,
  changeTeacher,
  giveCategory,
  hire,
  leave,
  openTeacher,
} from "./actions.ts";
import { type CascadeParts, CascadeSections } from "./pages/cascade.tsx";
import { Certificates } from "./pages/certificates.tsx";
import { type EditStates, EditTeacherPage, NewTeacherPage, PostPage } from "./pages/form.tsx";
import { TeachersPage } from "./pages/list.tsx";
import { TeacherPage } from "./pages/teacher.tsx";
import {
  getPost,
  listCategories,
  listCourses,
  listDirections,
  listPosts,
  listSchoolsTold,
  listTeachers,
} from "./queries.ts";
import {
  CategoryForm,
  CourseForm,
  LeaveForm,
  PostForm,
  postChangeFormOn,
  TeacherFilters,
  type TeacherPost,
  teacherFormOn,
} from "./schema.ts";
import { texts } from "./texts.ts";

const id = ":id{[0-9a-f-]{36}}";
const shownLinks = 30;
const newTeacherFormOn = (today: string) => teacherFormOn(today).extend(PostForm.shape);

export const routes = new Hono<App>()
  .get("/people/teachers", async (c) => {
    const { db, actor, on, today, language } = c.var;
    personOf(actor);
    const filters = readQuery(c, TeacherFilters);
    const scope = scopeOfTeachers(actor);
    if (!scope) return toOwnPage(c);
    const found = await listTeachers(db, { scope, filters, on, today });
    const school = filters.school ? await getSchool(db, filters.school) : null;
    const programmes = (await listProgrammes(db)).filter(({ kind }) => kind !== "level");
    const shown = { ...found, filters, school, programmes };
    const t = inLanguage(texts, language);
    return page(c, { title: t.teachers }, <TeachersPage {...shown} />);
  })

  .get("/people/me", (c) => toOwnPage(c))

  .get("/people/teachers/new", (c) => showNew(c, emptyForm))
  .post("/people/teachers/new", async (c) => {
    const { db, now } = c.var;
    const person = keeper(c);
    return formAct(c, {
      form: newTeacherFormOn(c.var.today),
      show: showNew,
      act: (form) =>
        openTeacher(db, { person, form, post: form, iinHash: hashOf(c, form.iin), now }),
      next: (_, form) => `/people/teachers/${form.id}`,
    });
  })

  .get(`/people/teachers/${id}`, (c) => showTeacher(c))
  .get(`/people/teachers/${id}/edit`, (c) => showEdit(c, {}))

  .post(`/people/teachers/${id}/edit`, async (c) => {
    const { db, now } = c.var;
    const { person, teacherId } = await kept(c);
    return formAct(c, {
      form: teacherFormOn(c.var.today),
      show: (_, state) => showEdit(c, { facts: state }),
      act: (form) => {
        const facts = { ...form, id: teacherId };
        return changeTeacher(db, { person, form: facts, iinHash: hashOf(c, form.iin), now });
      },
      next: () => `/people/teachers/${teacherId}`,
    });
  })

  .post(`/people/teachers/${id}/posts`, async (c) => {
    const { db, now } = c.var;
    const { person, teacherId } = await kept(c);
    return formAct(c, {
      form: PostForm,
      show: (_, state) => showEdit(c, { post: state }),
      act: (form) => hire(db, { person, teacherId, form, now }),
      next: () => `/people/teachers/${teacherId}`,
    });
  })

  .get(`/people/teachers/posts/${id}`, (c) => showPost(c, emptyForm))

  .post(`/people/teachers/posts/${id}`, async (c) => {
    const { db, now } = c.var;
    const { person, teacherId, post } = await keptPost(c);
    return formAct(c, {
      form: postChangeFormOn(c.var.today),
      show: showPost,
      act: (form) => changePost(db, { person, teacherId, form: { ...form, postId: post.id }, now }),
      next: () => `/people/teachers/${teacherId}`,
    });
  })

  .post(`/people/teachers/${id}/leaving`, async (c) => {
    const { db, now } = c.var;
    const { person, teacherId } = await kept(c);
    return formAct(c, {
      form: LeaveForm,
      show: (_, state) => showEdit(c, { leave: state }),
      act: (form) => leave(db, { person, teacherId, form, now }),
      next: () => `/people/teachers/${teacherId}`,
    });
  })

  .post(`/people/teachers/${id}/categories`, async (c) => {
    const { db, now } = c.var;
    const { person, teacherId } = await kept(c);
    return formAct(c, {
      form: CategoryForm,
      show: (_, state) => showEdit(c, { category: state }),
      act: (form) => giveCategory(db, { person, teacherId, form, now }),
      next: () => `/people/teachers/${teacherId}`,
    });
  })

  .post(`/people/teachers/${id}/courses`, async (c) => {
    const { db, now } = c.var;
    const { person, teacherId } = await kept(c);
    return formAct(c, {
      form: CourseForm,
      show: (_, state) => showEdit(c, { course: state }),
      act: (form) => addCourse(db, { person, teacherId, form, now }),
      next: () => `/people/teachers/${teacherId}`,
    });
  });

function teacherIdOf(c: Request): string {
  return c.req.param("id") ?? "";
}

function keeper(c: Request): Person {
  const { actor } = c.var;
  allowActor(actor, canKeepSomeTeachers(actor));
  return actor;
}

/** The record and the person who may keep it; who may not even see it hears that there is none. */
async function kept(c: Request): Promise<{ person: Person; teacherId: string }> {
  const person = personOf(c.var.actor);
  const teacherId = teacherIdOf(c);
  const { places } = await seen(c, teacherId);
  allow(canKeepTeacher(person, { places }));
  return { person, teacherId };
}

async function seen(c: Request, teacherId: string) {
  const { db, actor, today } = c.var;
  personOf(actor);
  const teacher = await getTeacher(db, teacherId);
  // A record that was joined to another one lies where that one does.
  const places = await placesOfTeacher(db, { id: teacher.mergedInto ?? teacherId, on: today });
  if (!canSeeTeacher(actor, { userId: teacher.userId, places })) throw new NotFound();
  return { teacher, places };
}

/** The work of the address; who may see the teacher and not keep the school's records is refused. */
async function keptPost(c: Request) {
  const { db, actor, today } = c.var;
  const person = personOf(actor);
  const { teacherId, ...post } = await getPost(db, teacherIdOf(c));
  const teacher = await getTeacher(db, teacherId);
  const places = await placesOfTeacher(db, { id: teacherId, on: today });
  if (!canSeeTeacher(actor, { userId: teacher.userId, places })) throw new NotFound();
  const place = await getPlaceOfSchool(db, { id: post.schoolId, on: today });
  allow(canKeepTeachersOf(person, place));
  return { person, teacherId, teacher, post };
}

async function showPost(c: Request, state: FormState): Promise<Response> {
  const { teacherId, teacher, post } = await keptPost(c);
  const t = inLanguage(texts, c.var.language);
  const crumbs = [
    { href: "/people/teachers", label: t.teachers },
    { href: `/people/teachers/${teacherId}`, label: fullName(teacher) },
  ];
  return page(c, { title: t.edit, crumbs, form: state }, <PostPage post={post} state={state} />);
}

async function toOwnPage(c: Request): Promise<Response> {
  const person = personOf(c.var.actor);
  const own = await findOwnTeacher(c.var.db, person.userId);
  return c.redirect(own ? `/people/teachers/${own.id}` : "/account", 303);
}

function hashOf(c: Request, iin: string | undefined): string | null {
  return iin ? hashIdentityNumber(iin, c.var.config.SECRET) : null;
}

async function showTeacher(c: Request): Promise<Response> {
  const { db, actor, language } = c.var;
  const teacherId = teacherIdOf(c);
  const { teacher, places } = await seen(c, teacherId);
  if (teacher.mergedInto) return c.redirect(`/people/teachers/${teacher.mergedInto}`, 303);
  const t = inLanguage(texts, language);
  const posts = await listPosts(db, teacherId);
  const parts = {
    teacher,
    posts,
    categories: await listCategories(db, teacherId),
    courses: await listCourses(db, teacherId),
    directions: await listDirections(db, teacherId),
    acts: await listHistory(db, { kind: "teacher", id: teacherId }),
    schools: await listSchoolsTold(db, teacherId),
    mayKeep: canKeepTeacher(actor, { places }),
    keptSchools: await keptAmong(c, posts),
    seesPrivate: canSeePrivate(actor, { userId: teacher.userId, places }),
  };
  const crumbs = [{ href: "/people/teachers", label: t.teachers }];
  const certificates = parts.seesPrivate
    ? await listCertificatesOfTeacher(db, { teacherId, today: c.var.today })
    : [];
  return page(
    c,
    { title: fullName(teacher), crumbs },
    <TeacherPage {...parts}>
      {canGiveDirection(actor, places) && (
        <p class="no-print">
          <a href={`/people/methodical-team/${teacherId}`}>{t.toDirections}</a>
        </p>
      )}
      <CascadeSections {...(await cascadeOf(c, teacherId))} />
      <Certificates certificates={certificates} />
    </TeacherPage>,
  );
}

async function cascadeOf(c: Request, teacherId: string): Promise<CascadeParts> {
  const { db, on } = c.var;
  const trained = await listTrainedBy(db, { teacherId, limit: shownLinks });
  const trainers = await listTrainersOf(db, teacherId);
  const ids = [...trained.links, ...trainers].map((link) => link.id);
  const people = await findPeople(db, { ids: [...new Set(ids)], on });
  return { teacherId, trained, trainers: { links: trainers, total: trainers.length }, people };
}

function newIds() {
  return {
    teacher: randomUUID(),
    post: randomUUID(),
    category: randomUUID(),
    course: randomUUID(),
  };
}

/** The code of the one school the person keeps records of; empty for those who keep many. */
async function ownSchoolCode(c: Request): Promise<string> {
  const person = personOf(c.var.actor);
  const grant = person.grants.find((one) => "schoolId" in one);
  if (!grant || !("schoolId" in grant)) return "";
  return (await getSchool(c.var.db, grant.schoolId)).code;
}

async function showNew(c: Request, state: FormState): Promise<Response> {
  keeper(c);
  const t = inLanguage(texts, c.var.language);
  const crumbs = [{ href: "/people/teachers", label: t.teachers }];
  const schoolCode = await ownSchoolCode(c);
  return page(
    c,
    { title: t.newTeacher, crumbs, form: state },
    <NewTeacherPage ids={newIds()} schoolCode={schoolCode} state={state} />,
  );
}

async function showEdit(c: Request, states: EditStates): Promise<Response> {
  const { db, language } = c.var;
  const { teacherId } = await kept(c);
  const teacher = await getTeacher(db, teacherId);
  const t = inLanguage(texts, language);
  const crumbs = [
    { href: "/people/teachers", label: t.teachers },
    { href: `/people/teachers/${teacherId}`, label: fullName(teacher) },
  ];
  const parts = {
    teacher,
    states,
    ids: newIds(),
    posts: await listPosts(db, teacherId),
    programmes: await listProgrammes(db),
    schoolCode: await ownSchoolCode(c),
  };
  return page(
    c,
    { title: t.edit, crumbs, forms: Object.values(states) },
    <EditTeacherPage {...parts} />,
  );
}

/** The schools of these posts, past ones too, whose records the person keeps today. */
async function keptAmong(c: Request, posts: readonly TeacherPost[]): Promise<Set<string>> {
  const { db, actor, today: on } = c.var;
  const ids = [...new Set(posts.map(({ schoolId }) => schoolId))];
  const places = await Promise.all(ids.map((id) => getPlaceOfSchool(db, { id, on })));
  return new Set(
    places.flatMap((place) => (canKeepTeachersOf(actor, place) ? [place.schoolId] : [])),
  );
}
