import { wordsOf } from "../../../vocabulary/name-pattern.ts";
import {
  contains,
  isFunction,
  memberName,
  pathOf,
  propertyName,
  propertyOf,
  receiverOf,
  calledName,
  stringValue,
  unwrap,
  type Call,
  type Construction,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { nameOfFunction } from "./unit-names.ts";
import { themeOf, themeOfAddress } from "./theme.ts";

/** Where the name of what comes in stands in an options object. */
const keys = ["topic", "topics", "queue", "queueName", "stream", "subject", "pattern", "event", "eventType", "id"];

/*
 * What a unit works on, in words; null where nothing but its file tells.
 *
 * | told by                                | gives           |
 * |----------------------------------------|-----------------|
 * | its own name, `onOrderPlaced`          | "order placed"  |
 * | what it is registered with, `"stock"`  | "stock"         |
 * | what stands around it, nearest first   | "invoice" of `const invoiceWorker`, "order" of `class OrderProcessor` |
 */
export function worksOn(node: FunctionNode, handedOverAt: Node): string | null {
  const own = nameOfFunction(node);
  const named = own === null ? null : themeOf(wordsOf(own));
  // `close` of `class ContractService` says too little by itself.
  if (named?.includes(" ")) return named;
  const registered = registeredWith(handedOverAt) ?? (handedOverAt === node ? null : registeredWith(node));
  if (named === null) return registered ?? around(handedOverAt) ?? (handedOverAt === node ? null : around(node));
  // `onOrder` of the queue "order-placed".
  if (registered?.split(" ").includes(named)) return registered;
  const owner = node.parent.type === "MethodDefinition" ? around(node) : null;
  return owner === null || owner.split(" ").includes(named) ? named : `${owner} ${named}`;
}

/** The queue, topic or route that stands beside a function where it is handed over. */
function registeredWith(node: Node): string | null {
  for (let current = node; current.parent && (current === node || !isFunction(current)); current = current.parent) {
    const { parent } = current;
    if ((parent.type === "CallExpression" || parent.type === "NewExpression") && parent.callee !== current)
      return ofCall(parent);
    if (parent.type === "MethodDefinition" || parent.type === "PropertyDefinition")
      return firstOf(parent.decorators ?? [], (decorator) => {
        const call = unwrap(decorator.expression);
        return call.type === "CallExpression" ? ofCall(call) : null;
      });
    if (parent.type === "ObjectExpression") {
      const address = addressIn(parent);
      if (address !== null) return address;
    }
  }
  return null;
}

function ofCall(call: Call | Construction): string | null {
  return (
    firstOf(call.arguments, (argument) => addressOf(argument) ?? addressIn(argument)) ??
    (call.type === "CallExpression" ? (ofSubscription(call) ?? ofReceiver(call)) : null)
  );
}

/** `queue.process(…)` after `const queue = new Queue("orders")`. */
function ofReceiver(call: Call): string | null {
  const receiver = receiverOf(call);
  if (receiver?.type !== "Identifier") return null;
  for (let block: Node | undefined = call.parent; block; block = block.parent) {
    if (block.type !== "BlockStatement" && block.type !== "Program") continue;
    const found = firstOf(block.body, (statement) => {
      const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
      if (declaration?.type !== "VariableDeclaration") return null;
      return firstOf(declaration.declarations, ({ id, init }) => {
        if (id.type !== "Identifier" || id.name !== receiver.name || !init) return null;
        const made = unwrap(init);
        return made.type === "CallExpression" || made.type === "NewExpression"
          ? firstOf(made.arguments.slice(0, 1), addressOf)
          : null;
      });
    });
    if (found !== null) return found;
  }
  return null;
}

/** `await consumer.subscribe({ topic: "stock" })` before `consumer.run({ … })`. */
function ofSubscription(call: Call): string | null {
  if (calledName(call) !== "run") return null;
  const receiver = pathOf(receiverOf(call) ?? call);
  for (let block: Node | undefined = call.parent; block; block = block.parent) {
    if (block.type !== "BlockStatement" && block.type !== "Program") continue;
    return firstOf(block.body, (statement) => {
      const other = statement.type === "ExpressionStatement" ? unwrap(statement.expression) : null;
      if (other?.type !== "CallExpression" || calledName(other) !== "subscribe" || contains(other, call)) return null;
      return pathOf(receiverOf(other) ?? other) === receiver
        ? firstOf(other.arguments, (argument) => addressIn(argument))
        : null;
    });
  }
  return null;
}

function addressIn(node: Node): string | null {
  return firstOf(keys, (key) => {
    const value = propertyOf(node, key);
    return value?.type === "ArrayExpression" ? addressOf(value.elements[0]) : addressOf(value);
  });
}

/** `"stock"`, `STOCK_QUEUE`, `process.env.STOCK_QUEUE`. */
function addressOf(node: Node | null | undefined): string | null {
  if (!node) return null;
  const value = unwrap(node);
  if (value.type === "Literal" || value.type === "TemplateLiteral") {
    const text = stringValue(value);
    return text === null ? null : themeOfAddress(text);
  }
  const name =
    value.type === "Identifier" ? value.name : value.type === "MemberExpression" ? (memberName(value) ?? "") : "";
  return /queue|topic|stream|subject|subscription/i.test(name) ? themeOf(wordsOf(name)) : null;
}

/** The constant, class or function that a function stands in. */
function around(node: Node): string | null {
  for (let current = node.parent; current; current = current.parent) {
    const name =
      current.type === "VariableDeclarator" && current.id.type === "Identifier"
        ? current.id.name
        : current.type === "ClassDeclaration" || current.type === "ClassExpression"
          ? (ofDecorators(current.decorators ?? []) ?? current.id?.name)
          : current.type === "PropertyDefinition" || current.type === "MethodDefinition"
            ? propertyName(current.key)
            : isFunction(current)
              ? current.id?.name
              : null;
    const theme = name ? themeOf(wordsOf(name)) : null;
    if (theme !== null) return theme;
  }
  return null;
}

/** `@Processor("orders") class …`. */
function ofDecorators(decorators: readonly { readonly expression: Node }[]): string | null {
  return firstOf(decorators, ({ expression }) => (expression.type === "CallExpression" ? ofCall(expression) : null));
}

function firstOf<Item>(items: readonly Item[], of: (item: Item) => string | null): string | null {
  for (const item of items) {
    const found = of(item);
    if (found !== null) return found;
  }
  return null;
}
