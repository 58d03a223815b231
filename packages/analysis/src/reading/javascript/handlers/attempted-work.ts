import type { Attempt } from "../../../model/attempt.ts";
import { isWrite } from "../../../model/operation.ts";
import { roleByName } from "../../../vocabulary/role-names.ts";
import { isEffectVerb } from "../../../vocabulary/write-names.ts";
import { setOf, wordsOf } from "../../../vocabulary/name-pattern.ts";
import type { Reading } from "../reading.ts";
import { isAsynchronous, isPromiseMethod, isTerminal, promiseCallsOn } from "../syntax/chain.ts";
import {
  calledName,
  contains,
  isFunction,
  pathOf,
  placeOf,
  stringValue,
  type Call,
  type Node,
} from "../syntax/node.ts";
import { answerOf } from "../failure-paths/answer-of.ts";
import { stands } from "../failure-paths/stands.ts";

/** What was tried in a piece of code, and the words that it goes by. */
export interface AttemptedWork {
  readonly attempt: Attempt;
  readonly words: readonly string[];
}

/** Waiting, reading what is there already, and shaping values: nobody claims success of these. */
const noWork = setOf(`
  sleep delay setTimeout setImmediate nextTick stringify json text blob arrayBuffer buffer formData body resolve all
  allSettled race any next on once off then catch finally has close end destroy dispose disconnect release unlock quit
  abort cancel kill stop emit access stat lstat existsSync exists cwd require String Number Boolean Date URL Symbol
  Error from map filter reduce join split trim replace slice sort keys values entries assign bind call apply startSpan
  startActiveSpan setAttribute setAttributes addEvent setStatus now time timeEnd
`);
const noWorkVerbs = setOf("wait parse safe is has can should validate assert expect verify clear to format");
/** Calls for what they give. */
const asks = setOf(`
  get fetch load find list read query check count search lookup look resolve describe peek select retrieve request scan
  poll ask pull compute ensure
`);
/** Calls that work at once: files, processes. */
const atOnce = /^(?:exec|spawn|write|append|copy|cp|rename|mkdir|rm|symlink)\w*Sync$/;

/**
 * The work that a piece of code tries: a known write before an effect before a call for its value, the first of its kind.
 * Parsing, waiting and looking things up in memory are no work.
 */
export function attemptedIn(reading: Reading, roots: readonly Node[]): AttemptedWork | null {
  let best: { call: Call; kind: Attempt["kind"]; rank: number } | null = null;
  const words: string[] = [];
  for (const root of roots)
    reading.file.descend(root, (node) => {
      if (node.type === "TryStatement" && node.handler && node !== root) return false;
      if (isFunction(node) && node !== root && node.parent.type !== "CallExpression") return false;
      if (node.type !== "CallExpression" || !isTerminal(node) || isCaught(node, root)) return undefined;
      const kind = kindOfWork(reading, node);
      if (!kind) return undefined;
      words.push(...wordsOf(pathOf(node.callee) ?? calledName(node) ?? ""));
      for (const argument of node.arguments)
        words.push(...wordsOf(stringValue(argument) ?? (argument.type === "Identifier" ? argument.name : "")));
      // `pull(await this.lastRun(name))` in front of the work is not what was tried.
      const rank = ranks[kind] + (roleByName(pathOf(node.callee) ?? "") === "secondary" ? 0 : 0.5);
      if (!best || rank > best.rank) best = { call: node, kind, rank };
      return undefined;
    });
  // TypeScript does not see assignments made in the callback.
  const found = best as { call: Call; kind: Attempt["kind"] } | null;
  if (!found) return null;
  const { call, kind } = found;
  const operation = reading.operations.of(call);
  const path = pathOf(call.callee) ?? calledName(call) ?? "";
  return {
    words,
    attempt: {
      kind,
      name: operation?.name ?? `${path}()`,
      place: placeOf(call),
      certainty: operation?.certainty ?? "likely",
      isSide: operation ? operation.role === "secondary" : roleByName(path) === "secondary",
    },
  };
}

const ranks: Readonly<Record<Attempt["kind"], number>> = { write: 3, effect: 2, value: 1 };

/** What kind of work a call is; null for none, such as parsing or waiting. */
export function kindOfWork(reading: Reading, call: Call): Attempt["kind"] | null {
  const name = calledName(call) ?? "";
  const operation = reading.operations.of(call);
  if (operation && isWrite(operation)) return "write";
  if (operation?.kind === "create" || operation?.kind === "createIfMissing" || operation?.kind === "alter")
    return "effect";
  if (operation?.kind === "read" || operation?.kind === "describe" || operation?.kind === "transaction") return "value";
  if (operation) return null;
  if (reading.summaries.writeOf(call)) return "write";
  // `res.writeHead(200)` only says what was done before it.
  if (answerOf(call) !== null || reading.summaries.ofCall(call)?.contained) return null;
  if (atOnce.test(name)) return "effect";
  if (noWork.has(name) || noWorkVerbs.has(wordsOf(name)[0] ?? "")) return null;
  if (isAsynchronous(call) && !isPromiseMethod(call)) return asks.has(wordsOf(name)[0] ?? "") ? "value" : "effect";
  // `this.renderer.generate(report);`: a statement of its own, that works on something.
  return stands(call) && call.arguments.length > 0 && isEffectVerb(name) && !/^(?:push|unshift|add|set)$/.test(name)
    ? "effect"
    : null;
}

function isCaught(call: Call, root: Node): boolean {
  return promiseCallsOn(call)
    .filter((outer) => contains(root, outer))
    .some((outer) => calledName(outer) === "catch" || (calledName(outer) === "then" && outer.arguments.length > 1));
}
