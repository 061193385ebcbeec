import { useContext } from "preact/hooks";
import type { Actor } from "#lib/actor.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { FormContext } from "#ui/field-state.ts";
import { type Option, SelectField, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { kindsToIssue } from "../../certificates/access.ts";
import { forms, results } from "../../certificates/schema.ts";
import { canIssueForCountry, canIssueForDistrict, canIssueForRegion } from "../access.ts";
import type { Territories } from "../schema.ts";
import { texts } from "../texts.ts";

/** What all certificates of an activity say; the same fields for one person and for a list. */
export function ActivityFields({ actor, territories }: { actor: Actor; territories: Territories }) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h2>{t.what}</h2>
      <Choices
        name="kind"
        label={t.kind}
        options={kindsToIssue(actor).map((value) => ({ value, label: t.kinds[value] }))}
      />
      <TextField name="titleKk" label={t.titleKk} />
      <TextField name="titleRu" label={t.titleRu} />
      <TextField name="titleEn" label={t.titleEn} optional />
      <TextField name="fromDay" label={t.fromDay} type="date" short />
      <TextField name="untilDay" label={t.untilDay} type="date" short />
      <TextField name="hours" label={t.hours} inputmode="numeric" short optional />
      <SelectField
        name="form"
        label={t.form}
        options={forms.map((value) => ({ value, label: t.forms[value] }))}
        optional
      />
      <SelectField
        name="result"
        label={t.result}
        options={results.map((value) => ({ value, label: t.results[value] }))}
        optional
      />
      <h2>{t.byWhom}</h2>
      <OrganiserFields options={territoryOptions(actor, { territories, language })} />
      <TextField name="placeKk" label={t.placeKk} optional />
      <TextField name="placeRu" label={t.placeRu} optional />
      <Signer at="signer1" />
      <SecondSigner />
      <TextField name="issuedOn" label={t.issuedOn} type="date" value={today} short />
      <TextField name="validUntil" label={t.validUntil} type="date" short optional />
      <TextField name="ground" label={t.ground} hint={t.groundHint} />
    </>
  );
}

function Signer({ at }: { at: "signer1" | "signer2" }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <fieldset>
      <legend>{t[at]}</legend>
      <TextField name={`${at}Name`} label={t.signerName} />
      <TextField name={`${at}Kk`} label={t.positionKk} />
      <TextField name={`${at}Ru`} label={t.positionRu} />
    </fieldset>
  );
}

/** Most certificates bear one signature, so the second waits folded until it is needed. */
function SecondSigner() {
  const t = inLanguage(texts, useFrame().language);
  const { state } = useContext(FormContext);
  const isNeeded = (["signer2Name", "signer2Kk", "signer2Ru"] as const).some(
    (field) => state.typed[field] || state.problems[field],
  );
  return (
    <details open={isNeeded}>
      <summary>{t.secondSigner}</summary>
      <Signer at="signer2" />
    </details>
  );
}

function OrganiserFields({ options }: { options: Option[] }) {
  const t = inLanguage(texts, useFrame().language);
  // Somebody without a territory of their own issues for their school only.
  if (options.length === 0) {
    return (
      <>
        <input type="hidden" name="organiser" value="school" />
        <TextField name="organiserCode" label={t.organiserCode} short />
      </>
    );
  }
  return (
    <>
      <Choices
        name="organiser"
        label={t.organiser}
        options={(["school", "other"] as const).map((value) => ({
          value,
          label: t.organisers[value],
        }))}
      />
      <TextField name="organiserCode" label={t.organiserCode} hint={t.ifSchool} short />
      <TextField name="organiserKk" label={t.organiserKk} hint={t.ifOther} />
      <TextField name="organiserRu" label={t.organiserRu} hint={t.ifOther} />
      <SelectField name="territory" label={t.territory} hint={t.ifOther} options={options} />
    </>
  );
}

/** The territories whose organisations the actor may issue for. */
function territoryOptions(
  actor: Actor,
  { territories, language }: { territories: Territories; language: Language },
): Option[] {
  const t = inLanguage(texts, language);
  const regions = territories.regions.filter(({ kato }) => canIssueForRegion(actor, kato));
  const districts = territories.districts.filter(({ kato }) => canIssueForDistrict(actor, kato));
  return [
    ...(canIssueForCountry(actor) ? [{ value: "country", label: t.country }] : []),
    ...[...regions, ...districts].map((area) => ({
      value: area.kato,
      label: named(area, language),
    })),
  ];
}
