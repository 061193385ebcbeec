import { z } from "zod";
import { isDay } from "./dates.ts";
import { NotFound, type Result, UnreadableBody } from "./errors.ts";
import { inNormalForm } from "./normal-form.ts";
import type { Request } from "./web.ts";

/** What a person typed, by field name, kept to be shown again. */
export type Typed = Record<string, string | string[]>;

/** The code of what is wrong, by field name; the page turns codes into words. */
export type Problems = Record<string, string>;

export type FormState = { typed: Typed; problems: Problems };

export type Sent<Value> =
  | { ok: true; value: Value; typed: Typed; files: Record<string, File> }
  | { ok: false; problems: Problems; typed: Typed };

export const emptyForm: FormState = { typed: {}, problems: {} };

export function hasProblems(problems: Problems): boolean {
  return Object.keys(problems).length > 0;
}

/** What a page with the forms answers: 422 when something in one of them is wrong. */
export function statusOf(forms: readonly { problems: Problems }[]): 200 | 422 {
  return forms.some(({ problems }) => hasProblems(problems)) ? 422 : 200;
}

/** Fields of passwords: a space is a sign like any other. */
const asTyped: ReadonlySet<string> = new Set(["password", "current"]);

/** Reads a posted form once, at the door. An empty text counts as not given. */
export async function readForm<Schema extends z.ZodType>(
  c: Request,
  schema: Schema,
): Promise<Sent<z.output<Schema>>> {
  const body = await readBody(c);
  const typed: Typed = {};
  const files: Record<string, File> = {};
  for (const [name, value] of Object.entries(body)) {
    if (value instanceof File) files[name] = renamed(value);
    else typed[name] = Array.isArray(value) ? textsOf(value) : textOf(name, value);
  }
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, value: parsed.data, typed, files };
  return { ok: false, problems: problemsOf(parsed.error), typed };
}

/**
 * Reads a form that has nothing in it to mend, hidden fields, ticks and buttons alone: what cannot be read of it came
 * from no page of ours, and nothing is done with less than was sent. Throws `UnreadableBody`.
 */
export async function takeForm<Schema extends z.ZodType>(
  c: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const sent = await readForm(c, schema);
  if (sent.ok) return sent.value;
  throw new UnreadableBody(`not as the page sends it: ${Object.keys(sent.problems).join(", ")}`);
}

type FormAct<Schema extends z.ZodType, Value> = {
  form: Schema;
  /** The page with the form, where something in it is to be mended. */
  show: (c: Request, state: FormState) => Response | Promise<Response>;
  act: (form: z.output<Schema>, files: Record<string, File>) => Promise<Result<Value, Problems>>;
  /** The address of what came of it, or the page that tells it. */
  next: (value: Value, form: z.output<Schema>) => Next | Promise<Next>;
};

type Next = string | Response;

/** Takes a posted form: shows it again with what was typed and what is wrong, or acts and leads on. */
export async function formAct<Schema extends z.ZodType, Value>(
  c: Request,
  { form, show, act, next }: FormAct<Schema, Value>,
): Promise<Response> {
  const sent = await readForm(c, form);
  if (!sent.ok) return show(c, sent);
  const result = await act(sent.value, sent.files);
  if (!result.ok) return show(c, { typed: sent.typed, problems: result.refusal });
  const to = await next(result.value, sent.value);
  return typeof to === "string" ? c.redirect(to, 303) : to;
}

/** Reads what an address asks for once, at the door; what a form beside it typed goes first. Throws `NotFound`. */
export function readQuery<Schema extends z.ZodType>(
  c: Request,
  schema: Schema,
  typed: Typed = {},
): z.output<Schema> {
  const parsed = schema.safeParse({ ...c.req.query(), ...typed });
  if (!parsed.success) throw new NotFound();
  return parsed.data;
}

/** The same where whoever asks is told what is wrong, also with the parameters of the address. */
export function tryQuery<Schema extends z.ZodType>(
  c: Request,
  schema: Schema,
): z.ZodSafeParseResult<z.output<Schema>> {
  return schema.safeParse({ ...c.req.query(), ...c.req.param() });
}

function textsOf(values: readonly (string | File)[]): string[] {
  return values.filter((value) => typeof value === "string").map(keepable);
}

function textOf(name: string, text: string): string {
  return asTyped.has(name) ? keepable(text) : keepable(text).trim();
}

async function readBody(c: Request) {
  await boundFields(c);
  try {
    return await c.req.parseBody({ all: true });
  } catch (cause) {
    throw new UnreadableBody("the form could not be read", { cause });
  }
}

/** Counted before they are taken apart, which takes longer the more there are. Throws `UnreadableBody`. */
async function boundFields(c: Request): Promise<void> {
  const bytes = Buffer.from(await c.req.arrayBuffer());
  const mark = markOfFields(c.req.header("content-type") ?? "");
  const isParted = mark !== betweenFields;
  let fields = 0;
  let letters = isParted ? 0 : lettersOfFields(bytes);
  refuseMore(c, { fields, letters });
  for (let at = bytes.indexOf(mark); at >= 0; ) {
    const next = bytes.indexOf(mark, at + mark.length);
    fields += 1;
    if (isParted) letters += lettersOfPart(bytes.subarray(at, next < 0 ? undefined : next));
    refuseMore(c, { fields, letters });
    at = next;
  }
}

