import { ConfigFault, parseConfig, type Config } from "@silent-failure/configuration";
import { wordPathOf } from "./document-path.ts";
import type { EditorSettings } from "./editor-settings.ts";
import { judgingByConfig } from "./judging.ts";
import { reasonNotRead } from "./reason-not-read.ts";
import type { Situation, Situations, Subject } from "./situation.ts";

const configName = "silent-failure.config.json";

interface Around {
  readonly folders: () => readonly string[];
  readonly settingsOf: (uri: string) => Promise<EditorSettings>;
  readonly readFile: (uri: string) => Promise<string | null>;
}

interface KnownConfig {
  readonly config: Config;
  readonly shown: string | null;
  readonly problem: string | null;
}

/** Finds out how documents are judged where no file can be read but by asking the client: in a browser. */
export class AskedSituations implements Situations {
  private readonly around: Around;
  private readonly configs = new Map<string, Promise<KnownConfig>>();
  /** What counted before a configuration was broken. */
  private readonly last = new Map<string, Config>();

  constructor(around: Around) {
    this.around = around;
  }

  async of({ uri, languageId, length }: Subject): Promise<Situation> {
    const editor = await this.around.settingsOf(uri);
    const folders = this.around.folders().map((folder) => folder.replace(/\/$/, ""));
    const root = folders.find((folder) => uri.startsWith(`${folder}/`)) ?? null;
    const { config, shown, problem } = root === null ? noConfig : await this.configOf(root);
    const path = root === null ? wordPathOf(uri, languageId) : wordPathOf(uri.slice(root.length), languageId);
    const leftOut = reasonNotRead(editor, length);
    const judging = judgingByConfig(config, editor);
    return { engine: "bundled", folder: "/", path: `/${path}`, judging, configuration: shown, problem, leftOut };
  }

  isConfiguration(): boolean {
    return false;
  }

  forget(): void {
    this.configs.clear();
  }

  dispose(): void {
    this.configs.clear();
  }

  private configOf(root: string): Promise<KnownConfig> {
    let known = this.configs.get(root);
    if (!known) {
      known = this.read(root);
      this.configs.set(root, known);
    }
    return known;
  }

  private async read(root: string): Promise<KnownConfig> {
    const text = await this.around.readFile(`${root}/${configName}`);
    if (text === null) return noConfig;
    try {
      const config = parseConfig(text, configName);
      this.last.set(root, config);
      return { config, shown: configName, problem: null };
    } catch (error) {
      const problem = error instanceof ConfigFault ? (error.sentences[0] ?? error.message) : String(error);
      return { config: this.last.get(root) ?? {}, shown: configName, problem };
    }
  }
}

const noConfig: KnownConfig = { config: {}, shown: null, problem: null };
