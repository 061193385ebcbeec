import { ImportsView } from "#imports/pages.tsx";
import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import type { Import } from "../schema.ts";
import { texts } from "../texts.ts";
import { desk } from "./words.tsx";

export function ImportsPage({
  imports,
  state,
  today,
  id,
}: {
  imports: Import[];
  state: FormState;
  today: string;
  id: string;
}) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <ImportsView desk={desk} imports={imports} state={state} id={id}>
      <TextField name="asOf" type="date" label={t.asOf} hint={t.asOfHint} value={today} short />
    </ImportsView>
  );
}
