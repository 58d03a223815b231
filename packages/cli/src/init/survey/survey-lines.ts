import { plural } from "../../output/plural.ts";
import type { Survey } from "./survey.ts";

/** What was seen, a line per question that somebody may have. */
export function surveyLines(seen: Survey): readonly (readonly [label: string, text: string])[] {
  const { libraries } = seen;
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ["project", [packages(seen), ...seen.monorepoTools, ...seen.languages.slice(0, 3).map(([name]) => name)]],
    ["linters", linters(seen)],
    ["logs with", libraries.logs],
    ["counts with", libraries.counts],
    ["alerts with", libraries.alerts],
    ["queues", libraries.queues],
    ["CI", seen.ci],
    ["before commits", seen.preCommit.map(({ name }) => name)],
  ];
  return rows.flatMap(([label, parts]) => (parts.length === 0 ? [] : [[label, parts.join(" · ")] as const]));
}

function packages({ packageManager, workspace }: Survey): string {
  const { name, version } = packageManager;
  const manager = version === null ? name : `${name} ${version.split(".")[0]}`;
  return workspace === null ? manager : `${manager} workspace with ${plural(workspace.length, "package")}`;
}

function linters({ eslint, oxlint }: Survey): readonly string[] {
  const parts: string[] = [];
  if (eslint) {
    const file = eslint.config ?? eslint.oldConfig;
    const version = eslint.version === null ? "" : ` ${eslint.version[0]}`;
    parts.push(`ESLint${version}${file === null ? "" : ` (${file})`}`);
  }
  if (oxlint !== null) parts.push(`oxlint (${oxlint})`);
  return parts;
}
