import { Linter } from "eslint";
import { expect, test } from "vitest";
import plugin from "eslint-plugin-silent-failure";

test("a rule that throws becomes a message, and ESLint goes on", () => {
  const linter = new Linter();
  const messages = linter.verify("debugger;\n", [
    {
      plugins: { "silent-failure": plugin },
      // Not a library: looking it up throws.
      settings: { "silent-failure": { libraries: [null] } },
      rules: { "silent-failure/silent-guard": "error", "no-debugger": "error" },
    },
  ]);
  expect(messages.map(({ ruleId, messageId }) => [ruleId, messageId])).toEqual([
    ["silent-failure/silent-guard", "crashed"],
    ["no-debugger", "unexpected"],
  ]);
  expect(messages[0]?.message).toContain("could not be read by `silent-guard`");
});
