import { ahead, makeEventOf } from "#test/make-events-of-circle.ts";
import type { AnyPlace } from "#test/reach.ts";
import type { Trials } from "#test/trials.ts";
import { canOrganise } from "../base/access.ts";
import { scopeOfEvents } from "./access.ts";

export const trials: Trials = {
  who: {
    "GET /events/:id": "yes yes yes yes yes yes yes yes yes",
    "GET /events": "sign-in yes yes yes yes yes yes yes no",
  },
  records: {
    "/events/:id": (subject, { app }) => makeEventOf(app.db, subject, { startsAt: ahead }),
  },
  lists: [
    {
      name: "events organised",
      places: "any",
      may: (person, place) => canOrganise(person, { organiser: kindOf(place), ...place }),
      scope: scopeOfEvents,
      rowsNameLeading: true,
    },
  ],
};

function kindOf({ schoolId, districtKato, regionKato }: AnyPlace) {
  if (schoolId) return "school" as const;
  if (districtKato) return "district" as const;
  return regionKato ? ("region" as const) : ("country" as const);
}
