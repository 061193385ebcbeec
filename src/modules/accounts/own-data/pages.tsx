import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { ActButton, Form, Hidden, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { requestKind, requestSchool, requestState, requestTones } from "../base/words.ts";
import type { JoinRequest } from "../joining/schema.ts";
import { texts } from "./texts.ts";

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
          { label: t.what, cell: (one) => requestKind(one.kind, language) },
          { label: t.school, cell: (one) => requestSchool(one, language) },
          {
            label: t.state,
            cell: (one) => (
              <>
                <Tag tone={requestTones[one.state]}>{requestState(one.state, language)}</Tag>
                {one.reason && <p class="small">{one.reason}</p>}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
