// What was tried and what held, as tables of Markdown.

const begin = "<!-- measured: npm run contract -- update -->";
const end = "<!-- end -->";

/** @param {import("./tables.mjs").Contract} contract */
export function tablesOf({ cases, restyled, ecosystem, typeChecked }) {
  const all = [...cases.tried, ...ecosystem.tried];
  return [
    `${count(cases.tried)} remedies of cases (${typeChecked} of them type-checked), ${count(ecosystem.tried)} of findings in published packages.`,
    `Not in the tables: ${count(restyled.tried)} of the same cases with tabs, without semicolons, and with lines that end in \`\\r\\n\`; ${count(restyled.tried.filter(({ faults }) => faults.length === 0))} of them hold.`,
    "",
    table("rule", all, ({ rule }) => rule),
    "",
    table("remedy", all, ({ remedy }) => remedy),
    "",
    table("library", all, ({ library }) => library),
  ].join("\n");
}

export function withTables(text, tables) {
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`README.md lacks ${begin} … ${end}`);
  return `${text.slice(0, from + begin.length)}\n\n${tables}\n\n${text.slice(to)}`;
}

function table(title, tried, keyOf) {
  const rows = new Map();
  for (const one of tried) {
    const row = rows.get(keyOf(one)) ?? { tried: 0, passed: 0 };
    row.tried += 1;
    if (one.faults.length === 0) row.passed += 1;
    rows.set(keyOf(one), row);
  }
  const names = [...rows.keys()].toSorted();
  const total = { tried: tried.length, passed: tried.filter(({ faults }) => faults.length === 0).length };
  const width = Math.max(title.length, "all".length, ...names.map((name) => name.length));
  const line = (name, a, b) => `| ${name.padEnd(width)} | ${String(a).padStart(5)} | ${String(b).padStart(6)} |`;
  return [
    line(title, "tried", "passed"),
    `| ${"-".repeat(width)} | ----: | -----: |`,
    ...names.map((name) => line(name, rows.get(name).tried, rows.get(name).passed)),
    line("all", total.tried, total.passed),
  ].join("\n");
}

function count(tried) {
  return tried.length.toLocaleString("en");
}
