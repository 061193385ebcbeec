import type { Shape } from "#lib/map.ts";
import { inLanguage } from "#lib/texts.ts";
import { AsOf } from "#ui/as-of.tsx";
import { Choices } from "#ui/choices.tsx";
import { ErrorBody } from "#ui/error-body.tsx";
import { Figures } from "#ui/figures.tsx";
import { Filters } from "#ui/filters.tsx";
import { ActButton, FileField, Form, SelectField, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { History } from "#ui/history.tsx";
import { ChoroplethMap } from "#ui/map.tsx";
import { RayDrawing } from "#ui/rays.tsx";
import { EmptyState, Pager, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { texts } from "./texts.ts";

const tones = ["lead", "info", "good", "wait", "bad", "plain"] as const;

export function GalleryPage({ shapes }: { shapes: readonly Shape[] }) {
  const t = inLanguage(texts, useFrame().language);
  const areas = shapes.map((shape, place) => ({
    kato: shape.kato,
    name: `${t.area} ${place + 1}`,
    value: place * 6,
    href: "#map",
  }));
  const rays = [12, 18, 27, 34, 46, 58, 71, 94].map((km, place) => ({
    key: String(km),
    href: "#circle",
    label: `${t.school} ${place + 1}`,
    km,
    dotted: place % 3 === 2,
  }));
  return (
    <>
      <h1>{t.title}</h1>
      <section aria-labelledby="tags">
        <h2 id="tags">{t.tags}</h2>
        <p class="row">
          {tones.map((tone) => (
            <Tag key={tone} tone={tone}>
              {tone}
            </Tag>
          ))}
        </p>
      </section>
      <section aria-labelledby="figures">
        <h2 id="figures">{t.figures}</h2>
        <Figures
          label={t.figures}
          figures={[
            { href: "#figures", value: 1020, noun: t.school, context: t.area },
            { href: "#figures", value: 7047, noun: t.school },
          ]}
        />
      </section>
      <section aria-labelledby="filters">
        <h2 id="filters">{t.filters}</h2>
        <Filters
          facets={[
            {
              name: "area",
              label: t.area,
              options: [{ value: "1", label: t.area, count: 12 }],
              chosen: undefined,
            },
            {
              name: "school",
              label: t.school,
              options: [{ value: "1", label: t.school, count: 3 }],
              chosen: "1",
            },
          ]}
        />
      </section>
      <section aria-labelledby="table">
        <h2 id="table">{t.table}</h2>
        <Table
          caption={t.table}
          rows={areas.slice(0, 3)}
          rowKey={(area) => area.kato}
          columns={[
            { label: t.area, cell: (area) => area.name, sort: "name" },
            { label: t.school, cell: (area) => area.value, number: true },
          ]}
          sortedBy="name"
        />
        <Pager page={2} pages={5} />
        <EmptyState title={t.empty}>
          <p>{t.emptyHint}</p>
        </EmptyState>
      </section>
      <section aria-labelledby="form">
        <h2 id="form">{t.form}</h2>
        <Form
          action="#form"
          state={{ typed: { text: t.school }, problems: { text: "needed", choice: "notOffered" } }}
        >
          <TextField name="text" label={t.school} hint={t.emptyHint} />
          <TextArea name="long" label={t.area} optional />
          <SelectField name="select" label={t.area} options={[{ value: "1", label: t.area }]} />
          <Choices
            name="choice"
            label={t.filters}
            options={[
              { value: "1", label: t.school },
              { value: "2", label: t.area, hint: t.emptyHint },
            ]}
          />
          <Choices
            name="boxes"
            label={t.tags}
            many
            options={[
              { value: "1", label: t.school },
              { value: "2", label: t.area },
            ]}
          />
          <FileField name="file" label={t.table} />
          <Submit label={t.form} />
        </Form>
        <ActButton action="#form" label={t.form} />
      </section>
      <section aria-labelledby="map">
        <h2 id="map">{t.map}</h2>
        <ChoroplethMap id="map" title={t.map} noun={t.school} shapes={shapes} areas={areas} />
      </section>
      <section aria-labelledby="circle">
        <h2 id="circle">{t.circle}</h2>
        <figure class="rays">
          <figcaption>{t.circle}</figcaption>
          <RayDrawing label={t.circle} rays={rays} />
        </figure>
      </section>
      <History
        kind="school"
        acts={[
          {
            id: "1",
            at: new Date("2026-02-01T05:00:00Z"),
            role: "regional",
            act: "title",
            changes: { area: { from: "1", to: "2" } },
          },
        ]}
        words={t}
      />
      <AsOf />
      <ErrorBody title={t.empty} advice={t.emptyHint} request="0000" />
    </>
  );
}
