import type { FormState } from "#lib/forms.ts";
import { ColumnsView } from "#ui/import-pages.tsx";
import type { Import } from "../schema.ts";
import { desk } from "./words.tsx";

export function ColumnsPage({
  found,
  state,
  hasOwnSchool,
}: {
  found: Import;
  state: FormState;
  hasOwnSchool: boolean;
}) {
  return <ColumnsView {...{ desk, found, state }} optional={hasOwnSchool ? ["code"] : []} />;
}
