import { inPlace, type Proposal } from "../proposal.ts";
import { isRecord, readManifest } from "../survey/manifest.ts";
import type { ProjectFolder } from "../survey/project-folder.ts";
import { editJson } from "./edit-json.ts";

/** Hooks that are a line of shell: husky's file, and an entry of simple-git-hooks. */
export function gitHookLine(folder: ProjectFolder, path: string, run: string): Proposal {
  const before = folder.read(path);
  if (before === null || before.includes("silent-failure check")) return inPlace;
  const command = `${run} check --staged`;
  const after = path.endsWith(".husky/pre-commit") ? inShell(before, command) : inManifest(before, path, command);
  if (after !== null) return { changes: [{ path, before, after }], notes: [] };
  return { changes: [], notes: [{ sentence: `Let ${path} run it before a commit:`, text: command }] };
}

/** A script that leaves early, or asks for what failed before, would not come to one more line, or forget the line before. */
function inShell(before: string, command: string): string | null {
  const leaves = before.split("\n").some((line) => /^(?:exit|exec|return)\b/.test(line.trim()));
  if (leaves || before.includes("$?")) return null;
  const gap = before === "" || before.endsWith("\n") ? "" : "\n";
  // Husky runs hooks with `sh -e`: what fails before this line ends the hook.
  return `${before}${gap}${command}\n`;
}

function inManifest(before: string, path: string, command: string): string | null {
  const own = path === "package.json" ? readManifest(before)?.["simple-git-hooks"] : readManifest(before);
  if (!isRecord(own)) return null;
  const hook = own["pre-commit"];
  if (hook !== undefined && typeof hook !== "string") return null;
  const at = path === "package.json" ? ["simple-git-hooks"] : [];
  const line = hook === undefined ? command : `${hook} && ${command}`;
  return editJson(before, at, "pre-commit", JSON.stringify(line));
}
