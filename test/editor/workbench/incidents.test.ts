import { expect, test } from "vitest";
import { describeWorkbench } from "./describe-workbench.ts";
import { incidents } from "./incidents.ts";

describeWorkbench("an incident that is opened", {}, (harness) => {
  test.each(incidents)(
    "$project: its line is marked, and the Problems panel tells it with its trail",
    async ({ project, file, problems }) => {
      const workbench = await harness.open({ project, file });

      await workbench.waitForSquiggle();
      await workbench.openProblems();
      await workbench.waitForProblems(problems.length);
      expect(await workbench.problemTexts()).toEqual(problems);
    },
  );

  test("the mended twin of one has nothing marked", async () => {
    // What is not there cannot be waited for: the status item says when the file has been read.
    const workbench = await harness.open({ project: "stock-consumer-mended", file: "src/consumer.ts" });

    expect(await workbench.waitForLanguageStatus(/ms/)).toMatch(/^0 silent failures/);
    expect(await workbench.squiggles()).toBe(0);
  });
});
