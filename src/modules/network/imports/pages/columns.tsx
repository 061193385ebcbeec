import { ColumnsView } from "#imports/pages.tsx";
import type { FormState } from "#lib/forms.ts";
import type { Import } from "../schema.ts";
import { desk } from "./words.tsx";

export function ColumnsPage({ found, state }: { found: Import; state: FormState }) {
  return <ColumnsView desk={desk} found={found} state={state} />;
}
