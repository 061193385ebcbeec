import type { ComponentChildren } from "preact";
import { inLanguage, named } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { Table } from "#ui/table.tsx";
import { type DoorName, doors } from "./rules.ts";
import { doorTexts, texts } from "./texts.ts";

type School = { id: string; name_kk: string; name_ru: string };

const example = "/api/v1/network/schools?region=150000000&status=leading&on=2019-10-24";
const described = "/api/v1/openapi.json";

export function OpenDataPage({ school, server }: { school: School | null; server: string }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <p>{t.noPersonal}</p>
      <Part title={t.whatTitle}>
        <Doors school={school} />
      </Part>
      <Part title={t.dayTitle}>
        <p>{t.dayText}</p>
      </Part>
      <Part title={t.exampleTitle}>
        <p>{t.exampleText}</p>
        <p>
          <code>curl</code> <a href={example}>{new URL(example, server).href}</a>
        </p>
      </Part>
      <Part title={t.describedTitle}>
        <p>
          {t.describedText} <a href={described}>{described}</a>
        </p>
      </Part>
      <Part title={t.licenceTitle}>
        <p>{t.licence}</p>
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="group read">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Doors({ school }: { school: School | null }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const word = inLanguage(doorTexts, language);
  const listed: DoorName[] = [
    "regions",
    "districts",
    "schools",
    "school",
    "circle",
    "partnerships",
    "statuses",
    "platforms",
    "documents",
    "schoolsTable",
    "schoolsMap",
    "partnershipsTable",
    "regionsMap",
  ];
  return (
    <Table
      caption={t.whatTitle}
      captionHidden
      rows={listed}
      rowKey={(name) => name}
      columns={[
        { label: t.data, cell: (name) => word[name] },
        {
          label: t.address,
          cell: (name) => {
            const { path } = doors[name];
            if (!path.includes(":id")) return <a href={path}>{path}</a>;
            if (!school) return path.replace(":id", "{id}");
            return (
              <a href={path.replace(":id", school.id)} title={named(school, language)}>
                {path.replace(":id", "{id}")}
              </a>
            );
          },
        },
      ]}
    />
  );
}
