import { showDay, showNumber } from "#lib/dates.ts";
import { parsePeriod } from "#lib/period.ts";
import type { CirclePlace } from "#lib/scope.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { AsOf, PastNotice } from "#ui/as-of.tsx";
import { linkTo, useFrame } from "#ui/frame.ts";
import { kmText, RayDrawing } from "#ui/rays.tsx";
import { SchoolTabs } from "#ui/school-tabs.tsx";
import { EmptyState, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { SchoolRow } from "../../base/schema.ts";
import type { PastMember } from "../queries.ts";
import { type CircleMember, farKm, fewestPartners, mostPartners } from "../schema.ts";
import { texts } from "../texts.ts";

type Hub = { id: string; name_kk: string; name_ru: string };

export function CirclePage({
  school,
  place,
  row,
  members,
  past,
  mayKeep,
}: {
  school: Hub;
  place: CirclePlace;
  row: SchoolRow | null;
  members: CircleMember[];
  past: PastMember[];
  mayKeep: boolean;
}) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const partners = members.filter((member) => member.kind === "circle");
  return (
    <>
      <div class="record-head">
        <p>
          {row?.status === "leading" ? (
            <Tag tone="lead">{t.leading}</Tag>
          ) : (
            <Tag tone="wait">{t.notLeadingThen}</Tag>
          )}
        </p>
        <h1>{named(school, language)}</h1>
        {row && (
          <dl class="facts">
            <div>
              <dt>{t.place}</dt>
              <dd>
                {named(row.district, language)}, {named(row.region, language)}
              </dd>
            </div>
            <div>
              <dt>{t.partners}</dt>
              <dd>
                <a href="#partners">{showNumber(partners.length, language)}</a>
              </dd>
            </div>
          </dl>
        )}
      </div>
      <SchoolTabs place={place} isLeading at="circle" />
      <PastNotice />
      <Warnings count={partners.length} />
      {mayKeep && (
        <p class="actions no-print">
          <a class="button" href={`/network/schools/${school.id}/circle/new`}>
            {t.add}
          </a>
        </p>
      )}
      {members.length === 0 ? (
        <EmptyState title={t.empty}>
          <p>{t.emptyHint}</p>
        </EmptyState>
      ) : (
        <>
          <Drawing members={members} />
          <Members hubId={school.id} members={members} mayKeep={mayKeep} />
        </>
      )}
      {past.length > 0 && <Past past={past} />}
      <AsOf />
    </>
  );
}

function Warnings({ count }: { count: number }) {
  const t = inLanguage(texts, useFrame().language);
  if (count > 0 && count < fewestPartners)
    return (
      <p class="group">
        <Tag tone="wait">{t.fewer}</Tag>
      </p>
    );
  if (count > mostPartners)
    return (
      <p class="group">
        <Tag tone="wait">{t.more}</Tag>
      </p>
    );
  return null;
}

function Drawing({ members }: { members: CircleMember[] }) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const known = members.filter((member) => member.km !== null);
  const far = known.filter((member) => (member.km ?? 0) > farKm).length;
  const nearest = known[0];
  const title = nearest
    ? t.finding(members.length, far, named(nearest, language))
    : t.partnersOf(members.length);
  return (
    <figure class="rays">
      <figcaption>{title}</figcaption>
      <RayDrawing
        label={title}
        rays={members.map((member) => ({
          key: member.partnershipId,
          href: linkTo(frame, `/network/schools/${member.schoolId}`),
          label: named(member, language),
          km: member.km,
          dotted: member.kind === "chain",
        }))}
      />
      <p class="small muted">
        {t.scale} {members.some((member) => member.roughly) && t.roughNote}{" "}
        {members.some((member) => member.kind === "chain") && t.chainNote}{" "}
        <a href="#partners">{t.asTable}</a>
      </p>
    </figure>
  );
}

function Members({
  hubId,
  members,
  mayKeep,
}: {
  hubId: string;
  members: CircleMember[];
  mayKeep: boolean;
}) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  return (
    <section aria-labelledby="partners">
      <div class="head">
        <h2 id="partners">
          {t.partners}: {showNumber(members.length, language)}
        </h2>
        <p class="no-print">
          {t.download}: <a href={linkTo(frame, `/network/schools/${hubId}/circle.csv`)}>CSV</a> ·{" "}
          <a href={linkTo(frame, `/network/schools/${hubId}/circle.xlsx`)}>XLSX</a>
        </p>
      </div>
      <Table
        caption={t.partners}
        captionHidden
        rows={members}
        rowKey={(member) => member.partnershipId}
        columns={[
          {
            label: t.school,
            cell: (member) => (
              <>
                <span class="num muted">{members.indexOf(member) + 1}.</span>{" "}
                <a href={linkTo(frame, `/network/schools/${member.schoolId}`)}>
                  {named(member, language)}
                </a>
                {member.small && <span class="small muted"> {t.small}</span>}
              </>
            ),
          },
          {
            label: t.distance,
            number: true,
            cell: (member) =>
              `${member.roughly && member.km !== null ? "≈ " : ""}${kmText(member.km, language, t.km)}`,
          },
          {
            label: t.district,
            cell: (member) => (
              <>
                {named(member.district, language)}{" "}
                {member.kind === "chain" ? (
                  <Tag tone="info">{t.chain}</Tag>
                ) : (
                  !member.sameDistrict && <Tag tone="plain">{t.otherDistrict}</Tag>
                )}
              </>
            ),
          },
          { label: t.since, cell: (member) => sinceText(member.during, language) },
          ...(mayKeep
            ? [
                {
                  label: t.act,
                  cell: (member: CircleMember) => (
                    <a href={`/network/partnerships/${member.partnershipId}/end`}>
                      {t.end}
                      <span class="hidden"> {named(member, language)}</span>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

function sinceText(during: string, language: Language): string {
  const { from } = parsePeriod(during);
  return from ? showDay(from, language) : "–";
}

function Past({ past }: { past: PastMember[] }) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const reasons: Record<string, string> = {
    becameLeading: t.becameLeading,
    leadingEnded: t.leadingEnded,
    schoolClosed: t.schoolClosed,
    moved: t.moved,
  };
  return (
    <section aria-labelledby="past">
      <h2 id="past">{t.past}</h2>
      <ul class="list">
        {past.map((member) => {
          const { from, until } = parsePeriod(member.during);
          return (
            <li key={member.partnershipId}>
              <a href={linkTo(frame, `/network/schools/${member.schoolId}`)}>
                {named(member, language)}
              </a>{" "}
              <span class="small muted">
                {from && showDay(from, language)} – {until && showDay(until, language)}
                {member.endReason && `. ${reasons[member.endReason] ?? member.endReason}`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The circle as rows of a table file, headed in the reader's language. */
export function circleTable(members: readonly CircleMember[], language: Language) {
  const t = inLanguage(texts, language);
  return {
    columns: [t.school, `${t.distance}, ${t.km}`, t.district, t.kind, t.since, t.reason],
    rows: members.map((member) => [
      named(member, language),
      member.km === null ? null : Math.round(member.km),
      named(member.district, language),
      member.kind === "chain" ? t.kindChain : t.kindCircle,
      parsePeriod(member.during).from ?? "",
      member.reason ?? "",
    ]),
  };
}
