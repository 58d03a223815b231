// What a browser's worker runs: one script, in a JavaScript context that has nothing of Node.
import { createContext, Script } from "node:vm";
import * as fastParser from "@silent-failure/fast-parser";
import { build } from "esbuild";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { beforeAll, describe, expect, test } from "vitest";
import { linterOnly } from "../../../scripts/bundles/linter-only.mjs";
import { root } from "../../house/source-files.ts";
import { messagesOf } from "./messages-of.ts";
import { ownSamples, type Sample } from "./samples.ts";

/** Of what a worker has, the Linter asks for these. */
const page = createContext({ structuredClone, URL }) as { engine?: (sample: Sample) => string };

describe("the web bundle", () => {
  beforeAll(async () => {
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: ["test/editor/conformance/web-engine.ts"],
      bundle: true,
      platform: "browser",
      format: "iife",
      target: "es2022",
      conditions: ["silent-failure-source"],
      plugins: [linterOnly],
      write: false,
      logLevel: "warning",
    });
    new Script(outputFiles[0]?.text ?? "", { filename: "web-engine.js" }).runInContext(page);
  });

  test.each(ownSamples().map((sample) => [sample.path, sample] as const))("finds the same in %s", (_path, sample) => {
    const engine = { Linter, plugin, parser: fastParser, folder: "/", followImports: false };
    const inNode = JSON.stringify(messagesOf(sample, engine));
    expect(JSON.parse(page.engine?.(sample) ?? "")).toEqual(JSON.parse(inNode));
  });
});
