import type { Linter } from "eslint";

export type Level = "off" | "warn" | "error";
export type Preset = "recommended" | "strict";

/** What stands in silent-failure.config.json, once it has been checked against its schema. */
export interface Config {
  readonly $schema?: string;
  readonly level?: Preset;
  readonly rules?: Readonly<Record<string, Level>>;
  readonly ignore?: readonly string[];
  readonly baseline?: string;
  /** The least percentage of failure paths that has to be heard: of all, or by folder. */
  readonly minVisibility?: number | Readonly<Record<string, number>>;
  /** The shared settings of the analysis: passed on as they are. */
  readonly [setting: string]: unknown;
}

/** The settings that every host shares, without what is about levels and files. */
export function sharedSettings(config: Config): NonNullable<Linter.Config["settings"]> {
  const {
    $schema: _,
    level: _level,
    rules: _rules,
    ignore: _ignore,
    baseline: _baseline,
    minVisibility: _minimum,
    ...settings
  } = config;
  return { "silent-failure": settings };
}
