import { configName } from "@silent-failure/configuration/files";
import { plural } from "../output/plural.ts";
import { UsageError } from "../usage-error.ts";
import { eslintBlock, parserName, pluginName } from "./eslint/eslint-block.ts";
import type { Today } from "./first-baseline.ts";
import type { OpenProject } from "./open-project.ts";
import { preCommit } from "./pre-commit/pre-commit.ts";
import type { Note, Proposal, ProposedChange } from "./proposal.ts";
import { ciJob } from "./writers/ci-job.ts";
import { configFile } from "./writers/config-file.ts";
import { gitFiles } from "./writers/git-files.ts";
import { ownCommands } from "./writers/own-commands.ts";

/** Everything that a project needs for the gate and does not have, and what is left to its people. */
export function setUp(project: OpenProject, today: Today, wantsEslint: boolean | undefined): Proposal {
  const { folder, seen } = project;
  const parts = [settings(project, today, wantsEslint), ciJob(folder, seen), preCommit(folder, seen), gitFiles(folder)];
  const changes = parts.flatMap((part) => part.changes);
  const install = installNote(project, changes);
  return { changes, notes: [...(install ? [install] : []), ...parts.flatMap((part) => part.notes)] };
}

/** The rules stand in ESLint's configuration, or in our own. */
function settings({ folder, seen }: OpenProject, today: Today, wantsEslint: boolean | undefined): Proposal {
  const config = seen.eslint?.config ?? null;
  const refusal = eslintRefusal(seen.eslint);
  if (wantsEslint === true && refusal !== null) throw new UsageError(refusal);
  const has = config !== null && folder.read(config)?.includes(pluginName) === true;
  if (wantsEslint === true || (has && wantsEslint === undefined)) {
    const block = eslintBlock(folder, seen);
    if (today.findings === 0 || has) return block;
    const sentence = `ESLint will fail on the ${plural(today.findings, "finding")} of today as well, as it knows no baseline. silent-failure baseline export writes what the baseline knows into ESLint's own eslint-suppressions.json.`;
    return { ...block, notes: [...block.notes, { sentence }] };
  }
  if (wantsEslint === undefined && refusal === null && !folder.has(configName)) {
    const block = today.findings === 0 && today.problem === null ? eslintBlock(folder, seen) : null;
    if (block && block.changes.length > 0) return block;
    const sentence = `${config} was left alone, since ESLint would fail on today's findings. For them in ESLint as well: silent-failure init --eslint.`;
    const own = configFile(folder);
    return block ? { ...own, notes: block.notes } : { ...own, notes: [{ sentence }] };
  }
  return configFile(folder);
}

function eslintRefusal(eslint: OpenProject["seen"]["eslint"]): string | null {
  if (!eslint?.config) {
    const old = eslint?.oldConfig ? `, only ${eslint.oldConfig} in the old form` : "";
    return `--eslint needs a flat configuration (eslint.config.js or the like), and there is none${old}. Leave --eslint out: the command line needs no ESLint.`;
  }
  const [major, minor] = eslint.version ?? [10, 0];
  if (major > 9 || (major === 9 && minor >= 15)) return null;
  return `--eslint needs ESLint 9.15 or newer, and this project has ${major}${Number.isFinite(minor) ? `.${minor}` : ""}. Leave --eslint out: the command line needs no ESLint.`;
}

function installNote({ folder, seen }: OpenProject, changes: readonly ProposedChange[]): Note | null {
  const config = seen.eslint?.config ?? null;
  const text =
    changes.find(({ path }) => path === config)?.after ?? (config === null ? "" : (folder.read(config) ?? ""));
  const wanted = [
    "silent-failure",
    ...[pluginName, parserName].filter((name) => text.includes(`"${name}"`) || text.includes(`'${name}'`)),
  ];
  const missing = wanted.filter((name) => !seen.dependencies.has(name));
  return missing.length === 0 ? null : { sentence: "Install what this needs:", text: ownCommands(seen).add(missing) };
}
