import { expect, test } from "vitest";
import { readExample } from "./read-example.ts";
import { describeWorkbench } from "./describe-workbench.ts";

const file = "src/consumer.ts";
const remedy = "Log, count and dead-letter what is dropped (eachMessage)";
const before = readExample("stock-consumer", file);

/** The text of the example with the remedy in it, its tab stops filled in. */
function mended(reason: string, line: string): string {
  const guard = "    if (!isValidStockEvent(event)) return;\n";
  const imports = "import { isValidStockEvent } from './stock-event.ts';\n";
  expect(before).toContain(guard);
  return before
    .replace(
      imports,
      `${imports}
const messagesDropped = new Counter({
  name: 'messages_dropped_total',
  help: 'Messages dropped, by reason',
  labelNames: ['reason'],
});

/** Stub: keep the item where a person finds it, such as a dead-letter queue; until then the work fails. */
async function sendToDeadLetter(item: unknown, reason: string): Promise<void> {
  throw new Error(\`no dead-letter queue is set up for \${reason}: \${JSON.stringify(item)}\`);
}
`,
    )
    .replace(
      guard,
      `    if (!isValidStockEvent(event)) {
      logger.error({ reason: '${reason}', partition, offset: message.offset }, '${line}');
      messagesDropped.inc({ reason: '${reason}' });
      await sendToDeadLetter(message, '${reason}');
      return;
    }
`,
    );
}

describeWorkbench("a finding that is mended from the keyboard", {}, (harness) => {
  test("is logged, counted and dead-lettered, with tab stops to fill in, and undone in one step", async () => {
    const workbench = await harness.open({ project: "stock-consumer", file });
    await workbench.waitForSquiggle();

    await workbench.goToNextProblem();
    expect(await workbench.statusBarTexts()).toContain("Ln 48, Col 5");
    expect(await workbench.openQuickFix()).toEqual([
      remedy,
      "Log and count what is dropped (eachMessage)",
      "Log what is dropped (eachMessage)",
      "Throw, so that the work is not taken for done (eachMessage)",
      "Disable silent-guard for this line, with a reason",
    ]);
    await workbench.choose(remedy);
    await workbench.waitForTabStops();
    // All places of one stop are marked together.
    expect(await workbench.selectedText()).toBe("invalid_payload\ninvalid_payload\ninvalid_payload");
    await workbench.press("Escape");
    expect(await workbench.editorText()).toBe(mended("invalid_payload", "message dropped: invalid payload"));

    await workbench.undo();
    await workbench.waitForText(before);

    await workbench.placeCaret(48, 9);
    await workbench.openQuickFix();
    await workbench.choose(remedy);
    await workbench.waitForTabStops();
    await workbench.type("scanner_without_quantity");
    await workbench.press("Tab");
    expect(await workbench.selectedText()).toBe("message dropped: invalid payload");
    await workbench.type("stock event without a quantity");
    await workbench.press("Tab");
    const after = mended("scanner_without_quantity", "stock event without a quantity");
    await workbench.waitForText(after);
    await workbench.waitForNoSquiggle();
    await workbench.save();
    expect(workbench.saved(file)).toBe(after);
  });
});
