import { z } from "zod";
import { idField } from "#lib/forms.ts";
import type { Task } from "#lib/jobs.ts";
import { openTask, openToAll } from "./actions.ts";
import { listDueOpenings } from "./queries.ts";

const Payload = z.object({ eventId: idField("event") });

const open: Task = {
  name: openTask,
  due: listDueOpenings,
  run: async ({ db, config, now }, payload) => {
    const { eventId } = Payload.parse(payload);
    await openToAll(db, { eventId, now: now(), publicUrl: config.PUBLIC_URL });
    return { resultPath: `/events/${eventId}` };
  },
};

export const tasks: readonly Task[] = [open];
