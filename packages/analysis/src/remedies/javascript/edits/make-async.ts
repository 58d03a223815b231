import { calledName, type FunctionNode, type Node } from "../../../reading/javascript/syntax/node.ts";
import { isLeft } from "../../../reading/javascript/unawaited/is-left.ts";
import { nameOfFunction } from "../../../reading/javascript/units/unit-names.ts";
import type { Draft } from "../source/draft.ts";

/**
 * Makes a function asynchronous, so that it can wait. False where nobody waits for it in turn, or where that would take its
 * callers by surprise: one of them does not wait, it gives something else out, or whoever runs it takes no promise.
 */
export function makeAsync(draft: Draft, home: FunctionNode | null): boolean {
  if (home === null) return true;
  const { reading } = draft;
  const name = nameOfFunction(home)?.split(".").at(-1);
  // `this.processMessage(message)` of an object whose type nobody knows may be this one.
  const calls = reading.file.bodies
    .flatMap((body) => body.calls)
    .filter((call) => name !== undefined && calledName(call) === name);
  if (home.async) return !calls.some((call) => isLeft(call));
  const { parent } = home;
  if (home.generator || (parent.type === "MethodDefinition" && parent.kind !== "method")) return false;
  if (parent.type === "Property" && parent.kind !== "init") return false;
  if (parent.type === "CallExpression" || parent.type === "NewExpression") {
    const unit = reading.units.of(home);
    if (!unit?.registered || unit.throwReaches === null || unit.throwReaches === "nobody") return false;
  }
  if (![...calls, ...reading.units.callersOf(home)].every((call) => isWaitedFor(call))) return false;
  if (reading.file.bodyOf(home).returns.some(({ argument }) => argument !== null)) return false;
  const type = home.returnType?.typeAnnotation;
  if (type && type.type !== "TSVoidKeyword") return false;
  if (type) draft.replace({ start: type.range[0], end: type.range[1] }, ["Promise<void>"]);
  draft.insert(startOf(draft, home), ["async "]);
  return true;
}

/** `async` stands before a method's name and before the keyword of a function. */
function startOf(draft: Draft, home: FunctionNode): number {
  const { parent } = home;
  if (parent.type === "MethodDefinition") return parent.key.range[0] - (parent.computed ? 1 : 0);
  if (parent.type === "Property" && parent.method) return parent.key.range[0] - (parent.computed ? 1 : 0);
  return draft.reading.file.input.text.indexOf(draft.textOf(home), home.range[0]);
}

function isWaitedFor(call: Node): boolean {
  const { parent } = call;
  return parent?.type === "AwaitExpression" || parent?.type === "ReturnStatement";
}
