import { defineConfig } from "vitest/config";

/** The tests of rules and permissions alone, which open no database: `npm run mutate` judges them. */
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["src/modules/**/{rules,access}{,-*}.test.ts", "src/modules/**/rules/*.test.ts"],
    pool: "forks",
  },
});
