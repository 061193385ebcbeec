import { importTasks } from "#imports/jobs.ts";
import { desk } from "./actions.ts";

export const tasks = importTasks(desk);
