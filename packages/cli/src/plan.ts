import { availableParallelism } from "node:os";
import { dirname, resolve } from "node:path";
import { ruleLevels, sharedSettings, type Config, type Level } from "@silent-failure/configuration";
import { findConfig, readConfig, type IgnoreOptions, type ShownPath } from "@silent-failure/configuration/files";
import type { Judging } from "./engine/file-outcome.ts";

/** What decides which files are read, and by which rules. */
export interface SelectOptions {
  readonly strict?: boolean;
  readonly rule: Readonly<Record<string, Level>>;
  readonly config?: string;
  readonly ignored: readonly string[];
  readonly noIgnore: boolean;
  readonly cache?: boolean;
  readonly cacheLocation?: string;
  /** How many files are judged at a time. */
  readonly concurrency?: number;
}

/** What options and configuration say of a run, before anything is looked for. */
export interface Plan {
  readonly cwd: string;
  readonly config: Config;
  /** Absolute; undefined where there is no configuration. */
  readonly configPath: string | undefined;
  readonly isStrict: boolean;
  readonly judging: Judging;
  readonly ignores: IgnoreOptions;
  /** Absolute; null without a cache. */
  readonly cacheFolder: string | null;
  readonly concurrency: number;
}

/** Each thread knows the vocabulary and the modules that it has met by itself. */
const mostThreads = 8;

/**
 * Reads what a run goes by.
 * @throws ConfigFault when the configuration is not one.
 */
export function readPlan(options: SelectOptions, shown: ShownPath): Plan {
  const cwd = process.cwd();
  const configPath = options.config === undefined ? findConfig(cwd) : resolve(cwd, options.config);
  const config: Config = configPath === undefined ? {} : readConfig(configPath, shown.of(configPath));
  const isStrict = options.strict === true || config.level === "strict";
  const isCached = options.cache === true || options.cacheLocation !== undefined;
  return {
    cwd,
    config,
    configPath,
    isStrict,
    judging: {
      rules: ruleLevels(isStrict ? "strict" : "recommended", { ...config.rules, ...options.rule }),
      settings: sharedSettings(config),
    },
    ignores: {
      given: { folder: cwd, patterns: options.ignored },
      configured: { folder: configPath === undefined ? cwd : dirname(configPath), patterns: config.ignore ?? [] },
      onlyGiven: options.noIgnore,
    },
    cacheFolder: isCached ? resolve(cwd, options.cacheLocation ?? ".silent-failure-cache") : null,
    concurrency: options.concurrency ?? Math.min(mostThreads, availableParallelism()),
  };
}
