import { Ends, endsOf } from "../syntax/ends-of.ts";
import type { FailureArm } from "../handlers/failure-arm.ts";
import type { Reading } from "../reading.ts";
import { isFunction, isLoop, type FunctionNode, type Node } from "../syntax/node.ts";
import { statementsAfter } from "./verdict-after.ts";

/** Whether a loop tries the same write again: until it works, or until it `givesUp` and goes on as if it had. */
export function retryOf(reading: Reading, arm: FailureArm, home: FunctionNode): "untilDone" | "givesUp" | null {
  for (let node: Node | undefined = arm.site.parent; node && node !== home; node = node.parent) {
    if (isFunction(node)) return null;
    if (!isLoop(node)) continue;
    const words = reading.file.input.text.slice(node.range[0], node.body.range[0]);
    const text = arm.site.type === "TryStatement" ? reading.file.textOf(arm.site.block) : "";
    const again =
      /attempt|retr(?:y|ies)|tries|backoff/i.test(words) ||
      (node.type !== "ForOfStatement" && node.type !== "ForInStatement" && /\b(?:break|return)\b/.test(text));
    if (!again) return null;
    return givesUpQuietly(reading, node, home) ? "givesUp" : "untilDone";
  }
  return null;
}

/** A bounded retry loop after whose last attempt the function goes on as if it had worked. */
function givesUpQuietly(reading: Reading, loop: Node, home: FunctionNode): boolean {
  if (!(endsOf([loop], reading.summaries.neverReturns) & Ends.normally)) return false;
  const { after } = statementsAfter(loop, home);
  return (
    reading.reports.of(after, []).level !== "failed" &&
    (endsOf(after, reading.summaries.neverReturns) & Ends.byThrow) === 0 &&
    !after.some((node) => node.type === "ReturnStatement" && node.argument !== null)
  );
}
