import { randomUUID } from "node:crypto";
import type { Actor } from "#lib/actor.ts";
import { showNumber } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { Form, Hidden, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { Pager, Table } from "#ui/table.tsx";
import type { CertificateRow } from "../../certificates/schema.ts";
import type { OfferedTeacher, Territories } from "../schema.ts";
import { texts } from "../texts.ts";
import { ActivityFields } from "./activity.tsx";

type IssueFields = { state: FormState; actor: Actor; territories: Territories };

export function IssuePage({ state, actor, territories }: IssueFields) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.issue}</h1>
      <p class="lead">{t.issueLead}</p>
      <Form action="/people/certificates/new" state={state} words={t}>
        <Hidden name="id" value={randomUUID()} />
        <h2>{t.who}</h2>
        <TextField name="familyName" label={t.familyName} />
        <TextField name="givenName" label={t.givenName} />
        <TextField name="patronymic" label={t.patronymic} optional />
        <TextField name="schoolCode" label={t.schoolCode} hint={t.schoolCodeHint} short optional />
        <TextField name="score" label={t.score} short optional />
        <ActivityFields actor={actor} territories={territories} />
        <Submit label={t.issueButton} />
      </Form>
    </>
  );
}

export function IssueListPage({
  state,
  actor,
  territories,
  school,
  teachers,
}: IssueFields & { school: string; teachers: readonly OfferedTeacher[] }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.issueList}</h1>
      <p class="lead">{t.issueListLead}</p>
      <form class="form" action="/people/certificates/new-list">
        <label class="govuk-label" for="from-school">
          {t.chooseSchool}
        </label>
        <input
          class="govuk-input govuk-input--short"
          id="from-school"
          name="school"
          value={school}
        />
        <div class="actions">
          <button class="button button--2" type="submit">
            {t.showTeachers}
          </button>
        </div>
      </form>
      {school !== "" && teachers.length === 0 && <p class="muted">{t.noTeachers}</p>}
      <Form action="/people/certificates/new-list" state={state} words={t}>
        <Hidden name="id" value={randomUUID()} />
        <h2>{t.who}</h2>
        {teachers.length > 0 && (
          <>
            <input type="hidden" name="school" value={school} />
            <Choices
              name="teachers"
              label={t.teachers}
              options={teachers.map((teacher) => ({ value: teacher.id, label: fullName(teacher) }))}
              many
              optional
            />
          </>
        )}
        <TextArea name="lines" label={t.lines} hint={t.linesHint} rows={10} optional />
        <ActivityFields actor={actor} territories={territories} />
        <Submit label={t.issueListButton} />
      </Form>
    </>
  );
}

export function IssuedListPage({
  title,
  certificates,
  total,
  page,
}: {
  title: string;
  certificates: readonly CertificateRow[];
  total: number;
  page: number;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">{t.listOf(showNumber(total, language))}</p>
      <Table
        caption={title}
        captionHidden
        rows={certificates}
        rowKey={(row) => row.number}
        columns={[
          {
            label: t.holder,
            cell: (row) => <a href={`/certificates/${row.number}/full`}>{row.name}</a>,
          },
          { label: t.number, cell: (row) => <span class="num">{row.number}</span> },
        ]}
      />
      <Pager page={page} pages={Math.ceil(total / 50)} />
      <p class="group">
        <a href="/people/certificates">{t.toCertificates}</a>
      </p>
    </>
  );
}
