// The tables of the bench, from the rounds as they were measured.

/** What the house allows itself; see the rows named "aim". */
const aims = { reading: 3, rule: 0.3, together: 1.25, warm: 1.1, memory: 1.3 };

const titles = {
  parser: "parser alone",
  alone: "silent-failure recommended, every file by itself",
  plugin: "silent-failure recommended, imports followed",
  sonarjs: "eslint-plugin-sonarjs recommended",
};

export function renderReport({ machine, files, lines, whole, inner }) {
  return [
    `Machine: ${machine}.`,
    `Code: ${files.toLocaleString("en-US")} files, ${lines.toLocaleString("en-US")} lines of the packages in test/ecosystem. Medians of ${whole.parser.length} interleaved runs and ${inner.length} rounds in one process.`,
    "### ESLint from start to end",
    wholeTable(whole, files),
    "### In one process, every file by itself",
    innerTable(inner, lines),
  ].join("\n\n");
}

function wholeTable(whole, files) {
  const rows = Object.entries(whole).flatMap(([variant, runs]) => {
    const isOurs = variant === "plugin" || variant === "alone";
    const title = titles[variant];
    const again = runs.map(({ second }) => second).filter((second) => second !== null);
    const parserAgain = whole.parser.map(({ second }) => second);
    return [
      rowOf(title, runs, whole.parser, files, isOurs ? aims.together : null),
      ...(again.length === 0
        ? []
        : [rowOf(`${title}, a second time in the process`, again, parserAgain, files, isOurs ? aims.warm : null)]),
    ];
  });
  return table(
    [
      "ESLint with",
      "s",
      "CPU s",
      "CPU, parser alone = 1",
      "aim",
      "files/s",
      "peak MB",
      "memory, parser alone = 1",
      "findings",
    ],
    rows,
  );
}

function rowOf(title, runs, base, files, aim) {
  const middle = (key) => median(runs.map((run) => run[key]));
  // Run against run of the same round: a busy machine stretches both.
  const ratio = (key) => median(runs.map((run, round) => run[key] / base[round][key]));
  const hasMemory = runs[0].peakMegabytes !== undefined;
  return [
    title,
    middle("seconds").toFixed(1),
    middle("cpuSeconds").toFixed(1),
    ratio("cpuSeconds").toFixed(2),
    aim === null ? "" : verdict(ratio("cpuSeconds"), aim, " ×"),
    (files / middle("seconds")).toFixed(0),
    hasMemory ? middle("peakMegabytes").toFixed(0) : "",
    hasMemory
      ? `${ratio("peakMegabytes").toFixed(2)}${aim === null ? "" : ` (${verdict(ratio("peakMegabytes"), aims.memory, " ×")})`}`
      : "",
    middle("findings"),
  ];
}

function verdict(value, limit, unit) {
  return `≤ ${limit}${unit}: ${value <= limit ? "met" : "missed"}`;
}

function innerTable(rounds, lines) {
  const phases = [...new Set(rounds.flatMap((round) => Object.keys(round)))];
  const cost = new Map(
    phases.map((phase) => {
      const times = rounds.filter((round) => phase in round).map((round) => round[phase]);
      return [phase, (median(times) * 1000) / lines];
    }),
  );
  const base = cost.get("parse") + cost.get("traversal");
  const own = (prefix) => phases.filter((phase) => phase.startsWith(prefix));
  const sum = (prefix) => own(prefix).reduce((all, phase) => all + cost.get(phase), 0);
  const row = (name, value, aim = "") => [name, value.toFixed(3), `${((100 * value) / base).toFixed(2)} %`, aim];
  // What a single run over a project pays, before the compiler of the engine has seen the code often enough.
  const [first] = rounds;
  const firstReading = own("reading: ").reduce((all, phase) => all + first[phase], 0);
  const together = (base + cost.get("plugin")) / base;
  return table(
    ["phase", "µs per line", "of parser and traversal", "aim"],
    [
      row("parse (typescript-eslint)", cost.get("parse")),
      row("traversal (ESLint, no rules)", cost.get("traversal")),
      row("**parser and traversal**", base),
      ...own("reading: ").map((phase) => row(phase, cost.get(phase))),
      row("**our reading**", sum("reading: "), verdict(sum("reading: "), aims.reading, " µs")),
      [
        "our reading in the first round, not yet compiled",
        ((firstReading * 1000) / lines).toFixed(3),
        `${((100 * firstReading) / (first.parse + first.traversal)).toFixed(2)} % of that round's`,
        "",
      ],
      ...own("rule: ").map((phase) =>
        row(phase.replace(/: (.*)/, " `$1` on top"), cost.get(phase), verdict(cost.get(phase), aims.rule, " µs")),
      ),
      row("**the plugin, as ESLint calls it**", cost.get("plugin")),
      [
        "**together**",
        (base + cost.get("plugin")).toFixed(3),
        `${together.toFixed(3)} ×`,
        verdict(together, aims.together, " ×"),
      ],
    ],
  );
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function table(heading, rows) {
  const rule = heading.map((_, column) => (column === 0 ? "---" : "--:"));
  return [heading, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
