import { randomUUID } from "node:crypto";
import { type Actor, roles } from "#lib/actor.ts";
import { showDay, showNumber } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { fullName } from "#lib/names.ts";
import { parsePeriod } from "#lib/period.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import { ActButton, Form, Hidden, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { type Act, History } from "#ui/history.tsx";
import { type Areas, RoleFields, roleName } from "#ui/roles.tsx";
import { EmptyState, Pager, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { rolesToGive } from "./access.ts";
import type { GrantRow, UserRow } from "./schema.ts";
import { texts } from "./texts.ts";

export function UsersPage({
  users,
  total,
  q,
  page,
}: {
  users: UserRow[];
  total: number;
  q: string;
  page: number;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <div class="head">
        <h1>{t.users}</h1>
        <a class="button" href="/accounts/invitations/new">
          {t.invite}
        </a>
      </div>
      <form class="row">
        <label class="label" for="find">
          {t.find}
        </label>
        <input class="input" id="find" name="q" type="search" value={q} />
        <button class="button button--2 button--s" type="submit">
          {t.search}
        </button>
        <a href="/accounts/invitations">{t.invitations}</a>
      </form>
      <p class="group">{t.found(showNumber(total, language))}</p>
      {users.length === 0 ? (
        <EmptyState title={t.nobody} />
      ) : (
        <Table
          caption={t.users}
          captionHidden
          rows={users}
          rowKey={(user) => user.id}
          columns={[
            {
              label: t.name,
              cell: (user) => <a href={`/accounts/users/${user.id}`}>{fullName(user)}</a>,
            },
            { label: t.contact, cell: (user) => user.email ?? user.phone },
            { label: t.state, cell: (user) => <UserState user={user} /> },
          ]}
        />
      )}
      <Pager page={page} pages={Math.ceil(total / 50)} />
    </>
  );
}

function UserState({ user }: { user: UserRow }) {
  const t = inLanguage(texts, useFrame().language);
  if (user.blockedAt) return <Tag tone="bad">{t.blocked}</Tag>;
  return <Tag tone="good">{user.isDemo ? t.demo : t.active}</Tag>;
}

export function UserPage({
  user,
  grants,
  areas,
  acts,
  state,
  actor,
  mayBlock,
  mayResetFactor,
}: {
  user: UserRow;
  grants: GrantRow[];
  areas: Areas;
  acts: Act[];
  state: FormState;
  actor: Actor;
  mayBlock: boolean;
  mayResetFactor: boolean;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{fullName(user)}</h1>
      <p class="row">
        <UserState user={user} /> {user.email ?? user.phone}
      </p>
      <section class="group" aria-labelledby="roles">
        <h2 id="roles">{t.roles}</h2>
        <Grants grants={grants} />
      </section>
      <section class="group" aria-labelledby="give">
        <h2 id="give">{t.giveRole}</h2>
        <Form action={`/accounts/users/${user.id}/roles`} state={state} words={t}>
          <Hidden name="id" value={randomUUID()} />
          <RoleFields offered={rolesToGive(actor, roles)} areas={areas} />
          <TextField name="from" type="date" label={t.from} hint={t.fromHint} optional short />
          <TextField name="until" type="date" label={t.until} optional short />
          <Submit label={t.give} />
        </Form>
      </section>
      <div class="actions">
        <ActButton action={`/accounts/users/${user.id}/password-link`} label={t.passwordLink} />
        {mayResetFactor && (
          <ActButton
            action={`/accounts/users/${user.id}/second-factor/reset`}
            label={t.resetFactor}
          />
        )}
      </div>
      {mayBlock && (
        <div class="actions">
          {user.blockedAt ? (
            <ActButton action={`/accounts/users/${user.id}/unblock`} label={t.unblock} />
          ) : (
            <ActButton action={`/accounts/users/${user.id}/block`} label={t.block} />
          )}
        </div>
      )}
      <History
        kind="user"
        acts={acts}
        words={t}
        show={(field, value) => (field === "role" ? roleName(value, language) : value)}
      />
    </>
  );
}

function Grants({ grants }: { grants: GrantRow[] }) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  if (grants.length === 0) return <EmptyState title={t.noRoles} />;
  return (
    <ul class="list">
      {grants.map((grant) => {
        const { from, until } = parsePeriod(grant.during);
        const over = until !== null && until <= today;
        return (
          <li key={grant.id} class="row">
            <span>
              <b>{roleName(grant.role, language)}</b>
              {": "}
              {wordsIn(wordsOf<"scope", string | null>(grant, "scope"), language) ?? t.country}{" "}
              <span class="small muted">
                {from && showDay(from, language)} – {until && showDay(until, language)}
              </span>
            </span>
            {over ? (
              <Tag tone="plain">{t.over}</Tag>
            ) : (
              <ActButton action={`/accounts/roles/${grant.id}/end`} label={t.endRole} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
