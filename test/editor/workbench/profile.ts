import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export type Settings = Readonly<Record<string, unknown>>;

/** Nothing that greets, asks or fetches, and nothing that types by itself, so that Tab goes to the next tab stop. */
const quiet: Settings = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "telemetry.telemetryLevel": "off",
  "security.workspace.trust.enabled": false,
  "extensions.ignoreRecommendations": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "files.autoSave": "off",
  "editor.quickSuggestions": { other: "off", comments: "off", strings: "off" },
  "editor.suggestOnTriggerCharacters": false,
  "editor.wordBasedSuggestions": "off",
  "editor.parameterHints.enabled": false,
  // What is copied is what is selected, and nothing when nothing is.
  "editor.emptySelectionClipboard": false,
  // Lines of the editor are read from the page, where these would stand between them.
  "editor.inlayHints.enabled": "off",
  "editor.codeLens": false,
  "editor.stickyScroll.enabled": false,
  "editor.minimap.enabled": false,
  "editor.wordWrap": "off",
  // So small that every line of an example is on the screen, whatever panel is open.
  "editor.fontSize": 8,
  "editor.lineHeight": 10,
};

/** Where a VS Code keeps everything that it knows of its user: a temporary folder. */
export class Profile {
  readonly folder: string = mkdtempSync(join(tmpdir(), "silent-failure-vscode-"));

  constructor() {
    this.setSettings();
  }

  /** For the command line of VS Code's server. */
  get args(): readonly string[] {
    const at = (name: string): string => join(this.folder, name);
    return ["--server-data-dir", at("server"), "--user-data-dir", at("user"), "--extensions-dir", this.extensions];
  }

  get extensions(): string {
    return join(this.folder, "extensions");
  }

  /** Of the user, besides those that keep VS Code quiet; read by windows that are opened from now on. */
  setSettings(settings: Settings = {}): void {
    const file = join(this.folder, "user/User/settings.json");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ ...quiet, ...settings }));
  }

  remove(): void {
    // A process that is just ending may still write into it.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
