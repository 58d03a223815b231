import { expect, test } from "vitest";
import { describeWorkbench } from "./describe-workbench.ts";
import { incidents } from "./incidents.ts";

describeWorkbench(
  "an incident that is opened in a browser, with no server beside it",
  { extensionHost: "worker" },
  (harness) => {
    test.each(incidents)("$project: the same is found", async ({ project, file, problems }) => {
      const workbench = await harness.open({ project, file });

      await workbench.waitForSquiggle();
      await workbench.openProblems();
      await workbench.waitForProblems(problems.length);
      expect(await workbench.problemTexts()).toEqual(problems);
      expect(harness.served).toContain("/dist/extension-web.js");
      expect(harness.served).toContain("/dist/browser.js");
    });
  },
);
