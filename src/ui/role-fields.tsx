import type { Role } from "#lib/actor.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { SelectField, TextField } from "./form.tsx";
import { useFrame } from "./frame.ts";
import { roleName } from "./roles.ts";
import { texts } from "./texts.ts";

type Area = { kato: string; name_kk: string; name_ru: string; name_en: string };
export type Areas = { regions: Area[]; districts: Area[] };

/** A role and the place it is given over. */
export function RoleFields({ offered, areas }: { offered: Role[]; areas: Areas }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const option = (area: Area) => ({ value: area.kato, label: named(area, language) });
  return (
    <>
      <SelectField
        name="role"
        label={t.role}
        options={offered.map((role) => ({ value: role, label: roleName(role, language) }))}
      />
      {offered.includes("regional") && (
        <SelectField
          name="regionKato"
          label={t.region}
          hint={t.regionHint}
          options={areas.regions.map(option)}
          optional
        />
      )}
      {offered.includes("methodologist") && (
        <SelectField
          name="districtKato"
          label={t.district}
          hint={t.districtHint}
          options={areas.districts.map(option)}
          optional
        />
      )}
      <TextField name="schoolCode" label={t.schoolCode} hint={t.schoolCodeHint} optional short />
    </>
  );
}
