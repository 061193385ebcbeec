import { showNumber } from "#lib/dates.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { EmptyState } from "#ui/table.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import { startTaskName } from "../base/words.ts";
import type { Start, Task, TaskState } from "./schema.ts";
import { texts } from "./texts.ts";

export function StartPage({ starts }: { starts: Start[] }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {starts.length === 0 && <EmptyState title={t.notLeading} />}
      {starts.map((start) => (
        <OneStart key={start.name_kk} start={start} isOnly={starts.length === 1} />
      ))}
    </>
  );
}

function OneStart({ start, isOnly }: { start: Start; isOnly: boolean }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { tasks, next } = start;
  const done = tasks.filter(({ state }) => state === "done").length;
  return (
    <section class="group">
      {!isOnly && <h2>{named(start, language)}</h2>}
      <p>
        {done === tasks.length
          ? t.allDone
          : t.doneOf(showNumber(done, language), showNumber(tasks.length, language))}
      </p>
      {next?.href && (
        <p class="actions">
          <a class="button" href={next.href}>
            <span class="hidden">{t.next}: </span>
            {startTaskName(next.name, language)}
          </a>
        </p>
      )}
      <ol class="tasks">
        {tasks.map((task) => (
          <OneTask key={task.name} task={task} isNext={task === next} />
        ))}
      </ol>
    </section>
  );
}

const tones: Record<TaskState, Tone> = {
  done: "good",
  going: "info",
  todo: "wait",
  later: "plain",
};

function OneTask({ task, isNext }: { task: Task; isNext: boolean }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const name = startTaskName(task.name, language);
  return (
    <li aria-current={isNext ? "step" : undefined}>
      <div>
        {task.href ? <a href={task.href}>{name}</a> : name}
        <p class="small muted">{t.hints[task.name]}</p>
      </div>
      <Tag tone={tones[task.state]}>{t.states[task.state]}</Tag>
    </li>
  );
}
