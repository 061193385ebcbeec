import { randomUUID } from "node:crypto";
import { type Actor, type Person, roles } from "#lib/actor.ts";
import { showMoment } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { ActButton, Form, Hidden, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { type Areas, RoleFields, roleName } from "#ui/roles.tsx";
import { EmptyState, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { rolesToGive } from "../users/access.ts";
import type { OpenInvitation, SentInvitation } from "./queries.ts";
import { texts } from "./texts.ts";

export function InvitationsPage({ invitations }: { invitations: SentInvitation[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <div class="head">
        <h1>{t.invitations}</h1>
        <a class="button" href="/accounts/invitations/new">
          {t.invite}
        </a>
      </div>
      {invitations.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <Table
          caption={t.invitations}
          captionHidden
          rows={invitations}
          rowKey={(sent) => sent.id}
          columns={[
            { label: t.contact, cell: (sent) => sent.email ?? sent.phone },
            { label: t.role, cell: (sent) => roleName(sent.role, language) },
            { label: t.sentAt, cell: (sent) => showMoment(sent.createdAt, language) },
            { label: t.state, cell: (sent) => <State sent={sent} /> },
          ]}
        />
      )}
    </>
  );
}

function State({ sent }: { sent: SentInvitation }) {
  const t = inLanguage(texts, useFrame().language);
  if (sent.acceptedAt) return <Tag tone="good">{t.accepted}</Tag>;
  if (sent.withdrawnAt) return <Tag tone="plain">{t.withdrawn}</Tag>;
  return (
    <span class="row">
      <Tag tone="wait">{t.waiting}</Tag>
      <ActButton action={`/accounts/invitations/${sent.id}/withdraw`} label={t.withdraw} />
    </span>
  );
}

export function InvitePage({
  state,
  actor,
  areas,
}: {
  state: FormState;
  actor: Person;
  areas: Areas;
}) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.invite}</h1>
      <p class="lead">{t.inviteLead}</p>
      <Form state={state} words={t}>
        <Hidden name="id" value={randomUUID()} />
        <TextField name="contact" label={t.contact} hint={t.contactHint} />
        <RoleFields offered={rolesToGive(actor, roles)} areas={areas} />
        <Choices
          name="language"
          label={t.letterLanguage}
          value="kk"
          options={[
            { value: "kk", label: "Қазақша" },
            { value: "ru", label: "Русский" },
            { value: "en", label: "English" },
          ]}
        />
        <Submit label={t.send} />
      </Form>
    </>
  );
}

type Accepting = { state: FormState; invitation: OpenInvitation; actor: Actor; link: string };

export function AcceptPage({ state, invitation, actor, link }: Accepting) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { role, email, phone, owner, isGood } = invitation;
  // Whoever opens a mailed link owns the address; a passed-on one tells nobody whether it has an account.
  const isForOwner = actor.kind === "person" || (email !== null && owner !== null);
  const words = isForOwner ? t.takeLead : t.acceptLead;
  const isOther = actor.kind === "person" && actor.userId !== owner?.id;
  return (
    <>
      <h1>{t.welcome}</h1>
      <p class="lead">{words(roleName(role, language))}</p>
      <p class="muted">{email ?? phone}</p>
      {!isGood && <p>{t.inviterGone}</p>}
      {isGood && isOther && (
        <>
          <p>{t.otherAccount}</p>
          <div class="actions">
            <ActButton action="/sign-out" label={t.signOut} />
          </div>
        </>
      )}
      {isGood && isForOwner && !isOther && <TakeRole state={state} actor={actor} link={link} />}
      {isGood && !isForOwner && <NewAccount state={state} link={link} />}
    </>
  );
}

/** The owner of an account takes the role, signed in. */
function TakeRole({ state, actor, link }: { state: FormState; actor: Actor; link: string }) {
  const t = inLanguage(texts, useFrame().language);
  if (actor.kind === "person")
    return (
      <Form state={state} words={t}>
        <Submit label={t.take} />
      </Form>
    );
  return (
    <p class="group">
      <a class="button" href={`/sign-in?next=${encodeURIComponent(link)}`}>
        {t.signInFirst}
      </a>
    </p>
  );
}

function NewAccount({ state, link }: { state: FormState; link: string }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <p>
        {t.haveAccount} <a href={`/sign-in?next=${encodeURIComponent(link)}`}>{t.signInFirst}</a>
      </p>
      <Form state={state} words={t}>
        <TextField name="familyName" label={t.familyName} autocomplete="family-name" />
        <TextField name="givenName" label={t.givenName} autocomplete="given-name" />
        <TextField name="patronymic" label={t.patronymic} autocomplete="additional-name" optional />
        <TextField
          name="password"
          type="password"
          label={t.password}
          hint={t.passwordHint}
          autocomplete="new-password"
        />
        <Submit label={t.accept} />
      </Form>
    </>
  );
}

/** The link is shown once: only its hash is kept. */
export function PassOnPage({ link, contact }: { link: string; contact: string }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.passOn}</h1>
      <p class="lead">{t.passOnLead(contact)}</p>
      <p class="panel">
        <a href={link}>{link}</a>
      </p>
      <p class="group">
        <a href="/accounts/invitations">{t.invitations}</a>
      </p>
    </>
  );
}
