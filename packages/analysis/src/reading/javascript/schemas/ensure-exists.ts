import type { EnsureExists } from "../../../model/ensure-exists.ts";
import { isPromiseMethod } from "../syntax/chain.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import type { Reading } from "../reading.ts";
import type { Body } from "../syntax/source-file.ts";
import { calledName, contains, isFunction, statementsOf, unwrap, type Node } from "../syntax/node.ts";
import { functionOf } from "../handlers/promise-handler.ts";
import { CreateCalls } from "./create-calls.ts";
import { testIn } from "./existence-tests.ts";
import { swallowsExists } from "./swallows-exists.ts";
import { make } from "./make-ensure-exists.ts";
import { oneCalls } from "./one-calls.ts";

const makes = /creat|ensure|provision|ifNotExists|sync\(|existOk/i;
const kinds =
  /collection|ind(?:ex|ices)|table|topic|schema|stream|dataset|keyspace|container|vector|mapping|milvus|qdrant/i;

/** Most files make nothing with a schema: their text says so, and they are not read any further. */
function speaksOfSchemas(text: string): boolean {
  return makes.test(text) && kinds.test(text);
}

/** Reads every place that makes a thing with a schema when it is missing. */
export function readEnsureExists(reading: Reading): readonly EnsureExists[] {
  if (!speaksOfSchemas(reading.file.input.text)) return [];
  const found = new Map<number, EnsureExists>();
  const creates = new CreateCalls(reading);
  if (creates.isEmpty) return [];
  for (const body of reading.file.bodies)
    for (const fact of [
      ...ofBranches(reading, body, creates),
      ...ofTries(reading, body, creates),
      ...ofPromises(reading, body, creates),
      ...oneCalls(reading, body, creates),
    ])
      if (!found.has(fact.create.place.start)) found.set(fact.create.place.start, fact);
  return [...found.values()].toSorted((a, b) => a.place.start - b.place.start);
}

/** `if (!exists) create()` and `if (exists) return; create()`. */
function* ofBranches(reading: Reading, body: Body, creates: CreateCalls): Generator<EnsureExists> {
  for (const branch of body.branches) {
    if (branch.type !== "IfStatement") continue;
    const arms = [branch.consequent, ...(branch.alternate ? [branch.alternate] : [])];
    let create = arms.map((arm) => creates.in(arm)).find((operation) => operation !== null) ?? null;
    if (!create && leaves(reading, branch.consequent)) create = creates.after(branch);
    if (!create) continue;
    const test = testIn(reading, branch.test, create);
    if (test && test.place.start !== create.place.start)
      yield make(reading, "exists-then-create", branch, test, create);
  }
  yield* ofExpressions(reading, body, creates);
}

/** `exists || (await create())`, `exists ? open() : create()`. */
function* ofExpressions(reading: Reading, body: Body, creates: CreateCalls): Generator<EnsureExists> {
  for (const call of body.calls) {
    const tests = creates.candidates.has(call) ? testsAround(call) : [];
    const operation = tests.length > 0 ? creates.of(call) : null;
    if (!operation || operation.drift !== "none" || operation.kind !== "create") continue;
    for (const tested of tests) {
      const test = testIn(reading, tested, operation);
      if (test) yield make(reading, "exists-then-create", call, test, operation);
    }
  }
}

/** What decides whether an expression runs. */
function testsAround(call: Node): readonly Node[] {
  const tests: Node[] = [];
  for (
    let node: Node | undefined = call.parent;
    node && !/Statement$|Declaration$/.test(node.type) && !isFunction(node);
    node = node.parent
  ) {
    const test =
      node.type === "LogicalExpression" ? node.left : node.type === "ConditionalExpression" ? node.test : null;
    if (test && !contains(test, call)) tests.push(test);
  }
  return tests;
}

function leaves(reading: Reading, node: Node): boolean {
  return !(endsOf(statementsOf(node), reading.summaries.neverReturns) & (Ends.normally | Ends.byThrow));
}

/** `try { describe() } catch { create() }`, and a create whose "already exists" is swallowed. */
function* ofTries(reading: Reading, body: Body, creates: CreateCalls): Generator<EnsureExists> {
  for (const node of body.tries) {
    if (!node.handler) continue;
    const create = creates.in(node.handler.body);
    const test = create ? testIn(reading, node.block) : null;
    if (create && test) {
      yield make(reading, "describe-fails", node.handler.param ?? node.handler, test, create);
      continue;
    }
    // `try { describe(); return; } catch (e) { if (!isMissing(e)) throw e; } create();`
    const tested = leaves(reading, node.block) && !create ? testIn(reading, node.block) : null;
    const later = tested ? creates.after(node) : null;
    if (tested && later) yield make(reading, "describe-fails", node.handler, tested, later);
    const tried = !create && swallowsExists(reading, [node.handler.body]) ? creates.in(node.block) : null;
    if (tried) yield make(reading, "swallow-exists", node.handler.param ?? node.handler, null, tried);
  }
}

function* ofPromises(reading: Reading, body: Body, creates: CreateCalls): Generator<EnsureExists> {
  for (const call of body.calls) {
    if (!isPromiseMethod(call)) continue;
    const callee = unwrap(call.callee);
    const given = calledName(call) === "catch" ? call.arguments[0] : call.arguments[1];
    const handler = given ? functionOf(reading, given) : null;
    if (callee.type !== "MemberExpression" || !handler) continue;
    const create = creates.in(handler.body);
    const test = create ? testIn(reading, callee.object) : null;
    if (create && test) yield make(reading, "describe-fails", call.callee, test, create);
    const tried = !create && swallowsExists(reading, [handler.body]) ? creates.in(callee.object) : null;
    if (tried) yield make(reading, "swallow-exists", callee.property, null, tried);
  }
}
