import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Library } from "@silent-failure/analysis";
import { expect, test } from "vitest";
import { root } from "../house/source-files.ts";
import { undeclared } from "./undeclared.mjs";

const here = join(root, "test/vocabulary");
const folder = join(root, "packages/analysis/src/vocabulary/libraries");
const installed = readdirSync(folder)
  .map((name) => readJson(join(folder, name)) as Library)
  .filter((library) => existsSync(join(here, "node_modules", nameOf(library), "package.json")));

test("thirty libraries and more are installed, in the version that they were checked against", () => {
  expect(installed.length).toBeGreaterThanOrEqual(30);
  const versions = installed.map((library) => {
    const { version } = readJson(join(here, "node_modules", nameOf(library), "package.json")) as { version: string };
    return `${nameOf(library)}@${version}`;
  });
  expect(versions).toEqual(installed.map(({ checked }) => checked));
});

test("every class, member, command and function that the vocabulary names is declared", { timeout: 60_000 }, () => {
  expect(undeclared(installed, here, new Map())).toEqual([]);
});

test("a name that a library lost is reported, with the version", { timeout: 60_000 }, () => {
  const invented: Library = {
    id: "bee-line",
    kind: "job-queue",
    checked: "pino@10.4.0",
    imports: ["pino"],
    operations: [
      { is: "log", calls: ["info", "whisper"] },
      { is: "write", on: "Logger", calls: ["flush", "rinse"] },
      { is: "write", functions: ["pino", "spruce"] },
    ],
  };
  expect(undeclared([invented], here, new Map())).toEqual([
    "bee-line: whisper is not declared in pino@10.4.0",
    "bee-line: Logger.rinse is not declared in pino@10.4.0",
    "bee-line: spruce is not declared in pino@10.4.0",
  ]);
});

/** The package of `checked`, without its version; of `@types/node` no copy is meant. */
function nameOf({ checked }: Library): string {
  return (checked ?? "").startsWith("@types/") ? "" : (checked ?? "").replace(/(?<=.)@.*$/, "");
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
