import { showDay, showNumber } from "#lib/dates.ts";
import { emptyForm, type FormState } from "#lib/forms.ts";
import { parsePeriod } from "#lib/period.ts";
import type { CirclePlace } from "#lib/scope.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { AsOf, PastNotice } from "#ui/as-of.tsx";
import { Form, Submit, TextField } from "#ui/form.tsx";
import { linkTo, useFrame } from "#ui/frame.ts";
import { type Act, History } from "#ui/history.tsx";
import { kmText, RayDrawing } from "#ui/rays.tsx";
import { SchoolTabs } from "#ui/school-tabs.tsx";
import { EmptyState, Table } from "#ui/table.tsx";
import type { School } from "../../base/queries.ts";
import type { SchoolRow, Status } from "../../base/schema.ts";
import { texts } from "../texts.ts";
import { StatusTag } from "./status-tag.tsx";
import { kindWord, statusPeriod } from "./words.tsx";

export type StatusRow = {
  id: string;
  status: Status;
  during: string;
  orderNumber: string | null;
  endReason: string | null;
};
export type Member = {
  partnershipId: string;
  schoolId: string;
  name_kk: string;
  name_ru: string;
  kind: string;
  km: number | null;
};
export type Size = { year: number; pupils: number | null; teachers: number | null };

export function SchoolPage({
  school,
  place,
  row,
  statuses,
  sizes,
  members,
  acts,
  mayKeep,
  mayKeepOwn,
  mayNominate,
  mayDecide,
  sizeState = emptyForm,
}: {
  school: School;
  place: CirclePlace;
  row: SchoolRow | null;
  statuses: StatusRow[];
  sizes: Size[];
  members: Member[];
  acts: Act[];
  mayKeep: boolean;
  mayKeepOwn: boolean;
  mayNominate: boolean;
  mayDecide: boolean;
  sizeState?: FormState;
}) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <>
      <div class="record-head">
        <p>
          {row ? <StatusTag status={row.status} /> : <span class="tag tag--wait">{t.notOpen}</span>}
        </p>
        <OpenUntil during={school.open_during} />
        <h1>{named(school, frame.language)}</h1>
        {school.origin === "demo" && <p class="small muted">{t.demoNote}</p>}
        {school.origin === "generated" && <p class="small muted">{t.generatedNote}</p>}
        <Facts school={school} row={row} members={members} />
      </div>
      <SchoolTabs place={place} isLeading={row?.status === "leading"} at="school" />
      <PastNotice />
      <div class="actions no-print">
        {mayKeep && (
          <a class="button button--2" href={`/network/schools/${school.id}/edit`}>
            {t.edit}
          </a>
        )}
        {mayDecide && row?.status && (
          <a class="button button--2" href={`/network/schools/${school.id}/status`}>
            {t.statusPage}
          </a>
        )}
        {mayNominate && (
          <a class="button button--2" href={`/network/nominations/new?school=${school.id}`}>
            {t.nominate}
          </a>
        )}
      </div>
      {row && members.length > 0 && <Circle row={row} members={members} />}
      <section aria-labelledby="statuses">
        <h2 id="statuses">{t.statusHistory}</h2>
        {statuses.length === 0 ? (
          <EmptyState title={t.noStatuses} />
        ) : (
          <Table
            caption={t.statusHistory}
            captionHidden
            rows={statuses}
            rowKey={(status) => status.id}
            columns={[
              { label: t.status, cell: (status) => <StatusTag status={status.status} /> },
              { label: t.period, cell: (status) => statusPeriod(status.during, frame.language) },
              { label: t.order, cell: (status) => status.orderNumber ?? "–" },
            ]}
          />
        )}
      </section>
      <section aria-labelledby="sizes">
        <h2 id="sizes">{t.sizes}</h2>
        <Sizes sizes={sizes} />
        {mayKeepOwn && (
          <Form action={`/network/schools/${school.id}/sizes`} state={sizeState} words={t}>
            <TextField
              name="year"
              label={t.year}
              inputmode="numeric"
              value={frame.today.slice(0, 4)}
              short
            />
            <TextField name="pupils" label={t.pupils} inputmode="numeric" short />
            <TextField name="teachers" label={t.teachers} inputmode="numeric" short />
            <Submit label={t.keepSize} second />
          </Form>
        )}
      </section>
      <History kind="school" acts={acts} words={t} />
      <AsOf />
    </>
  );
}

