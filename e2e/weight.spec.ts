import { gzipSync } from "node:zlib";
import { type BrowserContext, expect, test } from "@playwright/test";
import { publicPages } from "./pages.ts";

const kilobyte = 1024;

test("a page is light on the first visit, and lighter on the second", async ({ browser, page }) => {
  const heavy: string[] = [];
  for (const path of await publicPages(page)) {
    const context = await browser.newContext();
    const first = await weigh(context, path);
    const again = await weighUnchanged(context, { path, tag: first.tag });
    await context.close();
    if (first.bytes > 60 * kilobyte) heavy.push(`${path}: ${first.bytes} bytes on the first visit`);
    if (again > 15 * kilobyte) heavy.push(`${path}: ${again} bytes on the second`);
  }
  expect(heavy).toEqual([]);
});

test("a list of fifty schools weighs no more than eight kilobytes", async ({ page }) => {
  const answer = await page.goto("/network/schools?lang=kk");
  const html = (await answer?.body()) ?? Buffer.alloc(0);

  await expect(page.locator("main tbody tr")).toHaveCount(50);
  expect(gzipSync(html, { level: 9 }).length).toBeLessThanOrEqual(8 * kilobyte);
});

type Weighed = { bytes: number; tag: string | undefined };

/** The bytes of another visit to a page that nobody has changed meanwhile: other journeys write to the same network. */
async function weighUnchanged(
  context: BrowserContext,
  { path, tag }: { path: string; tag: string | undefined },
): Promise<number> {
  const again = await weigh(context, path);
  return again.tag === tag ? again.bytes : weighUnchanged(context, { path, tag: again.tag });
}

/** The bytes that came over the wire for one opening of the page, headers and all. */
async function weigh(context: BrowserContext, path: string): Promise<Weighed> {
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  let bytes = 0;
  await wire.send("Network.enable");
  wire.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  const answer = await page.goto(path, { waitUntil: "networkidle" });
  await page.close();
  expect(bytes, path).toBeGreaterThan(0);
  return { bytes, tag: answer?.headers().etag };
}
