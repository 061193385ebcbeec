import type { FormState } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import {
  Form,
  GroupedSelect,
  Hidden,
  type Option,
  SelectField,
  Submit,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { subjectName, subjects, teachingLanguageName } from "#ui/teaching.ts";
import { audiences, type Event, type EventType, eventForms } from "../base/schema.ts";
import { eventGroupName, eventGroups } from "../base/words.ts";
import { paces } from "./schema.ts";
import { texts } from "./texts.ts";

type Area = { code: string; name_kk: string; name_ru: string; name_en: string };
type Parts = {
  event: Event | null;
  state: FormState;
  newId: string;
  types: EventType[];
  areas: Area[];
  organisers: Option[];
  /** The organiser of an event that exists already. */
  fixed: string | null;
};

export function EventFormPage(parts: Parts) {
  const { event, state, newId, fixed } = parts;
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{event ? t.editTitle : t.newTitle}</h1>
      <Form action={event ? `/events/${event.id}/edit` : "/events/new"} state={state} words={t}>
        <Hidden name="id" value={newId} />
        <Hidden name="planItem" value="" />
        {!event && <Hidden name="copyOf" value="" />}
        {fixed && <Hidden name="organiser" value={fixed} />}
        <What {...parts} />
        <When {...parts} />
        <Where />
        <Who {...parts} />
        <More {...parts} />
        <Submit label={event ? t.save : t.saveDraft} />
      </Form>
    </>
  );
}

function What({ types, organisers, fixed }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const groups = eventGroups.map((group) => ({
    label: eventGroupName(group, language),
    options: types
      .filter((type) => type.group === group)
      .map((type) => ({ value: type.code, label: named(type, language) })),
  }));
  const [only] = organisers.length === 1 ? organisers : [];
  return (
    <>
      <h2>{t.partWhat}</h2>
      {!fixed && (
        <SelectField
          name="organiser"
          label={t.organiser}
          options={organisers}
          value={only?.value ?? ""}
        />
      )}
      <GroupedSelect name="type" label={t.type} groups={groups} />
      <TextField name="titleKk" label={t.titleKk} />
      <TextField name="titleRu" label={t.titleRu} />
      <TextField name="titleEn" label={t.titleEn} optional />
    </>
  );
}

function When({ event }: Parts) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h2>{t.partWhen}</h2>
      <TextField name="day" label={t.day} type="date" short />
      <TextField name="from" label={t.from} hint={t.timeHint} type="time" short />
      <TextField name="until" label={t.until} type="time" short />
      <TextField
        name="untilDay"
        label={t.untilDay}
        hint={t.untilDayHint}
        type="date"
        short
        optional
      />
      {!event && (
        <>
          <SelectField
            name="pace"
            label={t.pace}
            none={t.once}
            options={paces.map((value) => ({ value, label: t.paces[value] }))}
            optional
          />
          <TextField
            name="times"
            label={t.times}
            hint={t.timesHint}
            inputmode="numeric"
            short
            optional
          />
        </>
      )}
    </>
  );
}

function Where() {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h2>{t.partWhere}</h2>
      <Choices
        name="form"
        label={t.form}
        value="face_to_face"
        options={eventForms.map((value) => ({ value, label: t.forms[value] }))}
      />
      <TextField name="venue" label={t.venue} hint={t.venueHint} short optional />
      <TextField name="room" label={t.room} short optional />
      <TextField name="placeKk" label={t.placeKk} optional />
      <TextField name="placeRu" label={t.placeRu} optional />
      <TextField name="onlineUrl" label={t.onlineUrl} hint={t.onlineUrlHint} type="url" optional />
    </>
  );
}

function Who({ state }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const chosen = [state.typed.subjects ?? []].flat();
  return (
    <>
      <h2>{t.partWho}</h2>
      <Choices
        name="openTo"
        label={t.openTo}
        value="everyone"
        options={audiences.map((value) => ({ value, label: t.audiences[value] }))}
      />
      <TextField
        name="capacity"
        label={t.capacity}
        hint={t.capacityHint}
        inputmode="numeric"
        short
        optional
      />
      <TextField
        name="smallDays"
        label={t.smallDays}
        hint={t.smallDaysHint}
        inputmode="numeric"
        short
        optional
      />
      <TextField name="registrationDay" label={t.registrationDay} type="date" short optional />
      <TextField name="registrationTime" label={t.registrationTime} type="time" short optional />
      <Choices
        name="languages"
        label={t.languages}
        many
        options={(["kk", "ru", "en"] as const).map((value) => ({
          value,
          label: teachingLanguageName(value, language),
        }))}
        optional
      />
      <details open={chosen.length > 0}>
        <summary>{t.chooseSubjects}</summary>
        <Choices
          name="subjects"
          label={t.subjects}
          many
          options={subjects.map(({ code }) => ({
            value: code,
            label: subjectName(code, language),
          }))}
          optional
        />
      </details>
      <TextField name="gradesFrom" label={t.gradesFrom} inputmode="numeric" short optional />
      <TextField name="gradesUntil" label={t.gradesUntil} inputmode="numeric" short optional />
    </>
  );
}

function More({ areas }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h2>{t.partMore}</h2>
      <SelectField
        name="needArea"
        label={t.needArea}
        none={t.noNeed}
        options={areas.map((area) => ({ value: area.code, label: named(area, language) }))}
        optional
      />
      <TextField
        name="hours"
        label={t.hours}
        hint={t.hoursHint}
        inputmode="numeric"
        short
        optional
      />
      <TextArea name="speakers" label={t.speakers} hint={t.speakersHint} rows={3} optional />
      <TextArea name="descriptionKk" label={t.descriptionKk} optional />
      <TextArea name="descriptionRu" label={t.descriptionRu} optional />
      <TextField name="bringKk" label={t.bringKk} optional />
      <TextField name="bringRu" label={t.bringRu} optional />
    </>
  );
}
