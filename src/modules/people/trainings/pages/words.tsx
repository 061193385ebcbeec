import type { Actor } from "#lib/actor.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { canNamePerson } from "#modules/people/cascade/access.ts";
import type { CascadePerson } from "#modules/people/cascade/schema.ts";
import { positionName } from "#ui/teaching.ts";
import { texts } from "../texts.ts";

export function fullName(person: CascadePerson): string {
  return [person.familyName, person.givenName, person.patronymic].filter(Boolean).join(" ");
}

/** Where the person works, as the words beside a name. */
export function workOf(person: CascadePerson, language: Language): string {
  const t = inLanguage(texts, language);
  if (!person.hasWorked) return t.ofCentre;
  return person.school ? named(person.school, language) : t.elsewhere;
}

/** The name, for those who may read it; otherwise the position and the school stand in its place. */
export function nameOf(
  person: CascadePerson | undefined,
  { actor, language }: { actor: Actor; language: Language },
): string {
  if (!person) return "–";
  if (canNamePerson(actor, person)) return fullName(person);
  const work = workOf(person, language);
  return person.school && person.position
    ? `${positionName(person.position, language)}, ${work}`
    : work;
}
