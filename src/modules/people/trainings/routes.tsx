import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor, type Person, personOf } from "#lib/actor.ts";
import { allow, done, Forbidden } from "#lib/errors.ts";
import {
  emptyForm,
  type FormState,
  formAct,
  readForm,
  readQuery,
  type Typed,
  takeForm,
} from "#lib/forms.ts";
import { listHistory } from "#lib/history.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { findSchoolByCode, getPlaceOfSchool, getSchool } from "#modules/network/base/queries.ts";
import { page } from "#ui/page.tsx";
import { scopeOfTeachers } from "../base/access.ts";
import { listProgrammes } from "../base/queries.ts";
import { findPeople } from "../cascade/queries.ts";
import {
  canChangeTraining,
  canChooseTrained,
  canChooseTrainer,
  canRecordSomeTraining,
  districtsOf,
} from "./access.ts";
import { addTrained, deleteTraining, recordTraining, removeTrained } from "./actions.ts";
import { AddTrainedPage, NewTrainingPage, type OfferedPeople } from "./pages/form.tsx";
import { TrainingsPage } from "./pages/list.tsx";
import { TrainingPage } from "./pages/training.tsx";
import {
  findTeacherIds,
  findTrainerIds,
  getTraining,
  isTraining,
  listTrained,
  listTrainers,
  listTrainings,
} from "./queries.ts";
import {
  AddForm,
  DeleteForm,
  NewQuery,
  PeopleSearch,
  RemoveForm,
  TrainingFilters,
  TrainingForm,
} from "./schema.ts";
import { texts } from "./texts.ts";

const id = ":id{[0-9a-f-]{36}}";

type Shown = FormState & { troubled?: readonly string[] };

export const routes = new Hono<App>()
  .get("/people/trainings", async (c) => {
    const { db, on, language } = c.var;
    const scope = scopeFor(c);
    const filters = readQuery(c, TrainingFilters);
    const found = await listTrainings(db, { scope, filters, on });
    const ids = found.trainings.flatMap(({ trainers }) => trainers);
    const people = await findPeople(db, { ids, on });
    const programmes = await listProgrammes(db);
    const shown = { ...found, filters, people, programmes };
    return page(c, { title: inLanguage(texts, language).title }, <TrainingsPage {...shown} />);
  })

  .get("/people/trainings/new", (c) => {
    const { school } = readQuery(c, NewQuery);
    return showNew(
      c,
      school ? { typed: { school, trainedSchool: school }, problems: {} } : emptyForm,
    );
  })
  .post("/people/trainings/new", async (c) => {
    const person = recorder(c);
    const sent = await readForm(c, TrainingForm);
    if (isSearch(sent.typed)) return showNew(c, { typed: sent.typed, problems: {} });
    if (!sent.ok) return showNew(c, sent);
    const { db, now } = c.var;
    const result = await recordTraining(db, { person, form: sent.value, now });
    if (!result.ok) return showNew(c, refused(sent.typed, result.refusal));
    return c.redirect(`/people/trainings/${result.value.id}`, 303);
  })

  .get(`/people/trainings/${id}`, (c) => showTraining(c, emptyForm))

  .get(`/people/trainings/${id}/people`, (c) => showAdd(c, emptyForm))
  .post(`/people/trainings/${id}/people`, async (c) => {
    const { person, training } = await changed(c);
    const sent = await readForm(c, AddForm);
    if (isSearch(sent.typed)) return showAdd(c, { typed: sent.typed, problems: {} });
    if (!sent.ok) return showAdd(c, sent);
    const { db, now } = c.var;
    const result = await addTrained(db, { person, id: training.id, form: sent.value, now });
    if (!result.ok) return showAdd(c, refused(sent.typed, result.refusal));
    return c.redirect(`/people/trainings/${training.id}`, 303);
  })

  .post(`/people/trainings/${id}/removal`, async (c) => {
    const { person, training } = await changed(c);
    const { teacher: teacherId } = await takeForm(c, RemoveForm);
    const { db, now } = c.var;
    await removeTrained(db, { person, id: training.id, teacherId, now });
    return c.redirect(`/people/trainings/${training.id}`, 303);
  })

  .post(`/people/trainings/${id}/deletion`, async (c) => {
    const { db, now } = c.var;
    // Pressed twice, it is deleted already, which those who record trainings see in their list.
    if (!(await isTraining(db, c.req.param("id"))) && canRecordSomeTraining(c.var.actor))
      return c.redirect("/people/trainings", 303);
    const { person, training } = await changed(c);
    return formAct(c, {
      form: DeleteForm,
      show: showTraining,
      act: async (form) => done(await deleteTraining(db, { person, id: training.id, form, now })),
      next: () => "/people/trainings",
    });
  });

function recorder(c: Request): Person {
  const { actor } = c.var;
  allowActor(actor, canRecordSomeTraining(actor));
  return actor;
}

