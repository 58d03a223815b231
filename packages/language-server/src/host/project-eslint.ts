import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { prefix, ruleIds } from "@silent-failure/configuration";
import * as l10n from "@vscode/l10n";
import type { Linter } from "eslint";
import { configImports } from "./config-imports.ts";
import { findEslint, findEslintConfig, isNewEnough, type InstalledEslint } from "./find-eslint.ts";
import { ProjectChild, type Outcome } from "./project-child.ts";
import type { ProjectFault, ProjectWord } from "./project-question.ts";

/** What the project's own ESLint says of a file, where it has our plugin. */
export interface ProjectLevels {
  readonly kind: "found";
  /** Our rules, as `silent-failure/<id>` whatever the configuration calls the plugin. */
  readonly rules: Linter.RulesRecord;
  /** `settings["silent-failure"]`. */
  readonly settings: object;
  /** Whether comments may switch rules off. */
  readonly inlineConfig: boolean;
  readonly reportUnusedDisableDirectives: Linter.LinterOptions["reportUnusedDisableDirectives"] | null;
  /** ESLint passes this file over. */
  readonly ignored: boolean;
  readonly configFile: string;
  /** What the configuration calls the plugin, and so what comments call it. */
  readonly namespace: string;
  /** Rules of another version of the plugin, which are not known here. */
  readonly unknownRules: readonly string[];
  /** The configuration as it stands cannot be followed: what it said before counts. */
  readonly problem: string | null;
}

export type ProjectAnswer =
  | ProjectLevels
  | { readonly kind: "none"; readonly reason: "noConfig" | "noEslint" | "tooOld" | "noPlugin" | "stopped" }
  | { readonly kind: "problem"; readonly sentence: string; readonly configFile: string };

export interface ProjectEslintOptions {
  /** The bundle of `project-levels.ts`. */
  readonly childScript: string;
  /** Milliseconds for one answer, the first of which loads the configuration. */
  readonly budget?: number;
  /** The Node that executes the configuration; without it, the one that runs this. */
  readonly nodePath?: string;
  /** A path as its reader knows it, for sentences. */
  readonly shown?: (path: string) => string;
}

/** As often is a process started again, for one configuration, that ends by itself. */
const mostCrashes = 3;

/**
 * Asks the project's own ESLint for levels and settings. That executes the project's configuration: only for one that is
 * trusted. Answers are kept until `reload`.
 */
export class ProjectEslint {
  private readonly options: Required<ProjectEslintOptions>;
  /** By the folder of an ESLint. */
  private readonly children = new Map<string, ProjectChild>();
  private readonly answers = new Map<string, Promise<ProjectAnswer>>();
  /** By configuration, what is wrong with it: it is not executed again before something has changed. */
  private readonly givenUp = new Map<string, string>();
  private readonly crashes = new Map<string, number>();
  /** By configuration and what was said: thousands of files share a few answers. */
  private readonly distinct = new Map<string, ProjectLevels>();
  /** By file, what was said last: it outlives changes. */
  private readonly lastGood = new Map<string, ProjectLevels>();
  /** By configuration; what is forgotten by `reload` is watched all the same until the configuration is read again. */
  private readonly imports = new Map<string, readonly string[]>();
  private readonly stale = new Set<string>();
  private isDisposed = false;

  constructor(options: ProjectEslintOptions) {
    this.options = { budget: 10_000, nodePath: process.execPath, shown: (path) => path, ...options };
  }

  /** What holds for a file: an absolute path, of a file that need not be there. */
  levelsFor(file: string): Promise<ProjectAnswer> {
    const known = this.answers.get(file);
    if (known) return known;
    const answer = this.ask(file);
    this.answers.set(file, answer);
    return answer;
  }

  /** Files of the project whose change asks for `reload`: configurations, what they import, and manifests beside them. */
  watchedFiles(): readonly string[] {
    return [...new Set([...this.imports.values()].flat())];
  }

  /** Something has changed: what is known is asked for anew, in a new process, since modules are loaded once. */
  reload(): void {
    for (const child of this.children.values()) child.end();
    for (const map of [this.answers, this.givenUp, this.crashes, this.distinct]) map.clear();
    for (const configFile of this.imports.keys()) this.stale.add(configFile);
  }

  dispose(): void {
    this.isDisposed = true;
    this.reload();
  }

