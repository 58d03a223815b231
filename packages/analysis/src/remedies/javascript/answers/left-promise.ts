import { promiseCallsOn } from "../../../reading/javascript/syntax/chain.ts";
import {
  enclosingFunction,
  wrapped,
  type Call,
  type FunctionNode,
  type Node,
} from "../../../reading/javascript/syntax/node.ts";
import { statementAround } from "../../../reading/javascript/handlers/statement-around.ts";

/** A promise that is begun and left, with all that is chained to it. */
export interface LeftPromise {
  readonly call: Call;
  /** The call with its `.then` and `.catch`: what gives the promise. */
  readonly promise: Node;
  /** `void save()`, or the declaration of a variable that nobody reads: what gives way to `await save()`. */
  readonly prefix: { readonly start: number; readonly end: number } | null;
  readonly statement: Node;
  readonly home: FunctionNode | null;
}

/** How a call is left; null where its value is taken in a way that an `await` would not do for. */
export function leftPromise(call: Call): LeftPromise | null {
  const promise = wrapped(promiseCallsOn(call).at(-1) ?? call);
  const statement = statementAround(promise);
  const home = enclosingFunction(promise);
  const { parent } = promise;
  if (!parent) return null;
  const before = (node: Node): LeftPromise["prefix"] => ({ start: node.range[0], end: promise.range[0] });
  switch (parent.type) {
    case "ExpressionStatement":
    case "LogicalExpression":
    case "ConditionalExpression":
      return { call, promise, prefix: null, statement, home };
    case "UnaryExpression":
      return parent.parent.type === "ArrowFunctionExpression"
        ? null
        : { call, promise, prefix: before(parent), statement, home };
    case "VariableDeclarator": {
      const declaration = parent.parent;
      if (declaration.declarations.length > 1 || declaration.parent.type === "ExportNamedDeclaration") return null;
      return { call, promise, prefix: before(declaration), statement, home };
    }
    default:
      return null;
  }
}
