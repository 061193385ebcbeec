import { writeFileSync } from "node:fs";
import { it } from "vitest";
import { openTestApp } from "#test/app.ts";
it("x", async () => { const app = await openTestApp(); const rows=[...new Set(app.app.routes.filter(r=>r.method!=="ALL").map(r=>r.method+" | "+r.path.replaceAll(/\{(?:[^{}]|\{[^{}]*\})*\}/g, "")))]; 
writeFileSync("docs/roles/routes.md", rows.map(r=>`| ${r} |${" x |".repeat(9)}`).join("\n")+"\n"); await app.close(); });
