import { z } from "zod";
import { idField } from "#lib/forms.ts";
import type { Task } from "#lib/jobs.ts";
import { askForFeedback, feedbackTask } from "./actions.ts";
import { listDueFeedback } from "./queries.ts";

const Payload = z.object({ eventId: idField("event") });

const ask: Task = {
  name: feedbackTask,
  due: listDueFeedback,
  run: async ({ db, config, now }, payload) => {
    const { eventId } = Payload.parse(payload);
    await askForFeedback(db, { eventId, secret: config.SECRET, now: now() });
    return { resultPath: `/events/${eventId}/summary` };
  },
};

export const tasks: readonly Task[] = [ask];
