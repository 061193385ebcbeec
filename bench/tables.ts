import { randomUUID } from "node:crypto";
import { importTasks } from "#imports/jobs.ts";
import { getImport } from "#imports/queries.ts";
import { writeXlsx } from "#lib/xlsx.ts";
import { peopleDesk as desk } from "./desks.ts";
import type { Place, Web } from "./place.ts";
import { type Measure, seconds } from "./table.ts";
import { runTask, signInNational, timeOf } from "./work.ts";

const columns = [
  "School code",
  "Full name",
  "Position",
  "Subjects",
  "Grades",
  "Year of birth",
  "Works since",
  "Category",
  "Language of teaching",
  "Note",
];
const rowsInWorkbook = 100_000;
const promised = 50;

/** A workbook of a million cells sent by a browser and checked, while others go on opening pages. */
export async function measureTables({
  web,
  place,
}: {
  web: Web;
  place: Place;
}): Promise<Measure[]> {
  const cookie = await signInNational(place.db);
  const bytes = await workbook(place);
  await web.longestDelay();
  const quiet = await whileAsked(web, new Promise((done) => setTimeout(done, 5_000)));
  const id = randomUUID();
  let read = 0;
  const sent = await whileAsked(
    web,
    timeOf(() => send(web, { id, bytes, cookie })).then((took) => {
      read = took;
    }),
  );
  const check = await timeOf(() => checkAs(place, { id, web, cookie }));
  const { rowsTotal, rowsBad, rowsNew } = await getImport(place.db, id);
  return [
    {
      what: `a workbook of ${rowsInWorkbook * columns.length} cells, sent and checked: ${rowsTotal} rows, ${rowsNew} new, ${rowsBad} bad`,
      promise: "<= 10 s",
      figure: `${seconds(read + check)} (read ${seconds(read)}, check ${seconds(check)})`,
    },
    {
      what: "longest hold-up of the web process while the workbook is read, beside pages",
      promise: `< ${promised} ms`,
      figure: `${sent.longest.toFixed(0)} ms (${quiet.longest.toFixed(0)} ms without it)`,
    },
    {
      what: "pages answered meanwhile",
      figure: `${sent.pages} in ${seconds(read)}, the slowest in ${sent.slowest.toFixed(0)} ms (${quiet.slowest.toFixed(0)} ms without it)`,
    },
  ];
}

async function workbook({ db }: Place): Promise<Uint8Array> {
  const schools = await db
    .selectFrom("network.schools")
    .select("code")
    .orderBy("code")
    .limit(7_000)
    .execute();
  const rows = Array.from({ length: rowsInWorkbook }, (_, at) => [
    schools[at % schools.length]?.code ?? "",
    `Омарова Айгүл${inLetters(at)} Серікқызы`,
    "Мұғалім",
    "Математика",
    "5-11",
    "1984",
    "2015-09-01",
    "Педагог-сарапшы",
    "қазақ",
    `№ ${at}`,
  ]);
  return writeXlsx({ sheet: "teachers", columns, rows });
}

/** A name holds no figures. */
function inLetters(number: number): string {
  return [...String(number)].map((figure) => "абвгдежзик"[Number(figure)]).join("");
}

async function send(
  web: Web,
  { id, bytes, cookie }: { id: string; bytes: Uint8Array; cookie: string },
): Promise<void> {
  const body = new FormData();
  body.set("id", id);
  body.set("kind", "teachers");
  body.set("file", new File([new Uint8Array(bytes)], "teachers.xlsx"));
  const headers = { cookie, origin: web.url };
  const answer = await fetch(`${web.url}/people/imports`, {
    method: "POST",
    body,
    headers,
    redirect: "manual",
  });
  if (answer.status !== 303) throw new Error(`the upload was answered with ${answer.status}`);
}

async function checkAs(
  place: Place,
  { id, web, cookie }: { id: string; web: Web; cookie: string },
): Promise<void> {
  const { mapping } = await getImport(place.db, id);
  const body = new URLSearchParams({ ...mapping });
  const headers = { cookie, origin: web.url };
  const answer = await fetch(`${web.url}/people/imports/${id}/columns`, {
    method: "POST",
    body,
    headers,
    redirect: "manual",
  });
  if (answer.status !== 303) throw new Error(`the columns were answered with ${answer.status}`);
  const task = importTasks(desk).find(({ name }) => name === desk.tasks.check);
  await runTask({ place, db: place.db, task, payload: { importId: id } });
}

/** Opens pages one after the other until the work has ended. */
async function whileAsked(
  web: Web,
  work: Promise<unknown>,
): Promise<{ longest: number; pages: number; slowest: number }> {
  let isWorking = true;
  let [pages, slowest] = [0, 0];
  const ended = work.finally(() => {
    isWorking = false;
  });
  while (isWorking) {
    const took = await timeOf(async () =>
      (await fetch(`${web.url}/network/schools?page=${1 + (pages % 50)}`)).text(),
    );
    slowest = Math.max(slowest, took);
    pages += 1;
  }
  await ended;
  return { longest: await web.longestDelay(), pages, slowest };
}
