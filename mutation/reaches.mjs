// A table of permissions errs by reaching one step too far or too little. Stryker's own fault there, the empty
// word, stands for neither: it is no reach at all, which "none" is already.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const overSchool = ["none", "school", "circle", "district", "region", "country"];
const overRegion = ["none", "region", "country"];
const steps = {
  national: ["none", "country"],
  cpm_trainer: overRegion,
  regional: overRegion,
  methodologist: ["none", "district", "region", "country"],
  leading_director: overSchool,
  leading_coordinator: overSchool,
  partner_coordinator: overSchool,
  teacher: overSchool,
};

/** What of a place a reach asks for. */
const asked = {
  none: [],
  school: ["schoolId"],
  circle: ["schoolId", "leadingId"],
  district: ["districtKato"],
  region: ["regionKato"],
  country: [],
};

const reachMutator = {
  name: "Reach",
  *mutate(path) {
    const reaches = reachesAt(path);
    if (!reaches) return;
    const known = askedByTable(path.parentPath.parent);
    const fitting = reaches.filter(
      (reach) => reach === path.node.value || asked[reach].every((key) => known.has(key)),
    );
    const at = fitting.indexOf(path.node.value);
    for (const value of [fitting[at - 1], fitting[at + 1]]) {
      if (value) yield { type: "StringLiteral", value };
    }
  },
};

/** What the table asks for is all that is told of a place; one made of another may ask for anything. */
function askedByTable({ properties }) {
  const isWhole = properties.every(({ type }) => type === "ObjectProperty");
  const reaches = properties.flatMap(({ value }) => asked[value?.value] ?? []);
  return new Set(isWhole ? reaches : Object.values(asked).flat());
}

/** The list of mutators is not among what Stryker exports, so its file is named; the version is pinned. */
export async function addReachMutator() {
  const file = join(
    import.meta.dirname,
    "node_modules/@stryker-mutator/instrumenter/dist/src/mutators/mutate.js",
  );
  const { allMutators } = await import(pathToFileURL(file));
  leaveOut("StringLiteral", reachesAt);
  leaveOut("ArrayDeclaration", isTypedNothing);
  allMutators.push(reachMutator);

  function leaveOut(name, isLeftOut) {
    const place = allMutators.findIndex((one) => one.name === name);
    const mutator = allMutators[place];
    if (!mutator) throw new Error(`Stryker has no mutator ${name} any more`);
    allMutators[place] = {
      ...mutator,
      *mutate(path) {
        if (!isLeftOut(path)) yield* mutator.mutate(path);
      },
    };
  }
}

/** An empty list that is handed on, or that says what a role may: the word put into it would be of no type. */
function isTypedNothing({ node, parent, parentPath }) {
  if (node.type !== "ArrayExpression" || node.elements.length > 0) return false;
  if (parent.type !== "ObjectProperty") return false;
  const isHandedOn = parentPath.parentPath?.parent?.type === "CallExpression";
  return isHandedOn || steps[parent.key.name] !== undefined;
}

/** How far the role may reach, when the path is its entry in a table of reaches. */
function reachesAt({ node, parent }) {
  if (node.type !== "StringLiteral" || parent?.type !== "ObjectProperty") return null;
  if (parent.value !== node || parent.key.type !== "Identifier") return null;
  const reaches = steps[parent.key.name];
  return reaches?.includes(node.value) ? reaches : null;
}
