import type { TSESTree } from "@typescript-eslint/types";
import type { Unit } from "../../../model/unit.ts";
import { statementsAfter } from "../failure-paths/verdict-after.ts";
import { writesLeaving } from "../failure-paths/protected-writes.ts";
import type { Reading } from "../reading.ts";
import { calledName, pathOf, unwrap, type Call, type FunctionNode, type Node } from "../syntax/node.ts";
import type { Payload } from "../units/payload.ts";
import { exitOf } from "./guard-exit.ts";
import { faintLogOf, reportOfExit } from "./guard-report.ts";
import { isParserName } from "./guard-words.ts";
import { ofMissingResult } from "./missing-result.ts";
import { endsOneItem, followsWork, type Draft } from "./draft-of.ts";
import { firstWork } from "./skipped-work.ts";

/**
 * `try { order = JSON.parse(body) } catch { return }`: a payload that cannot be read, and an exit that does not say so. The
 * same with `order = await orders.find(id)`: nobody knows whether there is one.
 */
export function* parseGuardOf(
  reading: Reading,
  payload: Payload,
  attempt: TSESTree.TryStatement,
  home: FunctionNode,
  unit: Unit,
): Generator<Draft> {
  const { handler, block } = attempt;
  const form = handler ? exitOf(reading, handler.body, unit) : null;
  if (!handler || !form || writesLeaving(reading, [block, handler.body]).length > 0) return;
  const parser = parserIn(reading, payload, block);
  const lookup = parser === null ? lookupIn(reading, payload, block) : null;
  const failed = parser ?? lookup;
  if (failed === null) return;
  const report = reportOfExit(reading, handler.body);
  yield {
    kind: "guard",
    form,
    unit,
    place: { start: handler.range[0], end: handler.param ? handler.param.range[1] + 1 : handler.range[0] + 5 },
    condition: `${failed}() throws`,
    cause: parser === null ? "failed-dependency" : "invalid-payload",
    presenceOnly: false,
    asksIdentity: false,
    skipped: firstWork(reading, statementsAfter(attempt, home).after),
    report,
    faintLog: report === "logged" ? faintLogOf(reading, payload, handler.body) : null,
    perItem: endsOneItem(attempt, form, home),
    followsWork: followsWork(reading, attempt, home),
    explained: reading.intent.explains(handler) || reading.intent.explains(handler.body),
  };
}

/** The only thing that the block awaits, when it is a look-up by what came in. */
function lookupIn(reading: Reading, payload: Payload, block: Node): string | null {
  const awaited: Call[] = [];
  let other = false;
  reading.file.descend(block, (node) => {
    if (node.type !== "AwaitExpression") return undefined;
    const call = unwrap(node);
    if (call.type === "CallExpression") awaited.push(call);
    else other = true;
    return undefined;
  });
  const [call] = awaited;
  if (!call || other || awaited.length > 1) return null;
  const isMissed = ofMissingResult(reading, payload, call) === "lookup-miss";
  return isMissed ? (pathOf(call.callee) ?? calledName(call)) : null;
}

/** The parser of the payload that the block runs. */
function parserIn(reading: Reading, payload: Payload, block: Node): string | null {
  let found: string | null = null;
  reading.file.descend(block, (node) => {
    if (node.type === "CallExpression" && (isParserName(calledName(node) ?? "") || calledName(node) === "parse"))
      if (node.arguments.some((argument) => payload.concerns(argument)))
        found ??= pathOf(node.callee) ?? calledName(node);
    return undefined;
  });
  return found;
}
