// A text that is being typed is broken most of the time: the editor's parser reads it, or says where it cannot.
import * as fastParser from "@silent-failure/fast-parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { expect, test } from "vitest";
import { randomNumbers } from "../../cases/mutations.ts";
import { root } from "../../house/source-files.ts";
import { messagesOf } from "./messages-of.ts";
import { ownSamples, type Sample } from "./samples.ts";

const roundsOfParsing = 40;
const samples = ownSamples();
const engine = { Linter, plugin, parser: fastParser, folder: root, followImports: false };

/** Cut off somewhere, or without one sign. */
function brokenVariant(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  return random() < 0.5 ? text.slice(0, at) : text.slice(0, at) + text.slice(at + 1);
}

/** Whether it could be read; whatever else is thrown than a syntax error with its place fails the test. */
function isRead({ path }: Sample, text: string): boolean {
  try {
    fastParser.parseForESLint(text, { filePath: path, sourceType: "module" });
    return true;
  } catch (error) {
    const place = error as { lineNumber?: number; column?: number; index?: number };
    if (!(error instanceof SyntaxError) || !place.lineNumber || !place.column || place.index === undefined)
      throw new Error(`the parser crashed on this variant of ${path}:\n${text}`, { cause: error });
    expect(place.lineNumber).toBeLessThanOrEqual(text.split(/\r\n?|[\n\u2028\u2029]/).length);
    expect(place.index).toBeLessThanOrEqual(text.length);
    return false;
  }
}

test("the parser never crashes", () => {
  const random = randomNumbers(20_260_102);
  let read = 0;
  for (const sample of samples)
    for (let round = 0; round < roundsOfParsing; round++)
      if (isRead(sample, brokenVariant(sample.text, random))) read += 1;
  expect(read).toBeGreaterThan(samples.length);
  expect(read).toBeLessThan(samples.length * roundsOfParsing);
});

test("no rule crashes on what the parser mended", () => {
  const random = randomNumbers(20_260_103);
  for (const sample of samples) {
    const text = brokenVariant(sample.text, random);
    const { messages } = messagesOf({ ...sample, text }, engine);
    const crashed = messages.filter(({ messageId }) => messageId === "crashed");
    expect(crashed, `${sample.path}:\n${text}`).toEqual([]);
  }
});
