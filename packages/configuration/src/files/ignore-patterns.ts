import { relative, sep } from "node:path";
import { expand } from "brace-expansion";
import ignore from "ignore";

/** Says of a path whether patterns in the form of .gitignore leave it out, take it back in, or say nothing of it. */
export class IgnorePatterns {
  private readonly folder: string;
  private readonly matcher: ReturnType<typeof ignore>;

  constructor(folder: string, patterns: readonly string[], options: { readonly braces?: boolean } = {}) {
    this.folder = folder;
    this.matcher = ignore();
    for (const pattern of patterns) {
      // .gitignore knows neither `./src` nor `{a,b}`, which people expect of a glob on a command line.
      const own = options.braces ? expand(pattern).map((each) => each.replace(/^(!?)\.\//, "$1")) : [pattern];
      this.matcher.add(own);
    }
  }

  /** A path with a separator at its end is a folder. */
  verdict(path: string): "ignored" | "unignored" | undefined {
    const inside = relative(this.folder, path).split(sep).join("/");
    if (inside === "" || inside === ".." || inside.startsWith("../") || /^[a-z]:/i.test(inside)) return undefined;
    const { ignored, unignored } = this.matcher.test(/[\\/]$/.test(path) ? `${inside}/` : inside);
    if (ignored) return "ignored";
    return unignored ? "unignored" : undefined;
  }
}
