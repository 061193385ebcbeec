import { importRoutes } from "#imports/routes.tsx";
import { desk } from "./actions.ts";

export const routes = importRoutes(desk);
