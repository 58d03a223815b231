import { isDeepStrictEqual } from "node:util";
import { isSeq, parseDocument } from "yaml";
import { inPlace, type Proposal } from "../proposal.ts";
import { isRecord } from "../survey/manifest.ts";
import type { ProjectFolder } from "../survey/project-folder.ts";

/** pre-commit: a local hook, which runs the version that the project has installed. */
export function preCommitConfig(folder: ProjectFolder, path: string, run: string): Proposal {
  const before = folder.read(path);
  if (before === null || before.includes("silent-failure")) return inPlace;
  const entry = `${run} check --staged`;
  const after = withHook(before, entry);
  if (after !== null) return { changes: [{ path, before, after }], notes: [] };
  const text = linesOf(entry, "", " ").join("\n");
  return { changes: [], notes: [{ sentence: `Let pre-commit run it too, under repos in ${path}:`, text }] };
}

/**
 * One more repository at the end of the list, in the list's own columns, and every other byte as it was: pre-commit's own sample
 * has dashes that no YAML library writes. Null where the text would then say anything else.
 */
function withHook(text: string, entry: string): string | null {
  const document = parseDocument(text);
  const list: unknown = document.errors.length > 0 ? null : document.get("repos");
  if (!isSeq(list) || list.flow === true || !list.range) return null;
  const last = list.items.at(-1) as { readonly range?: readonly [number, number, number] } | undefined;
  const dash = /^( *)-( +)/.exec(text.slice(text.lastIndexOf("\n", list.range[0] - 1) + 1));
  if (!last?.range || !dash) return null;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const block = linesOf(entry, dash[1] ?? "", dash[2] ?? " ").join(lineEnd) + lineEnd;
  // What stands behind the last item on its line, such as a comment, stays there.
  const end = text.indexOf("\n", text.slice(0, last.range[1]).trimEnd().length);
  const after = end === -1 ? `${text}${lineEnd}${block}` : text.slice(0, end + 1) + block + text.slice(end + 1);
  return isOneMore(text, after, entry) ? after : null;
}

function linesOf(entry: string, column: string, gap: string): readonly string[] {
  const inner = `${column} ${gap}`;
  // Wide dashes stand below their key, narrow ones to its right.
  const hook = gap.length > 1 ? inner : `${inner}  `;
  return [
    `${column}-${gap}repo: local`,
    `${inner}hooks:`,
    `${hook}-${gap}id: silent-failure`,
    ...[
      "name: silent failures",
      "language: system",
      `entry: ${entry}`,
      "types_or: [javascript, jsx, ts, tsx]",
      "pass_filenames: false",
    ].map((line) => `${hook} ${gap}${line}`),
  ];
}

function isOneMore(before: string, after: string, entry: string): boolean {
  const old: unknown = parseDocument(before).toJS();
  const edited = parseDocument(after);
  const now: unknown = edited.errors.length > 0 ? null : edited.toJS();
  if (!isRecord(old) || !isRecord(now) || !Array.isArray(old["repos"]) || !Array.isArray(now["repos"])) return false;
  const added: unknown = now["repos"].at(-1);
  return JSON.stringify(added).includes(entry) && isDeepStrictEqual(now, { ...old, repos: [...old["repos"], added] });
}
