import { randomUUID } from "node:crypto";
import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { Form, Hidden, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { texts } from "../texts.ts";

export function BeginPage({ state, today }: { state: FormState; today: string }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.add}</h1>
      <Form state={state} words={t}>
        <Hidden name="id" value={randomUUID()} />
        <TextField name="partnerCode" label={t.partnerCode} hint={t.partnerCodeHint} short />
        <Choices
          name="kind"
          label={t.kind}
          value="circle"
          options={[
            { value: "circle", label: t.kindCircle, hint: t.kindCircleHint },
            { value: "chain", label: t.kindChain, hint: t.kindChainHint },
          ]}
        />
        <TextField name="startsOn" type="date" label={t.startsOn} value={today} short />
        <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={3} optional />
        <Submit label={t.add} />
      </Form>
    </>
  );
}

export function EndPage({ state, today, name }: { state: FormState; today: string; name: string }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.end}</h1>
      <p class="lead">{name}</p>
      <Form state={state} words={t}>
        <TextField name="endsOn" type="date" label={t.endsOn} value={today} short />
        <TextArea name="reason" label={t.endReason} rows={3} />
        <Submit label={t.end} />
      </Form>
    </>
  );
}
