import type { GuardCause } from "../../../model/guard.ts";
import { losesWork } from "../../../model/guard.ts";
import { validityOf } from "../drops/validity-of.ts";
import { isFalsy } from "../failure-paths/error-values.ts";
import type { Reading } from "../reading.ts";
import { isFunction, unwrap, type Call, type FunctionNode, type Node } from "../syntax/node.ts";
import { Payload } from "../units/payload.ts";
import { causeOf } from "./guard-cause.ts";

/** Why functions answer `false` or nothing, where none of them says a word: what their callers leave for. */
export class Refusals {
  private readonly reading: Reading;
  private readonly known = new Map<FunctionNode, GuardCause | null>();

  constructor(reading: Reading) {
    this.reading = reading;
  }

  /** Of the function that a call runs, be it of this file or of another; null when it refuses for no reason that loses work. */
  ofCall(call: Call): GuardCause | null {
    const { origins, modules } = this.reading;
    const origin = origins.of(call.callee);
    if (origin?.is === "function") return this.of(origin.node);
    if (origin?.is !== "imported" || !modules) return null;
    const found = modules.find(origin.source, origin.path);
    const silent = modules.summaryOf(origin.source, origin.path)?.report === "silent";
    return silent && found?.value.is === "function" ? found.value.refuses : null;
  }

  of(node: FunctionNode): GuardCause | null {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    this.known.set(node, null); // recursion ends here
    const cause = this.read(node);
    this.known.set(node, cause);
    return cause;
  }

  private read(node: FunctionNode): GuardCause | null {
    const { reading } = this;
    if (node.params.length === 0 || !node.body || reading.summaries.of(node).report !== "silent") return null;
    if (validityOf(reading, node, false)?.asks === "valid") return "invalid-payload";
    if (node.body.type !== "BlockStatement") return null;
    const payload = new Payload(reading, node);
    let cause: GuardCause | null = null;
    for (const exit of reading.file.bodyOf(node).returns) {
      if (exit.argument && !isFalsy(unwrap(exit.argument))) continue;
      const own = causeOfExit(reading, payload, exit, node);
      // One exit for another reason, and nobody can tell which it was.
      if (own === null || !losesWork(own)) return null;
      cause ??= own;
    }
    return cause;
  }
}

/** The condition of the nearest test around an exit. */
function causeOfExit(reading: Reading, payload: Payload, exit: Node, home: Node): GuardCause | null {
  let arm = exit;
  for (let node = exit.parent; node && node !== home && !isFunction(node); node = node.parent) {
    if (node.type === "IfStatement") return causeOf(reading, payload, node.test, node.consequent === arm);
    if (node.type === "CatchClause") return null;
    arm = node;
  }
  return null;
}
