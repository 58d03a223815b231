import { structuredPatch } from "diff";
import type { ReportedEdit } from "../reported-finding.ts";
import { harmless } from "../screen.ts";
import type { DiffHunk } from "./page-model.ts";

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly edits: readonly ReportedEdit[];
}

/** What a remedy changes, with a line around it. Only the lines around edits are compared: a report has thousands of them. */
export function remedyDiff(edits: readonly ReportedEdit[], text: string): readonly DiffHunk[] {
  return stretches(edits, text).flatMap(({ start, end, line, edits: own }) => {
    const before = text.slice(start, end);
    const parts = own.map((edit, i) => text.slice(own[i - 1]?.end ?? start, edit.start) + edit.text);
    const after = parts.join("") + text.slice(own.at(-1)?.end ?? start, end);
    const { hunks } = structuredPatch("", "", before, after, "", "", { context: 1 });
    return hunks.map(({ oldStart, lines }) => ({
      line: line + oldStart - 1,
      lines: lines.filter((row) => !row.startsWith("\\")).map((row) => harmless(row.replace(/\r$/, ""))),
    }));
  });
}

/** Whole lines around each edit; edits whose lines touch share theirs. */
function stretches(edits: readonly ReportedEdit[], text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const edit of edits) {
    const ownLine = edit.start - (edit.span.column - 1);
    const start = Math.max(0, text.lastIndexOf("\n", ownLine - 2) + 1);
    const end = lineEnd(text, lineEnd(text, edit.end));
    const last = found.at(-1);
    if (last && start <= last.end) found[found.length - 1] = { ...last, end, edits: [...last.edits, edit] };
    else found.push({ start, end, line: start === ownLine ? edit.span.line : edit.span.line - 1, edits: [edit] });
  }
  return found;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end + 1;
}
