import type { UnitKind } from "../../../model/unit.ts";
import { wordsOf } from "../../../vocabulary/name-pattern.ts";
import { classAround } from "../syntax/classes.ts";
import { enclosingFunction, propertyName, type FunctionNode, type Node } from "../syntax/node.ts";

const handlerVerb = /^(?:handle|on|process|consume|perform|receive|ingest|dispatch)(?:[A-Z]\w*)?$/;
const handlerMethods = new Set([
  "handle",
  "perform",
  "process",
  "execute",
  "run",
  "consume",
  "handleMessage",
  "handleEvent",
  "handleJob",
  "eachMessage",
  "eachBatch",
  "onMessage",
  "onEvent",
  "onJob",
  "processJob",
  "processMessage",
  "processRecord",
  "processEvent",
]);
const handlerClass =
  /(?:Processor|Consumer|EventHandler|MessageHandler|JobHandler|Subscriber|Listener|Worker|Job|Webhook|WebhookHandler|Saga|Cron)$/;
const handlerFolder =
  /(?:^|[\\/])(?:workers?|consumers?|subscribers?|listeners?|jobs?|processors?|queues?|webhooks?|crons?|event-handlers?)[\\/]/i;
const payloadName =
  /^(?:job|msg|message|event|evt|record|records|payload|envelope|notification|webhook|batch|entry|task|delivery|update)$|(?:Event|Message|Job|Record|Payload|Envelope|Webhook)$/;
const payloadType = /(?:Event|Message|Msg|Job|Record|Envelope|SubscriberArgs|Notification|Webhook|Payload)$/;
/** React, DOM and life-cycle handlers, and handlers of errors. */
const noWork =
  /^(?:on|handle)(?:Click|Change|Submit|Close|Open|Error|Errors|Exception|Failure|Fail|Failed|Success|Completed|Ready|Connect|Connected|Connection|Disconnect|Exit|Focus|Blur|Key\w*|Mouse\w*|Press|Select|Scroll|Resize|Load|Module\w*|Application\w*|Start\w*|Stop\w*|Init\w*|Shutdown|Abort|Timeout|End|Finish\w*|Drain|Request\w*|Response\w*|Route\w*|Upgrade|Listening|Signal\w*)$/;

/** A hook of a framework, or a handler of errors and clicks, and no unit. */
export function isLifeCycle(name: string): boolean {
  return noWork.test(name);
}

const routeVerbs = new Set(["GET", "POST", "PUT", "PATCH", "DELETE"]);

/** The name that a function goes by: its own, its variable's, property's or method's. */
export function nameOfFunction(node: FunctionNode): string | null {
  if (node.id) return node.id.name;
  let parent: Node = node.parent;
  while (parent.type === "TSAsExpression" || parent.type === "TSSatisfiesExpression") parent = parent.parent;
  switch (parent.type) {
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? parent.id.name : null;
    case "MethodDefinition":
    case "PropertyDefinition":
    case "Property":
      return propertyName(parent.key);
    case "AssignmentExpression":
      return parent.left.type === "MemberExpression"
        ? propertyName(parent.left.property)
        : parent.left.type === "Identifier"
          ? parent.left.name
          : null;
    default:
      return null;
  }
}

/** The kind of unit that a name suggests: `handleOrderEvent(event)`, `class InvoiceProcessor { process(job) }`. */
export function kindByName(node: FunctionNode, name: string | null, filename: string): UnitKind | null {
  if (name === null || !isAsync(node) || noWork.test(name)) return null;
  if (takesRequest(node)) return /webhook|hooks?[\\/]/i.test(filename) ? "webhook" : "request";
  if (routeVerbs.has(name))
    return node.parent.type === "ExportNamedDeclaration"
      ? /webhook|hooks?\//i.test(filename)
        ? "webhook"
        : "request"
      : null;
  const owner = classAround(node);
  const className = owner?.id?.name ?? "";
  const isMethod = node.parent.type === "MethodDefinition" || node.parent.type === "PropertyDefinition";
  if (isMethod && handlerClass.test(className) && handlerMethods.has(name)) return kindFromWords(className, "job");
  // Temporal runs each method of `class FineActivities` for itself.
  if (isMethod && className.endsWith("Activities")) return "job";
  const maker = enclosingFunction(node);
  if (maker && (nameOfFunction(maker) ?? "").endsWith("Activities")) return "job";
  const parameter = parameterName(node);
  // `class RenewSubscription { async execute(request): Promise<void> }`: its caller has nothing to look at.
  if (isMethod && /^(?:execute|handle|perform)$/.test(name) && node.params.length === 1 && promisesNothing(node))
    return kindFromWords(`${className} ${filename}`, "job");
  if (handlerMethods.has(name) && isHandlerObject(node)) return kindFromWords(nameOfHolder(node), "job");
  if (handlerMethods.has(name) && isMethod && handlerFolder.test(filename)) return kindFromWords(filename, "job");
  if (handlerVerb.test(name) && (payloadName.test(parameter) || payloadType.test(parameterType(node))))
    return kindFromWords(`${name} ${parameter}`, "event");
  return null;
}

