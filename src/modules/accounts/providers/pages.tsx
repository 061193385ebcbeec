import { showNumber } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { ActButton, Form, Hidden, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { type Act, History } from "#ui/history.tsx";
import { EmptyState, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { ProviderRow } from "./schema.ts";
import { texts } from "./texts.ts";

export function ProvidersPage({ providers }: { providers: ProviderRow[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <div class="head">
        <h1>{t.providers}</h1>
        <a class="button" href="/accounts/providers/new">
          {t.add}
        </a>
      </div>
      <p class="lead">{t.lead}</p>
      {providers.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <Table
          caption={t.providers}
          captionHidden
          rows={providers}
          rowKey={(provider) => provider.id}
          columns={[
            {
              label: t.name,
              cell: (provider) => (
                <a href={`/accounts/providers/${provider.id}`}>{named(provider, language)}</a>
              ),
            },
            { label: t.issuer, cell: (provider) => provider.issuer },
            { label: t.state, cell: (provider) => <State provider={provider} /> },
            {
              label: t.links,
              cell: (provider) => showNumber(provider.links, language),
              number: true,
            },
          ]}
        />
      )}
    </>
  );
}

function State({ provider }: { provider: ProviderRow }) {
  const t = inLanguage(texts, useFrame().language);
  return provider.isOn ? <Tag tone="good">{t.isOn}</Tag> : <Tag tone="plain">{t.isOff}</Tag>;
}

export function NewProviderPage({
  state,
  id,
  redirectUri,
}: {
  state: FormState;
  id: string;
  redirectUri: string;
}) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.add}</h1>
      <RedirectUri address={redirectUri} />
      <Form state={state} words={t}>
        <Hidden name="id" value={id} />
        <TextField name="issuer" type="url" label={t.issuer} hint={t.issuerHint} />
        <Settings />
        <Submit label={t.add} />
      </Form>
    </>
  );
}

export function ProviderPage({
  state,
  provider,
  acts,
  redirectUri,
}: {
  state: FormState;
  provider: ProviderRow;
  acts: Act[];
  redirectUri: string;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const address = `/accounts/providers/${provider.id}`;
  return (
    <>
      <h1>{named(provider, language)}</h1>
      <div class="row">
        <State provider={provider} />
        <ActButton
          action={`${address}/${provider.isOn ? "off" : "on"}`}
          label={provider.isOn ? t.turnOff : t.turnOn}
        />
      </div>
      <dl class="facts group">
        <div>
          <dt>{t.issuer}</dt>
          <dd>{provider.issuer}</dd>
        </div>
        <div>
          <dt>{t.links}</dt>
          <dd>{showNumber(provider.links, language)}</dd>
        </div>
      </dl>
      <RedirectUri address={redirectUri} />
      <section class="group" aria-labelledby="settings">
        <h2 id="settings">{t.settings}</h2>
        <Form state={state} words={t}>
          <Settings provider={provider} />
          <Submit label={t.save} />
        </Form>
      </section>
      <History kind="provider" acts={acts} words={t} />
    </>
  );
}

function RedirectUri({ address }: { address: string }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <p class="panel group">
      {t.redirectUri}: <code>{address}</code>
    </p>
  );
}

function Settings({ provider }: { provider?: ProviderRow }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <TextField name="clientId" label={t.clientId} value={provider?.clientId ?? ""} />
      <TextField
        name="clientSecret"
        type="password"
        label={t.clientSecret}
        hint={provider && t.secretKept}
        autocomplete="new-password"
        optional={provider !== undefined}
      />
      <TextField name="nameKk" label={t.nameKk} value={provider?.name_kk ?? ""} />
      <TextField name="nameRu" label={t.nameRu} value={provider?.name_ru ?? ""} />
      <TextField name="nameEn" label={t.nameEn} value={provider?.name_en ?? ""} />
      <TextField
        name="emailClaim"
        label={t.emailClaim}
        hint={t.emailClaimHint}
        value={provider?.emailClaim ?? "email"}
      />
      <Choices
        many
        name="trustsEmails"
        label={t.trust}
        hint={t.trustHint}
        values={provider?.trustsEmails ? ["yes"] : []}
        options={[{ value: "yes", label: t.trustsEmails }]}
        optional
      />
    </>
  );
}
