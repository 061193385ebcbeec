import { Hono } from "hono";
import { expect, it } from "vitest";
import { readConfig } from "#lib/config.ts";
import type { App } from "#lib/web.ts";
import { securityHeaders } from "./security-headers.ts";

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

async function headersOf(path: string, publicUrl: string): Promise<Record<string, string>> {
  const config = readConfig({ PUBLIC_URL: publicUrl, SECRET: "s".repeat(32) });
  const app = new Hono<App>()
    .use(securityHeaders(config, ["/calendar/embed"]))
    .get("*", (c) => c.text(""));
  const { "content-type": _, ...headers } = Object.fromEntries(
    (await app.request(path)).headers.entries(),
  );
  return headers;
}

const everywhere = {
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(self), geolocation=(), microphone=()",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

it("lets a page load nothing from elsewhere, and nobody show it inside their own", async () => {
  expect(await headersOf("/", "https://tirek.example")).toEqual({
    ...everywhere,
    "content-security-policy": `${policy}'none'`,
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-frame-options": "DENY",
  });
});

it("lets what is embeddable alone be shown elsewhere, and promises no encryption where there is none", async () => {
  expect(await headersOf("/calendar/embed", "http://localhost:4000")).toEqual({
    ...everywhere,
    "content-security-policy": `${policy}*`,
  });
});
