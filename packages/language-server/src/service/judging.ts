import type { Linter } from "eslint";
import { ruleIds, sharedSettings, type Config, type Level, type Preset } from "@silent-failure/configuration";
import type { EditorSettings } from "./editor-settings.ts";

/** Which rules judge, and what they are told of the project: plain data. */
export interface Judging {
  /** Rules of a preset, or those of the project's own ESLint. */
  readonly base: Preset | Linter.RulesRecord;
  /** By rule id: what the configuration and the editor change. */
  readonly changes: Readonly<Record<string, Level>>;
  /** What the project says about itself: `settings["silent-failure"]`. */
  readonly settings: object;
  /** Whether comments may switch rules off. */
  readonly inlineConfig: boolean;
}

/** What the project's ESLint says, as far as it decides how a file is judged. */
export interface ProjectJudging extends Pick<Judging, "settings" | "inlineConfig"> {
  readonly rules: Linter.RulesRecord;
}

/** By data alone: our configuration, and over it the editor's settings. */
export function judgingByConfig(config: Config, editor: EditorSettings): Judging {
  const base = editor.level ?? config.level ?? "recommended";
  const settings = sharedSettings(config)["silent-failure"] as object;
  return { base, changes: { ...config.rules, ...levelsOf(editor) }, settings, inlineConfig: true };
}

/** By the project's ESLint, and over it the editor's settings. */
export function judgingByProject({ rules, settings, inlineConfig }: ProjectJudging, editor: EditorSettings): Judging {
  return { base: editor.level ?? rules, changes: levelsOf(editor), settings, inlineConfig };
}

/** A severity of a rule's own switches it on or off; one for `*` only changes how findings look. */
function levelsOf({ severity }: EditorSettings): Record<string, Level> {
  const levels: Record<string, Level> = {};
  for (const [rule, wanted] of Object.entries(severity)) {
    // Settings are no place where a typing error may stop everything.
    if (wanted === "default" || !ruleIds.includes(rule)) continue;
    levels[rule] = wanted === "off" ? "off" : wanted === "error" ? "error" : "warn";
  }
  return levels;
}