/** `async function notify({ event, container }: SubscriberArgs<Order>)`, exported as the module's handler. */
export function kindByPayloadType(node: FunctionNode): UnitKind | null {
  if (!isAsync(node)) return null;
  const isDefault = node.parent.type === "ExportDefaultDeclaration";
  return isDefault && /^(?:SubscriberArgs|EventArgs|JobArgs|MessageArgs)$/.test(parameterType(node)) ? "event" : null;
}

/** `const notify: JobHandler<Notify> = { name: 'notify', async perform(data) {} }`: an object that some registry takes. */
function isHandlerObject(node: FunctionNode): boolean {
  const object = node.parent.type === "Property" ? node.parent.parent : null;
  if (object?.type !== "ObjectExpression") return false;
  const holder =
    object.parent.type === "VariableDeclarator" && object.parent.id.type === "Identifier"
      ? object.parent.id.typeAnnotation?.typeAnnotation
      : undefined;
  const type = holder?.type === "TSTypeReference" && holder.typeName.type === "Identifier" ? holder.typeName.name : "";
  if (/(?:Handler|Job|Task|Consumer|Subscriber|Worker|Listener|Processor|Command)$/.test(type)) return true;
  return object.properties.some(
    (property) =>
      property.type === "Property" &&
      /^(?:topic|queue|event|eventType|schedule|subject|pattern|cron|attempts|concurrency)$/.test(
        propertyName(property.key) ?? "",
      ),
  );
}

function nameOfHolder(node: FunctionNode): string {
  const declarator = node.parent.parent?.parent;
  return declarator?.type === "VariableDeclarator" && declarator.id.type === "Identifier" ? declarator.id.name : "";
}

/** `(req, res)`, as Express, Next.js and serverless functions hand them over. */
export function takesRequest(node: FunctionNode): boolean {
  const [first, second] = node.params;
  return (
    first?.type === "Identifier" &&
    second?.type === "Identifier" &&
    /^_?req(?:uest)?$/.test(first.name) &&
    /^_?(?:res|response|reply)$/.test(second.name)
  );
}

/** Async, or written to return a promise. */
export function isAsync(node: FunctionNode): boolean {
  const type = node.returnType?.typeAnnotation;
  return (
    node.async ||
    (type?.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "Promise")
  );
}

function promisesNothing(node: FunctionNode): boolean {
  const type = node.returnType?.typeAnnotation;
  return type?.type === "TSTypeReference" && type.typeArguments?.params[0]?.type === "TSVoidKeyword";
}

export function kindFromWords(name: string, otherwise: UnitKind): UnitKind {
  const words = new Set(wordsOf(name));
  if (words.has("webhook") || words.has("hook")) return "webhook";
  if (words.has("cron")) return "cron";
  if (words.has("job") || words.has("task") || words.has("worker")) return "job";
  if (words.has("message") || words.has("msg") || words.has("consumer")) return "message";
  return words.has("event") || words.has("listener") || words.has("subscriber") ? "event" : otherwise;
}

function parameterName(node: FunctionNode): string {
  const first = node.params[0];
  return first?.type === "Identifier" ? first.name : "";
}

function parameterType(node: FunctionNode): string {
  const first = node.params[0];
  const annotation = first && "typeAnnotation" in first ? first.typeAnnotation?.typeAnnotation : undefined;
  return annotation?.type === "TSTypeReference" && annotation.typeName.type === "Identifier"
    ? annotation.typeName.name
    : "";
}
