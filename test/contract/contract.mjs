// `npm run contract`: tries every remedy and prints how many hold, by rule, remedy and library. `-- update` writes the table
// into README.md; `--json` prints all of it for the test.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tablesOf, withTables } from "./tables.mjs";
import { inAnotherStyle, tryCases, tryEcosystem } from "./try-all.mjs";
import { newTypeFaults } from "./type-check.mjs";

const readme = join(import.meta.dirname, "README.md");
const [command] = process.argv.slice(2);

const cases = await tryCases();
// JavaScript promises nobody anything, and a comment has no type.
const typed = cases.tried.filter(({ file, remedy }) => !/\.[cm]?jsx?$/.test(file) && remedy !== "markIntended");
const typeFaults = newTypeFaults(typed);
for (const [i, one] of typed.entries()) one.faults.push(...(typeFaults[i] ?? []));
const restyled = await tryCases(inAnotherStyle);
const ecosystem = await tryEcosystem();
const all = {
  cases: slim(cases),
  restyled: slim(restyled),
  ecosystem: slim(ecosystem),
  typeChecked: typed.length,
};

if (command === "--json") process.stdout.write(JSON.stringify(all));
else {
  const tables = tablesOf(all);
  process.stdout.write(`${tables}\n`);
  for (const { file, line, rule, remedy, faults } of [...cases.tried, ...restyled.tried, ...ecosystem.tried])
    for (const fault of faults) process.stdout.write(`${file}:${line} ${rule} ${remedy}: ${fault}\n`);
  if (command === "update") writeFileSync(readme, withTables(readFileSync(readme, "utf8"), tables));
  process.exitCode = [...cases.tried, ...restyled.tried, ...ecosystem.tried].some(({ faults }) => faults.length > 0)
    ? 1
    : 0;
}

/** Without the texts, which nobody reads a second time. */
function slim({ tried, withoutRemedy }) {
  return { tried: tried.map((one) => ({ ...one, text: undefined })), withoutRemedy };
}
