import type { TSESTree } from "@typescript-eslint/types";
import type { Unit } from "../../../model/unit.ts";
import { statementsAfter } from "../failure-paths/verdict-after.ts";
import { writesLeaving } from "../failure-paths/protected-writes.ts";
import type { Reading } from "../reading.ts";
import { calledName, pathOf, type FunctionNode, type Node } from "../syntax/node.ts";
import type { Payload } from "../units/payload.ts";
import { exitOf } from "./guard-exit.ts";
import { faintLogOf, reportOfExit } from "./guard-report.ts";
import { isParserName } from "./guard-words.ts";
import { endsOneItem, followsWork, type Draft } from "./draft-of.ts";
import { firstWork } from "./skipped-work.ts";

/** `try { order = JSON.parse(body) } catch { return }`: a payload that cannot be read, and an exit that does not say so. */
export function* parseGuardOf(
  reading: Reading,
  payload: Payload,
  attempt: TSESTree.TryStatement,
  home: FunctionNode,
  unit: Unit,
): Generator<Draft> {
  const { handler, block } = attempt;
  const parser = handler ? parserIn(reading, payload, block) : null;
  const form = handler ? exitOf(reading, handler.body, unit) : null;
  if (!handler || !parser || !form || writesLeaving(reading, [block, handler.body]).length > 0) return;
  const report = reportOfExit(reading, handler.body);
  yield {
    kind: "guard",
    form,
    unit,
    place: { start: handler.range[0], end: handler.param ? handler.param.range[1] + 1 : handler.range[0] + 5 },
    condition: `${parser}() throws`,
    cause: "invalid-payload",
    presenceOnly: false,
    skipped: firstWork(reading, statementsAfter(attempt, home).after),
    report,
    faintLog: report === "logged" ? faintLogOf(reading, payload, handler.body) : null,
    perItem: endsOneItem(attempt, form, home),
    followsWork: followsWork(reading, attempt, home),
    explained: reading.intent.explains(handler) || reading.intent.explains(handler.body),
  };
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
