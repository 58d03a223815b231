const aims = [
  {
    ours: "silent-failure check",
    other: "eslint, our plugin",
    most: 0.5,
    what: "cold, of ESLint with the same plugin",
  },
  {
    ours: "silent-failure check, warm cache",
    other: "eslint, our plugin",
    most: 0.15,
    what: "warm, of ESLint cold with the same plugin",
  },
  { ours: "silent-failure check", other: "oxlint, our plugin", most: 2, what: "cold, of oxlint with our plugin" },
];

/** The measured tables as markdown. */
export function renderGate({ machine, rounds, tables, scale }) {
  const parts = [`Machine: ${machine}. Medians of ${rounds} interleaved rounds in one run (sonarjs: one).`];
  for (const table of tables) parts.push(...comparison(table));
  if (scale) parts.push(...scaleTable(scale));
  return parts.join("\n\n");
}

function comparison({ name, files, lines, rows }) {
  const base = rows.find(({ variant }) => variant === "eslint, our plugin");
  const body = rows.map(({ variant, seconds, cpuSeconds, megabytes }) =>
    [
      variant,
      seconds.toFixed(1),
      times(seconds, base?.seconds),
      cpuSeconds.toFixed(1),
      times(cpuSeconds, base?.cpuSeconds),
      megabytes.toFixed(0),
    ].join(" | "),
  );
  const verdicts = aims.map(({ ours, other, most, what }) => {
    const [a, b] = [ours, other].map((wanted) => rows.find(({ variant }) => variant === wanted)?.seconds ?? Number.NaN);
    const ratio = a / b;
    return `- ${what}: ${ratio.toFixed(2)} × (aim ≤ ${most} ×: ${ratio <= most ? "met" : "missed"})`;
  });
  return [
    `### ${name}: ${number(files)} files, ${number(lines)} lines`,
    [
      "| from start to end | s | × | CPU s | × | peak MB |",
      "| --- | --: | --: | --: | --: | --: |",
      ...body.map((row) => `| ${row} |`),
    ].join("\n"),
    verdicts.join("\n"),
  ];
}

function scaleTable({ files, lines, rows }) {
  const body = rows.map(({ count, state, longest, cpuSeconds, megabytes, merge }) =>
    [
      count,
      state,
      longest.toFixed(1),
      cpuSeconds.toFixed(1),
      megabytes.toFixed(0),
      merge === null ? "" : merge.toFixed(1),
    ].join(" | "),
  );
  return [
    `### A million lines, shared: ${number(files)} files, ${number(lines)} lines`,
    "One machine plays all of them in turn, with a cache for each; all use two threads.",
    [
      "| machines | cache | longest of them, s | CPU of all, s | peak MB of one | merge, s |",
      "| --: | --- | --: | --: | --: | --: |",
      ...body.map((row) => `| ${row} |`),
    ].join("\n"),
  ];
}

function times(value, base) {
  return base === undefined ? "" : (value / base).toFixed(2);
}

function number(value) {
  return value.toLocaleString("en");
}
