import type { Task } from "#lib/jobs.ts";
import { workOut } from "./actions.ts";
import { getRecommendation } from "./queries.ts";
import { JobPayload } from "./schema.ts";

const recommend: Task = {
  name: "recommend_support",
  run: async ({ db, now, progress }, payload) => {
    const { recommendationId } = JobPayload.parse(payload);
    const found = await getRecommendation(db, recommendationId);
    await workOut(db, { found, now: now(), progress });
    return { resultPath: `/people/recommendations/${recommendationId}` };
  },
};

export const tasks: readonly Task[] = [recommend];
