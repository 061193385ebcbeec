import type { JsonVisitor } from "./app.ts";
import type { ListTrial } from "./reach.ts";
import type { Column, Form, Subject, World } from "./roles-world.ts";

/**
 * What the generated tests need to know of a capability's own addresses: its file `trials.ts`, which tests
 * alone import. `test/trials.test.ts` names what is missing.
 */
export type Trials = {
  /**
   * Who may, a word for each: guest national cpm_trainer regional methodologist leading_director
   * leading_coordinator partner_coordinator teacher. The words are told in docs/roles/routes.md.
   */
  who: Record<string, string>;
  /** What the parameters stand for, of the address and of those that go on from it; the longest that fits counts. */
  records?: Record<string, RecordMaker>;
  /** A right form for every act, {} where nothing is asked. */
  forms?: Record<string, Form | FormMaker>;
  /** Acts whose address alone does not say what they do, and those that need a sender of their own. */
  variants?: Record<string, Variant[]>;
  /** Each `scopeOf…` of the capability's lists, beside its answer for one object. */
  lists?: readonly ListTrial[];
};

type Records = string | string[];
export type RecordMaker = (subject: Subject, world: World) => Records | Promise<Records>;
export type FormMaker = (subject: Subject, world: World) => Form | Promise<Form>;

/** What is sent, where it is not what an address and its form say by themselves. */
export type Sent = {
  path?: string;
  form?: Form;
  json?: string;
  asker?: JsonVisitor;
  /** What the browser tells beside the form. */
  cookie?: string;
};

export type Setting = {
  world: World;
  pattern: string;
  subject: Subject;
  asker: JsonVisitor;
  makePath(): Promise<string>;
  makeForm(): Promise<Form>;
};

export type Variant = {
  name?: string;
  role?: Column;
  /** The narrowest role that may, where the address alone would say a narrower one. */
  narrowest?: Column;
  /** The school the act is done to, where it is not the one the role stands for. */
  school?: "leading" | "partner" | "free";
  /** Whether the act is answered 422, and yet may leave a trace. */
  refused?: boolean;
  prepare?: (setting: Setting) => Promise<Sent>;
};

/** The act once more, with another form before: what that one wrote is replaced. */
export function replacing(first: Form) {
  return async ({ asker, makePath, makeForm }: Setting): Promise<Sent> => {
    const [path, form] = [await makePath(), await makeForm()];
    await asker.post(path, { ...form, ...first });
    return { path, form };
  };
}

/** The act once more, with the same form. */
export async function sentTwice({ asker, makePath, makeForm }: Setting): Promise<Sent> {
  const [path, form] = [await makePath(), await makeForm()];
  await asker.post(path, form);
  return { path, form };
}
