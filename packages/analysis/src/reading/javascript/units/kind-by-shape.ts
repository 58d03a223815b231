import type { UnitKind } from "../../../model/unit.ts";
import {
  calledName,
  enclosingFunction,
  memberName,
  pathOf,
  propertyName,
  receiverOf,
  stringValue,
  unwrap,
} from "../syntax/node.ts";
import type { Call, FunctionNode, Node } from "../syntax/node.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { saysNothing } from "../failure-paths/verdict-after.ts";
import { classAround, classMember } from "../syntax/classes.ts";
import { isImporter } from "./backlog.ts";
import { isAsync, isLifeCycle, kindFromWords, nameOfFunction } from "./unit-names.ts";

/**
 * The kind of unit that the place of a function suggests, where neither a library nor its own name does: what it is handed
 * to, kept in, marked with, and what it is given.
 *
 * | shape                                               | kind                    |
 * |-----------------------------------------------------|-------------------------|
 * | `bus.on(OrderPaid, async (event) => …)`             | event, job, message     |
 * | `{ "order.paid": async (event) => … }`              | event, job, message     |
 * | `@OnOrder('paid') async pay(event)`                 | event, job, message     |
 * | `export default async (job) => …`, `handler(event)` | by its parameter        |
 * | `async sendWelcome(job) { … job.data … }`           | job                     |
 * | `importOrders(path)` with a loop                     | job                     |
 * | `scheduler.every('5m', async () => …)`              | cron                    |
 * | `scanConsumer = (ports) => async (envelope) => …`    | by its parameter        |
 * | `class Settle { queue = 'settle'; run(payload) }`   | job                     |
 */
export function kindByShape(file: SourceFile, node: FunctionNode): UnitKind | null {
  // Kue's and Agenda's `function (job, done)`.
  if (givenTo(node) === "job" && isCallback(node.params[1])) return "job";
  if (!isAsync(node)) return null;
  const name = nameOfFunction(node);
  if (name !== null && isLifeCycle(name)) return null;
  if (isImporter(file, node)) return "job";
  const given = givenTo(node);
  if (given === null) return isScheduled(node) ? "cron" : null;
  if (given === "job" && /\bjob\.(?:data|attrs|payload|id)\b/.test(file.textOf(node))) return "job";
  if (node.params[0]?.type === "ObjectPattern" && /^(?:handle|on|process|consume)[A-Z]/.test(name ?? ""))
    return kindFromWords(given, "event");
  const maker = makerOf(node);
  if (maker !== null) return kindFromWords(`${maker} ${given}`, "message");
  if (isEntry(node, name) || isMarked(node) || isOfQueue(node, name)) return kindFromWords(given, "event");
  return (isHandedOver(node) || isKept(node)) && !givesValue(file, node) ? kindFromWords(given, "event") : null;
}

function isCallback(parameter: Node | undefined): boolean {
  return parameter?.type === "Identifier" && /^(?:done|cb|callback)$/.test(parameter.name);
}

/** `return user.name;`: it is asked for something, and what it gives is looked at. */
export function givesValue(file: SourceFile, node: FunctionNode): boolean {
  return file.bodyOf(node).returns.some(({ argument }) => {
    const value = argument ? unwrap(argument) : null;
    return value !== null && value.type !== "CallExpression" && !saysNothing(value) && !isClaim(value);
  });
}

/** `return true`, `return { ok: true }`. */
function isClaim(value: Node): boolean {
  if (value.type === "ObjectExpression")
    return value.properties.every((property) => property.type === "Property" && isClaim(unwrap(property.value)));
  return value.type === "Literal" && typeof value.value !== "string";
}

const handed = /^(?:event|evt|msg|message|job|record|envelope|delivery|notification|payload|task)$/;

/** What comes in, as the first parameter calls it: `(job)`, `({ event })`, `(message: Message)`. */
function givenTo(node: FunctionNode): string | null {
  const [first] = node.params;
  if (first?.type === "Identifier") return handed.test(first.name) ? first.name : null;
  if (first?.type !== "ObjectPattern") return null;
  for (const property of first.properties) {
    const key = property.type === "Property" ? (propertyName(property.key) ?? "") : "";
    if (handed.test(key)) return key;
  }
  return null;
}

/** `export default async function (job)`, `export const handler = async (event) => …`, `exports.handler = …`. */
function isEntry(node: FunctionNode, name: string | null): boolean {
  const { parent } = node;
  if (parent.type === "ExportDefaultDeclaration") return true;
  if (parent.type === "AssignmentExpression")
    return /^module\.exports$|^(?:module\.)?exports\.handler$/.test(pathOf(parent.left) ?? "");
  if (name !== "handler") return false;
  const outer = parent.type === "VariableDeclarator" ? parent.parent.parent : parent;
  return outer.type === "ExportNamedDeclaration";
}

