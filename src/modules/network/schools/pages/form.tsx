import type { FormState } from "#lib/forms.ts";
import { parsePeriod } from "#lib/period.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { Form, Hidden, SelectField, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import type { School } from "../../base/queries.ts";
import { kinds, localities, teachingLanguages } from "../../base/schema.ts";
import { texts } from "../texts.ts";
import { kindWord } from "./words.tsx";

type Area = { kato: string; name_kk: string; name_ru: string; name_en: string };

/** Entering a new school, or changing one; `school` is empty for a new one. */
export function SchoolFormPage({
  id,
  school,
  districtKato,
  districts,
  state,
}: {
  id: string;
  school: School | null;
  districtKato: string;
  districts: Area[];
  state: FormState;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const given = givenOf(school);
  const isOpenEnded = school !== null && parsePeriod(school.open_during).until === null;
  return (
    <>
      <h1>{school ? named(school, language) : t.newSchool}</h1>
      <Form state={state} words={t}>
        <Hidden name="id" value={id} />
        <TextField name="name_kk" label={t.nameKk} value={given.name_kk} />
        <TextField name="name_ru" label={t.nameRu} value={given.name_ru} />
        <TextField name="code" label={t.code} hint={t.codeHint} value={given.code} short />
        <SelectField
          name="districtKato"
          label={t.district}
          value={districtKato}
          options={districts.map((area) => ({ value: area.kato, label: named(area, language) }))}
        />
        <SelectField
          name="kind"
          label={t.kind}
          value={given.kind}
          options={kinds.map((kind) => ({ value: kind, label: kindWord(t, kind) }))}
        />
        <Choices
          name="languages"
          label={t.teaching}
          many
          values={given.languages}
          options={teachingLanguages.map((code) => ({ value: code, label: t[code] }))}
          optional
        />
        <Choices
          name="locality"
          label={t.locality}
          values={given.localities}
          options={localities.map((locality) => ({ value: locality, label: t[locality] }))}
          optional
        />
        <TextField name="address" label={t.address} value={given.address} optional />
        <TextField name="lat" label={t.lat} inputmode="decimal" value={given.lat} short optional />
        <TextField name="lon" label={t.lon} inputmode="decimal" value={given.lon} short optional />
        <TextField name="phone" label={t.phone} type="tel" value={given.phone} short optional />
        <TextField name="email" label={t.email} type="email" value={given.email} optional />
        <TextField name="website" label={t.website} type="url" value={given.website} optional />
        {!school && <TextField name="openedOn" label={t.openedOn} type="date" short optional />}
        <Submit label={t.save} />
      </Form>
      {school && (
        <p class="group">
          <a href={`/network/schools/${id}/close`}>{isOpenEnded ? t.close : t.reopen}</a>
        </p>
      )}
    </>
  );
}

function givenOf(school: School | null) {
  const text = (value: string | number | null | undefined) => (value == null ? "" : String(value));
  return {
    name_kk: text(school?.name_kk),
    name_ru: text(school?.name_ru),
    code: text(school?.code),
    kind: text(school?.kind),
    languages: school?.languages ?? [],
    localities: [school?.locality].filter((locality) => locality != null),
    address: text(school?.address),
    lat: text(school?.lat),
    lon: text(school?.lon),
    phone: text(school?.phone),
    email: text(school?.email),
    website: text(school?.website),
  };
}
