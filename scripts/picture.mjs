// `npm run picture`: draws docs/check.svg and docs/fix.svg, the pictures in the README, from what the command line prints for the
// examples. With --png it also renders them with Chromium, for whoever wants to look at them, and says where.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cache, root, trySetup } from "./setup.mjs";

const columns = 100;
const pictures = [
  {
    name: "check",
    command: "npm start",
    args: ["check", "examples"],
    title: "npm start: three silent failures in the examples, each with its trail",
  },
  {
    name: "fix",
    command: "silent-failure fix examples/stock-consumer",
    args: ["fix", "examples/stock-consumer"],
    title: "silent-failure fix: a diff that logs, counts and dead-letters what a consumer drops",
  },
];

/** In pixels. Every run of text is placed on this grid, so that any monospaced font gives the same picture. */
const cell = { width: 8.4, height: 19, font: 14 };
const margin = { side: 20, top: 52, bottom: 20 };

const ground = { background: "#0d1117", bar: "#161b22", text: "#e6edf3", dim: "#8b949e" };
const colours = { 31: "#ff7b72", 32: "#7ee787", 33: "#e3b341", 36: "#79c0ff", 90: ground.dim };
const buttons = ["#ff5f56", "#ffbd2e", "#27c93f"];

/** What each code of an escape sequence changes; those that the command line does not use are refused. */
const effects = {
  0: { bold: false, dim: false, underline: false, colour: null },
  1: { bold: true },
  2: { dim: true },
  4: { underline: true },
  22: { bold: false, dim: false },
  24: { underline: false },
  39: { colour: null },
  ...Object.fromEntries(Object.entries(colours).map(([code, colour]) => [code, { colour }])),
};

if (await trySetup()) {
  for (const { name, command, args, title } of pictures) {
    const prompt = `\u001b[32m$\u001b[39m \u001b[1m${command}\u001b[22m`;
    const svg = drawn(`${prompt}\n\n${printed(args)}`, title);
    const file = join(root, "docs", `${name}.svg`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, svg);
    console.log(`wrote docs/${name}.svg`);
    if (process.argv.includes("--png")) photograph(svg, file, join(cache, `${name}.png`));
  }
} else {
  process.exitCode = 2;
}

/** The output of a command on a terminal of a fixed width: colours are asked for, the width is a pretended one. */
function printed(args) {
  const terminal = `Object.assign(process.stdout, { isTTY: true, columns: ${columns} })`;
  const flags = ["--import", `data:text/javascript,${encodeURIComponent(terminal)}`];
  const { NO_COLOR: _, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, join(root, "packages/cli/bin/silent-failure.js"), ...args],
    { cwd: root, encoding: "utf8", env: { ...environment, FORCE_COLOR: "1" } },
  );
  // The examples hold findings, so 1 is the good end.
  if (status !== 1) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return `${stdout}${stderr}`.trimEnd();
}

function drawn(output, title) {
  const lines = readAnsi(output);
  // A diff is not folded.
  const longest = Math.max(...lines.flat().map(({ text, column }) => column + text.length));
  const width = Math.ceil(Math.max(columns, longest) * cell.width + 2 * margin.side);
  const height = margin.top + lines.length * cell.height + margin.bottom;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" fill="${ground.text}" role="img" aria-label="${title}">
<title>${title}</title>
<style>
text { font: ${cell.font}px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; }
.b { font-weight: bold }
.u { text-decoration: underline }
</style>
<rect width="${width}" height="${height}" rx="10" fill="${ground.background}"/>
<path d="M0 32V10A10 10 0 0 1 10 0H${width - 10}A10 10 0 0 1 ${width} 10V32Z" fill="${ground.bar}"/>
${buttons.map((fill, index) => `<circle cx="${20 + index * 20}" cy="16" r="6" fill="${fill}"/>`).join("\n")}
${lines.flatMap((runs, row) => runs.map((run) => drawnRun(run, row))).join("\n")}
</svg>
`;
}

function drawnRun({ text, column, style }, row) {
  const classes = [style.bold && "b", style.underline && "u"].filter(Boolean).join(" ");
  const fill = style.dim ? ground.dim : style.colour;
  const attributes = [
    `x="${round(margin.side + column * cell.width)}"`,
    `y="${margin.top + row * cell.height + cell.font}"`,
    // Holds the run to its columns when the font is a little wider or narrower.
    `textLength="${round(text.length * cell.width)}"`,
    classes && `class="${classes}"`,
    fill && `fill="${fill}"`,
  ];
  return `<text ${attributes.filter(Boolean).join(" ")}>${escaped(text)}</text>`;
}

/** Lines of text with escape sequences as runs of one style, without the blanks around them. */
function readAnsi(output) {
  let style = effects[0];
  return output.split("\n").map((line) => {
    const runs = [];
    let column = 0;
    // oxlint-disable-next-line no-control-regex -- escape sequences are what is read
    for (const part of line.split(/(\u001b\[[\d;]*m)/)) {
      // oxlint-disable-next-line no-control-regex -- as above
      const codes = /^\u001b\[([\d;]*)m$/.exec(part)?.[1];
      if (codes === undefined) {
        // Two blanks in a row would be one in a picture.
        for (const { 0: text, index } of part.matchAll(/\S+(?: \S+)*/g))
          runs.push({ text, column: column + index, style });
        column += part.length;
        continue;
      }
      for (const code of codes.split(";")) {
        if (!effects[Number(code)]) throw new Error(`no effect is known for the escape code ${code}`);
        style = { ...style, ...effects[Number(code)] };
      }
    }
    return runs;
  });
}

function photograph(svg, svgFile, pngFile) {
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg);
  const folder = mkdtempSync(join(tmpdir(), "silent-failure-picture-"));
  const browser = ["chromium", "chromium-browser", "google-chrome"].find(
    (name) => spawnSync(name, ["--version"]).status === 0,
  );
  if (!browser) throw new Error("no Chromium found: install the package chromium, or leave out --png");
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=2"];
  execFileSync(
    browser,
    [
      ...flags,
      `--user-data-dir=${folder}`,
      "--default-background-color=00000000",
      `--window-size=${width},${height}`,
      `--screenshot=${pngFile}`,
      svgFile,
    ],
    { stdio: "ignore", cwd: cache },
  );
  rmSync(folder, { recursive: true, force: true });
  console.log(`wrote ${pngFile}`);
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function round(number) {
  return Math.round(number * 100) / 100;
}
