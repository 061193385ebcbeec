// npm run house: what the laws of the house count, beside what is wanted. With --check a figure above
// its ceiling fails, and one below it too, so that ceilings only sink.
import ts from "typescript";
import { laws } from "./laws.mjs";

const isCheck = process.argv.includes("--check");
const isLong = process.argv.includes("--long");
let failed = false;

for (const { name, ceiling, find } of laws) {
  const found = find();
  const differs = found.length !== ceiling;
  if (isCheck ? differs : true) {
    const ending = differs ? `, ceiling ${ceiling}` : "";
    console.log(`${String(found.length).padStart(5)}  ${name} (wanted 0${ending})`);
  }
  if (isLong || (isCheck && found.length > ceiling)) {
    for (const line of found.slice(0, isLong ? found.length : 40)) console.log(`       ${line}`);
    if (!isLong && found.length > 40) console.log("       … all of them: npm run house -- --long");
  }
  if (differs) failed = true;
}
if (isCheck && failed) {
  console.error("a ceiling in scripts/laws.mjs is passed, or can be lowered");
  process.exitCode = 1;
}
if (!isCheck) console.log(`(TypeScript ${ts.version})`);
