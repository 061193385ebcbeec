import type { ImportRow } from "#imports/plan.ts";
import { isGarbled } from "#imports/spelling.ts";
import { nameFields } from "../../base/rules/roster-rows.ts";
import { fields } from "../schema.ts";

const totals = /^(барлығы|жиыны|жалпы|қорытынды|итого|всего|количество|число)(?!\p{L})/iu;
const shares = /^(оның ішінде|соның ішінде|в том числе|из них)(?!\p{L})/iu;
const counts = /(?<!\p{L})саны\s*(:|[–—-]?\s*\d{1,4}(?!\d|\s*[\d-]))/iu;
const vacancies = /^(вакансия|вакант|бос орын|бос жүктеме)/iu;
const signatures =
  /(директор\p{L}*|завуч|орынбасар\p{L}*|заместител\p{L}*|қолы|подпись|м\.о\.|м\.п\.)\s*[:_/]/iu;
// Who drew the list up; some of these words are names too, unless a sign stands behind them.
const authors =
  /^((орындаған|орындаушы|исполнител\p{L}*|исполнил\p{L}?)(?!\p{L})|(жасаған|құрастырған|дайындаған|толтырған|составил\p{L}*|подготовил\p{L}?)\s*[:_–—-])/iu;
const linesOfNobody = [totals, shares, counts, vacancies, signatures, authors];
const postsOfNobody = [totals, vacancies];

// Headings between the parts of a list: a Kazakh one ends with such a word, a Russian one begins with it.
const groups = [
  /^(методическ\p{L}*\s|ш?мо\s+учител|(объединение|кафедра|учителя|педагоги|специалисты|администрация)(?!\p{L}))/iu,
  /(?<!\p{L})(бірлестігі|бірлестіктері|кафедрасы|әкімшілігі?|мұғалімдері?|педагогтері?|педагогтары?|мамандары?|сыныптары?|классы|\p{L}+[тдл][ае]р\p{L}{0,4} саны)[\s:.»"\d]*$/iu,
];

/** A line below the list, a heading between its parts, a place that nobody has, or a number where names stand. */
export function isOfNobody(row: ImportRow): boolean {
  const { cells } = row;
  const text = (field: string) => (cells[field] ?? "").slice(0, longestLine).trim();
  const name = text("full_name") || nameFields.map(text).join(" ").trim();
  if (signatureIn(row) !== "") return true;
  if (name !== "" && !/\p{L}/u.test(name) && !isGarbled(name)) return true;
  const tellsNothing = facts.every((field) => text(field) === "");
  if (tellsNothing && groups.some((heading) => heading.test(name))) return true;
  if (linesOfNobody.some((of) => of.test(name))) return true;
  // A total may stand in whatever column its line begins with.
  if (
    name === "" &&
    Object.values(cells).some((cell) => totals.test(cell.slice(0, longestLine).trim()))
  )
    return true;
  // A deputy who teaches is written with a stroke, as a line to sign on is.
  return postsOfNobody.some((of) => of.test(text("position")));
}

/** The line to sign on in a row without a name, in a column that nobody takes; empty where there is none. */
export function signatureIn({ cells, beside = [] }: ImportRow): string {
  if ([...nameFields, "full_name"].some((field) => (cells[field] ?? "") !== "")) return "";
  const isSigned = (cell: string) => [signatures, authors].some((of) => of.test(cell));
  return beside.find((cell) => isSigned(cell.slice(0, longestLine).trim())) ?? "";
}

const longestLine = 200;
const names: readonly string[] = [...nameFields, "full_name", "code"];
const facts = fields.map(({ name }) => name).filter((name) => !names.includes(name));
