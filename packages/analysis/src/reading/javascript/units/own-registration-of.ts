import type { UnitKind } from "../../../model/unit.ts";
import type { Reading } from "../reading.ts";
import {
  calledName,
  pathOf,
  receiverOf,
  stringValue,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { saysNothing } from "../failure-paths/verdict-after.ts";
import { functionIn } from "./function-in.ts";
import { givesValue } from "./kind-by-shape.ts";
import { isAsync, isLifeCycle, kindFromWords, nameOfFunction, takesRequest } from "./unit-names.ts";

export interface OwnRegistration {
  readonly node: FunctionNode;
  readonly kind: UnitKind;
}

/**
 * A function that is handed to a queue, a bus or a scheduler of the project's own, which no library explains. What tells
 * it from any other callback is the topic beside it, and that nobody looks at what it gives.
 *
 * | call                                              | kind         |
 * |---------------------------------------------------|--------------|
 * | `consume("ORDERS", importOrder)`                  | message      |
 * | `defineJob("mail.reset", sendReset, { … })`       | job          |
 * | `bus.on("order.shipped", attachTracking)`         | event        |
 * | `daily("refresh-rates", "05:10", refreshRates)`   | cron         |
 * | `inbox.onMail(processMail)`                       | message      |
 */
export function ownRegistrationOf(reading: Reading, call: Call): OwnRegistration | null {
  const name = calledName(call) ?? "";
  const kind = kindOf(call, name);
  if (kind === null || reading.origins.of(receiverOf(call) ?? call.callee)?.is === "library") return null;
  const node = handlerOf(reading, call);
  if (!node || !takesWork(reading, node, kind)) return null;
  return { node, kind: kind === "event" ? kindFromWords(firstName(node), "event") : kind };
}

const verbs: readonly (readonly [UnitKind, RegExp])[] = [
  [
    "cron",
    /^(?:daily|hourly|weekly|monthly|nightly|every\w*|cron|schedule(?:Job|Task|Daily|Hourly)?|define(?:Cron|Schedule))$/,
  ],
  ["job", /^(?:process|work|define|(?:define|register|add|create)(?:Job|Task|Worker|Processor)|job|task|worker)$/],
  [
    "message",
    /^(?:consume(?:From)?|receive(?:From)?|each|(?:add|register|create|define)(?:Consumer|Subscriber|Subscription))$/,
  ],
  [
    "event",
    /^(?:on|subscribe(?:To)?|listen(?:To)?|addListener|when|handle|register|(?:add|register|define)(?:Handler|EventHandler|Listener))$/,
  ],
];

/** Life cycles, sockets and clicks hand over what is no work of anybody's. */
const otherSource =
  /(?:^|\.)(?:process|self|parentPort|port|worker|cluster|child|cp|window|document|socket|ws|wss|io|server|stream|emitter|page|browser|signal|req|res|request|response)$/i;
const emitting = /^(?:on|once|addListener|when|listen)$/;
const source =
  /(?:inbox|mailbox|bus|queue|broker|consumer|subscriber|subscription|topic|channel|feed|events|messages|messaging|transport|pubsub)$/i;

function kindOf(call: Call, name: string): UnitKind | null {
  const receiver = receiverOf(call);
  const path = receiver ? (pathOf(receiver) ?? "") : "";
  if (otherSource.test(path) && (emitting.test(name) || !/worker$/i.test(path))) return null;
  // `inbox.onMail(processMail)`: the call names what comes in.
  if (/^on[A-Z]/.test(name))
    return call.arguments.length === 1 && source.test(path) && !isLifeCycle(name) ? "message" : null;
  const kind = verbs.find(([, words]) => words.test(name))?.[0] ?? null;
  if (kind === null || call.arguments.length < 2) return null;
  const [first] = call.arguments;
  const topic = stringValue(first);
  if (topic === null)
    return /^[A-Z]|(?:^|\.)(?:topics?|events?|queues?|subjects?|subject|topic|queue)(?:\.|$)/.test(
      (first ? pathOf(first) : null) ?? "",
    )
      ? kind
      : null;
  // A path is asked for, a plain word of an emitter is any event.
  if (topic.startsWith("/")) return null;
  return kind === "event" && !/^(?:subscribe|listen)/.test(name) && !/\w[._:/-]\w/.test(topic) ? null : kind;
}

/** The last function among the arguments behind the topic. */
function handlerOf(reading: Reading, call: Call): FunctionNode | null {
  const [first, ...rest] = call.arguments;
  for (const argument of rest.length === 0 && first ? [first] : rest.toReversed()) {
    if (argument.type === "ObjectExpression" || argument.type === "SpreadElement") continue;
    const node = functionIn(reading, argument);
    if (node) return node;
  }
  return null;
}

/** Async or with a callback, given something to work on, and asked for nothing. */
function takesWork(reading: Reading, node: FunctionNode, kind: UnitKind): boolean {
  const name = nameOfFunction(node);
  if ((name !== null && isLifeCycle(name)) || takesRequest(node) || givesValue(reading.file, node)) return false;
  const last = node.params.at(-1);
  const callsBack = last?.type === "Identifier" && /^(?:done|cb|callback|next|ack)$/.test(last.name);
  if (kind === "cron") return isAsync(node) && node.params.length === 0;
  return node.params.length > 0 && (isAsync(node) || (callsBack && node.params.length > 1) || handsOn(node));
}

/** `(message) => this.handle(message)`: whose promise is handed on. */
function handsOn(node: FunctionNode): boolean {
  return node.body?.type === "CallExpression" && !saysNothing(node.body);
}

function firstName(node: FunctionNode): string {
  const first: Node | undefined = node.params[0];
  return first?.type === "Identifier" ? first.name : "";
}
