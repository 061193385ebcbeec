import { emptyForm, type FormState } from "#lib/forms.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { Match } from "#modules/people/membership/queries.ts";
import { Choices } from "#ui/choices.tsx";
import { ActButton, Form, Hidden, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { requestKind, requestSchool, requestState, requestTones } from "../base/words.ts";
import { showJoinCode } from "./rules.ts";
import type { JoinRequest, WrittenForm } from "./schema.ts";
import { texts } from "./texts.ts";

export function JoinPage({ id, code, state }: { id: string; code: string; state: FormState }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.join}</h1>
      <p class="lead">{t.joinLead}</p>
      <p>
        <a href="/sign-in?next=/account/joining">{t.signInFirst}</a>
      </p>
      <Form state={state} words={t}>
        <Hidden name="id" value={id} />
        <TextField name="code" label={t.code} hint={t.codeHint} value={code} short />
        <TextField name="familyName" label={t.familyName} autocomplete="family-name" />
        <TextField name="givenName" label={t.givenName} autocomplete="given-name" />
        <TextField name="patronymic" label={t.patronymic} autocomplete="additional-name" optional />
        <TextField name="contact" label={t.contact} hint={t.contactHint} autocomplete="username" />
        <Submit label={t.goOn} />
      </Form>
    </>
  );
}

/** A letter is under way; nothing tells whether to somebody who is known. */
export function LetterPage() {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.letterSent}</h1>
      <p class="lead">{t.letterLead}</p>
      <p>
        {t.letterMissing} <a href="/join">{t.askAnew}</a>
      </p>
    </>
  );
}

export function LinkOverPage() {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.linkOver}</h1>
      <p>
        <a class="button" href="/join">
          {t.askAnew}
        </a>
      </p>
    </>
  );
}

/** What is sent to the school, and how the person will come in. */
export function OpeningPage({ written, state }: { written: WrittenForm; state: FormState }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const login = written.email ?? written.phone ?? "";
  return (
    <>
      <h1>{t.choose}</h1>
      <p class="lead">{t.chooseLead}</p>
      <dl class="facts">
        <div>
          <dt>{t.who}</dt>
          <dd>{fullName(written)}</dd>
        </div>
        <div>
          <dt>{t.school}</dt>
          <dd>{named(written, language)}</dd>
        </div>
        <div>
          <dt>{t.contact}</dt>
          <dd>{login}</dd>
        </div>
      </dl>
      <Form state={state} words={t}>
        {/* Whatever keeps passwords for people keeps this one under the right name. */}
        <input type="hidden" name="username" value={login} autocomplete="username" />
        <TextField
          name="password"
          label={t.password}
          hint={t.passwordHint}
          type="password"
          autocomplete="new-password"
        />
        <Submit label={t.send} />
      </Form>
    </>
  );
}

export function SentPage() {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.sent}</h1>
      <p class="lead">{t.sentLead}</p>
      <p>
        <a class="button" href="/sign-in?next=/account/joining">
          {t.toSignIn}
        </a>
      </p>
    </>
  );
}

export function JoiningPage({
  requests,
  school,
  joinCode,
  link,
}: {
  requests: JoinRequest[];
  /** The one school the person keeps, if it is one. */
  school: { id: string } | null;
  joinCode: string | null;
  link: string;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.joining}</h1>
      {school && (
        <section aria-labelledby="code">
          <h2 id="code">{t.codeTitle}</h2>
          {joinCode ? (
            <>
              <p class="lead num">
                <b>{showJoinCode(joinCode)}</b>
              </p>
              <p>
                {t.codeLead} <a href={link}>{link}</a>
              </p>
              <p class="muted">{t.newCodeHint}</p>
            </>
          ) : (
            <p>{t.noCode}</p>
          )}
          <ActButton action={`/accounts/joining/schools/${school.id}/code`} label={t.newCode} />
        </section>
      )}
      <section aria-labelledby="waiting">
        <h2 id="waiting">{t.waiting}</h2>
        {requests.length === 0 ? (
          <EmptyState title={t.noneWaiting}>
            <p>{t.noneWaitingHint}</p>
          </EmptyState>
        ) : (
          <Table
            caption={t.waiting}
            captionHidden
            rows={requests}
            rowKey={(one) => one.id}
            columns={[
              {
                label: t.who,
                cell: (one) => <a href={`/accounts/joining/${one.id}`}>{fullName(one)}</a>,
              },
              { label: t.what, cell: (one) => requestKind(one.kind, language) },
              { label: t.school, cell: (one) => requestSchool(one, language) },
            ]}
          />
        )}
      </section>
    </>
  );
}

/** To a phone no letter went: whose it is the school knows. */
function Contact({ request: { email, phone } }: { request: JoinRequest }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <p>
      {t.contact}: <b>{email ?? phone}</b>
      {email === null && <span class="muted">. {t.whosePhone}</span>}
    </p>
  );
}

export function RequestPage({
  request,
  matches,
  state,
}: {
  request: JoinRequest;
  matches: Match[];
  state: FormState;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const at = `/accounts/joining/${request.id}`;
  const options = matches.map((match) => ({
    value: match.id,
    label: fullName(match),
    ...(match.birthYear ? { hint: t.bornIn(match.birthYear) } : {}),
  }));
  return (
    <>
      <h1>{fullName(request)}</h1>
      <p class="lead">
        {requestKind(request.kind, language)}: {requestSchool(request, language)}
      </p>
      {request.kind === "join" && request.state === "waiting" && <Contact request={request} />}
      {request.state !== "waiting" ? (
        <p>
          <Tag tone={requestTones[request.state]}>{requestState(request.state, language)}</Tag>
        </p>
      ) : (
        <>
          <Form action={`${at}/confirm`} state={state} words={t}>
            {request.kind === "join" && (
              <Choices
                name="record"
                label={t.whichRecord}
                options={[...options, { value: "new", label: t.newRecord }]}
              />
            )}
            <Submit label={t.confirm} />
          </Form>
          <section aria-labelledby="refuse">
            <h2 id="refuse">{t.refuse}</h2>
            <Form action={`${at}/refuse`} state={emptyForm} words={t}>
              <TextField name="reason" label={t.reason} />
              <Submit label={t.refuse} second />
            </Form>
          </section>
        </>
      )}
    </>
  );
}
