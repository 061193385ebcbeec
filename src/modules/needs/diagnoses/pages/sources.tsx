import { showDay, showNumber } from "#lib/dates.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { areAnswersShown } from "#modules/surveys/response-index/access.ts";
import { useFrame } from "#ui/frame.ts";
import { Tag } from "#ui/tag.tsx";
import { texts } from "../texts.ts";
import { areaName, type DiagnosisParts } from "./words.tsx";

export function Sources(props: DiagnosisParts) {
  const t = inLanguage(texts, useFrame().language);
  const { diagnosis, may, chosen, schools } = props;
  const base = `/needs/${diagnosis.id}`;
  const swotOf = chosen ?? schools.find(({ isLeading }) => isLeading);
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{t.sources}</h2>
      <Rounds {...props} />
      <h3>{t.focusGroups}</h3>
      <Groups {...props} />
      {may.keep && (
        <p>
          <a href={`${base}/focus`}>{t.addFocus}</a>
        </p>
      )}
      <h3>{t.findings}</h3>
      <Findings {...props} />
      {may.keep && (
        <p>
          <a href={`${base}/findings`}>{t.addFinding}</a>
        </p>
      )}
      {may.confirm && swotOf && (
        <>
          <h3>{t.swot}</h3>
          <p>
            <a href={`${base}/swot/${swotOf.id}`}>{t.swotOf(named(swotOf, useFrame().language))}</a>
          </p>
        </>
      )}
    </section>
  );
}

function Rounds({ diagnosis, rounds, may }: DiagnosisParts) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  const told = (round: (typeof rounds)[number]) =>
    round.expected > 0 && round.expected >= round.answered
      ? t.answered(showNumber(round.answered, language), showNumber(round.expected, language))
      : t.answeredOnly(showNumber(round.answered, language));
  return (
    <>
      <h3>{t.rounds}</h3>
      {rounds.length === 0 && <p class="muted">{t.noRounds}</p>}
      <form method="post" action={`/needs/${diagnosis.id}/rounds`}>
        <ul class="plain marks">
          {rounds.map((round) => (
            <li key={round.id}>
              <label>
                <input
                  type="checkbox"
                  name="rounds"
                  value={round.id}
                  checked={round.isLinked}
                  disabled={!may.keep}
                />
                <span>{named(round, language)}</span>
              </label>
              <a class="beside" href={`/surveys/rounds/${round.id}/results`}>
                {told(round)}
              </a>
              {!areAnswersShown(round, today) && (
                <span class="beside muted">
                  {t.countedAfter(showDay(round.closesOn, language))}
                </span>
              )}
            </li>
          ))}
        </ul>
        {may.keep && rounds.length > 0 && (
          <p class="actions">
            <button class="button button--2 button--s" type="submit">
              {t.linkRounds}
            </button>
          </p>
        )}
      </form>
      {may.keep && (
        <p class="past">
          <a href={`/surveys/rounds/new?purpose=needs&school=${diagnosis.leadingId}`}>
            {t.newRound}
          </a>
        </p>
      )}
    </>
  );
}

function Groups({ groups, areas }: DiagnosisParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <ul class="plain">
      {groups.map((group) => (
        <li key={group.id}>
          <details>
            <summary>
              {showDay(group.heldOn, language)}: {group.aim}
            </summary>
            {(["works", "hard", "help", "give"] as const)
              .filter((part) => group[part] !== "")
              .map((part) => (
                <div key={part}>
                  <b>{t[part]}</b>
                  <p class="lines">{group[part]}</p>
                </div>
              ))}
            <p>
              {group.themes
                .map(({ area, votes }) => `${areaName(areas, area, language)} – ${votes}`)
                .join("; ")}
            </p>
          </details>
        </li>
      ))}
    </ul>
  );
}

function Findings({ findings, areas, schools, chosen }: DiagnosisParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const shown = findings.filter(({ schoolId }) => !chosen || schoolId === chosen.id);
  return (
    <ul class="plain">
      {shown.map((one) => {
        const school = schools.find(({ id }) => id === one.schoolId);
        return (
          <li key={one.id}>
            {areaName(areas, one.area, language)}:{" "}
            <Tag tone={one.practice === "weak" ? "bad" : "plain"}>{t.practices[one.practice]}</Tag>{" "}
            {one.evidence}{" "}
            <span class="small muted">
              {school && named(school, language)}, {t.findingSources[one.source]},{" "}
              {showDay(one.foundOn, language)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
