import { showMoment, showNumber } from "#lib/dates.ts";
import type { Job } from "#lib/jobs.ts";
import { inLanguage } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { Tag, type Tone } from "#ui/tag.tsx";
import { texts } from "./texts.ts";

const tones: Record<Job["state"], Tone> = {
  waiting: "wait",
  running: "info",
  done: "good",
  failed: "bad",
};

export function JobPage({ job }: { job: Job }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const number = (value: number) => showNumber(value, language);
  return (
    <>
      <h1>{t.tasks[job.task] ?? t.title}</h1>
      <p>
        <Tag tone={tones[job.state]}>{t[job.state]}</Tag>
      </p>
      {job.state === "failed" ? (
        <>
          <p class="lead">{t.failures[job.failure ?? "unexpected"] ?? t.failures.unexpected}</p>
          {job.resultPath && (
            <p>
              <a class="button" href={job.resultPath}>
                {t.goBack}
              </a>
            </p>
          )}
        </>
      ) : (
        <div aria-live="polite">
          <label for="progress">
            {job.stepsTotal === 0
              ? t.starting
              : t.progress(number(job.stepsDone), number(job.stepsTotal))}
          </label>
          <progress
            class="progress"
            id="progress"
            value={job.stepsDone}
            max={Math.max(job.stepsTotal, 1)}
          />
        </div>
      )}
      {job.state !== "failed" && <p class="group muted">{t.mayLeave}</p>}
      <p class="small muted">
        {t.begun}: {showMoment(job.createdAt, language)}
      </p>
    </>
  );
}
