import type { Role } from "#lib/actor.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { SelectField, TextField } from "./form.tsx";
import { useFrame } from "./frame.ts";
import { texts } from "./texts.ts";

const names: Record<string, Record<Language, string>> = {
  national: { kk: "ұлттық топ", ru: "национальная команда", en: "national team" },
  cpm_trainer: {
    kk: "Педагогикалық шеберлік орталығының тренер-кураторы",
    ru: "тренер-куратор Центра педагогического мастерства",
    en: "trainer-curator of the Centre of Excellence",
  },
  regional: {
    kk: "облыстық білім басқармасы",
    ru: "региональное управление образования",
    en: "regional education department",
  },
  methodologist: { kk: "аудандық әдіскер", ru: "районный методист", en: "district methodologist" },
  leading_director: {
    kk: "жетекші мектеп директоры",
    ru: "директор ведущей школы",
    en: "director of a leading school",
  },
  leading_coordinator: {
    kk: "жетекші мектеп үйлестірушісі",
    ru: "координатор ведущей школы",
    en: "coordinator of a leading school",
  },
  partner_coordinator: {
    kk: "серіктес мектеп үйлестірушісі",
    ru: "координатор партнёрской школы",
    en: "coordinator of a partner school",
  },
  teacher: { kk: "мұғалім", ru: "учитель", en: "teacher" },
  person: { kk: "пайдаланушы", ru: "пользователь", en: "user" },
  system: { kk: "жүйе", ru: "система", en: "system" },
};

/** The role's name in the glossary's words, in lower case. */
export function roleName(role: string, language: Language): string {
  return names[role]?.[language] ?? role;
}

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
