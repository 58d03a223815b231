import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { expect, test } from "vitest";
import plugin from "eslint-plugin-silent-failure";

test("a rule that throws becomes a message, and ESLint goes on", () => {
  const linter = new Linter();
  const code = "debugger;\nqueue.process(async (job) => { if (!job.data.id) return; await store.save(job.data); });\n";
  const broken = {
    parseForESLint(text: string) {
      const parsed = parser.parseForESLint(text, { range: true, loc: true, comment: true, tokens: true });
      const fail = (): never => {
        throw new Error("types are out of order");
      };
      // What a parser with types leaves for rules: here, every question fails.
      return { ...parsed, services: { program: { getTypeChecker: fail }, esTreeNodeToTSNodeMap: { get: fail } } };
    },
  };
  const messages = linter.verify(code, [
    {
      languageOptions: { parser: broken as unknown as Linter.Parser },
      plugins: { "silent-failure": plugin },
      rules: { "silent-failure/silent-guard": "error", "no-debugger": "error" },
    },
  ]);
  expect(messages.map(({ ruleId, messageId }) => [ruleId, messageId])).toEqual([
    ["silent-failure/silent-guard", "crashed"],
    ["no-debugger", "unexpected"],
  ]);
  expect(messages[0]?.message).toContain("could not be read by `silent-guard`");
});
