import { showDay, showNumber } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { Figures } from "#ui/figures.tsx";
import { here, linkTo, useFrame } from "#ui/frame.ts";
import { EmptyState, Pager, Table } from "#ui/table.tsx";
import { type CascadeProgramme, childrenPerPage } from "../queries.ts";
import { type Branch, sizeOf, toggled } from "../rules.ts";
import type { CascadePerson, TreeFigures } from "../schema.ts";
import { texts } from "../texts.ts";
import { Programmes } from "./start.tsx";
import { nameOf, schoolBeside } from "./words.tsx";

export type TreeParts = {
  title: string;
  programmes: CascadeProgramme[];
  programme: string;
  figures: TreeFigures;
  branches: Branch[];
  trained: number;
  page: number;
  open: readonly string[];
  people: ReadonlyMap<string, CascadePerson>;
};

/** The person on top, what became of their training, and the tree below, unfolded step by step. */
export function TreePage(parts: TreeParts) {
  const { title, programmes, programme, figures, branches, trained, page } = parts;
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{title}</h1>
      <Programmes programmes={programmes} programme={programme} />
      {trained === 0 ? (
        <EmptyState title={t.trainedNobody} />
      ) : (
        <>
          <TreeSize figures={figures} />
          <section aria-labelledby="whom">
            <h2 id="whom">{t.whom}</h2>
            <Branches {...parts} branches={branches} />
            <Pager page={page} pages={Math.ceil(trained / childrenPerPage)} />
          </section>
          <Levels figures={figures} />
        </>
      )}
    </>
  );
}

function TreeSize({ figures }: { figures: TreeFigures }) {
  const t = inLanguage(texts, useFrame().language);
  const { depth, width, people } = sizeOf(figures);
  const { schools } = figures;
  return (
    <Figures
      label={t.inFigures}
      figures={[
        { href: "#whom", value: people, noun: t.people(people) },
        { href: "#whom", value: schools, noun: t.schools(schools) },
        { href: "#levels", value: depth, noun: t.depth(depth) },
        { href: "#levels", value: width, noun: t.width(width) },
      ]}
    />
  );
}

function Branches(parts: Pick<TreeParts, "programme" | "open" | "people" | "branches">) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <ul class="tree">
      {parts.branches.map((branch) => (
        <li key={branch.child.id} id={`p-${branch.child.id}`}>
          <Row {...parts} branch={branch} />
          {branch.branches.length > 0 && <Branches {...parts} branches={branch.branches} />}
          {branch.hasMore && (
            <p>
              <a href={treeOf(frame, branch.child.id, parts.programme)}>{t.more}</a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Row({
  branch: { child, branches },
  programme,
  open,
  people,
}: Pick<TreeParts, "programme" | "open" | "people"> & { branch: Branch }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const person = people.get(child.id);
  const name = nameOf(person, frame);
  const school = schoolBeside(person, frame);
  const isOpen = branches.length > 0;
  const reached = showNumber(child.reached, frame.language);
  return (
    <div class="tree__row">
      {child.trained > 0 && (
        <a
          class="tree__fold"
          href={`${here(frame, { open: toggled(open, child.id) })}#p-${child.id}`}
          aria-label={isOpen ? t.fold(name) : t.unfold(name)}
        >
          {isOpen ? "−" : "+"}
        </a>
      )}
      <span>
        {child.trained > 0 ? <a href={treeOf(frame, child.id, programme)}>{name}</a> : name}
        <span class="beside small muted">
          {school && `${school} · `}
          <span class="num">{showDay(child.day, frame.language)}</span>
        </span>
      </span>
      {child.reached > 0 && <b class="small">{t.below(reached)}</b>}
    </div>
  );
}

function treeOf(frame: ReturnType<typeof useFrame>, id: string, programme: string): string {
  return linkTo(frame, `/people/cascade/${id}`, { programme });
}

function Levels({ figures }: { figures: TreeFigures }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <section aria-labelledby="levels">
      <h2 id="levels">{t.levels}</h2>
      <Table
        caption={t.levels}
        captionHidden
        cards={false}
        rows={figures.levels}
        rowKey={(level) => String(level.depth)}
        columns={[
          { label: t.level, cell: (level) => showNumber(level.depth, language) },
          {
            label: t.peopleColumn,
            number: true,
            cell: (level) => showNumber(level.people, language),
          },
          {
            label: t.days,
            number: true,
            cell: (level) => (level.days === null ? "–" : showNumber(level.days, language)),
          },
        ]}
      />
    </section>
  );
}
