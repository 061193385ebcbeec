import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type FormState, hasProblems } from "#lib/forms.ts";
import { inLanguage, wordOfCode } from "#lib/texts.ts";
import { useFrame } from "./frame.ts";
import { texts } from "./texts.ts";

export type Words = Record<string, unknown>;
type FormParts = {
  state: FormState;
  words: Words;
  /** The label of each field, filled as the fields are drawn. */
  labels?: Map<string, string>;
};
export const FormContext = createContext<FormParts>({
  state: { typed: {}, problems: {} },
  words: {},
});

/** Turns a problem's code into a sentence: the capability's own words first, then the common ones. */
export function useProblemWords(): (code: string) => string {
  const { words } = useContext(FormContext);
  const common: Words = inLanguage(texts, useFrame().language);
  return (code) => wordOfCode(code, words, common);
}

/** Makes the field's label known to the summary of problems above the form. */
export function useLabel(name: string, label: string): void {
  useContext(FormContext).labels?.set(name, label);
}

/** What was typed and what is wrong of one field. */
export function useField(name: string, given: string | undefined) {
  const { state } = useContext(FormContext);
  const wordsFor = useProblemWords();
  const problem = state.problems[name];
  const typed = state.typed[name];
  const value = typeof typed === "string" ? typed : (typed?.[0] ?? given ?? "");
  const chosen = typed === undefined ? (given === undefined ? [] : [given]) : [typed].flat();
  // A browser sends nothing of a box that is not ticked.
  const isSent = hasProblems(state.problems);
  return { value, chosen, isSent, error: problem ? wordsFor(problem) : undefined };
}

export type FieldProps = {
  name: string;
  label: string;
  hint?: string | undefined;
  optional?: boolean;
};

/** The hint and the error that a screen reader reads with the field. */
export function describedBy(name: string, hint: string | undefined, error: string | undefined) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}
