import { readdirSync } from "node:fs";
import { extname, join } from "node:path";

/** What lies in a project's folders, dependencies and built files aside. */
export interface Walked {
  /** Paths of the folders with a package.json, from the project's; "" is itself. */
  readonly packages: readonly string[];
  /** Files by extension, without the dot. */
  readonly extensions: ReadonlyMap<string, number>;
}

const notSource: ReadonlySet<string> = new Set([
  "node_modules",
  "dist",
  "build",
  "coverage",
  "vendor",
  "target",
  "venv",
]);
/** Enough to know a project by; nobody waits for a count of the rest. */
const most = 100_000;

export function walkProject(path: string): Walked {
  const packages: string[] = [];
  const extensions = new Map<string, number>();
  const waiting = [""];
  for (let seen = 0; waiting.length > 0 && seen < most;) {
    const folder = waiting.pop() ?? "";
    for (const entry of entriesOf(join(path, folder))) {
      seen += 1;
      const { name } = entry;
      if (entry.isDirectory()) {
        if (!name.startsWith(".") && !notSource.has(name)) waiting.push(folder === "" ? name : `${folder}/${name}`);
      } else if (entry.isFile()) {
        if (name === "package.json") packages.push(folder);
        const extension = extname(name).slice(1);
        extensions.set(extension, (extensions.get(extension) ?? 0) + 1);
      }
    }
  }
  return { packages: packages.toSorted(), extensions };
}

function entriesOf(folder: string): ReturnType<typeof entries> {
  try {
    return entries(folder);
  } catch {
    // What may not be read is not part of what is described; `check` says so when it comes to it.
    return [];
  }
}

const entries = (folder: string) => readdirSync(folder, { withFileTypes: true });
