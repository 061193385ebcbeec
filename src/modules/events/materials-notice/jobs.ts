import { z } from "zod";
import { idField } from "#lib/forms.ts";
import type { Task } from "#lib/jobs.ts";
import { sharingTask } from "../materials/actions.ts";
import { tellOfMaterials } from "./actions.ts";
import { listDueNotices } from "./queries.ts";

const Payload = z.object({ eventId: idField("event") });

const tell: Task = {
  name: sharingTask,
  due: listDueNotices,
  run: async ({ db, config, now }, payload) => {
    const { eventId } = Payload.parse(payload);
    await tellOfMaterials(db, { eventId, now: now(), publicUrl: config.PUBLIC_URL });
    return { resultPath: `/events/${eventId}` };
  },
};

export const tasks: readonly Task[] = [tell];
