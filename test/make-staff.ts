import { today } from "./app.ts";
import { makeAct, makePost, makeTeacher } from "./make-people.ts";
import type { Subject, World } from "./roles-world.ts";

type Member = { id: string; postId: string };

const staff = new WeakMap<Subject, Promise<Member>>();

/** Somebody of the role's own school, the same whenever asked. */
export function staffOf(subject: Subject, world: World): Promise<Member> {
  const known = staff.get(subject) ?? makeStaff(subject, world);
  staff.set(subject, known);
  return known;
}

export function makeStaff({ school }: Subject, world: World): Promise<Member> {
  return makeMember(world, { schoolId: school.id, until: null });
}

/** One who left the role's own school. */
export function makeFormerStaff({ school }: Subject, world: World): Promise<Member> {
  return makeMember(world, { schoolId: school.id, until: today });
}

async function makeMember(
  { app }: World,
  { schoolId, until }: { schoolId: string; until: string | null },
): Promise<Member> {
  const { id } = await makeTeacher(app.db);
  const postId = await makePost(app.db, { teacherId: id, schoolId, until });
  return { id, postId };
}

/** A training in the role's own school, led by and for its own people. */
export async function makeTraining(subject: Subject, world: World) {
  const [trainer, trained] = [await makeStaff(subject, world), await makeStaff(subject, world)];
  const people = { trainers: [trainer.id], trained: [trained.id] };
  const act = await makeAct(world.app.db, { ...people, schoolId: subject.school.id });
  return { act, trainer: trainer.id, trained: trained.id };
}
