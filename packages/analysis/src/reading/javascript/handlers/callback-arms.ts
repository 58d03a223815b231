import type { TSESTree } from "@typescript-eslint/types";
import type { Operation } from "../../../model/operation.ts";
import { isWrite } from "../../../model/operation.ts";
import { effectCall } from "../failure-paths/effect-call.ts";
import { roleByName } from "../../../vocabulary/role-names.ts";
import { isEffectVerb } from "../../../vocabulary/write-names.ts";
import { writesLeaving } from "../failure-paths/protected-writes.ts";
import type { Reading } from "../reading.ts";
import { isPromiseMethod } from "../syntax/chain.ts";
import {
  bodyOf,
  calledName,
  contains,
  isFunction,
  pathOf,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { answersUnasked, handsOver } from "./handed-over.ts";
import type { FailureArm } from "./failure-arm.ts";
import { parameterVariables } from "./parameter-variables.ts";
import { functionOf, knownHandler } from "./promise-handler.ts";

/** Libraries whose last argument is an error-first callback, whatever it calls its error. */
const errorFirst: ReadonlySet<string> = new Set([
  "node:fs",
  "pg",
  "mysql2",
  "aws-lambda",
  "node-rdkafka",
  "mssql",
  "mqtt",
  "nodemailer",
  "ioredis",
  "aws-sdk",
]);

/** `store.insert(row, (err) => …)`: an error-first callback. */
export function* armOfCallback(reading: Reading, call: Call): Generator<FailureArm> {
  const last = call.arguments.at(-1);
  if (!last || last.type === "SpreadElement" || isPromiseMethod(call)) return;
  if (!isFunction(last) && last.type !== "Identifier" && last.type !== "MemberExpression") return;
  const inline = isFunction(last);
  if (!inline && call.parent.type !== "ExpressionStatement") return;
  if (inline && !mayTakeError(last)) return;
  const callback = inline ? last : functionOf(reading, last);
  const known = callback ? null : knownHandler(last);
  if (known?.level === "failed") return;
  if (callback && !inline && !namesError(callback) && callback.params.length > 0) return;
  const operations = operationsOf(reading, call);
  const [first] = operations;
  if (!first) return;
  // A function of the project's own may call back as it likes, whatever it calls itself.
  const isErrorFirst = errorFirst.has(reading.operations.of(call)?.library ?? "");
  if (!callback) {
    // `fs.writeFile(path, data, noop)`
    if (known && isErrorFirst) yield { ...shared(last, operations), body: [], errors: [], known };
    return;
  }
  const unasked = inline && answersUnasked(reading, callback, reading.operations.of(call) !== null);
  if (!namesError(callback) && !isErrorFirst && !unasked) return;
  const errors = parameterVariables(reading, callback, 0);
  // What does not look at the error runs after a failure as it does after success, and is no handler.
  const looks = errors.some(({ references }) => references.length > 0);
  if (inline && !looks && !/\barguments\b/.test(reading.file.textOf(callback))) {
    yield {
      ...shared(callback, operations),
      body: [],
      errors: [],
      rest: bodyOf(callback),
      known: { level: "silent", text: null },
    };
    return;
  }
  const tests = reading.file
    .bodyOf(callback)
    .branches.filter(
      (branch): branch is TSESTree.IfStatement =>
        branch.type === "IfStatement" && reading.reports.mentions(branch.test, errors),
    );
  // `if (err) log(err); done(err)`: what is behind the test may hand it on.
  const goesOn = errors.some((error) =>
    error.references.some(({ identifier }) => !tests.some((test) => contains(test, identifier as Node))),
  );
  const body =
    tests.length > 0 && !goesOn
      ? tests.map((test) => (isNegated(test.test) && test.alternate ? test.alternate : test.consequent))
      : bodyOf(callback);
  yield { ...shared(tests[0] ?? callback, operations), body, errors };
}

function shared(place: Node, operations: readonly Operation[]): Omit<FailureArm, "body" | "errors"> {
  return { form: "errorFirst", place, operations, site: place, returnLeaves: true, awaited: true };
}

/** The write itself, or those that a `pipeline(source, createWriteStream(path), callback)` ends in. */
function operationsOf(reading: Reading, call: Call): readonly Operation[] {
  if (
    /^(?:pipeline|pump|finished|eos)$/.test(calledName(call) ?? "") &&
    /^(?:stream\.)?\w+$/.test(pathOf(call.callee) ?? "")
  )
    return writesLeaving(reading, call.arguments.slice(0, -1));
  // `this.storage.storeTx(wallet, tx, callback)`: the project's own function hands the callback on to its write.
  const own = reading.operations.of(call);
  if (own) return isWrite(own) ? [own] : [];
  const path = pathOf(call.callee) ?? "";
  const operation = isEffectVerb(calledName(call) ?? "") ? reading.summaries.writeOf(call) : null;
  // Whose error comes first is known of a library's own calls only.
  if (operation) return [{ ...operation, library: null, role: roleByName(path) ?? operation.role }];
  return handsOver(call, path) ? [effectCall(call, path)] : [];
}

/** A callback with an error's name, or without any parameter: `() => done()`, `(_, rows) => …`. */
function mayTakeError(callback: FunctionNode): boolean {
  return callback.params.length === 0 || namesError(callback) || isUnused(callback.params[0]);
}

function namesError(callback: FunctionNode): boolean {
  const first = callback.params[0];
  return first?.type === "Identifier" && /^(?:_?(?:err|error|e|er|ex|exception)\d?|\w*Err(?:or)?)$/i.test(first.name);
}

function isUnused(parameter: Node | undefined): boolean {
  return parameter?.type === "Identifier" && /^_+$/.test(parameter.name);
}

function isNegated(test: Node): boolean {
  return test.type === "UnaryExpression" && test.operator === "!";
}
