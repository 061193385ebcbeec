import { importTrials } from "#test/make-imports.ts";

export const trials = importTrials({
  desk: "people",
  kind: "teachers",
  row: {
    family_name: "Омар",
    given_name: "Азат",
    position: "teacher",
    since: "2015-09-01",
    category: "Педагог-шебер",
  },
  // Somebody of one name with another's would be told as perhaps the same person.
  unique: "family_name",
  later: { category: "Педагог-зерттеуші", category_since: "20.11.2025" },
  list: "sign-in yes no yes yes yes yes yes no",
  own: "sign-in yes no own own own own own no",
});
