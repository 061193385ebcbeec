import type { Person } from "#lib/actor.ts";
import { showMoment } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { ActButton, Form, Hidden, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { roleName } from "#ui/roles.ts";
import { Tag } from "#ui/tag.tsx";
import { deviceName } from "./rules.ts";
import type { Session } from "./schema.ts";
import { texts } from "./texts.ts";

export function SignInPage({ state }: { state: FormState }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.signIn}</h1>
      <Form state={state} words={t}>
        <TextField name="login" label={t.login} hint={t.loginHint} autocomplete="username" />
        <TextField
          name="password"
          type="password"
          label={t.password}
          autocomplete="current-password"
        />
        <Hidden name="next" value="" />
        <Submit label={t.signIn} />
      </Form>
      <p class="group">
        <a href="/password-reset">{t.forgotten}</a>
      </p>
      <p class="group muted">{t.noAccount}</p>
    </>
  );
}

export function AccountPage({
  person,
  account,
  sessions,
  current,
}: {
  person: Person;
  account: { email: string | null; phone: string | null; isDemo: boolean };
  sessions: Session[];
  current: string | null;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{person.name}</h1>
      {account.isDemo && <Tag tone="wait">{t.demo}</Tag>}
      <dl class="facts group">
        <div>
          <dt>{t.contact}</dt>
          <dd>{account.email ?? account.phone}</dd>
        </div>
        <div>
          <dt>{t.roles}</dt>
          <dd>
            {person.grants.length === 0
              ? t.noRoles
              : [...new Set(person.grants.map((grant) => roleName(grant.role, language)))].join(
                  "; ",
                )}
          </dd>
        </div>
      </dl>
      <ul class="list group">
        {person.grants.flatMap((grant) =>
          "schoolId" in grant ? (
            <li key={grant.schoolId}>
              <a href={`/network/schools/${grant.schoolId}`}>{t.mySchool}</a>
            </li>
          ) : (
            []
          ),
        )}
        {person.grants.length > 0 && (
          <li>
            <a href="/network/findings">{t.findings}</a>
          </li>
        )}
        <li>
          <a href="/account/password">{t.changePassword}</a>
        </li>
        {person.grants.some(
          (grant) =>
            grant.role === "national" ||
            grant.role === "regional" ||
            grant.role === "methodologist",
        ) && (
          <li>
            <a href="/accounts/users">{t.users}</a>
          </li>
        )}
        {person.grants.some((grant) => grant.role === "national") && (
          <li>
            <a href="/outbox">{t.outbox}</a>
          </li>
        )}
      </ul>
      <section class="group" aria-labelledby="devices">
        <h2 id="devices">{t.devices}</h2>
        <ul class="list">
          {sessions.map((session) => (
            <li key={session.tokenHash}>
              {deviceName(session.device) || t.unknownDevice}{" "}
              {session.tokenHash === current && <Tag tone="good">{t.thisDevice}</Tag>}
              <p class="small muted">
                {t.lastSeen}: {showMoment(session.seenAt, language)}
              </p>
            </li>
          ))}
        </ul>
        <div class="actions">
          <ActButton action="/sign-out" label={t.signOut} />
          <ActButton action="/sign-out-everywhere" label={t.signOutEverywhere} />
        </div>
      </section>
    </>
  );
}
