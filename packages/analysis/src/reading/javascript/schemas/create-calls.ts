import type { Operation } from "../../../model/operation.ts";
import type { Reading } from "../reading.ts";
import { calledName, isFunction, pathOf, placeOf, type Call, type Node } from "../syntax/node.ts";
import { createByName } from "./schema-calls-by-name.ts";

/** `createCollection()` in a piece of code, also inside functions of this file. */
export function createIn(reading: Reading, root: Node): Operation | null {
  let found: Operation | null = null;
  reading.file.descend(root, (node) => {
    if (found || (isFunction(node) && node !== root && node.parent.type !== "CallExpression")) return false;
    if (node.type === "CallExpression") found = createOf(reading, node);
    if (node.type === "TaggedTemplateExpression") {
      const operation = reading.operations.of(node);
      if (operation?.kind === "create") found = operation;
    }
    return undefined;
  });
  return found && (found as Operation).drift === "none" ? found : null;
}

const makes = /creat|make|build|add|put|register|assert|get|set|open|upload|new|^(?:kv|exists|ifNotExists)$/i;
const prepares = /^(?:ensure|provision|bootstrap|set_?up|prepare|init|sync|migrat)/i;
const runs = /quer|exec|raw|run|unsafe|command|batch|send|begin/i;
const kinds =
  /collection|ind(?:ex|ices)|table|topic|schema|stream|dataset|keyspace|container|vector|mapping|class|queue|database|\bft\b/i;

/** What makes a thing with a schema says so, or runs SQL or a command: other calls of other files are not asked. */
export function mayCreate(reading: Reading, call: Call): boolean {
  const name = calledName(call) ?? "";
  if (prepares.test(name) || reading.summaries.calledBy(call)) return true;
  const statement = runs.test(name);
  if (!statement && !makes.test(name)) return false;
  const { text } = reading.file.input;
  if (kinds.test(text.slice(call.range[0], Math.min(call.range[1], call.range[0] + 600)))) return true;
  return statement && call.arguments.some(({ type }) => type === "Identifier" || type === "MemberExpression");
}

export function createOf(reading: Reading, call: Call): Operation | null {
  if (!mayCreate(reading, call)) return null;
  const own = reading.operations.of(call);
  if (own) return own.kind === "create" || own.kind === "createIfMissing" ? own : createByName(call, own);
  const inner = reading.summaries.ofCall(call)?.performs.get("create") ?? null;
  if (inner) return { ...inner, name: `${pathOf(call.callee) ?? inner.name}()`, place: placeOf(call) };
  return createByName(call, null);
}

/** The create among the statements that follow this one in its block. */
export function createAfter(reading: Reading, node: Node): Operation | null {
  const siblings: readonly Node[] =
    node.parent?.type === "BlockStatement" || node.parent?.type === "Program" ? node.parent.body : [];
  for (const sibling of siblings.slice(siblings.indexOf(node) + 1)) {
    const create = createIn(reading, sibling);
    if (create) return create;
  }
  return null;
}
