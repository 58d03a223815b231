import { extensions } from "@silent-failure/configuration";
import { parse } from "jsonc-parser";
import { inPlace, type Proposal } from "../proposal.ts";
import { isRecord } from "../survey/manifest.ts";
import type { ProjectFolder } from "../survey/project-folder.ts";
import { editJson } from "./edit-json.ts";
import { editYaml } from "./edit-yaml.ts";

const command = "silent-failure check --staged";
const glob = `*.{${extensions.join(",")}}`;

/** lint-staged: a glob and what is run for it. */
export function lintStaged(folder: ProjectFolder, path: string): Proposal {
  const before = folder.read(path);
  if (before === null || before.includes("silent-failure check")) return inPlace;
  const after = edited(before, path);
  if (after !== null) return { changes: [{ path, before, after }], notes: [] };
  return {
    changes: [],
    notes: [{ sentence: `Let lint-staged run it too, in ${path}:`, text: `"${glob}": "${command}"` }],
  };
}

function edited(before: string, path: string): string | null {
  if (path === "package.json") return inJson(before, ["lint-staged"]);
  if (/\.ya?ml$/.test(path)) return inYaml(before);
  if (!/rc(?:\.json)?$/.test(path)) return null;
  // A bare .lintstagedrc may be either.
  return /^\s*\{/.test(before) ? inJson(before, []) : inYaml(before);
}

function inJson(before: string, at: readonly string[]): string | null {
  const whole: unknown = parse(before);
  const own = at.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : null), whole);
  if (!isRecord(own)) return null;
  const same = own[glob] ?? [];
  const commands = [...(Array.isArray(same) ? same : [same]), command].map((one) => JSON.stringify(one));
  return editJson(before, at, glob, commands.length === 1 ? (commands[0] ?? "") : `[${commands.join(", ")}]`);
}

function inYaml(before: string): string | null {
  return editYaml(before, (document) => {
    if (document.has(glob)) return false;
    document.set(glob, command);
    return true;
  });
}
