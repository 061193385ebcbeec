import { emptyForm, type FormState } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { Match } from "#modules/people/membership/queries.ts";
import { Choices } from "#ui/choices.tsx";
import { ActButton, Form, Hidden, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import { showJoinCode } from "./rules.ts";
import type { JoinRequest } from "./schema.ts";
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
        <TextField name="contact" label={t.contact} autocomplete="username" />
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

export function OwnPage({
  teacherId,
  requests,
  ids,
  state,
}: {
  teacherId: string | null;
  requests: JoinRequest[];
  ids: { ask: string; erase: string };
  state: FormState;
}) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.mine}</h1>
      {teacherId ? (
        <p>
          <a class="button" href={`/people/teachers/${teacherId}`}>
            {t.openRecord}
          </a>
        </p>
      ) : (
        <p class="lead">{t.noRecord}</p>
      )}
      {requests.length > 0 && <Requests requests={requests} />}
      <section aria-labelledby="ask">
        <h2 id="ask">{teacherId ? t.moveTitle : t.askTitle}</h2>
        <Form state={state} words={t}>
          <Hidden name="id" value={ids.ask} />
          <TextField name="code" label={t.code} hint={t.codeHint} short />
          <TextField name="since" label={t.since} type="date" value={today} short />
          {teacherId && (
            <Choices
              name="keepsOld"
              label={t.moveTitle}
              many
              optional
              options={[{ value: "1", label: t.keepsOld }]}
            />
          )}
          <Submit label={t.send} />
        </Form>
      </section>
      <section aria-labelledby="data">
        <h2 id="data">{t.data}</h2>
        <p>{t.dataLead}</p>
        <p>
          <a href="/account/data.json">{t.download}</a>
        </p>
        {teacherId && (
          <>
            <p class="muted">{t.eraseLead}</p>
            <ActButton action="/account/erasure" label={t.erase} hidden={{ id: ids.erase }} />
          </>
        )}
      </section>
    </>
  );
}

const tones: Record<JoinRequest["state"], Tone> = {
  waiting: "wait",
  confirmed: "good",
  refused: "bad",
};

function Requests({ requests }: { requests: JoinRequest[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <section aria-labelledby="requests">
      <h2 id="requests">{t.requests}</h2>
      <Table
        caption={t.requests}
        captionHidden
        rows={requests}
        rowKey={(one) => one.id}
        columns={[
          { label: t.what, cell: (one) => t.kinds[one.kind] },
          { label: t.school, cell: (one) => schoolOf(one, language) },
          {
            label: t.state,
            cell: (one) => (
              <>
                <Tag tone={tones[one.state]}>{t.states[one.state]}</Tag>
                {one.reason && <p class="small">{one.reason}</p>}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

function schoolOf({ name_kk, name_ru }: JoinRequest, language: "kk" | "ru" | "en"): string {
  return name_kk === null ? "–" : named({ name_kk, name_ru: name_ru ?? name_kk }, language);
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
          <EmptyState title={t.noneWaiting} />
        ) : (
          <Table
            caption={t.waiting}
            captionHidden
            rows={requests}
            rowKey={(one) => one.id}
            columns={[
              {
                label: t.who,
                cell: (one) => <a href={`/accounts/joining/${one.id}`}>{nameOf(one)}</a>,
              },
              { label: t.what, cell: (one) => t.kinds[one.kind] },
              { label: t.school, cell: (one) => schoolOf(one, language) },
            ]}
          />
        )}
      </section>
    </>
  );
}

const nameOf = (one: { familyName: string; givenName: string; patronymic: string | null }) =>
  [one.familyName, one.givenName, one.patronymic].filter(Boolean).join(" ");

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
    label: nameOf(match),
    ...(match.birthYear ? { hint: t.bornIn(match.birthYear) } : {}),
  }));
  return (
    <>
      <h1>{nameOf(request)}</h1>
      <p class="lead">
        {t.kinds[request.kind]}: {schoolOf(request, language)}
      </p>
      {request.state !== "waiting" ? (
        <p>
          <Tag tone={tones[request.state]}>{t.states[request.state]}</Tag>
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
