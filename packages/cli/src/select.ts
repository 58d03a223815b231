import { dirname, resolve } from "node:path";
import { ruleLevels, sharedSettings, type Config, type Level } from "@silent-failure/configuration";
import { findConfig, LeftOut, readConfig, type Problem, type ShownPath } from "@silent-failure/configuration/files";
import type { EslintOptions } from "./eslint-for.ts";
import { findFiles } from "./files/find-files.ts";
import { readTargets, type Target } from "./files/targets.ts";

/** What decides which files are read, and by which rules. */
export interface SelectOptions {
  readonly strict?: boolean;
  readonly rule: Readonly<Record<string, Level>>;
  readonly config?: string;
  readonly ignored: readonly string[];
  readonly noIgnore: boolean;
  readonly cache?: boolean;
  readonly cacheLocation?: string;
}

/** What can be checked from one folder, by one ESLint. */
interface Batch {
  readonly options: EslintOptions;
  readonly files: readonly string[];
}

export interface Selection {
  readonly batches: readonly Batch[];
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
  readonly isStrict: boolean;
}

/**
 * The files that paths stand for, and how they are to be read.
 * @throws ConfigFault when the configuration is not one.
 */
export async function select(paths: readonly string[], options: SelectOptions, shown: ShownPath): Promise<Selection> {
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
  return { batches, problems, notices, isStrict };
}

function byRoot(targets: readonly Target[]): Map<string, Target[]> {
  const groups = new Map<string, Target[]>();
  for (const target of targets) groups.set(target.root, [...(groups.get(target.root) ?? []), target]);
  return groups;
}
