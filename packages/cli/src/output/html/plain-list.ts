import { escapeUTF8 } from "entities";
import { stepLabels } from "../trail-text.ts";
import type { PageFinding, PageModel } from "./page-model.ts";

const states = { new: "", known: "Known by the baseline. ", suppressed: "Switched off by a comment. " } as const;

/** All findings and units for browsers that run no script, by file. */
export function plainList({ files, findings, units }: PageModel): string {
  const byFile = new Map<number, PageFinding[]>();
  for (const finding of findings) {
    const own = byFile.get(finding.file) ?? [];
    own.push(finding);
    byFile.set(finding.file, own);
  }
  const sections = files.flatMap(({ path }, file) => {
    const own = byFile.get(file) ?? [];
    return own.length === 0 ? [] : [`<h2>${escapeUTF8(path)}</h2>\n<ol class="plain">${own.map(item).join("\n")}</ol>`];
  });
  const silent = units.filter(({ paths }) => paths.some(({ isHeard }) => !isHeard));
  const rows = silent.map(({ name, file, line, paths }) => {
    const heard = paths.filter(({ isHeard }) => isHeard).length;
    return `<li>${escapeUTF8(name)}, ${escapeUTF8(files[file]?.path ?? "")}:${line}: ${heard} of ${paths.length} failure paths are heard</li>`;
  });
  const list =
    rows.length > 0 ? `<h2>Units with silent failure paths</h2>\n<ul class="plain">${rows.join("\n")}</ul>` : "";
  return [...sections, list].join("\n");
}

function item({ line, message, rule, state, reason, trail }: PageFinding): string {
  const why = reason === null ? "" : `Reason: ${reason}`;
  const steps = trail.map(({ at, text, line: place }) => `${stepLabels[at]}, line ${place}: ${text}`);
  const notes = [`${states[state]}${why}`, ...steps].filter((note) => note !== "");
  return `<li>Line ${line}: ${escapeUTF8(message)} (${rule})${notes.map((note) => `<br>${escapeUTF8(note)}`).join("")}</li>`;
}
