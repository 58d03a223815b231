import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Library } from "@silent-failure/analysis";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { root } from "./source-files.ts";

const folder = join(root, "packages/analysis/src/vocabulary");
const validate = new Ajv2020({ allErrors: true, strictRequired: false }).compile(
  readJson("library.schema.json") as object,
);
const names = readdirSync(join(folder, "libraries"));

describe.each(names)("libraries/%s", (name) => {
  const data = readJson(join("libraries", name));

  test("has the shape of library.schema.json", () => {
    validate(data);
    expect((validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([]);
  });

  test("is named after its library", () => {
    const library = data as Library;
    expect(name).toBe(`${library.id.replace(/^@/, "").replaceAll(/[/:]/g, "-")}.json`);
  });

  test("says what a return and a throw mean for each message, job and cron unit", () => {
    const units = ((data as Library).units ?? []).filter(({ is }) => /^(?:message|job|cron)$/.test(is));
    expect(units.filter((unit) => !unit.settles || !unit.throwReaches || !unit.onReturn)).toEqual([]);
  });

  test("gives a member one meaning", () => {
    expect(doubleMeanings(data as Library)).toEqual([]);
  });
});

test("no two libraries claim the same import", () => {
  const owners = new Map<string, string>();
  const faults: string[] = [];
  for (const name of names) {
    for (const source of (readJson(join("libraries", name)) as Library).imports) {
      const owner = owners.get(source);
      if (owner !== undefined) faults.push(`${source}: ${owner} and ${name}`);
      owners.set(source, name);
    }
  }
  expect(faults).toEqual([]);
});

/** `on.member` that has a second meaning without an option that tells the two apart. */
function doubleMeanings(library: Library): readonly string[] {
  const known = new Set<string>();
  const doubles: string[] = [];
  for (const operation of library.operations ?? []) {
    if (operation.option !== undefined) continue;
    for (const form of ["calls", "commands", "functions"] as const) {
      for (const member of operation[form] ?? []) {
        const key = `${operation.on ?? "any object"} · ${form} · ${member}`;
        if (known.has(key)) doubles.push(key);
        known.add(key);
      }
    }
  }
  return doubles;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(folder, path), "utf8"));
}