/** `const scanConsumer = (ports) => async (envelope) => …`, `function makeWorker(ports) { return async (job) => …; }` */
function makerOf(node: FunctionNode): string | null {
  const { parent } = node;
  if (parent.type !== "ReturnStatement" && parent.type !== "ArrowFunctionExpression") return null;
  const maker = enclosingFunction(node);
  const name = maker ? (nameOfFunction(maker) ?? "") : "";
  return /(?:Consumer|Subscriber|Listener|Worker|Processor|Handler|Job|Task|Saga)$/.test(name) ? name : null;
}

const registering =
  /^(?:on|addListener|subscribe|register|registerHandler|addHandler|handle|consume|process|listen|define|work|worker|receive|when|use[A-Z]\w*Handler|on[A-Z]\w*)$/;
/** Life cycles and streams of bytes hand over what is no work. */
const otherEvents =
  /^(?:error|close|open|end|connect\w*|disconnect\w*|exit|ready|data|drain|finish|failed|completed|progress|stalled|active|click|\w*error)$/i;

/** `registry.register('order.paid', async (event) => …)`, `queue.process(async (job) => …)`, `onPaid = traced(async (event) => …)`. */
function isHandedOver(node: FunctionNode): boolean {
  const call = node.parent;
  if (call.type !== "CallExpression" || !call.arguments.includes(node as never)) return false;
  const name = calledName(call) ?? "";
  const held =
    call.parent.type === "VariableDeclarator" && call.parent.id.type === "Identifier" ? call.parent.id.name : "";
  if (/^(?:on|handle|process|consume)[A-Z]/.test(held) && !isLifeCycle(held)) return true;
  return receiverOf(call) !== null && registering.test(name) && isTopic(call, node);
}

function isTopic(call: Call, node: FunctionNode): boolean {
  const [first] = call.arguments;
  if (first === node) return /^(?:process|consume|work|worker|subscribe)$/.test(calledName(call) ?? "");
  const event = stringValue(first);
  if (event !== null) return calledName(call) !== "on" ? !otherEvents.test(event) : /[._:/-]/.test(event);
  // `bus.on(OrderPaid, …)`, `bus.on(Topics.ORDER_PAID, …)`
  return /^[A-Z]/.test((first ? pathOf(first) : null) ?? "");
}

/** `{ 'order.paid': async (event) => … }`, `const handlers = { async paid(event) {} }`, `defineJob({ run(payload) {} })`. */
function isKept(node: FunctionNode): boolean {
  const property = node.parent;
  if (property.type !== "Property" || property.value !== node || property.parent.type !== "ObjectExpression")
    return false;
  const key = propertyName(property.key) ?? "";
  if (/\w[.:/]\w/.test(key) || (property.computed && /^[A-Z]/.test(pathOf(property.key) ?? ""))) return true;
  const holder = property.parent.parent;
  if (holder.type === "CallExpression")
    return /(?:Job|Task|Worker|Consumer|Handler|Subscriber|Processor|Listener)s?$/.test(calledName(holder) ?? "");
  const name = holder.type === "VariableDeclarator" && holder.id.type === "Identifier" ? holder.id.name : "";
  return /(?:handlers|processors|consumers|subscribers|listeners|jobs|tasks)$/i.test(name);
}

const marking =
  /^(?:On|Handle|Handles|Consume|Process|Subscribe|Listen)(?:[A-Z]\w*)?$|(?:Handler|Listener|Subscriber|Consumer|Subscribe|Processor)$/;

/** `@Subscribe('order.paid')`, `@KafkaListener({ topic })` on the method. */
export function isMarked(node: FunctionNode): boolean {
  const element = node.parent;
  if (element.type !== "MethodDefinition") return false;
  return element.decorators.some((decorator) => {
    const expression = unwrap(decorator.expression);
    const callee = expression.type === "CallExpression" ? unwrap(expression.callee) : expression;
    const name = (callee.type === "MemberExpression" ? memberName(callee) : propertyName(callee)) ?? "";
    const first = expression.type === "CallExpression" ? stringValue(expression.arguments[0]) : null;
    return (
      marking.test(name) && !isLifeCycle(name.charAt(0).toLowerCase() + name.slice(1)) && !otherEvents.test(first ?? "")
    );
  });
}

/** A class that says which queue or topic it is for. */
function isOfQueue(node: FunctionNode, name: string | null): boolean {
  if (node.parent.type !== "MethodDefinition" || !/^(?:run|handle|process|execute|perform|consume)$/.test(name ?? ""))
    return false;
  const owner = classAround(node);
  return (
    owner !== null &&
    ["queue", "topic", "queueName", "eventName", "event", "subject", "routingKey", "jobName"].some(
      (key) => classMember(owner, key)?.value,
    )
  );
}

/** `scheduler.every('5 minutes', async () => …)`, `cron.schedule('* * * * *', async () => …)`. */
function isScheduled(node: FunctionNode): boolean {
  const call: Node = node.parent;
  if (call.type !== "CallExpression" || node.params.length > 0 || call.arguments.length < 2) return false;
  const receiver = receiverOf(call);
  return (
    /^(?:every|schedule|cron|addCron|addJob|daily|hourly|at|register)$/.test(calledName(call) ?? "") &&
    receiver !== null &&
    /(?:scheduler|cron|crons|cronjobs)$/i.test(pathOf(receiver) ?? "")
  );
}
