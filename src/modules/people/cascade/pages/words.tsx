import type { Actor } from "#lib/actor.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { postWords } from "#ui/teaching.ts";
import { canNamePerson } from "../access.ts";
import type { CascadePerson } from "../schema.ts";
import { texts } from "../texts.ts";

type Reader = { actor: Actor; language: Language };

/** The name, for those who may read it; otherwise the position and the school stand in its place. */
export function nameOf(person: CascadePerson | undefined, { actor, language }: Reader): string {
  const t = inLanguage(texts, language);
  if (!person) return t.formerTeacher;
  if (canNamePerson(actor, person)) return fullName(person);
  return postWords(person, language) ?? (person.hasWorked ? t.formerTeacher : t.ofCentre);
}

/** Where a person who is named works; a nameless one's school is told in place of the name. */
export function schoolBeside(person: CascadePerson | undefined, { actor, language }: Reader) {
  const t = inLanguage(texts, language);
  if (!person || !canNamePerson(actor, person)) return null;
  if (!person.hasWorked) return t.ofCentre;
  return person.school ? named(person.school, language) : null;
}
