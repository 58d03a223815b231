// oxlint with the built plugin as a JavaScript plugin, against ESLint with the same plugin: the same findings.
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import plugin from "eslint-plugin-silent-failure";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { ownSamples } from "../editor/conformance/samples.ts";
import { root } from "../house/source-files.ts";
import { findingsOfHosts } from "./findings-of-hosts.ts";
import { HostProject } from "./host-project.ts";

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const levels = ["recommended", "strict"] as const;
const rulesOf = (level: (typeof levels)[number]) => plugin.configs[level][0]?.rules ?? {};

/** Scripts and modules, JavaScript and TypeScript, in folders that import each other. */
const packages = ["@better-auth/stripe", "@nocobase/server", "ep_etherpad-lite", "iobroker.influxdb", "openhim-core"];

let project: HostProject | undefined;
afterEach(() => {
  project?.remove();
  project = undefined;
});

/** Own samples by the settings of the projects that they stand for: these hold for a whole run. */
function samplesBySettings(): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const groups = new Map<string, Record<string, string>>();
  for (const { path, text, settings } of ownSamples()) {
    const key = JSON.stringify(settings);
    const group = groups.get(key) ?? {};
    groups.set(key, group);
    group[`src/${path}`] = text;
  }
  return groups;
}

function filesOfPackages(): Readonly<Record<string, string>> {
  const store = join(root, "test/ecosystem/.packages");
  const paths = packages.flatMap((name) =>
    readdirSync(join(store, name), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.[cm]?[jt]s$/.test(path))
      .map((path) => `${name}/${path.replaceAll("\\", "/")}`),
  );
  return Object.fromEntries(paths.map((path) => [`src/${path}`, readFileSync(join(store, path), "utf8")]));
}

describe.each(levels)("oxlint and ESLint find the same at level %s", (level) => {
  const groups = [...samplesBySettings()];
  let found = 0;

  test.each(groups)("in own samples with the settings %s", async (settings, files) => {
    project = new HostProject(files);
    const config = { rules: rulesOf(level), settings: { "silent-failure": JSON.parse(settings) as object } };
    const { oxlint, eslint } = await findingsOfHosts(project, config);
    expect(oxlint).toEqual(eslint);
    found += eslint.length;
  });

  test("of which there are many, some with settings", () => {
    expect(found).toBeGreaterThan(500);
    expect(groups.length).toBeGreaterThan(3);
  });

  describe("in published packages", () => {
    beforeAll(async () => {
      await promisify(execFile)(process.execPath, [join(root, "test/ecosystem/fetch-packages.mjs")]);
    });

    test("of scripts and modules", async () => {
      project = new HostProject(filesOfPackages());
      const { oxlint, eslint } = await findingsOfHosts(project, { rules: rulesOf(level) });
      expect(oxlint).toEqual(eslint);
      expect(eslint.length).toBeGreaterThan(packages.length);
    });
  });
});