function scopeFor(c: Request) {
  const person = personOf(c.var.actor);
  const scope = scopeOfTeachers(person);
  if (!scope) throw new Forbidden();
  return scope;
}

/** The training and the person who may change it. */
async function changed(c: Request) {
  const { db, actor, today } = c.var;
  const person = personOf(actor);
  const training = await getTraining(db, c.req.param("id") ?? "");
  allow(await mayChange(c, training, today));
  return { person, training };
}

async function mayChange(
  c: Request,
  { schoolId, madeBy }: { schoolId: string | null; madeBy: string | null },
  on: string,
): Promise<boolean> {
  const { db, actor } = c.var;
  const place = schoolId ? await getPlaceOfSchool(db, { id: schoolId, on }) : null;
  return canChangeTraining(actor, { place, madeBy });
}

function isSearch(typed: Typed): boolean {
  return typed.do === "findTrainers" || typed.do === "findTrained";
}

function refused(
  typed: Typed,
  { problems, people }: { problems: Record<string, string>; people: readonly string[] },
): Shown {
  return { typed, problems, troubled: people };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function ticked(typed: Typed, name: string): string[] {
  return [typed[name] ?? []].flat().filter((one) => uuid.test(one));
}

/** Those ticked so far and, after them, those the search found. */
async function offer(
  c: Request,
  name: "trainers" | "trained",
  { state, schoolCode }: { state: Shown; schoolCode: string },
): Promise<OfferedPeople> {
  const { db, today: on } = c.var;
  const person = personOf(c.var.actor);
  const scope = scopeFor(c);
  const search = PeopleSearch.parse(state.typed);
  const school = search.trainedSchool || schoolCode;
  const known = school ? await findSchoolByCode(db, school) : null;
  const found =
    name === "trainers"
      ? await findTrainerIds(db, {
          scope,
          on,
          name: search.trainerName,
          districts: districtsOf(person),
        })
      : await findTeacherIds(db, {
          scope,
          on,
          name: search.trainedName,
          schoolId: known?.id ?? null,
        });
  const may = name === "trainers" ? canChooseTrainer : canChooseTrained;
  const ids = [...new Set([...ticked(state.typed, name), ...found])];
  const people = await findPeople(db, { ids, on });
  return {
    people: ids.flatMap((one) => people.get(one) ?? []).filter((one) => may(person, one)),
    searched: isSearch(state.typed),
    troubled: state.troubled ?? [],
  };
}

async function showNew(c: Request, state: Shown): Promise<Response> {
  const person = recorder(c);
  const schoolCode = await ownSchoolCode(c, person);
  const shown = {
    state,
    schoolCode,
    id: randomUUID(),
    programmes: await listProgrammes(c.var.db),
    trainers: await offer(c, "trainers", { state, schoolCode }),
    trained: await offer(c, "trained", { state, schoolCode }),
  };
  const t = inLanguage(texts, c.var.language);
  const crumbs = [{ href: "/people/trainings", label: t.title }];
  return page(c, { title: t.newTitle, crumbs, form: state }, <NewTrainingPage {...shown} />);
}

async function showAdd(c: Request, state: Shown): Promise<Response> {
  const { db, language } = c.var;
  const { training } = await changed(c);
  const schoolCode = training.schoolId ? (await getSchool(db, training.schoolId)).code : "";
  const t = inLanguage(texts, language);
  const title = named(training, language);
  const crumbs = [
    { href: "/people/trainings", label: t.title },
    { href: `/people/trainings/${training.id}`, label: title },
  ];
  const trained = await offer(c, "trained", { state, schoolCode });
  return page(
    c,
    { title: t.addTitle, crumbs, form: state },
    <AddTrainedPage
      actId={training.id}
      title={title}
      state={state}
      schoolCode={schoolCode}
      trained={trained}
    />,
  );
}

async function showTraining(c: Request, state: FormState): Promise<Response> {
  const { db, actor, today, language } = c.var;
  personOf(actor);
  const training = await getTraining(db, c.req.param("id") ?? "");
  const trainers = await listTrainers(db, training.id);
  const trained = await listTrained(db, training.id);
  const shown = {
    training,
    trainers,
    trained,
    state,
    people: await findPeople(db, { ids: [...trainers, ...trained], on: today }),
    mayChange: await mayChange(c, training, today),
    acts: await listHistory(db, { kind: "training", id: training.id }),
  };
  const t = inLanguage(texts, language);
  const crumbs = [{ href: "/people/trainings", label: t.title }];
  const title = named(training, language);
  return page(c, { title, crumbs, form: state }, <TrainingPage {...shown} />);
}

/** The code of the one school whose records the person keeps; empty for those who keep many. */
async function ownSchoolCode(c: Request, person: Person): Promise<string> {
  const grant = person.grants.find((one) => "schoolId" in one);
  if (!grant || !("schoolId" in grant)) return "";
  return (await getSchool(c.var.db, grant.schoolId)).code;
}
