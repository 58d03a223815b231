import { describe, expect, test } from "vitest";
import { findingsText } from "./findings-text.ts";
import type { FindingReport } from "./protocol.ts";

const range = (line: number, from: number, to: number): FindingReport["range"] => ({
  start: { line, character: from },
  end: { line, character: to },
});

const finding: FindingReport = {
  rule: "silent-guard",
  message: "The bullmq handler drops an invalid item when `!job.data.customerId`.",
  range: range(20, 2, 27),
  severity: "warning",
  certainty: "proved",
  weight: "clear",
  library: "bullmq",
  trail: [
    { at: "operation", text: "`orders.updateOne()` is skipped", range: range(21, 8, 24) },
    { at: "lost", text: "no log, metric or dead letter says so", range: range(20, 2, 27) },
  ],
  remedies: [
    {
      remedy: "log",
      title: "Log the dropped item",
      note: "",
      edits: [
        { range: range(0, 0, 0), newText: 'import { log } from "./log";\n' },
        { range: range(20, 28, 35), newText: "{\n    return;\n  }" },
      ],
    },
    {
      remedy: "rethrow",
      title: "Throw",
      note: "the job is tried again",
      edits: [{ range: range(20, 28, 35), newText: "throw" }],
    },
  ],
};

describe("what an agent is told of a file", () => {
  test("is each finding with its trail and the edits of the best remedy", () => {
    expect(findingsText({ file: "src/orders.ts", findings: [finding] })).toMatchInlineSnapshot(`
      "src/orders.ts: 1 silent failure. Places are line:column, counted from 1.
      Edits are given for the first remedy of each finding; name a rule to get those of all.

      1. silent-guard at 21:3 (warning, proved, clear, bullmq)
         The bullmq handler drops an invalid item when \`!job.data.customerId\`.
         trail:
           operation 22:9: \`orders.updateOne()\` is skipped
           lost 21:3: no log, metric or dead letter says so
         remedies, best first:
           - log: Log the dropped item
             insert at 1:1: "import { log } from \\"./log\\";\\n"
             replace 21:29-21:36: "{\\n    return;\\n  }"
           - rethrow: Throw (the job is tried again)"
    `);
  });

  test("is the edits of every remedy, where a rule is named, and no other rule", () => {
    const other = { ...finding, rule: "silent-drop" };
    const text = findingsText({ file: "src/orders.ts", findings: [other, finding], rule: "silent-guard" });
    expect(text).toContain("1 silent failure of silent-guard");
    expect(text).toContain('replace 21:29-21:36: "throw"');
    expect(text).not.toContain("silent-drop");
  });

  test("is that it was read, where nothing was found", () => {
    expect(findingsText({ file: "a.ts", findings: [] })).toBe("a.ts was read: no silent failure in it.");
    expect(findingsText({ file: "a.ts", findings: [finding], rule: "silent-drop" })).toBe(
      "a.ts was read: no silent failure of silent-drop in it.",
    );
  });
});
