import { expect, it } from "vitest";
import { roles } from "#lib/actor.ts";
import { personOf } from "#test/people-of-roles.ts";
import { canWatch } from "./access.ts";

it("lets whoever began a job watch it, and the national team watch all", () => {
  const watching = (startedBy: string | null) =>
    roles.filter((role) => canWatch({ ...personOf(role), userId: "u1" }, { startedBy }));
  expect(watching("u1")).toEqual([...roles]);
  expect(watching("u2")).toEqual(["national"]);
  // What the platform began by itself is nobody's.
  expect(watching(null)).toEqual(["national"]);
});
