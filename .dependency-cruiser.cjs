// The areas in order: each may import from those before it, never from those after.
const { areasInOrder } = require("./scripts/areas.mjs");

const areas = areasInOrder();
// What tests alone load: the tests themselves, and what a capability tells them of its addresses.
const ofTests = "(\\.test\\.tsx?|/trials\\.ts)$";

const eachAreaKnowsOnlyEarlierOnes = areas.slice(0, -1).map((area, place) => ({
  name: `${area}-knows-only-earlier-areas`,
  severity: "error",
  from: { path: `^src/modules/${area}/`, pathNot: ofTests },
  to: { path: `^src/modules/(${areas.slice(place + 1).join("|")})/` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...eachAreaKnowsOnlyEarlierOnes,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "only-public-files",
      comment: "Of another capability, import only queries, actions, access or schema; of a base all.",
      severity: "error",
      from: { path: "^src/(modules|seed)/([^/]+)/([^/]+)/", pathNot: ofTests },
      to: {
        path: "^src/modules/",
        pathNot: [
          "^src/$1/$2/$3/",
          "/(queries|actions|access|schema)\\.ts$",
          "^src/modules/[^/]+/base/",
        ],
      },
    },
    {
      name: "areas-are-handed-down",
      comment: "What an area gives the house is known to the one list of areas, and that to who starts it.",
      severity: "error",
      from: { path: "^src/(modules|lib|ui|seed|web)/", pathNot: ofTests },
      to: { path: ["^src/areas\\.ts$", "^src/modules/[^/]+/area\\.ts$"] },
    },
    {
      name: "a-base-knows-no-room",
      comment: "The ground floor of an area stands on its own, and on the grounds before it.",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/base/" },
      to: { path: "^src/modules/$1/", pathNot: "^src/modules/$1/base/" },
    },
    {
      name: "lib-knows-no-pages",
      comment: "What an area gives the house is types alone, also of tables that are brought to it.",
      severity: "error",
      from: { path: "^src/lib/", pathNot: "^src/lib/area\\.ts$" },
      to: { path: "^src/(ui|imports)/" },
    },
    {
      name: "seeds-serve-commands-and-tests",
      comment: "Seeds write any table in bulk: nothing that serves people may stand on them.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/(seed|cli)/", ofTests] },
      to: { path: "^src/seed/" },
    },
    {
      name: "rules-are-pure",
      severity: "error",
      from: { path: "^src/(modules|seed)/.*/((rules|access|schema|texts|words)|rules/[^/]+)\\.ts$", pathNot: "\\.test\\.ts$" },
      to: {
        path: [
          "/(queries|actions|jobs)\\.ts$",
          "^src/modules/.*/(routes|pages)",
          "^src/lib/(db|web)\\.ts$",
          "node_modules/(kysely|pg|hono)/",
        ],
      },
    },
    {
      name: "no-sql-in-routes-and-pages",
      severity: "error",
      from: { path: "^src/modules/.*/(routes\\.tsx|pages)" },
      to: { path: "node_modules/(kysely|pg)/" },
    },
    {
      name: "no-database-in-pages",
      severity: "error",
      from: { path: "^src/(ui/|modules/.*/pages)" },
      to: { path: "^src/lib/db\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-http-below-routes",
      severity: "error",
      from: { path: "^src/modules/.*/(queries|actions|jobs|rules|access)\\.ts$" },
      to: { path: ["^src/lib/web\\.ts$", "node_modules/(hono|preact)"] },
    },
    {
      name: "the-ground-knows-no-module",
      severity: "error",
      from: { path: "^src/(lib|ui|imports)/" },
      to: { path: "^src/(modules|seed|web|cli)/" },
    },
    {
      name: "modules-know-no-server",
      severity: "error",
      from: { path: "^src/(modules|seed)/", pathNot: ofTests },
      to: { path: "^src/(web|cli)/" },
    },
    {
      name: "no-import-of-tests",
      severity: "error",
      from: { path: "^src", pathNot: ofTests },
      to: { path: [ofTests, "^test/"] },
    },
    {
      name: "no-dev-package-in-src",
      severity: "error",
      from: { path: "^src", pathNot: [ofTests, "^src/browser/"] },
      to: {
        dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, pathNot: ["\\.d\\.ts$", "^src/browser/"] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
    },
  },
};
