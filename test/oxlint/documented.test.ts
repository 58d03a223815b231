// The configurations of docs/oxlint.md and README.md, run as they stand there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { afterEach, describe, expect, test, vi } from "vitest";
import { root } from "../house/source-files.ts";
import { findingsOfHosts } from "./findings-of-hosts.ts";
import { HostProject } from "./host-project.ts";

// Whole programs are started.
vi.setConfig({ testTimeout: 300_000 });

type Config = Pick<Linter.Config, "rules" | "settings">;

let project: HostProject | undefined;
afterEach(() => project?.remove());

function configsIn(page: string): readonly string[] {
  const text = readFileSync(join(root, page), "utf8");
  return [...text.matchAll(/^```json\n([^]*?)^```/gm)]
    .map(([, json = ""]) => json)
    .filter((json) => json.includes("jsPlugins"));
}

const documented = ["docs/oxlint.md", "README.md"].flatMap((page) =>
  configsIn(page).map((text, index) => [`${page}, ${index + 1}`, text] as const),
);

describe("a configuration of oxlint that is documented", () => {
  test.each(documented)("finds what ESLint finds with the same: %s", async (_place, text) => {
    const incident = readFileSync(join(root, "examples/stock-consumer/src/consumer.ts"), "utf8");
    project = new HostProject({ "src/consumer.ts": incident });
    const { oxlint, eslint } = await findingsOfHosts(project, JSON.parse(text) as Config, text);
    const ours = oxlint.filter((finding) => finding.includes(" silent-failure/"));
    expect(ours).toEqual(eslint);
    expect(ours.length).toBeGreaterThan(0);
  });

  test("is there for both levels, and for settings", () => {
    const configs = documented.map(([, text]) => JSON.parse(text) as Config);
    for (const level of ["recommended", "strict"] as const)
      expect(configs.map(({ rules }) => rules)).toContainEqual(plugin.configs[level][0]?.rules);
    expect(configs.some(({ settings }) => settings?.["silent-failure"])).toBe(true);
  });
});
