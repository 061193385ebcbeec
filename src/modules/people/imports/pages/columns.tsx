import { ColumnsView } from "#imports/pages.tsx";
import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { SelectField, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { nameOrders } from "../rules/full-name.ts";
import { fieldsOf, type Import } from "../schema.ts";
import { texts } from "../texts.ts";
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
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  const hasFullNames = fieldsOf(found.kind).some(({ name }) => name === "full_name");
  return (
    <ColumnsView desk={desk} found={found} state={state} optional={hasOwnSchool ? ["code"] : []}>
      {hasFullNames && (
        <SelectField
          name="name_order"
          label={t.nameOrder}
          options={nameOrders.map((order) => ({ value: order, label: t.nameOrders[order] }))}
          value={found.mapping.name_order ?? ""}
          none={t.nameOrders.auto}
          optional
        />
      )}
      {found.kind === "teachers" && (
        <TextField
          name="listed_on"
          type="date"
          label={t.listedOn}
          hint={t.listedOnHint}
          value={found.mapping.listed_on ?? today}
          optional
          short
        />
      )}
    </ColumnsView>
  );
}
