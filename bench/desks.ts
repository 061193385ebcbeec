import { schoolsKind } from "#modules/network/import-schools/actions.ts";
import { deskFor as deskOfNetwork } from "#modules/network/imports/actions.ts";
import { teachersKind } from "#modules/people/import-teachers/actions.ts";
import { deskFor as deskOfPeople } from "#modules/people/imports/actions.ts";

// The areas give these with all their kinds, but with pages too, which only a built program has.
export const networkDesk = deskOfNetwork([schoolsKind]);
export const peopleDesk = deskOfPeople([teachersKind]);
