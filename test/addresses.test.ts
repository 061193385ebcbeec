import { describe, expect, it } from "vitest";
import { given } from "#lib/shown.ts";
import { areas } from "../src/areas.ts";

const routers = areas.flatMap((area) =>
  [...area.routes, ...given([area.api])].map((router, place) => ({
    room: `${area.name} ${place}`,
    routes: router.routes.filter(({ method }) => method !== "ALL"),
  })),
);

// What a parameter may be in an address of ours.
const values = ["0b5c1f1e-94a0-4a4f-9c39-0d6f7c7d2a11", "15", "new", "ab12cd", "x.csv", "1.ics"];

/** Whether some address fits both patterns. */
function overlap(one: string, other: string): boolean {
  const [first, second] = [one.split("/"), other.split("/")];
  const isOpen = [one, other].some((pattern) => /\*$|:\w+\{\.[+*]\}$/.test(pattern));
  if (first.length !== second.length) return isOpen && first[1] === second[1];
  return first.every((part, at) => bothFit(part, second[at] ?? ""));
}

function bothFit(one: string, other: string): boolean {
  const candidates = [one, other].filter((part) => !part.startsWith(":"));
  const tried = candidates.length > 0 ? candidates : values;
  return tried.some((value) => fits(one, value) && fits(other, value));
}

function fits(part: string, value: string): boolean {
  if (!part.startsWith(":")) return part === value;
  const rule = /^:\w+\{(.*)\}$/.exec(part)?.[1];
  return rule === undefined || new RegExp(`^(?:${rule})$`).test(value);
}

describe("the addresses of the rooms", () => {
  it("lie apart, so that it does not matter which room is mounted first", () => {
    const pairs = routers.flatMap((router, place) =>
      routers
        .slice(place + 1)
        .flatMap((later) =>
          router.routes.flatMap((one) =>
            later.routes.flatMap((other) =>
              one.method === other.method && overlap(one.path, other.path)
                ? [`${one.method} ${one.path} (${router.room}) and ${other.path} (${later.room})`]
                : [],
            ),
          ),
        ),
    );
    expect(pairs).toEqual([]);
  });

  it("are told apart by their parameters, and not by more", () => {
    expect(overlap("/events/:id{[0-9a-f-]{36}}", "/events/new")).toBe(false);
    expect(overlap("/events/:id", "/events/new")).toBe(true);
    expect(overlap("/plans/:id{[0-9a-f-]{36}}/a", "/plans/:id{[0-9a-f-]{36}}/b")).toBe(false);
    expect(overlap("/files/:name{.+}", "/files/a/b")).toBe(true);
  });
});
