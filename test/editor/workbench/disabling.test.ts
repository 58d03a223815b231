import { expect, test } from "vitest";
import { describeWorkbench } from "./describe-workbench.ts";
import { readExample } from "./read-example.ts";

const file = "src/consumer.ts";
const before = readExample("stock-consumer", file);
const guard = "    if (!isValidStockEvent(event)) return;\n";
const disabled = (reason: string): string =>
  before.replace(guard, `    // eslint-disable-next-line silent-failure/silent-guard -- ${reason}\n${guard}`);

describeWorkbench("a finding that is disabled", {}, (harness) => {
  test("asks for the reason, is gone, and comes back when that is undone", async () => {
    const workbench = await harness.open({ project: "stock-consumer", file });
    await workbench.waitForSquiggle();

    await workbench.goToNextProblem();
    await workbench.openQuickFix();
    await workbench.choose("Disable silent-guard for this line, with a reason");
    await workbench.waitForTabStops();
    expect(await workbench.selectedText()).toBe("say why this may be lost");
    await workbench.type("the warehouse counts again every night");
    await workbench.waitForText(disabled("the warehouse counts again every night"));
    await workbench.waitForNoSquiggle();
    await workbench.press("Tab");
    await workbench.save();
    expect(workbench.saved(file)).toBe(disabled("the warehouse counts again every night"));

    await workbench.undoUntil(before);
    await workbench.waitForSquiggle();
  });
});
