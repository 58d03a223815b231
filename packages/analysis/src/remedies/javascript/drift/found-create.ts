import type { Variable } from "@typescript-eslint/scope-manager";
import type { Operation } from "../../../model/operation.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import type { Callable, FunctionNode, Node } from "../../../reading/javascript/syntax/node.ts";
import { nodesAt } from "../sites/find-node.ts";

/** The call that makes a thing, which may stand in a function of this file. */
export interface FoundCreate {
  readonly node: Callable;
  readonly operation: Operation;
  /** What stands at the place of the finding: the call itself, or that of the function. */
  readonly called: Callable;
  /** What the parameters of the functions on the way stand for. */
  readonly given: ReadonlyMap<Variable, Node>;
  /** False where another file creates: the arguments are not those of the library. */
  readonly isSeen: boolean;
}

const maximumSteps = 4;

export function findCreate(reading: Reading, create: Operation): FoundCreate | null {
  const { place } = create;
  const called = nodesAt(reading.file, place.start).find(
    (node): node is Callable =>
      (node.type === "CallExpression" || node.type === "TaggedTemplateExpression") && node.range[1] === place.end,
  );
  if (!called) return null;
  const given = new Map<Variable, Node>();
  let node: Callable = called;
  for (let step = 0; step < maximumSteps; step++) {
    const operation = reading.operations.of(node);
    if (operation && isCreate(operation)) return { node, operation, called, given, isSeen: true };
    const fn = node.type === "CallExpression" ? reading.summaries.calledBy(node) : null;
    const inner = fn ? createIn(reading, fn) : null;
    if (!fn || !inner || node.type !== "CallExpression") break;
    for (const [i, parameter] of fn.params.entries()) {
      const argument = node.arguments[i];
      const variable =
        parameter.type === "Identifier" ? reading.bindings.declaredBy(fn).find(isNamed(parameter)) : null;
      if (variable && argument) given.set(variable, argument);
    }
    node = inner;
  }
  return {
    node: called,
    operation: create,
    called,
    given: new Map(),
    isSeen: called === node && create.library === null,
  };
}

function isNamed({ name }: { readonly name: string }): (variable: Variable) => boolean {
  return (variable) => variable.name === name;
}

/** The call in a function that creates, or leads to where that is done. */
function createIn(reading: Reading, fn: FunctionNode): Callable | null {
  const { calls, templates } = reading.file.bodyOf(fn);
  const all: readonly Callable[] = [...calls, ...templates].toSorted((a, b) => a.range[0] - b.range[0]);
  return (
    all.find((call) => isCreate(reading.operations.of(call))) ??
    calls.find((call) => reading.summaries.calledBy(call) && reading.summaries.ofCall(call)?.performs.has("create")) ??
    null
  );
}

function isCreate(operation: Operation | null): boolean {
  return operation?.kind === "create" || operation?.kind === "createIfMissing";
}
