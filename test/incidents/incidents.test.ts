import { readFileSync } from "node:fs";
import { join } from "node:path";
import plugin from "eslint-plugin-silent-failure";
import { describe, expect, test } from "vitest";
import { lint, type Verdict } from "../cases/lint.ts";
import { typeFaults } from "../cases/type-faults.ts";
import { root } from "../house/source-files.ts";
import { incidents } from "./incident-files.ts";

const found = incidents();
const recommended = new Set(plugin.configs.recommended.flatMap(({ rules = {} }) => Object.keys(rules)));

/** Rules that speak up, each with its line. The path is that of a service: nothing in it says that this is a test. */
function findingsIn(text: string, path: string, isStrict: boolean): readonly string[] {
  const verdicts: readonly Verdict[] | null = lint(text, path, { isStrict, settings: {} });
  expect(verdicts, "does not parse").not.toBeNull();
  return (verdicts ?? []).map(({ rule, line, messageId }) => `${rule}/${messageId}:${line}`);
}

describe.each(found.map((incident) => [incident.slug, incident] as const))("%s", (slug, incident) => {
  test("is found before it was mended", () => {
    const isStrict = !recommended.has(`silent-failure/${incident.rule}`);
    const findings = findingsIn(incident.before, `${slug}/before.ts`, isStrict);
    expect(findings.map((finding) => finding.replace(/\/.*/, ""))).toContain(incident.rule);
  });

  test("is left alone once it was", () => {
    expect(findingsIn(incident.after, `${slug}/after.ts`, false)).toEqual([]);
  });

  test("names rule and source on its page", () => {
    expect(incident.page.startsWith(`# ${slug}\n`)).toBe(true);
    expect(incident.page).toContain(`\`${incident.rule}\``);
    expect(incident.page).toMatch(/https:\/\/\S+/);
  });
});

test("the table lists every incident with its rule", () => {
  const table = readFileSync(join(root, "test/incidents/README.md"), "utf8");
  const rows = [...table.matchAll(/^\| \[([^\]]+)\]\(\1\/README\.md\) +\| .* \| `([a-z-]+)` +\| .*https:\/\//gm)];
  expect(rows.map(([, slug, rule]) => [slug, rule])).toEqual(found.map(({ slug, rule }) => [slug, rule]));
});

test("incidents type-check", { timeout: 60_000 }, () => {
  const files = found.flatMap(({ slug }) => [`test/incidents/${slug}/before.ts`, `test/incidents/${slug}/after.ts`]);
  expect(typeFaults(files, "test/incidents/incident-modules.d.ts")).toEqual([]);
});
