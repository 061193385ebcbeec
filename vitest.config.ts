import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
    globalSetup: "test/global-setup.ts",
    setupFiles: "test/rows.ts",
    pool: "forks",
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
