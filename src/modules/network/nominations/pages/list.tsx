import { randomUUID } from "node:crypto";
import { showMoment } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { Form, Hidden, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import { canProposeSomewhere } from "../access.ts";
import type { Nomination, NominationState } from "../schema.ts";
import { texts } from "../texts.ts";

const tones: Record<NominationState, Tone> = {
  proposed: "wait",
  submitted: "wait",
  reviewed: "wait",
  granted: "good",
  refused: "bad",
  withdrawn: "plain",
};

export function StateTag({ state }: { state: NominationState }) {
  const t = inLanguage(texts, useFrame().language);
  return <Tag tone={tones[state]}>{t.states[state]}</Tag>;
}

export function NominationsPage({ nominations }: { nominations: Nomination[] }) {
  const { language, actor } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <div class="head">
        <h1>{t.nominations}</h1>
        {canProposeSomewhere(actor) && (
          <a class="button" href="/network/nominations/new">
            {t.propose}
          </a>
        )}
      </div>
      {nominations.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneHint}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t.nominations}
          captionHidden
          rows={nominations}
          rowKey={(one) => one.id}
          columns={[
            {
              label: t.school,
              cell: (one) => <a href={`/network/nominations/${one.id}`}>{named(one, language)}</a>,
            },
            { label: t.state, cell: (one) => <StateTag state={one.state} /> },
            { label: t.proposedAt, cell: (one) => showMoment(one.proposedAt, language) },
          ]}
        />
      )}
    </>
  );
}

export function ProposePage({ state, schoolCode }: { state: FormState; schoolCode: string }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.propose}</h1>
      <p class="lead">{t.proposeLead}</p>
      <Form action="/network/nominations/new" state={state} words={t}>
        <Hidden name="id" value={randomUUID()} />
        <TextField
          name="schoolCode"
          label={t.schoolCode}
          hint={t.schoolCodeHint}
          value={schoolCode}
          short
        />
        <TextArea name="reason" label={t.reason} hint={t.reasonHint} />
        <Submit label={t.proposeButton} />
      </Form>
    </>
  );
}
