import { runJob } from "#lib/job-runner.ts";
import { tasks as announcementTasks } from "#modules/events/announcements/jobs.ts";
import { tasks as feedbackTasks } from "#modules/events/feedback/jobs.ts";
import { tasks as registrationTasks } from "#modules/events/registration/jobs.ts";
import { tasks as sharingTasks } from "#modules/events/sharing/jobs.ts";
import { tasks as importTasks } from "#modules/network/imports/jobs.ts";
import { tasks as peopleImportTasks } from "#modules/people/imports/jobs.ts";
import { tasks as issuingTasks } from "#modules/people/issuing/jobs.ts";
import { tasks as recommendationTasks } from "#modules/people/recommendations/jobs.ts";
import { tasks as surveyTasks } from "#modules/surveys/rounds/jobs.ts";
import { now, type TestApp } from "./app.ts";

const tasks = [
  ...announcementTasks,
  ...feedbackTasks,
  ...importTasks,
  ...issuingTasks,
  ...peopleImportTasks,
  ...recommendationTasks,
  ...registrationTasks,
  ...sharingTasks,
  ...surveyTasks,
];

/** Does the jobs that wait, one after the other, as the worker would at the moment, whatever day they wait for. */
export async function runWaitingJobs(app: TestApp, at: Date = now): Promise<void> {
  const waiting = await app.db
    .selectFrom("core.jobs")
    .where("state", "=", "waiting")
    .select(["id", "task"])
    .execute();
  for (const { id, task: name } of waiting) {
    const task = tasks.find((one) => one.name === name);
    if (!task) throw new Error(`no task ${name}`);
    const tools = { db: app.db, files: app.files, config: app.config, now: () => at };
    await runJob(task, { tools, payload: { jobId: id }, attempt: 1 });
  }
}
