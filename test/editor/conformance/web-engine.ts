import * as parser from "@silent-failure/fast-parser";
import plugin from "eslint-plugin-silent-failure";
import { Linter } from "eslint/universal";
import { messagesOf, type SampleMessages } from "./messages-of.ts";
import type { Sample } from "./samples.ts";

/** What a page finds in a sample, as JSON: objects of one JavaScript context are none to another. */
function engine(sample: Sample): string {
  const messages: SampleMessages = messagesOf(sample, { Linter, plugin, parser, folder: "/", followImports: false });
  return JSON.stringify(messages);
}

Object.assign(globalThis, { engine });
