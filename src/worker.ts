import type { Config } from "#lib/config.ts";
import type { Db } from "#lib/db.ts";
import { runWorker } from "#lib/job-worker.ts";
import type { Task } from "#lib/jobs.ts";
import { tasks as announcementTasks } from "#modules/events/announcements/jobs.ts";
import { tasks as feedbackTasks } from "#modules/events/feedback/jobs.ts";
import { tasks as registrationTasks } from "#modules/events/registration/jobs.ts";
import { tasks as sharingTasks } from "#modules/events/sharing/jobs.ts";
import { tasks as importTasks } from "#modules/network/imports/jobs.ts";
import { tasks as peopleImportTasks } from "#modules/people/imports/jobs.ts";
import { tasks as issuingTasks } from "#modules/people/issuing/jobs.ts";
import { tasks as recommendationTasks } from "#modules/people/recommendations/jobs.ts";
import { tasks as surveyTasks } from "#modules/surveys/rounds/jobs.ts";

const tasks: readonly Task[] = [
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

/** Takes the jobs of every module until stopped. */
export function work({
  config,
  db,
}: {
  config: Config;
  db: Db;
}): Promise<{ stop(): Promise<void> }> {
  return runWorker({ config, db, tasks });
}
