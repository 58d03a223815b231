import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { ConfigFault, type Config } from "@silent-failure/configuration";
import { findConfig, isInside, LeftOut, readConfig, ShownPath } from "@silent-failure/configuration/files";
import * as l10n from "@vscode/l10n";
import { filePathOf, wordPathOf } from "../service/document-path.ts";
import type { EditorSettings } from "../service/editor-settings.ts";
import { judgingByConfig, judgingByProject } from "../service/judging.ts";
import { reasonNotRead } from "../service/reason-not-read.ts";
import type { Situation, Situations, Subject } from "../service/situation.ts";
import type { ProjectEslint } from "./project-eslint.ts";

interface KnownConfig {
  /** Changes when the file does. */
  readonly stamp: string;
  readonly config: Config;
  /** As people know it. */
  readonly shown: string | null;
  readonly folder: string | null;
  readonly problem: string | null;
}

const noConfig: KnownConfig = { stamp: "", config: {}, shown: null, folder: null, problem: null };

export interface FileSurrounding {
  /** The workspace's folders, absolute. */
  readonly folders: () => readonly string[];
  readonly settingsOf: (uri: string) => Promise<EditorSettings>;
  /** Whether code of the workspace may be executed. */
  readonly isTrusted: () => boolean;
}

/** Finds out how documents are judged from the files around them. */
export class FileSituations implements Situations {
  private readonly around: FileSurrounding;
  private readonly project: ProjectEslint | null;
  private readonly configs = new Map<string, KnownConfig>();
  private readonly leftOut = new Map<string, LeftOut>();

  constructor(around: FileSurrounding, project: ProjectEslint | null) {
    this.around = around;
    this.project = project;
  }

  async of({ uri, languageId, length }: Subject): Promise<Situation> {
    const editor = await this.around.settingsOf(uri);
    const file = filePathOf(uri);
    const folders = this.around.folders();
    const home = folders
      .filter((folder) => file !== null && isInside(file, folder))
      .toSorted((a, b) => b.length - a.length)[0];
    const folder = home ?? (file === null ? (folders[0] ?? "/") : dirname(file));
    const path = file ?? join(folder, wordPathOf(uri, languageId));
    const base = { folder, path };
    const off = reasonNotRead(editor, length);
    const word =
      off === null && file !== null && editor.engine === "auto" && this.around.isTrusted()
        ? await this.project?.levelsFor(file)
        : null;
    if (word?.kind === "found") {
      const configuration = new ShownPath(folder).of(word.configFile);
      const leftOut = word.ignored ? l10n.t("the project's ESLint ignores it ({0})", configuration) : null;
      const judging = judgingByProject(word, editor);
      return { ...base, engine: "project", judging, configuration, problem: word.problem, leftOut };
    }
    const known = this.config(file === null ? folder : dirname(file), folder);
    const judging = judgingByConfig(known.config, editor);
    const leftOut = off ?? (file === null ? null : this.reasonLeftOut(file, folder, known));
    const problem = known.problem ?? (word?.kind === "problem" ? word.sentence : null);
    return { ...base, engine: "bundled", judging, configuration: known.shown, problem, leftOut };
  }

  /** Why a file of a folder is not read, for the workspace's scan as well; a separator at the end says that it is a folder. */
  reasonLeftOut(path: string, folder: string, known: KnownConfig = this.config(dirname(path), folder)): string | null {
    const key = `${folder}\0${known.stamp}`;
    let rooms = this.leftOut.get(key);
    if (!rooms) {
      const shown = new ShownPath(folder);
      const given = { folder, patterns: [] };
      const configured = { folder: known.folder ?? folder, patterns: known.config.ignore ?? [] };
      rooms = new LeftOut(folder, { given, configured, onlyGiven: false }, shown);
      this.leftOut.set(key, rooms);
    }
    const word = rooms.findReason(path);
    if (word === undefined) return null;
    return word === "default"
      ? l10n.t("it is generated, or a dependency")
      : l10n.t("{0} leaves it out", word === "the configuration" ? (known.shown ?? word) : word);
  }

  /** The nearest configuration, read again when its file has changed; while it is broken, what it said before counts. */
  private config(folder: string, root: string): KnownConfig {
    const path = findConfig(folder);
    if (path === undefined) return noConfig;
    const before = this.configs.get(path);
    const stamp = stampOf(path);
    if (before?.stamp === stamp) return before;
    const shown = new ShownPath(root).of(path);
    const known = { stamp, shown, folder: dirname(path) };
    let read: KnownConfig;
    try {
      read = { ...known, config: readConfig(path, shown), problem: null };
    } catch (error) {
      const problem = error instanceof ConfigFault ? (error.sentences[0] ?? error.message) : String(error);
      read = { ...known, config: before?.config ?? {}, problem };
    }
    this.configs.set(path, read);
    return read;
  }

  isConfiguration(uri: string): boolean {
    const file = filePathOf(uri);
    return file !== null && this.project?.watchedFiles().includes(file) === true;
  }

  forget(): void {
    this.leftOut.clear();
    this.project?.reload();
  }

  dispose(): void {
    this.project?.dispose();
  }
}

function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${path} ${stats.mtimeMs} ${stats.size}` : `${path} gone`;
}
