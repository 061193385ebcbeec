import type { ImportDesk } from "#imports/desk.ts";
import { given } from "#lib/shown.ts";
import { areas } from "../src/areas.ts";

/** Every place of imports, as its area gives it. */
export const desks: readonly ImportDesk[] = given(areas.map((area) => area.imports));

export const networkDesk = deskNamed("network");
export const peopleDesk = deskNamed("people");

function deskNamed(name: string): ImportDesk {
  const found = desks.find((desk) => desk.name === name);
  if (!found) throw new Error(`no area gives the desk ${name}`);
  return found;
}
