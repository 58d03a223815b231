import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import plugin from "eslint-plugin-silent-failure";

/** A project on disk, for as long as a test runs. */
export class Project {
  readonly folder: string = mkdtempSync(join(tmpdir(), "silent-failure-project-"));

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
    this.linkPackages();
  }

  /** What a package manager does for a workspace: `packages/store` is installed as `@shop/store`. */
  private linkPackages(): void {
    const store = join(this.folder, "packages", "store");
    if (!existsSync(store)) return;
    mkdirSync(join(this.folder, "node_modules", "@shop"), { recursive: true });
    symlinkSync(store, join(this.folder, "node_modules", "@shop", "store"), "junction");
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** What a user's ESLint says of these files, each as `line rule/messageId`; `settings` are the shared ones. */
  async lint(paths: readonly string[], settings: object = {}): Promise<Readonly<Record<string, readonly string[]>>> {
    const results = await this.eslint(settings).lintFiles([...paths]);
    return Object.fromEntries(
      results.map(({ filePath, messages }) => [
        filePath.slice(this.folder.length + 1).replaceAll("\\", "/"),
        messages.map(
          ({ line, ruleId, messageId, message }) =>
            `${line} ${ruleId?.replace("silent-failure/", "") ?? message}/${messageId ?? ""}`,
        ),
      ]),
    );
  }

  /** The file after a remedy of its first finding, or null when that is not offered. */
  async remedied(path: string, remedy: string, settings: object = {}): Promise<string | null> {
    const [result] = await this.eslint(settings).lintFiles([path]);
    const text = readFileSync(join(this.folder, path), "utf8");
    const fix = result?.messages[0]?.suggestions?.find(({ messageId }) => messageId === remedy)?.fix;
    return fix ? text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]) : null;
  }

  private eslint(settings: object): ESLint {
    return new ESLint({
      cwd: this.folder,
      overrideConfigFile: true,
      overrideConfig: [
        { files: ["**/*.{ts,js}"], languageOptions: { parser }, settings: { "silent-failure": settings } },
        { files: ["**/*.cjs"], languageOptions: { sourceType: "commonjs" }, settings: { "silent-failure": settings } },
        ...plugin.configs.recommended,
      ],
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
