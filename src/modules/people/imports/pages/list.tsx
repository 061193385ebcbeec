import { ImportsView } from "#imports/pages.tsx";
import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import type { Import } from "../schema.ts";
import { texts } from "../texts.ts";
import { desk } from "./words.tsx";

export function ImportsPage({
  imports,
  state,
  id,
  hasOwnSchool,
}: {
  imports: Import[];
  state: FormState;
  id: string;
  hasOwnSchool: boolean;
}) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <ImportsView desk={desk} imports={imports} state={state} id={id} fileHint={t.fileHint}>
        {hasOwnSchool && <p class="muted">{t.ownSchool}</p>}
      </ImportsView>
      <p>
        <a href="/people/duplicates">{t.toDuplicates}</a>
      </p>
    </>
  );
}
