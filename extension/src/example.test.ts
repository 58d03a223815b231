import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { expect, test } from "vitest";
import { exampleText } from "./example.ts";

test("the example of the walkthrough shows what its comments say", () => {
  const messages = new Linter().verify(exampleText, [...plugin.configs.recommended], "example.js");
  expect(messages.map(({ ruleId, line }) => `${line} ${ruleId}`)).toEqual([
    "12 silent-failure/masked-write-failure",
    "21 silent-failure/silent-guard",
  ]);
});
