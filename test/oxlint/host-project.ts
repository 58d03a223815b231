import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ESLint, Linter } from "eslint";
import { root } from "../house/source-files.ts";
import { run, type Outcome } from "../package/run.ts";

/** A project with the built plugin in its node_modules, as a user installs it. */
export class HostProject {
  readonly folder: string = realpathSync(mkdtempSync(join(tmpdir(), "silent-failure-oxlint-")));

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
    mkdirSync(join(this.folder, "node_modules"), { recursive: true });
    const plugin = join(root, "packages/eslint-plugin");
    symlinkSync(plugin, join(this.folder, "node_modules/eslint-plugin-silent-failure"), "junction");
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  oxlint(args: readonly string[]): Promise<Outcome> {
    return run(process.execPath, [join(root, "node_modules/oxlint/bin/oxlint"), ...args], this.folder);
  }

  /** The results of a user's ESLint, with this configuration behind a parser for TypeScript. */
  async eslint(config: Linter.Config): Promise<readonly ESLint.LintResult[]> {
    this.write(
      "eslint.config.mjs",
      `import parser from ${JSON.stringify(join(root, "test/node_modules/@typescript-eslint/parser/dist/index.js"))};
import silentFailure from "eslint-plugin-silent-failure";
export default [
  { files: ["**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}"], languageOptions: { parser } },
  // Comments for rules that are not loaded here would count as faults of the file.
  { linterOptions: { reportUnusedDisableDirectives: "off" } },
  { plugins: { "silent-failure": silentFailure }, ...${JSON.stringify(config)} },
];
`,
    );
    const program = join(root, "test/node_modules/eslint/bin/eslint.js");
    const { stdout, stderr } = await run(process.execPath, [program, "--format", "json", "src"], this.folder);
    if (!stdout.startsWith("[")) throw new Error(`ESLint says:\n${stdout}\n${stderr}`);
    return JSON.parse(stdout) as ESLint.LintResult[];
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
