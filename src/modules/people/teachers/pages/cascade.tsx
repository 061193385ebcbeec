import { showDay, showNumber } from "#lib/dates.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { postWords } from "#ui/teaching.ts";
import { canNamePerson } from "../../cascade/access.ts";
import type { Link } from "../../cascade/queries.ts";
import type { CascadePerson } from "../../cascade/schema.ts";
import { texts } from "../texts.ts";

type Side = { links: Link[]; total: number };

export type CascadeParts = {
  teacherId: string;
  trained: Side;
  trainers: Side;
  people: ReadonlyMap<string, CascadePerson>;
};

/** Who trained the person, and whom the person trained; names only for those who may read them. */
export function CascadeSections({ teacherId, trained, trainers, people }: CascadeParts) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <Links id="trained-by" title={t.trainedBy} side={trainers} people={people} />
      <Links id="trained" title={t.trainedWhom} side={trained} people={people} />
      {trained.total > 0 && (
        <p>
          <a href={`/people/cascade/${teacherId}`}>{t.wholeCascade}</a>
        </p>
      )}
    </>
  );
}

function Links({
  id,
  title,
  side,
  people,
}: {
  id: string;
  title: string;
  side: Side;
  people: CascadeParts["people"];
}) {
  const { actor, language } = useFrame();
  const t = inLanguage(texts, language);
  if (side.total === 0) return null;
  const nameOf = (personId: string) => {
    const person = people.get(personId);
    if (!person) return t.somebody;
    if (canNamePerson(actor, person)) {
      return <a href={`/people/teachers/${person.id}`}>{fullName(person)}</a>;
    }
    return postWords(person, language) ?? t.somebody;
  };
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{`${title}: ${showNumber(side.total, language)}`}</h2>
      <ul>
        {side.links.map((link) => (
          <li key={link.actId + link.id}>
            {nameOf(link.id)}
            <span class="small muted">
              {" "}
              {named(link, language)}, {showDay(link.day, language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
