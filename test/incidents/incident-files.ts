import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../house/source-files.ts";

export interface Incident {
  /** Its folder's name. */
  readonly slug: string;
  /** The rule that is expected to find what was wrong, from the first line of `before.ts`. */
  readonly rule: string;
  readonly before: string;
  readonly after: string;
  readonly page: string;
}

const folder = join(root, "test/incidents");

/** Every folder of test/incidents. */
export function incidents(): readonly Incident[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
    .map((slug) => {
      const [before, after, page] = ["before.ts", "after.ts", "README.md"].map((name) => read(slug, name));
      const rule = /^\/\/ rule: (\S+)\n/.exec(before ?? "")?.[1] ?? "";
      return { slug, rule, before: before ?? "", after: after ?? "", page: page ?? "" };
    });
}

function read(slug: string, name: string): string {
  const path = join(folder, slug, name);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
