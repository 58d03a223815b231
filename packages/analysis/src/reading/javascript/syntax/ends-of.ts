import { isLoop, pathOf, statementsOf, unwrap, type Call, type Node } from "./node.ts";

/** How a statement can end, as a set of flags. */
export const Ends = { normally: 1, byReturn: 2, byThrow: 4, byBreak: 8, byContinue: 16 } as const;

/** Says whether a call never comes back: `process.exit()`, `fail(): never`. */
export type NeverReturns = (call: Call) => boolean;

/** How a list of statements can end; unreachable statements do not count. */
export function endsOf(statements: readonly Node[], neverReturns: NeverReturns): number {
  let ends = 0;
  for (const statement of statements) {
    const own = endsOfOne(statement, neverReturns);
    ends |= own & ~Ends.normally;
    if (!(own & Ends.normally)) return ends;
  }
  return ends | Ends.normally;
}

export function endsNormally(statements: readonly Node[], neverReturns: NeverReturns): boolean {
  return (endsOf(statements, neverReturns) & Ends.normally) !== 0;
}

function endsOfOne(node: Node, neverReturns: NeverReturns): number {
  switch (node.type) {
    case "ReturnStatement": {
      const value = node.argument ? unwrap(node.argument) : null;
      if (value?.type === "CallExpression" && (neverReturns(value) || pathOf(value.callee) === "Promise.reject"))
        return Ends.byThrow;
      return Ends.byReturn;
    }
    case "ThrowStatement":
      return Ends.byThrow;
    case "BreakStatement":
      return Ends.byBreak;
    case "ContinueStatement":
      return Ends.byContinue;
    case "BlockStatement":
      return endsOf(node.body, neverReturns);
    case "ExpressionStatement": {
      const value = unwrap(node.expression);
      return value.type === "CallExpression" && neverReturns(value) ? Ends.byThrow : Ends.normally;
    }
    case "IfStatement":
      return (
        endsOf(statementsOf(node.consequent), neverReturns) |
        (node.alternate ? endsOf(statementsOf(node.alternate), neverReturns) : Ends.normally)
      );
    case "TryStatement": {
      const finalizer = node.finalizer ? endsOf(node.finalizer.body, neverReturns) : Ends.normally;
      if (!(finalizer & Ends.normally)) return finalizer;
      const block = endsOf(node.block.body, neverReturns);
      const handled = node.handler ? (block & ~Ends.byThrow) | endsOf(node.handler.body.body, neverReturns) : block;
      return handled | (finalizer & ~Ends.normally);
    }
    case "SwitchStatement": {
      let ends = 0;
      for (const arm of node.cases) ends |= endsOf(arm.consequent, neverReturns);
      const last = node.cases.at(-1);
      const complete =
        node.cases.some((arm) => arm.test === null) &&
        last !== undefined &&
        !endsNormally(last.consequent, neverReturns);
      return (ends & ~(Ends.byBreak | Ends.normally)) | (complete && !(ends & Ends.byBreak) ? 0 : Ends.normally);
    }
    case "LabeledStatement":
      return endsOfOne(node.body, neverReturns) | Ends.normally;
    default:
      if (!isLoop(node)) return Ends.normally;
      return endsOfLoop(node, endsOf(statementsOf(node.body), neverReturns));
  }
}

function endsOfLoop(node: Node, body: number): number {
  const endless =
    (node.type === "WhileStatement" && node.test.type === "Literal" && node.test.value === true) ||
    (node.type === "ForStatement" && node.test === null);
  const leaves = body & (Ends.byReturn | Ends.byThrow);
  return endless && !(body & Ends.byBreak) ? leaves : leaves | Ends.normally;
}
