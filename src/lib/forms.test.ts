import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { UnreadableBody } from "./errors.ts";
import { askedIdField, newIdField, pageField, takeForm } from "./forms.ts";
import type { App } from "./web.ts";

it("is the page that was asked for, up to the last one there may be", () => {
  expect(pageField().parse("7")).toBe(7);
  expect(pageField(10_000).parse("10000")).toBe(10_000);
  expect(pageField().parse("1001")).toBe(1);
});

it.each([undefined, "", "0", "-3", "1.5", "x", "1e999", "-Infinity", "NaN", " ", "2;drop"])(
  "is the first page of what is no page: %s",
  (asked) => {
    expect(pageField().parse(asked)).toBe(1);
  },
);

it("is an id of the address, none where it is empty, and refused where it is no id", () => {
  const query = z.object({ school: askedIdField("school") });
  const id = "0b5c1f1e-94a0-4a4f-9c39-0d6f7c7d2a11";
  expect(query.parse({ school: id })).toEqual({ school: id });
  expect(query.parse({ school: "" }).school).toBeUndefined();
  expect(query.parse({}).school).toBeUndefined();
  expect(query.safeParse({ school: "x" }).success).toBe(false);
});

const server = new Hono<App>()
  .post("/", async (c) => {
    c.set("mostFields", 5);
    return c.json(await takeForm(c, z.object({ id: newIdField().optional() })));
  })
  .onError((error, c) => c.text(error.message, error instanceof UnreadableBody ? 400 : 500));

async function send(body: string | FormData): Promise<{ status: number; said: string }> {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const init = { method: "POST", body };
  const sent = await server.request("/", typeof body === "string" ? { ...init, headers } : init);
  return { status: sent.status, said: await sent.text() };
}

describe("a form with nothing in it to mend", () => {
  it("is taken as it was sent", async () => {
    const id = "0b5c1f1e-94a0-4a4f-9c39-0d6f7c7d2a11";
    expect(await send(`id=${id}`)).toEqual({ status: 200, said: JSON.stringify({ id }) });
    expect(await send("id=")).toEqual({ status: 200, said: "{}" });
  });

  it("is not taken in part", async () => {
    expect(await send("id=x")).toEqual({ status: 400, said: "not as the page sends it: id" });
  });
});

describe("a form without files", () => {
  const megabyte = 1024 * 1024;

  it.each([
    ["letters", "a".repeat(megabyte)],
    ["percent signs for letters", "%D3%99".repeat(megabyte / 2)],
    ["percent signs for nothing", "%".repeat(megabyte)],
    ["percent signs at its end", `${"a".repeat(megabyte - 2)}%4`],
  ])("has so much text and no more: %s", async (_, text) => {
    expect((await send(`q=${text.repeat(7)}`)).status).toBe(200);
    expect(await send(`q=${text.repeat(9)}`)).toMatchObject({
      status: 400,
      said: "the form has too much text",
    });
  });

  it("has as much of it in many fields as in one", async () => {
    const half = "a".repeat(4.5 * megabyte);
    expect((await send(`q=${half}`)).status).toBe(200);
    expect((await send(`q=${half}&r=${half}`)).status).toBe(400);
  });

  it("has so many fields and no more", async () => {
    expect((await send("q=a".concat("&q=a".repeat(5)))).status).toBe(200);
    expect((await send("q=a".concat("&q=a".repeat(6)))).status).toBe(400);
  });
});
