import { readFileSync } from "node:fs";
import { join } from "node:path";
import ignore, { type Ignore } from "ignore";

/** Where GitHub and GitLab look, in this order. */
const places = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];
/** GitLab's `[Section]`, `^[Optional section][2]`, with those who own what no line of it names an owner for. */
const sectionHead = /^\^?\[([^\]]+)\]/;

interface Entry {
  readonly pattern: Ignore;
  readonly section: string;
  readonly owners: readonly string[];
}

/** Who owns a file, as the repository's CODEOWNERS says. */
export class CodeOwners {
  /** The last line first. */
  private readonly entries: readonly Entry[];

  constructor(text: string) {
    this.entries = entriesOf(text).toReversed();
  }

  /** Of the first file there is; null when there is none. */
  static of(root: string): CodeOwners | null {
    for (const place of places) {
      try {
        return new CodeOwners(readFileSync(join(root, place), "utf8"));
      } catch {
        // Not there, or not to be read: a report without owners is still one.
      }
    }
    return null;
  }

  /** The last line that fits counts, in GitLab's files the last of each section. */
  ownersOf(path: string): readonly string[] {
    // What lies outside of the repository is nobody's, and no path for `ignore`.
    if (!ignore.isPathValid(path)) return [];
    const found = new Map<string, readonly string[]>();
    for (const { pattern, section, owners } of this.entries)
      if (!found.has(section) && pattern.ignores(path)) found.set(section, owners);
    return [...new Set([...found.values()].toReversed().flat())];
  }
}

function entriesOf(text: string): readonly Entry[] {
  let section = "";
  let fallback: readonly string[] = [];
  return text.split(/\r?\n/).flatMap((raw): readonly Entry[] => {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) return [];
    const head = sectionHead.exec(line);
    if (head) {
      section = head[1]?.trim().toLowerCase() ?? "";
      // Behind it may stand how many have to approve, in brackets.
      fallback = ownersIn(line.slice(head[0].length));
      return [];
    }
    // A blank that belongs to the path stands behind a backslash.
    const [path = ""] = /^(?:\\.|[^\s\\])+/.exec(line) ?? [];
    // Neither host takes what would negate a pattern.
    if (path === "" || path.startsWith("!")) return [];
    const named = ownersIn(line.slice(path.length));
    return [{ pattern: ignore().add(patternOf(path)), section, owners: named.length > 0 ? named : fallback }];
  });
}

/** Names and addresses up to a comment. */
function ownersIn(text: string): readonly string[] {
  const words = text.split(/\s/);
  const end = words.findIndex((word) => word.startsWith("#"));
  return words.slice(0, end === -1 ? undefined : end).filter((word) => word.includes("@"));
}

/** As .gitignore has it, but for `docs/*`: that means the files of the folder, and none of the folders in it. */
function patternOf(path: string): string | string[] {
  if (!path.endsWith("/*")) return path;
  const rooted = path.startsWith("/") ? path : `/${path}`;
  return [rooted, `!${rooted}/`];
}
