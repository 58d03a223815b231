import { dirname, resolve } from "node:path";
import type { ESLint } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { sharedSettings, type Config, type Level } from "./config/config.ts";
import { findConfig } from "./config/find-config.ts";
import { readConfig } from "./config/read-config.ts";
import { eslintFor, type EslintOptions } from "./eslint-for.ts";
import { findFiles } from "./files/find-files.ts";
import { LeftOut } from "./files/left-out.ts";
import type { Problem } from "./files/problem.ts";
import { ShownPath } from "./files/shown-path.ts";
import { readTargets, type Target } from "./files/targets.ts";
import { failedResult, lintFiles } from "./lint-files.ts";
import { coloursFor } from "./output/colours.ts";
import { notFollowedNotice } from "./output/not-followed-notice.ts";
import { ProgressBar } from "./output/progress-bar.ts";
import { report } from "./output/report.ts";
import { ruleLevels } from "./rule-levels.ts";
import { isFinding, sortResults } from "./sort-results.ts";

export interface CheckOptions {
  readonly strict?: boolean;
  readonly rule: Readonly<Record<string, Level>>;
  readonly config?: string;
  readonly ignored: readonly string[];
  readonly noIgnore: boolean;
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly format: "pretty" | "json";
  readonly cache?: boolean;
  readonly cacheLocation?: string;
  readonly color?: boolean;
}

/** What can be checked from one folder, by one ESLint. */
interface Batch {
  readonly options: EslintOptions;
  readonly files: readonly string[];
}

const exitCode = { clean: 0, findings: 1, couldNotAnalyse: 2 };

/**
 * Checks paths, prints what it finds, answers the exit code.
 * @throws UsageError when the configuration is not one.
 */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const begun = Date.now();
  const shown = new ShownPath(process.cwd());
  const { batches, problems, notices, isStrict } = await prepare(paths, options, shown);

  const bar = new ProgressBar(process.stderr, coloursFor(process.stderr, options.color));
  bar.expect(batches.reduce((sum, { files }) => sum + files.length, 0));
  const raw: ESLint.LintResult[] = [];
  try {
    for (const { options: eslintOptions, files } of batches) {
      const onChecked = (count: number) => bar.advance(count);
      raw.push(...(await lintFiles(eslintFor(eslintOptions), files, eslintOptions.cache, onChecked)));
    }
  } finally {
    bar.remove();
  }

  const sorted = sortResults(raw, options.quiet === true, shown);
  const unread = problems.flatMap(({ file, sentence }) => (file === undefined ? [] : [failedResult(file, sentence)]));
  const results = [...sorted.results, ...unread];
  const allProblems = [...problems, ...sorted.problems];
  const seconds = (Date.now() - begun) / 1000;
  const allNotices = [...notices, ...notFollowedNotice(plugin.notFollowed(), shown)];
  report({ results, problems: allProblems, notices: allNotices, seconds, isStrict }, options, shown);

  // Nothing was named that could be checked: a gate that then says "clean" would be a silent failure of its own.
  if (allProblems.length > 0 || raw.length === 0) return exitCode.couldNotAnalyse;
  return hasFailed(raw, options.maxWarnings) ? exitCode.findings : exitCode.clean;
}

async function prepare(paths: readonly string[], options: CheckOptions, shown: ShownPath) {
  const cwd = process.cwd();
  const configPath = options.config === undefined ? findConfig(cwd) : resolve(cwd, options.config);
  const config: Config = configPath === undefined ? {} : readConfig(configPath, shown.of(configPath));
  const isStrict = options.strict === true || config.level === "strict";
  const ignores = {
    given: { folder: cwd, patterns: options.ignored },
    configured: { folder: configPath === undefined ? cwd : dirname(configPath), patterns: config.ignore ?? [] },
    onlyGiven: options.noIgnore,
  };

  const { targets, problems } = readTargets(paths, cwd);
  const notices: string[] = [];
  const batches: Batch[] = [];
  const seen = new Set<string>();
  for (const [root, own] of byRoot(targets)) {
    const eslintOptions: EslintOptions = {
      root,
      leftOut: new LeftOut(root, ignores, shown),
      rules: ruleLevels(isStrict ? "strict" : "recommended", { ...config.rules, ...options.rule }),
      settings: sharedSettings(config),
      cache: options.cache === true || options.cacheLocation !== undefined,
      cacheLocation: resolve(cwd, options.cacheLocation ?? ".silent-failure-cache"),
    };
    const found = await findFiles(own, eslintOptions);
    problems.push(...found.problems, ...eslintOptions.leftOut.unreadable.values());
    notices.push(...found.notices);
    // `check . ../shared ..` meets files twice.
    const files = found.files.filter((file) => !seen.has(file)).toSorted();
    for (const file of files) seen.add(file);
    batches.push({ options: eslintOptions, files });
  }
  return { batches, problems: problems satisfies Problem[], notices, isStrict };
}

function byRoot(targets: readonly Target[]): Map<string, Target[]> {
  const groups = new Map<string, Target[]>();
  for (const target of targets) groups.set(target.root, [...(groups.get(target.root) ?? []), target]);
  return groups;
}

/** `--quiet` hides warnings; it does not stop them from counting. */
function hasFailed(results: readonly ESLint.LintResult[], maxWarnings = Infinity): boolean {
  const findings = results.flatMap(({ messages }) => messages).filter(isFinding);
  const warnings = findings.filter(({ severity }) => severity === 1).length;
  return findings.length > warnings || warnings > maxWarnings;
}
