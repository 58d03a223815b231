// A text that is being typed is broken most of the time: the editor's parser reads it, or says where it cannot.
import * as fastParser from "@silent-failure/fast-parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { expect, test } from "vitest";
import { randomNumbers } from "../../cases/mutations.ts";
import { root } from "../../house/source-files.ts";
import { messagesOf } from "./messages-of.ts";
import { ownSamples, type Sample } from "./samples.ts";

const roundsOfParsing = 12;
const samples = ownSamples();
const engine = { Linter, plugin, parser: fastParser, folder: root, followImports: false };

/** Cut off somewhere, or without one sign. */
function brokenVariant(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  return random() < 0.5 ? text.slice(0, at) : text.slice(0, at) + text.slice(at + 1);
}

function hasPlaceIn(text: string, error: unknown): boolean {
  const { lineNumber = 0, column = 0, index = -1 } = error as { lineNumber?: number; column?: number; index?: number };
  const lines = text.split(/\r\n?|[\n\u2028\u2029]/).length;
  const isInside = lineNumber > 0 && lineNumber <= lines && column > 0 && index >= 0 && index <= text.length;
  return error instanceof SyntaxError && isInside;
}

/** Whether it could be read; whatever else is thrown than a syntax error with its place fails the test. */
function isRead({ path }: Sample, text: string): boolean {
  try {
    fastParser.parseForESLint(text, { filePath: path, sourceType: "module" });
    return true;
  } catch (error) {
    if (!hasPlaceIn(text, error))
      throw new Error(`the parser crashed on this variant of ${path}:\n${text}`, { cause: error });
    return false;
  }
}

test("the parser never crashes", { timeout: 300_000 }, () => {
  const random = randomNumbers(20_260_102);
  let read = 0;
  for (const sample of samples)
    for (let round = 0; round < roundsOfParsing; round++)
      if (isRead(sample, brokenVariant(sample.text, random))) read += 1;
  expect(read).toBeGreaterThan(samples.length);
  expect(read).toBeLessThan(samples.length * roundsOfParsing);
});

test("no rule crashes on what the parser mended", { timeout: 300_000 }, () => {
  const random = randomNumbers(20_260_103);
  const crashes: object[] = [];
  for (const sample of samples) {
    const text = brokenVariant(sample.text, random);
    const { messages } = messagesOf({ ...sample, text }, engine);
    crashes.push(
      ...messages.filter(({ messageId }) => messageId === "crashed").map(({ message }) => ({ message, text })),
    );
  }
  expect(crashes).toEqual([]);
});