  private async ask(file: string): Promise<ProjectAnswer> {
    if (this.isDisposed) return { kind: "none", reason: "stopped" };
    const configFile = findEslintConfig(dirname(file));
    if (configFile === null) return { kind: "none", reason: "noConfig" };
    this.watch(configFile);
    const eslint = findEslint(dirname(configFile));
    if (eslint === null) return { kind: "none", reason: "noEslint" };
    if (!isNewEnough(eslint.version)) return { kind: "none", reason: "tooOld" };

    const before = this.givenUp.get(configFile);
    if (before !== undefined) return this.withProblem(file, configFile, before);
    const outcome = await this.childOf(eslint).ask({ eslint: eslint.home, configFile, file });
    // Whoever waits hears what holds now.
    if (outcome.kind === "dropped") return this.levelsFor(file);
    if (outcome.kind === "word") return this.wordAsAnswer(file, configFile, outcome.word);
    return this.withProblem(file, configFile, this.sentenceFor(configFile, outcome));
  }

  private wordAsAnswer(file: string, configFile: string, word: ProjectWord): ProjectAnswer {
    const { namespace } = word;
    if (namespace === null) {
      this.lastGood.delete(file);
      return { kind: "none", reason: "noPlugin" };
    }
    const key = `${configFile}\0${JSON.stringify(word)}`;
    const answer = this.distinct.get(key) ?? levelsOf(word, namespace, configFile);
    this.distinct.set(key, answer);
    this.lastGood.set(file, answer);
    return answer;
  }

  private withProblem(file: string, configFile: string, sentence: string): ProjectAnswer {
    const before = this.lastGood.get(file);
    return before?.configFile === configFile
      ? { ...before, problem: sentence }
      : { kind: "problem", sentence, configFile };
  }

  /** What is wrong with a configuration, in one sentence; it is remembered when asking again would do no good. */
  private sentenceFor(configFile: string, outcome: Exclude<Outcome, { kind: "word" | "dropped" }>): string {
    if (outcome.kind === "fault") return this.faultSentence(configFile, outcome.fault);
    const shown = this.options.shown(configFile);
    if (outcome.kind === "hung") {
      const sentence = l10n.t("{0} gave no answer within {1} seconds.", shown, this.options.budget / 1000);
      this.givenUp.set(configFile, sentence);
      return sentence;
    }
    const sentence = l10n.t("{0} ended the process that asked it ({1}).", shown, outcome.how);
    const crashes = (this.crashes.get(configFile) ?? 0) + 1;
    this.crashes.set(configFile, crashes);
    if (crashes >= mostCrashes) this.givenUp.set(configFile, sentence);
    return sentence;
  }

  private faultSentence(configFile: string, { message, file, line, column }: ProjectFault): string {
    const path = this.options.shown(file ?? configFile);
    const at = [path, line, column].filter((part) => part !== null).join(":");
    return l10n.t("{0} cannot be followed: {1}", at, message.replace(/[.!]?$/, "."));
  }

  private childOf({ home }: InstalledEslint): ProjectChild {
    let child = this.children.get(home);
    if (!child) {
      const { childScript, budget, nodePath } = this.options;
      child = new ProjectChild({ script: childScript, budget, nodePath });
      this.children.set(home, child);
    }
    return child;
  }

  private watch(configFile: string): void {
    if (this.imports.has(configFile) && !this.stale.has(configFile)) return;
    this.stale.delete(configFile);
    // Its `type` says how a configuration is loaded, its `imports` what it loads.
    const manifest = join(dirname(configFile), "package.json");
    this.imports.set(configFile, [...configImports(configFile), ...(existsSync(manifest) ? [manifest] : [])]);
  }
}

function levelsOf(word: ProjectWord, namespace: string, configFile: string): ProjectLevels {
  const known = Object.entries(word.rules).filter(([id]) => ruleIds.includes(id));
  return {
    kind: "found",
    rules: Object.fromEntries(known.map(([id, entry]) => [prefix + id, entry])),
    settings: word.settings ?? {},
    inlineConfig: !word.noInlineConfig,
    reportUnusedDisableDirectives: word.reportUnusedDisableDirectives,
    ignored: word.ignored,
    configFile,
    namespace,
    unknownRules: Object.keys(word.rules).filter((id) => !ruleIds.includes(id)),
    problem: null,
  };
}
