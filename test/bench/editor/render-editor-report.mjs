// The measurements of `npm run bench:editor` as tables.

const aims = { cold: 0.5, keystroke: 0.5, memory: 0.6 };

export function renderEditorReport({ machine, file, rounds, servers, measured, scan }) {
  const rows = servers.map(({ name, note }) => {
    const runs = measured[name];
    return {
      name,
      note,
      cold: median(runs.map(({ cold }) => cold)),
      keystroke: median(runs.flatMap(({ keystrokes }) => keystrokes)),
      slow: quantile(
        runs.flatMap(({ keystrokes }) => keystrokes),
        0.9,
      ),
      memory: median(runs.map(({ memory }) => memory)),
      findings: runs[0].findings,
    };
  });
  const foil = rows.find(({ name }) => name === "vscode-eslint");
  const ratio = (row, key) => (row[key] / foil[key]).toFixed(2);
  const table = rows.map(
    (row) =>
      `| ${row.name} | ${row.cold.toFixed(0)} | ${ratio(row, "cold")} | ${row.keystroke.toFixed(1)} | ${row.slow.toFixed(1)} | ${ratio(row, "keystroke")} | ${row.memory.toFixed(0)} | ${ratio(row, "memory")} | ${row.findings} | ${row.note} |`,
  );
  const [own] = rows;
  const verdicts = Object.entries(aims).map(([key, aim]) => {
    const value = own[key] / foil[key];
    return `${names[key]} ${value.toFixed(2)} × of vscode-eslint (aim ≤ ${aim} ×: ${value <= aim ? "met" : "missed"})`;
  });
  const longest = Math.max(...scan.during);
  return [
    `Machine: ${machine}.`,
    "",
    `File: ${file.name} of a package of test/ecosystem, ${file.lines} lines. ${rounds} interleaved rounds; medians.`,
    "",
    "| server | ms from its start to the first diagnostics | × | ms from a keystroke to diagnostics | 90 % within | × | MB with all its processes | × | findings | set up as |",
    "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --- |",
    ...table,
    "",
    `Ours: ${verdicts.join("; ")}.`,
    "",
    "### While the whole workspace is read",
    "",
    "| | keystrokes | median ms | 90 % within | longest |",
    "| --- | --: | --: | --: | --: |",
    `| before | ${line(scan.before)} |`,
    `| during the scan | ${line(scan.during)} |`,
    "",
    `${scan.files} files in ${scan.seconds.toFixed(1)} s, ${scan.findings} findings, ${scan.memory.toFixed(0)} MB in the end. Longest wait for a keystroke's diagnostics meanwhile: ${longest.toFixed(0)} ms; the scan may add no more than 100 ms to the longest one before it (${Math.max(...scan.before).toFixed(0)} ms): ${longest - Math.max(...scan.before) <= 100 ? "met" : "missed"}.`,
  ].join("\n");
}

const names = { cold: "start", keystroke: "keystroke", memory: "memory" };

function line(times) {
  return `${times.length} | ${median(times).toFixed(1)} | ${quantile(times, 0.9).toFixed(1)} | ${Math.max(...times).toFixed(1)}`;
}

function median(values) {
  return quantile(values, 0.5);
}

function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}
