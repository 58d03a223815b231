import type { Linter } from "eslint";
import { ruleIds, type Config, type Level, type Preset } from "@silent-failure/configuration";
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

/** By data alone: our configuration, and over it the editor's settings. */
export function judgingByConfig(config: Config, settings: object, editor: EditorSettings): Judging {
  const base = editor.level ?? config.level ?? "recommended";
  return { base, changes: { ...config.rules, ...levelsOf(editor) }, settings, inlineConfig: true };
}

/** By the project's ESLint, and over it the editor's settings. */
export function judgingByProject(word: Omit<Judging, "changes">, editor: EditorSettings): Judging {
  return { ...word, base: editor.level ?? word.base, changes: levelsOf(editor) };
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
