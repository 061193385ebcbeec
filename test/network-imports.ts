import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { kindOf } from "#imports/desk.ts";
import type { Field } from "#imports/fields.ts";
import { writeXlsx } from "#lib/xlsx.ts";
import { type TestApp, today, type Visitor } from "./app.ts";
import { networkDesk as desk } from "./desks.ts";
import { runWaitingJobs } from "./jobs.ts";

export function fieldsOf(kind: string): readonly Field[] {
  return kindOf(desk, kind).fields;
}

type Sent = { kind: string; rows: (string | number)[][]; asOf?: string };

/** Sends a workbook whose columns are headed as the template's, matches them and has it checked. */
export async function check(
  app: TestApp,
  person: Visitor,
  { kind, rows, asOf = today }: Sent,
): Promise<string> {
  const columns = fieldsOf(kind).map((field) => field.headings[0] ?? field.name);
  const bytes = await writeXlsx({ sheet: kind, columns, rows });
  const file = new File([new Uint8Array(bytes)], `${kind}.xlsx`);
  const id = randomUUID();
  const uploaded = await person.post("/network/imports", { id, kind, file });
  expect(uploaded.headers.get("location")).toBe(`/network/imports/${id}/columns`);
  const { mapping } = await app.db
    .selectFrom("core.imports")
    .where("id", "=", id)
    .select("mapping")
    .executeTakeFirstOrThrow();
  const matched = Object.fromEntries(
    Object.entries(Object(mapping)).map(([field, at]) => [field, String(at)]),
  );
  const sent = await person.post(`/network/imports/${id}/columns`, {
    ...matched,
    as_of: asOf,
  });
  expect(sent.headers.get("location")).toMatch(/^\/jobs\//);
  await runWaitingJobs(app);
  return `/network/imports/${id}`;
}

/** Has the checked rows written. */
export async function write(app: TestApp, person: Visitor, path: string): Promise<void> {
  const sent = await person.post(`${path}/writing`);
  expect(sent.headers.get("location")).toMatch(/^\/jobs\//);
  await runWaitingJobs(app);
}

/** The row of a school by its fields, as the template orders them. */
export function schoolRow(code: string, more: Partial<Record<string, string>> = {}): string[] {
  const row: Record<string, string> = {
    code,
    name_kk: `${code} мектебі`,
    name_ru: `Школа ${code}`,
    district: "156000000",
    kind: "Гимназия",
    ...more,
  };
  return fieldsOf("schools").map((field) => row[field.name] ?? "");
}
