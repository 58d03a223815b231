// The editor's parser against the one of the command line: the same findings, trails and plans, whatever is read.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import * as fastParser from "@silent-failure/fast-parser";
import * as typescriptParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "../../house/source-files.ts";
import { messagesOf, type SampleMessages } from "./messages-of.ts";
import { ownSamples, publishedSamples, type Sample } from "./samples.ts";

const shared = { Linter, plugin, folder: root, followImports: true };

function messagesBy(parser: Linter.Parser, sample: Sample): SampleMessages {
  return messagesOf(sample, { ...shared, parser });
}

describe("both parsers lead to the same messages", () => {
  const samples = ownSamples();
  let found = 0;

  test.each(samples.map((sample) => [sample.path, sample] as const))("for %s", (_path, sample) => {
    const messages = messagesBy(fastParser, sample);
    expect(messages).toEqual(messagesBy(typescriptParser, sample));
    found += messages.messages.length;
  });

  test("which are many", () => {
    expect(found).toBeGreaterThan(samples.length);
  });
});

describe("both parsers lead to the same messages for published packages", () => {
  let samples: readonly Sample[] = [];

  beforeAll(async () => {
    await promisify(execFile)(process.execPath, [join(root, "test/ecosystem/fetch-packages.mjs")]);
    samples = publishedSamples();
  }, 600_000);

  test("in which something is found", { timeout: 300_000 }, () => {
    expect(samples.length).toBeGreaterThan(10);
    let found = 0;
    for (const sample of samples) {
      const messages = messagesBy(fastParser, sample);
      expect({ path: sample.path, ...messages }).toEqual({
        path: sample.path,
        ...messagesBy(typescriptParser, sample),
      });
      found += messages.messages.length;
    }
    expect(found).toBeGreaterThanOrEqual(samples.length);
  });
});
