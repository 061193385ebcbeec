import type { Actor } from "#lib/actor.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { canNamePerson } from "#modules/people/cascade/access.ts";
import type { CascadePerson } from "#modules/people/cascade/schema.ts";
import { postWords } from "#ui/teaching.ts";
import { texts } from "../texts.ts";

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
  return postWords(person, language) ?? workOf(person, language);
}
