import { existsSync } from "node:fs";
import { prefix, ruleIds } from "@silent-failure/configuration";
import type { Linter } from "eslint";
import { isCovered } from "../files/is-covered.ts";
import { readTargets, type Target } from "../files/targets.ts";
import type { Found } from "../find.ts";
import type { PlacedEntry } from "./baseline-file.ts";

/** What a run looked at, and so what it can say of entries. */
export class Scope {
  private readonly read: ReadonlySet<string>;
  private readonly targets: readonly Target[];
  private readonly rules: Linter.RulesRecord;
  private readonly cwd = process.cwd();

  constructor({ results, problems, rules }: Found, paths: readonly string[]) {
    const unread = new Set(problems.map(({ file }) => file));
    this.read = new Set(results.map(({ filePath }) => filePath).filter((file) => !unread.has(file)));
    this.targets = readTargets(paths, this.cwd).targets;
    this.rules = rules;
  }

  /** Whether a file was analysed as a whole. */
  isRead(file: string): boolean {
    return this.read.has(file);
  }

  /** Whether this run would have come upon what an entry stands for. */
  holds({ file, rule, weight }: PlacedEntry): boolean {
    return (
      this.isLookedFor(rule, weight) &&
      (this.read.has(file) || (!existsSync(file) && isCovered(file, this.targets, this.cwd)))
    );
  }

  private isLookedFor(rule: string, weight: PlacedEntry["weight"]): boolean {
    // A rule that there is no more finds nothing, at any level.
    if (!ruleIds.includes(rule)) return true;
    const entry: unknown = this.rules[prefix + rule] ?? "off";
    const [level, options] = (Array.isArray(entry) ? entry : [entry]) as readonly unknown[];
    if (level === "off" || level === 0) return false;
    return weight === "clear" || (options as { readonly report?: string } | undefined)?.report === "all";
  }
}
