import { dayOf, showDay, showMoment } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { fullName } from "#lib/names.ts";
import { parsePeriod, periodWords } from "#lib/period.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { FormContext } from "#ui/field-state.ts";
import { ActButton } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { EmptyState, MorePager, Table } from "#ui/table.tsx";
import { categoryName, directionName, subjectName } from "#ui/teaching.ts";
import { workWords } from "../base/words.ts";
import { type Joined, joinedOf } from "./rules.ts";
import type { HeldCategory, Likeness, Merge, Pair } from "./schema.ts";
import { texts } from "./texts.ts";

export function DuplicatesPage({
  pairs,
  hasMore,
  merges,
  page,
  state,
}: {
  pairs: (Pair & { mergeId: string })[];
  hasMore: boolean;
  merges: Merge[];
  page: number;
  state: FormState;
}) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <>
      <h1>{t.duplicates}</h1>
      <p class="lead">{t.lead}</p>
      <FormContext.Provider value={{ state, words: t }}>
        <ErrorSummary />
      </FormContext.Provider>
      {pairs.length === 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneHint}</p>
        </EmptyState>
      )}
      {pairs.map((pair) => (
        <Sides key={pair.id} pair={pair} />
      ))}
      <MorePager page={page} hasMore={hasMore} about={t.duplicates} />
      {merges.length > 0 && <Merges merges={merges} />}
    </>
  );
}

/** Both records side by side, and the two answers. */
function Sides({ pair }: { pair: Pair & { mergeId: string } }) {
  const t = inLanguage(texts, useFrame().language);
  const action = `/people/duplicates/${pair.id}`;
  const answer = (decision: "same" | "different") => ({ decision, mergeId: pair.mergeId });
  return (
    <section class="group" aria-label={fullName(pair.first)}>
      <Table
        caption={t[pair.reason]}
        cards={false}
        rows={facts}
        rowKey={(row) => row}
        columns={[
          { label: t.fact, cell: (row) => t[row] },
          { label: t.first, cell: (row) => <Fact row={row} one={pair.first} /> },
          { label: t.second, cell: (row) => <Fact row={row} one={pair.second} /> },
        ]}
      />
      <Outcome joined={joinedOf(pair.first, pair.second)} />
      <div class="row past">
        <ActButton action={action} label={t.same} hidden={answer("same")} />
        <ActButton action={action} label={t.different} hidden={answer("different")} />
      </div>
    </section>
  );
}

/** What stays of both once they are joined, seen before it is done. */
function Outcome({ joined: { name, birthYear, category, posts } }: { joined: Joined }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <dl class="facts">
      <div>
        <dt>{t.stays}</dt>
        <dd>
          <b>{[fullName(name), birthYear].filter(Boolean).join(", ")}</b>
          {category && <div>{categoryWords(category, language)}</div>}
          <Posts posts={posts} />
        </dd>
      </div>
    </dl>
  );
}

function categoryWords({ category, during }: HeldCategory, language: Language): string {
  const words = parsePeriod(during).from === null ? "" : periodWords(during, language);
  return [categoryName(category, language), words || inLanguage(texts, language).noDay].join(", ");
}

const facts = [
  "name",
  "birthYear",
  "iin",
  "account",
  "category",
  "posts",
  "courses",
  "directions",
  "opened",
] as const;

function Fact({ row, one }: { row: (typeof facts)[number]; one: Likeness }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const whether = (is: boolean) => (is ? t.known : t.unknown);
  switch (row) {
    case "name":
      return <a href={`/people/teachers/${one.id}`}>{fullName(one)}</a>;
    case "birthYear":
      return <>{one.birthYear ?? t.notSaid}</>;
    case "iin":
      return <>{whether(one.hasIin)}</>;
    case "account":
      return <>{whether(one.hasAccount)}</>;
    case "category":
      return <Categories categories={one.categories} />;
    case "posts":
      return <Posts posts={one.posts} />;
    case "courses":
      return <>{one.courses}</>;
    case "directions":
      return (
        <>{one.directions.map((code) => directionName(code, language)).join("; ") || t.unknown}</>
      );
    case "opened":
      return <>{showDay(dayOf(new Date(one.openedAt)), language)}</>;
  }
}

/** The last one, as it is what the two are told apart by. */
function Categories({ categories: [newest] }: Pick<Likeness, "categories">) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return <>{newest ? categoryWords(newest, language) : t.unknown}</>;
}

function Posts({ posts }: { posts: Likeness["posts"] }) {
  const { language } = useFrame();
  return (
    <>
      {posts.map((post) => (
        <div key={`${post.schoolId} ${post.during}`}>
          {named(post, language)}
          <span class="beside small muted">
            {[...post.subjects.map((code) => subjectName(code, language)), ""].join(", ")}
            {workWords(post, language)}
          </span>
        </div>
      ))}
    </>
  );
}

function Merges({ merges }: { merges: Merge[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <section aria-labelledby="merged">
      <h2 id="merged">{t.merged}</h2>
      <p>{t.mergedLead}</p>
      <Table
        caption={t.merged}
        captionHidden
        rows={merges}
        rowKey={(one) => one.id}
        columns={[
          {
            label: t.keptRecord,
            cell: (one) => <a href={`/people/teachers/${one.keptId}`}>{one.keptName}</a>,
          },
          { label: t.mergedRecord, cell: (one) => one.mergedName },
          { label: t.when, cell: (one) => showMoment(one.at, language) },
          {
            label: t.action,
            bare: true,
            cell: (one) => (
              <ActButton
                action={`/people/duplicates/merges/${one.id}/undoing`}
                label={t.undo}
                about={one.keptName}
              />
            ),
          },
        ]}
      />
    </section>
  );
}
