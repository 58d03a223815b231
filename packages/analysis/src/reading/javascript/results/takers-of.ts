import type { Reading } from "../reading.ts";
import { calledName, type Call, type FunctionNode, type Node } from "../syntax/node.ts";
import { passThrough } from "./pass-through.ts";

/** A node that stands for what a function returns; `isCaller` when it is a call of the function by its name. */
export interface Taker {
  readonly node: Node;
  readonly isCaller: boolean;
}

/**
 * Who takes what a function returns: nodes of this file, none of which is there when it is dropped; a `library` that runs the
 * function and looks at throws only; somebody `unknown`, who may read it.
 */
export function takersOf(reading: Reading, fn: FunctionNode): readonly Taker[] | "library" | "unknown" {
  const call = fn.parent.type === "CallExpression" ? fn.parent : null;
  if (call && call.callee === fn) return [{ node: call, isCaller: false }];
  if (call) return takersOfCallback(reading, call, fn);
  if (isRunByLibrary(reading, fn)) return "library";
  const callers = reading.units.callersOf(fn);
  return callers.length === 0 ? "unknown" : callers.map((node) => ({ node, isCaller: true }));
}

/** A callback gives its result to the call that runs it. */
function takersOfCallback(reading: Reading, call: Call, fn: FunctionNode): ReturnType<typeof takersOf> {
  const name = calledName(call) ?? "";
  const itself = [{ node: call, isCaller: false }];
  if (/^(?:then|catch|map|flatMap)$/.test(name)) return itself;
  if (passThrough.dropsWhatItRuns.test(name)) return [];
  if (isRunByLibrary(reading, fn)) return "library";
  const called = reading.summaries.calledBy(call);
  const parameter = called?.params[call.arguments.indexOf(fn as never)];
  if (called && parameter?.type === "Identifier")
    return [...reading.file.bodiesWithin(called)]
      .flatMap((body) => body.calls)
      .filter(({ callee }) => callee.type === "Identifier" && callee.name === parameter.name)
      .map((node) => ({ node, isCaller: false }));
  return passThrough.givesWhatItRuns.test(name) ? itself : "unknown";
}

/** A queue, a scheduler or a broker runs it: nobody there looks into what comes back. */
function isRunByLibrary(reading: Reading, fn: FunctionNode): boolean {
  const unit = reading.units.of(fn);
  return (
    unit !== null && unit.certainty === "proved" && !unit.derived && unit.kind !== "request" && unit.kind !== "function"
  );
}
