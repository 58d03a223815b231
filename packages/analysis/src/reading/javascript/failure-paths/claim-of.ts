import type { TSESTree } from "@typescript-eslint/types";
import type { ClaimForm } from "../../../model/success-claim.ts";
import type { Verdict } from "../../../model/verdict.ts";
import { claimsFailure, claimsSuccess } from "../../../vocabulary/success-words.ts";
import { clip } from "../syntax/clip.ts";
import type { Reading } from "../reading.ts";
import {
  calledName,
  pathOf,
  placeOf,
  propertyName,
  stringValue,
  receiverOf,
  unwrap,
  type Call,
  type Node,
} from "../syntax/node.ts";
import { doneKeysIn } from "./done-keys.ts";
import { calledBackWith } from "./calls-back.ts";
import { answerOf } from "./answer-of.ts";
import { isErrorValue, statusOf } from "./error-values.ts";
import { isStatusOfSuccess, isStoredStatus, storesStatus } from "./stored-status.ts";

/** Code that says "it worked". */
export interface Claim extends Verdict {
  readonly form: ClaimForm;
  readonly node: Node;
  /** As written, shortened. */
  readonly code: string;
  /** What it says in words; null where it only says yes. */
  readonly words: string | null;
  /** The keys of an answer that say what was done: `sentTo`, `invoicePaid`. */
  readonly keys: string;
}

/*
 * | code                                                    | form   |
 * |---------------------------------------------------------|--------|
 * | `return { ok: true }`, `return "sent"`                  | value  |
 * | `res.sendStatus(200)`, `return html(200, …)`            | answer |
 * | `job.status = 'completed'`, `setStatus(id, 'completed')` | status |
 * | `log.info('… succeeded')`                               | log    |
 * | `emit('export.succeeded')`                              | event  |
 * | `jobsSucceeded.inc()`, `metrics.increment('jobs.sent')` | metric |
 */
/** What a node claims. In a handler only what cannot be meant of anything else: values, answers and statuses. */
export function claimOf(reading: Reading, node: Node, inHandler: boolean): Claim | null {
  const make = (form: ClaimForm, tail: string, words: string | null): Claim => {
    const code = clip(reading.file.textOf(node));
    const keys = form === "answer" || form === "value" ? doneKeysIn(node) : "";
    return { kind: "success", form, node, code, words, keys, text: `\`${code}\` ${tail}`, place: placeOf(node) };
  };
  switch (node.type) {
    case "AssignmentExpression":
      if (isAnsweredStatus(node)) return make("answer", "answers with success", null);
      return isStoredStatus(node, isStatusOfSuccess) ? make("status", "says so", null) : null;
    case "ReturnStatement":
      if (isSuccessValue(node.argument)) return make("value", "says so", stringValue(node.argument));
      return answersByReturn(node.argument) ? make("answer", "answers with success", null) : null;
    case "CallExpression": {
      if (answersWell(node, inHandler) || callsBackWell(reading, node))
        return make("answer", "answers with success", null);
      if (storesStatus(node, isStatusOfSuccess) || finishes(reading, node)) return make("status", "says so", null);
      if (inHandler) return null;
      const said = saidBy(reading, node);
      return said ? make(said.form, "says so", said.words) : null;
    }
    default:
      return null;
  }
}

function answersWell(call: Call, inHandler: boolean): boolean {
  const answer = answerOf(call);
  if (answer === null || answer >= 300 || call.parent.type === "MemberExpression") return false;
  const name = calledName(call) ?? "";
  // `await response.json()` reads what somebody else answered.
  if (call.arguments.length === 0 && /^(?:json|text|body|html)$/.test(name)) return false;
  // `res.end();` only closes what was said before.
  if (call.arguments.length === 0 && name === "end" && receiverOf(call)?.type !== "CallExpression") return false;
  // A redirect on the failure path leads to a page that says so.
  if (inHandler && name === "redirect") return false;
  return !call.arguments.some((argument) => isErrorValue(argument));
}

/** `callback(null, reply)`, where `const reply = { state: 'SUCCEEDED' }` was made before the work. */
function callsBackWell(reading: Reading, call: Call): boolean {
  const reply = calledBackWith(call);
  const value = reply?.type === "Identifier" ? reading.bindings.initialValue(reply) : reply;
  return value?.type === "ObjectExpression" && isSuccessValue(value);
}

/** `runs.finish(run.id)` beside a `runs.fail(run.id)`: whoever has both says by the one that it was not the other. */
function finishes(reading: Reading, call: Call): boolean {
  if (!/^(?:finish|complete|succeed|close|done|resolve)(?:d|[A-Z]\w*)?$/.test(calledName(call) ?? "")) return false;
  const receiver = pathOf(receiverOf(call) ?? call);
  return receiver !== null && receiver !== "Promise" && call.arguments.length > 0 && failable(reading).has(receiver);
}

const failables = new WeakMap<Reading, ReadonlySet<string>>();