function refuseMore(c: Request, { fields, letters }: { fields: number; letters: number }): void {
  if (fields > c.var.mostFields) throw new UnreadableBody("the form has too many fields");
  if (letters > mostLetters) throw new UnreadableBody("the form has too much text");
}

const betweenFields = "&";

// The name of a field and of its file, and what kind of file it is.
const mostOfHead = 4_096;
// As much as the names of ten thousand people take.
const mostLetters = 8 * 1024 * 1024;

/** Bytes of a form without files once its percent signs are read; no more are counted than there may be. */
function lettersOfFields(bytes: Buffer): number {
  let letters = 0;
  for (let at = 0; at < bytes.length && letters <= mostLetters; letters += 1) {
    at += isEscape(bytes, at) ? 3 : 1;
  }
  return letters;
}

function isEscape(bytes: Buffer, at: number): boolean {
  return bytes[at] === percent && hexDigits.has(bytes[at + 1]) && hexDigits.has(bytes[at + 2]);
}

const percent = 0x25;
const hexDigits: ReadonlySet<number | undefined> = new Set(Buffer.from("0123456789abcdefABCDEF"));

/** Bytes of one part that are no file's. Throws `UnreadableBody` where its head is longer than a name. */
function lettersOfPart(part: Buffer): number {
  const head = part.subarray(0, mostOfHead).indexOf("\r\n\r\n");
  if (head < 0 && part.length > mostOfHead)
    throw new UnreadableBody("a field says too much of itself");
  return head >= 0 && isFile(part.subarray(0, head).toString("latin1")) ? head : part.length;
}

/** Whether the head names a file; what stands between quotes is a name, whatever it says. Said twice it is refused: `UnreadableBody`. */
function isFile(head: string): boolean {
  if (head.match(/^content-disposition:/gim)?.length !== 1)
    throw new UnreadableBody("a field does not say once what it is");
  return /^content-disposition:[^\r\n]*;\s*filename\*?=/im.test(head.replaceAll(/"[^"]*"/g, '""'));
}

/** What stands before each field. A boundary that two readers may read in two ways is refused: `UnreadableBody`. */
function markOfFields(type: string): string {
  if (!/multipart/i.test(type)) return betweenFields;
  const [, , boundary] =
    /^multipart\/form-data; ?boundary=("?)([\w'()+,./:=?-]{1,70})\1$/i.exec(type) ?? [];
  if (boundary === undefined) throw new UnreadableBody("the form does not say what parts it");
  return `--${boundary}`;
}

/** Text as the database can keep it: without the sign of number 0 and halves of letters, each letter as one sign where it is one. */
function keepable(text: string): string {
  return inNormalForm(text.replaceAll("\0", "").toWellFormed());
}

function renamed(file: File): File {
  const name = keepable(file.name);
  return name === file.name ? file : new File([file], name, { type: file.type });
}

/** Reads posted JSON once, at the door, its texts as the database can keep them; null when it is none. */
export async function readJson(c: Request): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text, (_, value: unknown) => keepableValue(value));
  } catch {
    return null;
  }
}

function keepableValue(value: unknown): unknown {
  if (typeof value === "string") return keepable(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [keepable(key), one]));
}

/** The first problem of each field; a missing field is "needed" whatever its type. */
export function problemsOf(error: z.ZodError): Problems {
  const problems: Problems = {};
  for (const issue of error.issues) {
    const field = issue.path.map(String).join(".");
    problems[field] ??= codeOf(issue);
  }
  return problems;
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type" && issue.input === undefined) return "needed";
  if (/^[a-z][A-Za-z]+$/.test(issue.message)) return issue.message;
  if (issue.code === "too_big") return "tooLong";
  if (issue.code === "invalid_value") return "notOffered";
  return "notUnderstood";
}

/** A day typed as YYYY-MM-DD, which is what a date field sends. */
export const dayField = z.iso.date("notDay").refine(isDay, "notDay");

/** The id of a record of that kind; the act looks it up again through what the person may see. */
export function idField(kind: string, refusal?: string) {
  return z.uuid(refusal).meta({ kind });
}

/** The id that an address may bring; nothing where it is empty. */
export function askedIdField(kind: string) {
  return z.preprocess((text) => (text === "" ? undefined : text), idField(kind).optional());
}

/** Text that an address may bring, as it stands there. */
export const askedText = z.string().default("");

/** The id that a form brings for what it makes, so that sending it twice makes one. */
export function newIdField() {
  return z.uuid();
}

/** The page of a list that an address asks for; the first one for whatever is no page up to `most`. */
export function pageField(most = 1000) {
  return z.coerce.number().int().min(1).max(most).default(1).catch(1);
}

/** Text of one line, trimmed; at most `max` characters. */
export function lineField(max = 200) {
  return z.string("needed").trim().min(1, "needed").max(max, "tooLong");
}

/** One or many of a list of boxes; a single box arrives as a text of its own. */
export function listField<Item extends z.ZodType>(item: Item) {
  return z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(item),
  );
}
