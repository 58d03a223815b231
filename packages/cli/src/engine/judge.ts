import { outOfScopeAtSight } from "@silent-failure/analysis/out-of-scope";
import { prefix, ruleIds, sourceGlobs } from "@silent-failure/configuration";
import { reasonOf } from "@silent-failure/configuration/files";
import * as fastParser from "@silent-failure/fast-parser";
import {
  filesOnDisk,
  filesOverlaid,
  ProjectModules,
  RecordingModules,
  stillHold,
  type ProjectFiles,
} from "@silent-failure/project-modules";
import { Linter } from "eslint/universal";
import plugin from "eslint-plugin-silent-failure";
import { reportedUnits } from "../visibility/reported-units.ts";
import { withoutFixes } from "./without-fixes.ts";
import { digestOfFile } from "./found-file.ts";
import { failedOutcome, type FileAnswer, type FileQuestion, type Judging } from "./file-outcome.ts";

/** Texts that take the place of those on the disk, by file; null for a file that is not there. */
export type Overlay = ReadonlyMap<string, string | null>;

/** Our rules in a Linter of their own, with the fast parser: nothing of the project's is executed. */
export class Judge {
  private readonly files: ProjectFiles;
  private readonly modules: ProjectModules;
  private readonly recorder: RecordingModules;
  private readonly config: Linter.Config[];
  private readonly offRules: ReadonlySet<string>;
  /** By folder, as ESLint judges paths from one. */
  private readonly linters = new Map<string, Linter>();

  constructor({ rules, settings }: Judging, overlay: Overlay | null) {
    this.files = overlay ? filesOverlaid(overlay) : filesOnDisk;
    this.modules = new ProjectModules(fastParser as object, this.files);
    this.recorder = new RecordingModules(this.modules);
    this.offRules = new Set(ruleIds.filter((id) => [rules[prefix + id]].flat()[0] === "off"));
    this.config = [
      {
        files: [...sourceGlobs],
        plugins: { "silent-failure": plugin },
        languageOptions: {
          // The types of ESLint and of typescript-eslint tell comments apart in different words.
          parser: { ...fastParser, modules: this.recorder } as unknown as Linter.Parser,
          // The names of the language's own things cost time, and are not asked for.
          parserOptions: { programOnly: true, refusesGuesses: true, lib: [] },
        },
        // Comments for other tools' rules are none of our business.
        linterOptions: { reportUnusedDisableDirectives: "off", reportUnusedInlineConfigs: "off" },
        rules,
        settings,
      },
    ];
  }

  /** Never throws: what goes wrong in ESLint or in a rule is said of the file. */
  judge({ file, root, text, kept }: FileQuestion): FileAnswer {
    try {
      if (kept && stillHold(kept.grounds, file, root, this.modules))
        return { outcome: kept.outcome, grounds: null, digest: null };
      return this.read(file, root, text ?? this.files.readText(file));
    } catch (error) {
      return { outcome: failedOutcome(`Reading failed: ${reasonOf(error)}`), grounds: null, digest: null };
    }
  }

  private read(file: string, root: string, text: string): FileAnswer {
    // As the project knows it, which is how the rules will see it, too.
    const digest = digestOfFile(text);
    if (outOfScopeAtSight(file.startsWith(root) ? file.slice(root.length) : file, text)) return { ...nothing, digest };
    const linter = this.linterOf(root);
    this.recorder.forget();
    const messages = linter.verify(text, this.config, {
      filename: file,
      ruleFilter: ({ ruleId }: { ruleId: string }) => ruleId.startsWith(prefix),
    } as Linter.LintOptions);
    const isFailed = messages.some(({ fatal, messageId }) => fatal || messageId === "crashed");
    const sourceCode = linter.getSourceCode();
    const examination = isFailed ? null : plugin.examine(sourceCode);
    // Counting paths may look into modules that no rule has asked for: what it rests on is taken behind it.
    const units = examination ? reportedUnits(examination, sourceCode, this.offRules) : [];
    const grounds = this.recorder.take(file, root);
    const outcome = {
      messages: withoutFixes(messages),
      suppressedMessages: withoutFixes(suppressedIn(linter)),
      units,
      notFollowed: (examination?.facts.unread ?? []).map(({ reason }) => reason.replaceAll(`${root}/`, "")),
    };
    return { outcome, grounds: isFailed ? null : grounds, digest };
  }

  private linterOf(root: string): Linter {
    let linter = this.linters.get(root);
    if (!linter) {
      linter = new Linter({ configType: "flat", cwd: root });
      this.linters.set(root, linter);
    }
    return linter;
  }
}

const nothing: Omit<FileAnswer, "digest"> = {
  outcome: { messages: [], suppressedMessages: [], units: [], notFollowed: [] },
  grounds: { resolutions: {}, texts: {}, surroundings: null },
};

function suppressedIn(linter: Linter): readonly Linter.SuppressedLintMessage[] {
  // ESLint's types leave it out.
  const { getSuppressedMessages } = linter as unknown as {
    getSuppressedMessages(this: Linter): readonly Linter.SuppressedLintMessage[];
  };
  return getSuppressedMessages.call(linter).filter(({ ruleId }) => ruleId?.startsWith(prefix));
}
