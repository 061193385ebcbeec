import { JobRefused, type Task } from "#lib/jobs.ts";
import { getPerson } from "#lib/person.ts";
import { canIssue } from "../certificates/access.ts";
import { issueList } from "./actions.ts";
import { getList } from "./queries.ts";
import { JobPayload } from "./schema.ts";

const issueTask: Task = {
  name: "issue_certificates",
  run: async ({ db, config, now, progress }, payload) => {
    const { listId } = JobPayload.parse(payload);
    const list = await getList(db, listId);
    const person = await getPerson(db, { userId: list.madeBy, now: now() });
    if (!canIssue(person, list.activity)) throw new JobRefused("unexpected");
    const publicUrl = config.PUBLIC_URL;
    await issueList(db, { list, person, now: now(), publicUrl, progress });
    return { resultPath: `/people/certificates/lists/${list.id}` };
  },
};

export const tasks: readonly Task[] = [issueTask];
