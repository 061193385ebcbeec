import { showDay } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage, type Language, named, wordsIn } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { Form, type Option, Submit } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import type { Content } from "../../questionnaires/schema.ts";
import { schoolsAtOnce } from "../queries.ts";
import type { AskedSchool, OpenRound } from "../schema.ts";
import { texts } from "../texts.ts";
import { OfflineForm } from "./offline.tsx";

type Parts = {
  asked: OpenRound;
  at: string;
  state: FormState;
  /** Schools to choose from, when the link does not say which. */
  offered: { schools: AskedSchool[]; isSearched: boolean } | null;
  q: string;
  /** Whether what was begun in this browser is not there. */
  isLost: boolean;
  /** The page to begin or go on with, once it is known who answers. */
  begin: string | null;
};

export function WelcomePage(parts: Parts) {
  const { asked, at, begin } = parts;
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { content, mode } = asked;
  const count = countAsked(content);
  const hasBegun = Object.keys(asked.answers).length > 0;
  return (
    <>
      <h1>{named(asked, language)}</h1>
      {parts.isLost && (
        <p class="said said--bad" role="alert">
          {t.lost}
        </p>
      )}
      {content.intro && <p class="lead">{wordsIn(content.intro, language)}</p>}
      <p>
        {t.questionCount(count)}. {t.until(showDay(asked.closesOn, language))}
      </p>
      <p>{t.privacy[mode]}</p>
      <p class="muted">{mode === "named" ? t.saved : t.savedHere}</p>
      {begin ? (
        <p class="actions">
          <a class="button" href={begin}>
            {hasBegun ? t.goOn : t.begin}
          </a>
        </p>
      ) : (
        <Who {...parts} />
      )}
      <OfflineForm at={at} stage="welcome" />
    </>
  );
}

/** As the person counts: each row of a grid is a question, a note is none. */
function countAsked({ sections }: Content): number {
  const counts = sections
    .flatMap(({ questions }) => questions)
    .map((question) =>
      question.kind === "grid" ? question.rows.length : Number(question.kind !== "note"),
    );
  return counts.reduce((sum, one) => sum + one, 0);
}

/** What the link does not say: as whom the person answers, and from which school. */
function Who({ asked, at, state, offered, q }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const roles = asked.roles.map((role) => ({ value: role, label: t.roleNames[role] }));
  const schools = schoolOptions(offered?.schools ?? [], language);
  const mustSearch = offered !== null && schools.length === 0;
  return (
    <>
      {offered?.isSearched && <Search q={q} found={schools.length} />}
      {mustSearch ? (
        <p class="muted">{q === "" ? t.findFirst : t.noSchoolFound}</p>
      ) : (
        <Form action={at} state={state} words={t}>
          {asked.role === null && <Choices name="role" label={t.role} options={roles} />}
          {offered && <Choices name="school" label={t.school} options={schools} />}
          <Submit label={t.begin} />
        </Form>
      )}
    </>
  );
}

/** A code says something only where two schools bear one name. */
function schoolOptions(schools: readonly AskedSchool[], language: Language): Option[] {
  const all = schools.map((school) => ({ ...school, label: named(school, language) }));
  return all.map(({ id, code, label }) => {
    const isAlone = all.filter((one) => one.label === label).length === 1;
    return isAlone ? { value: id, label } : { value: id, label, hint: code };
  });
}

function Search({ q, found }: { q: string; found: number }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <search>
      <form class="find-form">
        <label class="label" for="find">
          {t.schoolSearch}
        </label>
        <div class="find">
          <input class="input" id="find" name="q" type="search" value={q} />
          <button class={found > 0 ? "button button--2" : "button"} type="submit">
            {t.findSchool}
          </button>
        </div>
        {found === schoolsAtOnce && <p class="small muted">{t.atMost(schoolsAtOnce)}</p>}
      </form>
    </search>
  );
}
