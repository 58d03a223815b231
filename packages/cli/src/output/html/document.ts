import { createHash } from "node:crypto";
import { escapeUTF8 } from "entities";
import { plural } from "../plural.ts";
import { countsOf, type Counts } from "./counts.ts";
import { script, style } from "./page-assets.generated.ts";
import type { PageModel } from "./page-model.ts";
import { plainList } from "./plain-list.ts";

/** A stem with a branch that ends in the open. */
const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke-width="1.7" stroke-linecap="round"><path stroke="#7d7870" d="M4 1.5v13"/><path stroke="#d2402f" stroke-dasharray="2.2 2" d="M4 4c0 4 2 4 5 4"/><circle stroke="#d2402f" cx="12.2" cy="8" r="2.3"/></svg>';

/**
 * The page as one text. What is run and how it looks is named by its hash, and nothing may be asked for: whatever stands in the
 * data, a browser will not obey it.
 */
export function document(page: PageModel): string {
  const counts = countsOf(page);
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="silent-failure ${escapeUTF8(page.version)}">
<title>${titleOf(page, counts)} · Silent Failure</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(mark)}">
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the findings</a>
<header class="top">
<p class="brand">${mark}<span>Silent Failure</span></p>
<div id="theme"></div>
</header>
<main>
<section class="hero" aria-label="In figures">
<h1>${titleOf(page, counts)}</h1>
<p class="lead">${leadOf(page)}</p>
${figures(page, counts)}
${unread(page)}
</section>
<div id="content" tabindex="-1"></div>
<noscript>
<p>Searching, grouping and pictures need JavaScript. All findings as a list:</p>
${plainList(page)}
</noscript>
</main>
<script type="application/json" id="data">${JSON.stringify(page).replaceAll("<", "\\u003c")}</script>
<script>${script}</script>
</body>
</html>
`;
}

function titleOf({ problems, isCompared }: PageModel, { fresh }: Counts): string {
  const what = isCompared ? "new silent failure" : "silent failure";
  if (fresh > 0) return plural(fresh, what);
  return `No ${what}s${problems.length > 0 ? " in what could be read" : ""}`;
}

function leadOf({ filesRead, isStrict }: PageModel): string {
  const how = isStrict ? ", also where it is a matter of how much the loss is worth" : "";
  return `Places where work is lost and nobody hears of it, in ${plural(filesRead, "file")}${how}.`;
}

function figures({ problems, filesRead, isCompared }: PageModel, counts: Counts): string {
  const rows: readonly (readonly [name: string, value: number])[] = [
    ["new", counts.fresh],
    ...(isCompared ? [["known before", counts.known] as const] : []),
    ["switched off by comments", counts.suppressed],
    [problems.length === 1 ? "problem: not all was read" : "problems: not all was read", problems.length],
    ["files read", filesRead],
  ];
  const shown = rows.map(
    ([name, value]) =>
      `<div${value === 0 ? ' class="none"' : ""}><dt>${name}</dt><dd>${value.toLocaleString("en")}</dd></div>`,
  );
  return `<dl class="figures">\n${shown.join("\n")}\n${visibility(counts)}</dl>`;
}

/** Rounded down: all but one is not all. */
function visibility({ heard, paths }: Counts): string {
  if (paths === 0) return "";
  const percent = Math.floor((heard / paths) * 100);
  return `<div class="visibility"><dt>visibility: ${heard.toLocaleString("en")} of ${plural(paths, "failure path")} ${paths === 1 ? "is" : "are"} heard</dt><dd>${percent}&thinsp;%<svg class="bar" aria-hidden="true"><rect class="bar-all" width="100%" height="100%" rx="4"/><rect class="bar-heard" width="${percent}%" height="100%" rx="4"/></svg></dd></div>\n`;
}

function unread({ problems, notices, faults }: PageModel): string {
  const list = (sentences: readonly string[]): string =>
    `<ul>${sentences.map((sentence) => `<li>${escapeUTF8(sentence)}</li>`).join("\n")}</ul>`;
  const parts = [
    problems.length > 0
      ? `<details class="unread" open><summary>${plural(problems.length, "problem")} kept it from reading everything</summary>${list(problems)}</details>`
      : "",
    faults.length > 0
      ? `<details class="unread" open><summary>What the project asks for is not met</summary>${list(faults)}</details>`
      : "",
    notices.length > 0
      ? `<details class="notices"><summary>${plural(notices.length, "note")} on what was not followed</summary>${list(notices)}</details>`
      : "",
  ];
  return parts.join("");
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