/** What can be told of a failure in this file: `this.runs` for `this.runs.fail(id)`. */
function failable(reading: Reading): ReadonlySet<string> {
  let known = failables.get(reading);
  if (!known) {
    const found = new Set<string>();
    for (const body of reading.file.bodies)
      for (const call of body.calls) {
        const receiver = /^(?:fail|(?:mark|set)(?:As)?Failed)/.test(calledName(call) ?? "") ? receiverOf(call) : null;
        const path = receiver ? pathOf(receiver) : null;
        if (path !== null) found.add(path);
      }
    known = found;
    failables.set(reading, known);
  }
  return known;
}

/** What a log line, event or metric says in words, when that is success. */
function saidBy(reading: Reading, call: Call): { form: ClaimForm; words: string | null } | null {
  const name = calledName(call) ?? "";
  if (name === "success") return { form: "log", words: textsOf(call.arguments) };
  const operation = reading.operations.of(call);
  if (operation?.kind === "log") {
    if (/(?:error|warn|warning|fatal)$/.test(name)) return null;
    const claims = call.arguments.some((argument) => claimsSuccess(spaced(stringValue(argument) ?? "")));
    return claims ? { form: "log", words: textsOf(call.arguments) } : null;
  }
  if (operation?.kind === "metric") {
    // Names of series are words without sentences: `jobs_succeeded`, `{ status: 'success' }`.
    const words = `${pathOf(call.callee) ?? name} ${textsOf(call.arguments)}`;
    return /succe(?:ss|eded)|Succe(?:ss|eded)|[_. ]completed|Completed/.test(words) && !claimsFailure(spaced(words))
      ? { form: "metric", words }
      : null;
  }
  const event = spaced(stringValue(call.arguments[0]) ?? "");
  return /^(?:emit|publish|dispatch|notify)$/.test(name) && claimsSuccess(event)
    ? { form: "event", words: event }
    : null;
}

function spaced(text: string): string {
  return text.replace(/[._:-]/g, " ");
}

/** The texts of arguments, one object deep. */
function textsOf(args: readonly Node[]): string {
  return args
    .flatMap((argument) =>
      argument.type === "ObjectExpression"
        ? argument.properties.map((part) => (part.type === "Property" ? (stringValue(part.value) ?? "") : ""))
        : [stringValue(argument) ?? ""],
    )
    .join(" ");
}

/** `ctx.status = 204`, `res.statusCode = 200`. */
function isAnsweredStatus(node: TSESTree.AssignmentExpression): boolean {
  if (node.left.type !== "MemberExpression") return false;
  const name = propertyName(node.left.property);
  const status = name === "status" || name === "statusCode" ? statusOf(node.right) : null;
  return status !== null && status < 400;
}

/** `return html(200, 'You have been unsubscribed.')`, `return new Response('ok')`. */
function answersByReturn(argument: Node | null): boolean {
  const value = argument ? unwrap(argument) : null;
  if (value?.type === "NewExpression") {
    if (!/^(?:Next)?Response$/.test(calledName(value) ?? "")) return false;
    const options = value.arguments[1];
    if (value.arguments.some((part) => isErrorValue(part) || claimsFailure(stringValue(part) ?? ""))) return false;
    if (options?.type !== "ObjectExpression") return true;
    const status = options.properties.find(
      (part): part is TSESTree.Property => part.type === "Property" && propertyName(part.key) === "status",
    );
    return status === undefined || (statusOf(status.value) ?? 500) < 300;
  }
  if (value?.type !== "CallExpression" || answerOf(value) !== null) return false;
  // `answer(res, 200, 'cancelled')`, `this.html(200, '…')`; not `names.slice(0, 200)`
  const path = pathOf(value.callee) ?? "";
  const isOwn = !path.includes(".") || /^this\.\w+$/.test(path);
  return (
    isOwn &&
    !/^(?:this\.)?(?:get|find|fetch|load|list|read|take|limit|page|query|search|chunk|truncate)/i.test(path) &&
    value.arguments.slice(0, 2).some((part) => part.type === "Literal" && isSuccessCode(part.value)) &&
    !value.arguments.some((part) => isErrorValue(part) || claimsFailure(stringValue(part) ?? ""))
  );
}

function isSuccessCode(value: unknown): boolean {
  return value === 200 || value === 201 || value === 202 || value === 204;
}

function isSuccessValue(argument: Node | null): boolean {
  if (!argument) return false;
  const value = unwrap(argument);
  if (value.type === "Literal")
    return value.value === true || (typeof value.value === "string" && claimsSuccess(value.value));
  if (value.type !== "ObjectExpression") return false;
  return value.properties.some((property) => {
    if (property.type !== "Property") return false;
    const key = propertyName(property.key) ?? "";
    const inner = unwrap(property.value);
    if (successKey.test(key)) return inner.type === "Literal" && inner.value === true;
    if (key === "statusCode") return inner.type === "Literal" && typeof inner.value === "number" && inner.value < 400;
    return (
      /^(?:status|state|phase|stage|result)$/.test(key) &&
      (claimsSuccess(stringValue(inner) ?? "") || isStatusOfSuccess(inner))
    );
  });
}

const successKey =
  /^(?:ok|success|succeeded|successful|acknowledged|received|saved|sent|done|synced|completed|processed|delivered|uploaded|imported|exported|published|created|updated|deleted|stored|indexed|handled|triggered|queued|enqueued|refreshed|notified|subscribed|unsubscribed|deployed|installed|charged|refunded|paid)$/;
