import { z } from "zod";
import { idField } from "#lib/forms.ts";
import type { Task } from "#lib/jobs.ts";
import { reminderTask, remindOfEvent } from "./actions.ts";
import { listDueReminders } from "./queries.ts";

const Payload = z.object({ eventId: idField("event") });

const remind: Task = {
  name: reminderTask,
  due: listDueReminders,
  run: async ({ db, config, now }, payload) => {
    const { eventId } = Payload.parse(payload);
    await remindOfEvent(db, { eventId, now: now(), publicUrl: config.PUBLIC_URL });
    return { resultPath: `/events/${eventId}` };
  },
};

export const tasks: readonly Task[] = [remind];
