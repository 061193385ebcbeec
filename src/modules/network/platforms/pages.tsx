import { showDay } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { periodWords } from "#lib/period.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { AsOf, PastNotice } from "#ui/as-of.tsx";
import { Form, Hidden, SelectField, Submit, TextField } from "#ui/form.tsx";
import { linkTo, useFrame } from "#ui/frame.ts";
import { type Act, History } from "#ui/history.tsx";
import { EmptyState, Table } from "#ui/table.tsx";
import type { Membership } from "./schema.ts";
import { texts } from "./texts.ts";

type Platform = { number: number; name_kk: string; name_ru: string; name_en: string };
type Region = { kato: string; name_kk: string; name_ru: string; name_en: string };

export function PlatformsPage({
  platforms,
  regions,
  platformOf,
}: {
  platforms: Platform[];
  regions: Region[];
  platformOf: Map<string, number>;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const left = regions.filter((region) => !platformOf.has(region.kato));
  return (
    <>
      <h1>{t.platforms}</h1>
      <p class="lead">{t.about}</p>
      <PastNotice />
      {platforms.map((platform) => (
        <section
          key={platform.number}
          class="group"
          aria-labelledby={`platform-${platform.number}`}
        >
          <h2 id={`platform-${platform.number}`}>{named(platform, language)}</h2>
          <Regions
            regions={regions.filter((region) => platformOf.get(region.kato) === platform.number)}
          />
        </section>
      ))}
      {left.length > 0 && (
        <section class="group" aria-labelledby="left">
          <h2 id="left">{t.notSetYet}</h2>
          <Regions regions={left} />
        </section>
      )}
      <AsOf />
    </>
  );
}

function Regions({ regions }: { regions: Region[] }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  if (regions.length === 0) return <EmptyState title={t.noRegions} />;
  return (
    <ul>
      {regions.map((region) => (
        <li key={region.kato}>
          <a href={linkTo(frame, `/network/platforms/regions/${region.kato}`)}>
            {named(region, frame.language)}
          </a>
        </li>
      ))}
    </ul>
  );
}

export function RegionPlatformPage({
  id,
  region,
  platforms,
  memberships,
  acts,
  state,
  maySet,
}: {
  id: string;
  region: Region;
  platforms: Platform[];
  memberships: Membership[];
  acts: Act[];
  state: FormState;
  maySet: boolean;
}) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  const nameOf = (number: string) => {
    const platform = platforms.find((one) => String(one.number) === number);
    return platform ? named(platform, language) : number;
  };
  return (
    <>
      <h1>{named(region, language)}</h1>
      {memberships.length === 0 ? (
        <EmptyState title={t.never} />
      ) : (
        <Table
          caption={t.platforms}
          cards={false}
          rows={memberships}
          rowKey={(one) => one.id}
          columns={[
            { label: t.platform, cell: (one) => nameOf(String(one.platform)) },
            { label: t.period, cell: (one) => periodWords(one.during, language) },
          ]}
        />
      )}
      {maySet && (
        <section aria-labelledby="set">
          <h2 id="set">{t.setTitle}</h2>
          <Form action={`/network/platforms/regions/${region.kato}`} state={state} words={t}>
            <Hidden name="id" value={id} />
            <SelectField
              name="platform"
              label={t.platform}
              options={platforms.map((one) => ({
                value: String(one.number),
                label: named(one, language),
              }))}
            />
            <TextField
              name="startsOn"
              type="date"
              label={t.startsOn}
              hint={t.startsOnHint}
              value={today}
              short
            />
            <Submit label={t.save} />
          </Form>
        </section>
      )}
      <History
        kind="platform-region"
        acts={acts}
        words={t}
        show={(field, value) => (field === "platform" ? nameOf(value) : showDay(value, language))}
      />
    </>
  );
}
