import { expect, test } from "vitest";
import { describeWorkbench } from "./describe-workbench.ts";

describeWorkbench("what the command palette offers", {}, (harness) => {
  test("says why something is reported at the caret", async () => {
    const workbench = await harness.open({ project: "stock-consumer", file: "src/consumer.ts" });
    await workbench.waitForSquiggle();
    await workbench.waitForLanguageStatus(/^1 silent failure, own levels · no configuration file · \d+ ms$/);

    await workbench.placeCaret(48, 9);
    await workbench.runCommand("Silent Failure: Explain What Is (Not) Reported Here");
    const text = await workbench.previewText(/By whose word/);
    expect(text).toContain(
      "The work is eachMessage (line 45; message, kafkajs; proved): on its normal return the offset is resolved and then committed.",
    );
    expect(text).toContain("silent-guard, line 48 (proved, clear): reported");
    expect(text).toMatch(/51\s+bookedEvents\.inc\(\)\s+metric\s+proved, prom-client/);
    expect(text).toContain("Levels and settings: the defaults.");
  });

  test("opens the page of a rule, which needs no network", async () => {
    const workbench = await harness.open({ project: "stock-consumer", file: "src/consumer.ts" });
    await workbench.waitForSquiggle();

    await workbench.runCommand("Silent Failure: Open a Rule's Page");
    await workbench.pickEntry("masked-write-failure");
    expect(await workbench.previewText(/masked-write-failure/)).toContain("masked-write-failure");
  });

  test("opens the walkthrough, whose first step shows findings in a text that is no file", async () => {
    const workbench = await harness.open({ project: "dual-write-mended", file: "src/reindex.ts" });
    await workbench.waitForLanguageStatus(/^0 silent failures/);

    await workbench.runCommand("Silent Failure: Open the Walkthrough");
    await workbench.page.locator("h2", { hasText: "Hear of every failure" }).waitFor();
    for (const step of ["See a silent failure", "Follow the trail", "Make it heard", "Settle it for the project"])
      await workbench.page.locator(".step-title", { hasText: step }).first().waitFor();
    await workbench.page.getByRole("button", { name: "Open the example", exact: true }).click();
    expect(await workbench.waitForLanguageStatus(/^2 silent failures/)).toContain("no configuration file");
    await workbench.waitForSquiggle();
  });

  test("checks the whole workspace, and keeps what it found in the Problems panel", async () => {
    const workbench = await harness.open({ project: "stock-consumer", file: "src/service.ts" });
    await workbench.waitForLanguageStatus(/^0 silent failures/);

    await workbench.runCommand("Silent Failure: Check the Whole Workspace");
    await workbench.page.getByText("Silent failures in 4 files: 1.").waitFor();
    await workbench.openProblems();
    await workbench.waitForProblems(5);
    expect((await workbench.problemTexts())[0]).toBe("consumer.tssrc 1");
  });
});