/** The day on which the school closed or will close. */
function OpenUntil({ during }: { during: string }) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  const { until } = parsePeriod(during);
  if (until === null) return null;
  const day = showDay(until, language);
  return <p>{until <= today ? t.closedAsOf(day) : t.closesOn(day)}</p>;
}

/** The circle the school belongs to: its own, or that of its leading school. */
function Circle({ row, members }: { row: SchoolRow; members: Member[] }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const hub = row.status === "leading" ? row : (row.leading ?? row);
  const title = `${t.circleOf(named(hub, frame.language))}: ${t.partners(members.filter((one) => one.kind === "circle").length)}`;
  return (
    <figure class="rays">
      <figcaption>
        <a href={linkTo(frame, `/network/schools/${hub.id}/circle`)}>{title}</a>
      </figcaption>
      <RayDrawing
        label={title}
        rays={members.map((member) => ({
          key: member.partnershipId,
          href: linkTo(frame, `/network/schools/${member.schoolId}`),
          label: named(member, frame.language),
          km: member.km,
          dotted: member.kind === "chain",
        }))}
      />
    </figure>
  );
}

function Facts({
  school,
  row,
  members,
}: {
  school: School;
  row: SchoolRow | null;
  members: Member[];
}) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const own = members.find((member) => member.schoolId === school.id);
  const facts = [
    row && {
      label: t.place,
      value: (
        <>
          <a
            href={linkTo(frame, "/network/schools", {
              region: row.regionKato,
              district: row.districtKato,
            })}
          >
            {named(row.district, frame.language)}
          </a>
          , {named(row.region, frame.language)}
        </>
      ),
    },
    row &&
      row.status !== "leading" &&
      row.status !== "nis" && {
        label: t.itsLeading,
        value: row.leading ? (
          <>
            <a href={linkTo(frame, `/network/schools/${row.leading.id}/circle`)}>
              {named(row.leading, frame.language)}
            </a>
            {own?.km != null && `, ${kmText(own.km, frame.language, t.km)}`}
          </>
        ) : (
          t.noLeading
        ),
      },
    { label: t.kind, value: kindWord(t, school.kind) },
    school.languages.length > 0 && {
      label: t.teaching,
      value: school.languages.map((code) => t[code]).join(", "),
    },
    school.locality && { label: t.locality, value: t[school.locality] },
    { label: t.code, value: <span class="num">{school.code}</span> },
    school.address && { label: t.address, value: school.address },
    school.phone && { label: t.phone, value: <a href={`tel:${school.phone}`}>{school.phone}</a> },
    school.email && {
      label: t.email,
      value: <a href={`mailto:${school.email}`}>{school.email}</a>,
    },
    school.website && { label: t.website, value: <a href={school.website}>{school.website}</a> },
  ].filter((fact) => fact !== null && fact !== false && fact !== "");
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Sizes({ sizes }: { sizes: Size[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (sizes.length === 0) return <EmptyState title={t.noSizes} />;
  const number = (value: number | null) => (value === null ? "–" : showNumber(value, language));
  return (
    <Table
      caption={t.sizes}
      captionHidden
      cards={false}
      rows={sizes}
      rowKey={(size) => String(size.year)}
      columns={[
        { label: t.year, cell: (size) => <span class="num">{size.year}</span> },
        { label: t.pupils, number: true, cell: (size) => number(size.pupils) },
        { label: t.teachers, number: true, cell: (size) => number(size.teachers) },
      ]}
    />
  );
}
