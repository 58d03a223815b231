import { expect, test } from "vitest";
import { describeWorkbench } from "./describe-workbench.ts";

const first = "try { await orders.insertOne(job.data); } catch (error) { console.log(error); }";
const second = "try { await receipts.insertOne(job.data); } catch (error) { console.log(error); }";
const handler = (...lines: readonly string[]): string =>
  [
    'import { Worker } from "bullmq";',
    'import { orders, receipts } from "./stores.ts";',
    "",
    'new Worker("orders", async (job) => {',
    ...lines,
    "});",
    "",
  ].join("\n");
const before = handler(`  ${first} ${second}`);

const remedy = "Throw the error on (the bullmq handler)";
const thrown = (text: string): string =>
  text.replace("{ console.log(error); }", "{\n    console.log(error);\n    throw error;\n  }");

describeWorkbench("two findings of one rule on one line", {}, (harness) => {
  test("each get their own edit, and one menu entry that mends both", async () => {
    const workbench = await harness.open({ project: { "handler.ts": before }, file: "handler.ts" });
    await workbench.waitForSquiggle();
    await workbench.openProblems();
    await workbench.waitForProblems(9);
    expect((await workbench.problemTexts()).filter((text) => text.includes("silent-failure"))).toEqual([
      "`orders.insertOne()` can fail here and the bullmq handler still succeeds: the error is only logged. silent-failure masked-write-failure [Ln 5, Col 45]",
      "`receipts.insertOne()` can fail here and the bullmq handler still succeeds: the error is only logged. silent-failure masked-write-failure [Ln 5, Col 127]",
    ]);

    await workbench.focusEditor();
    await workbench.placeCaret(5, 130);
    expect((await workbench.openQuickFix()).filter((title) => title === remedy)).toEqual([remedy]);
    await workbench.choose(remedy);
    await workbench.waitForText(handler(`  ${first} ${thrown(second)}`));
    await workbench.undo();
    await workbench.waitForText(before);

    await workbench.placeCaret(5, 50);
    expect((await workbench.openQuickFix()).filter((title) => title === remedy)).toEqual([remedy]);
    await workbench.choose(remedy);
    await workbench.waitForText(handler(`  ${thrown(first)} ${second}`));
    await workbench.undo();
    await workbench.waitForText(before);

    await workbench.placeCaret(5, 50);
    await workbench.openQuickFix();
    await workbench.choose("Mend all 2 findings of masked-write-failure in this file, each with its best remedy");
    await workbench.waitForText(
      handler(
        "  const failures: unknown[] = [];",
        "  try { await orders.insertOne(job.data); } catch (error) {",
        "    console.log(error);",
        "    failures.push(error);",
        "  } try { await receipts.insertOne(job.data); } catch (error) {",
        "    console.log(error);",
        "    throw error;",
        "  }",
        '  if (failures.length > 0) throw new AggregateError(failures, "order job failed: insert failed");',
      ),
    );
    await workbench.waitForNoSquiggle();
    await workbench.undo();
    await workbench.waitForText(before);
  });
});
