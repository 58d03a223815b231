import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ESLint, Linter } from "eslint";
import type { HostProject } from "./host-project.ts";
import { oxlintConfig } from "./oxlint-config.ts";

/** What both hosts say of a project's `src`, in the same words: `file:line:column-end rule: message`, sorted. */
export interface FindingsOfHosts {
  readonly oxlint: readonly string[];
  readonly eslint: readonly string[];
}

interface OxlintReport {
  readonly diagnostics: readonly {
    readonly message: string;
    readonly code?: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: Readonly<Record<"offset" | "length" | "line" | "column", number>> }[];
  }[];
  readonly number_of_files: number;
}

/** Runs both hosts with the same rules and settings; `written` is what stands in oxlint's configuration, if it is given as a text. */
export async function findingsOfHosts(
  project: HostProject,
  { rules = {}, settings = {} }: Pick<Linter.Config, "rules" | "settings">,
  written: string = JSON.stringify(oxlintConfig({ rules, settings })),
): Promise<FindingsOfHosts> {
  project.write(".oxlintrc.json", written);
  const { stdout, stderr } = await project.oxlint(["--format", "json", "src"]);
  if (!stdout.startsWith("{")) throw new Error(`oxlint says:\n${stdout}\n${stderr}`);
  const results = await project.eslint({ rules, settings });
  const report = JSON.parse(stdout) as OxlintReport;
  if (report.number_of_files !== results.length)
    throw new Error(`oxlint reads ${report.number_of_files} files, ESLint ${results.length}`);
  return { oxlint: findingsOfOxlint(project, report), eslint: findingsOfEslint(project, results) };
}

function findingsOfOxlint({ folder }: HostProject, { diagnostics }: OxlintReport): readonly string[] {
  return diagnostics
    .map(({ message, code = "?", filename, labels }) => {
      const bytes = readFileSync(join(folder, filename));
      const { line = 0, column = 0, offset = 0, length = 0 } = labels[0]?.span ?? {};
      // oxlint counts bytes.
      const end = bytes.subarray(0, offset + length).toString("utf8").length;
      const rule = code.replace(/^silent-failure\((.+)\)$/, "silent-failure/$1");
      return `${filename.replaceAll("\\", "/")}:${line}:${column}-${end} ${rule}: ${message}`;
    })
    .toSorted();
}

function findingsOfEslint({ folder }: HostProject, results: readonly ESLint.LintResult[]): readonly string[] {
  return results
    .flatMap(({ filePath, messages }) => {
      const starts = startsOfLines(readFileSync(filePath, "utf8"));
      const file = filePath.slice(folder.length + 1).replaceAll("\\", "/");
      return messages
        .filter(isOfPlugin)
        .map(({ line, column, endLine = line, endColumn = column, ruleId, message }) => {
          const end = (starts[endLine - 1] ?? 0) + endColumn - 1;
          return `${file}:${line}:${column}-${end} ${ruleId ?? "?"}: ${message}`;
        });
    })
    .toSorted();
}

/** ESLint speaks of comments for rules that it does not know, and of forms that it has given up. */
function isOfPlugin({ ruleId, message, fatal }: Linter.LintMessage): boolean {
  if (fatal) return true;
  return ruleId === null ? !/eslint-env/.test(message) : ruleId.startsWith("silent-failure/");
}

function startsOfLines(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n?|[\n\u2028\u2029]/g)].map(({ 0: end, index }) => index + end.length)];
}
