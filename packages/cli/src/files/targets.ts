import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isInside, reasonOf, type Problem } from "@silent-failure/configuration/files";

/** One path or pattern of the command line. */
export interface Target {
  readonly given: string;
  readonly kind: "file" | "folder" | "pattern";
  /** Absolute. */
  readonly path: string;
  /** Where ESLint stands for it: ESLint ignores whatever is outside of the folder it stands in. */
  readonly root: string;
}

/** What the arguments stand for. What exists is never a pattern: `[id].ts` is a good name for a file. */
export function readTargets(given: readonly string[], cwd: string): { targets: Target[]; problems: Problem[] } {
  const targets: Target[] = [];
  const problems: Problem[] = [];
  for (const text of given.length > 0 ? given : ["."]) {
    const path = resolve(cwd, text);
    const root = (folder: string) => (isInside(path, cwd) ? cwd : folder);
    try {
      const stat = statSync(path);
      if (stat.isDirectory()) targets.push({ given: text, kind: "folder", path, root: root(path) });
      else if (stat.isFile()) targets.push({ given: text, kind: "file", path, root: root(dirname(path)) });
      else problems.push({ sentence: `${text} is neither a file nor a folder. Give the path of a file or a folder.` });
    } catch (error) {
      const base = patternBase(text);
      if (base !== undefined) {
        targets.push({ given: text, kind: "pattern", path, root: root(resolve(cwd, base)) });
      } else {
        problems.push({ sentence: refusal(text, error) });
      }
    }
  }
  return { targets, problems };
}

function refusal(text: string, error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") {
    return `${text === "" ? '""' : text} does not exist. Check the spelling; paths start at the folder you are in.`;
  }
  return `${text} cannot be read: ${reasonOf(error)}. Give the path of a readable file or folder.`;
}

/** The folders before the first wildcard, when there is a wildcard. */
function patternBase(text: string): string | undefined {
  const steps = text.split("/");
  const first = steps.findIndex((step) => /[*?[\]{}!()]/.test(step));
  if (first < 0) return undefined;
  return steps.slice(0, first).join("/") || (text.startsWith("/") ? "/" : ".");
}
