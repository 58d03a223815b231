import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { Reading } from "../reading.ts";
import { hasErrorFirstCallback, isPromiseMethod, promiseCallsOn } from "../syntax/chain.ts";
import {
  bodyOf,
  calledName,
  isFunction,
  receiverOf,
  stringValue,
  unwrap,
  type Call,
  type Node,
} from "../syntax/node.ts";
import type { Body } from "../syntax/source-file.ts";
import { parameterVariables } from "./parameter-variables.ts";
import { siteOf } from "./site-of.ts";
import { attemptedIn, type AttemptedWork } from "./attempted-work.ts";
import type { FailureArm } from "./failure-arm.ts";
import { functionOf, knownHandler } from "./promise-handler.ts";

/** A failure arm of any work, known write or not. Its `operations` are empty: what was tried stands in `work`. */
export interface AttemptArm extends FailureArm {
  readonly work: AttemptedWork;
}

/**
 * Where failures arrive and are not passed on, whatever failed: `catch`, `.catch`, error-first callbacks, tested errors.
 * Several kinds of facts begin with these.
 */
export class AttemptArms {
  private readonly reading: Reading;
  private readonly known = new Map<Body, readonly AttemptArm[]>();

  constructor(reading: Reading) {
    this.reading = reading;
  }

  in(body: Body): readonly AttemptArm[] {
    let arms = this.known.get(body);
    if (!arms) {
      arms = [...armsOf(this.reading, body)];
      this.known.set(body, arms);
    }
    return arms;
  }
}

function* armsOf(reading: Reading, body: Body): Generator<AttemptArm> {
  for (const node of body.tries) yield* armOfTry(reading, node);
  for (const call of body.calls) {
    if (isPromiseMethod(call)) yield* armOfPromise(reading, call);
    else if (hasErrorFirstCallback(call)) yield* armOfCallback(reading, call);
  }
  for (const branch of body.branches) if (branch.type === "IfStatement") yield* armOfTest(reading, branch);
}

function* armOfTry(reading: Reading, node: TSESTree.TryStatement): Generator<AttemptArm> {
  const place = node.handler ?? node.finalizer;
  const body = node.handler ? [node.handler.body] : [];
  const errors = node.handler?.param ? reading.bindings.declaredBy(node.handler) : [];
  const work = place && !isPassedOn(reading, body, errors) ? attemptedIn(reading, [node.block]) : null;
  if (!place || !work) return;
  yield {
    form: node.handler ? "catch" : "finally",
    place,
    body,
    errors,
    operations: [],
    site: node,
    returnLeaves: true,
    awaited: true,
    work,
  };
}

/** `.catch(handler)` and `.then(ok, handler)`. */
function* armOfPromise(reading: Reading, call: Call): Generator<AttemptArm> {
  const name = calledName(call);
  const handler = name === "catch" ? call.arguments[0] : name === "then" ? call.arguments[1] : undefined;
  const receiver = receiverOf(call);
  if (!handler || !receiver || handler.type === "Literal") return;
  const fn = functionOf(reading, handler);
  const body = fn ? bodyOf(fn) : [];
  const errors = fn ? parameterVariables(reading, fn, 0) : [];
  const known = fn ? null : knownHandler(handler);
  if (known?.level === "failed" || isPassedOn(reading, body, errors)) return;
  const work = attemptedIn(reading, [receiver]);
  if (!work) return;
  yield {
    form: name === "catch" ? "catchCallback" : "thenSecond",
    place: name === "then" ? handler : call.callee.type === "MemberExpression" ? call.callee.property : call,
    body,
    errors,
    ...(known ? { known } : {}),
    operations: [],
    site: siteOf(call),
    rest: promiseCallsOn(call).flatMap((outer) => (calledName(outer) === "catch" ? [] : outer.arguments.slice(0, 1))),
    returnLeaves: false,
    awaited: true,
    work,
  };
}

/** `exec(command, (err) => …)`: the arm that tests the error. */
function* armOfCallback(reading: Reading, call: Call): Generator<AttemptArm> {
  const callback = call.arguments.at(-1);
  if (!isFunction(callback) || isPromiseMethod(call)) return;
  const errors = parameterVariables(reading, callback, 0);
  const test = reading.file
    .bodyOf(callback)
    .branches.find(
      (branch): branch is TSESTree.IfStatement =>
        branch.type === "IfStatement" &&
        branch.test.type === "Identifier" &&
        reading.reports.mentions(branch.test, errors),
    );
  if (!test || isPassedOn(reading, [test.consequent], errors)) return;
  const work = namedWork(reading, call);
  if (work) yield { ...armOfIf(test, errors), form: "errorFirst", work };
}

/** `const { error } = await sendMail(); if (error) …`, `if (!response.ok) …`. */
function* armOfTest(reading: Reading, test: TSESTree.IfStatement): Generator<AttemptArm> {
  const value = unwrap(test.test);
  let subject: Node | null = null;
  if (value.type === "Identifier" && /^(?:\w*[eE]rr(?:or)?|failure)$/.test(value.name)) subject = value;
  if (value.type === "UnaryExpression" && value.operator === "!") {
    const member = unwrap(value.argument);
    if (member.type === "MemberExpression" && /^(?:ok|success)$/.test(stringName(member)))
      subject = unwrap(member.object);
  }
  const variable = subject?.type === "Identifier" ? reading.bindings.variableOf(subject) : null;
  const declarator = variable?.defs[0]?.type === "Variable" ? variable.defs[0].node : null;
  // What a callback or a caller hands in was tried elsewhere; one that is thrown on is nobody's loss.
  if (!variable || declarator?.init?.type !== "AwaitExpression" || declarator.id.type === "ArrayPattern") return;
  if (declarator.id.type === "Identifier" && value.type === "Identifier") return;
  if (isPassedOn(reading, [test.consequent], [variable])) return;
  const work = attemptedIn(reading, [declarator.init]);
  if (work) yield { ...armOfIf(test, [variable]), form: "testedValue", work };
}

function armOfIf(test: TSESTree.IfStatement, errors: readonly Variable[]): Omit<FailureArm, "form"> {
  return {
    place: test,
    body: [test.consequent],
    errors,
    operations: [],
    site: test,
    returnLeaves: true,
    awaited: true,
  };
}

function isPassedOn(reading: Reading, body: readonly Node[], errors: readonly Variable[]): boolean {
  return reading.reports.of(body, errors).level === "failed";
}

function stringName(member: TSESTree.MemberExpression): string {
  return member.property.type === "Identifier" ? member.property.name : "";
}

/** `exec(…)`, `client.deliver(…)` with a callback: nobody awaits it, and it is work all the same. */
function namedWork(reading: Reading, call: Call): AttemptedWork | null {
  const name = calledName(call) ?? "";
  if (name === "" || /^(?:on|once|use|listen|connect|get\w*|read\w*|stat|access|verify|compare|parse\w*)$/.test(name))
    return null;
  const operation = reading.operations.of(call);
  const words = [reading.file.textOf(call.callee), stringValue(call.arguments[0]) ?? ""]
    .join(" ")
    .toLowerCase()
    .split(/[^a-z]+/);
  return {
    words,
    attempt: {
      kind: operation ? "write" : "effect",
      name: operation?.name ?? `${reading.file.textOf(call.callee).replace(/\s+/g, " ")}()`,
      place: { start: call.range[0], end: call.range[1] },
      certainty: operation?.certainty ?? "likely",
      isSide: operation?.role === "secondary",
    },
  };
}
