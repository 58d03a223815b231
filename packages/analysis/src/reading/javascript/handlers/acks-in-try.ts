import type { Reading } from "../reading.ts";
import type { FailureArm } from "./failure-arm.ts";

/**
 * `await store(msg); msg.ack()`, `store(msg).then(() => msg.ack()).catch(log)`: what fails before its ack is delivered again.
 * An ack that comes first keeps nothing.
 */
export function acksInTry(reading: Reading, arm: FailureArm): boolean {
  const chain =
    arm.form === "catchCallback" && arm.place.parent?.type === "MemberExpression" ? arm.place.parent.object : null;
  const tried = arm.site.type === "TryStatement" ? arm.site.block : chain;
  if (!tried) return false;
  let acks = false;
  reading.file.descend(tried, (node) => {
    if (node.type !== "CallExpression") return !acks;
    if (!arm.operations.some((operation) => operation.place.start <= node.range[0])) return true;
    acks ||=
      reading.operations.of(node)?.kind === "ack" || reading.summaries.ofCall(node)?.performs.has("ack") === true;
    return !acks;
  });
  return acks;
}
