import type { TSESTree } from "@typescript-eslint/types";
import { isSuccessStatusName } from "../../../vocabulary/success-words.ts";
import { wordsOf } from "../../../vocabulary/name-pattern.ts";
import { calledName, memberName, propertyName, unwrap, type Call, type Node } from "../syntax/node.ts";

/** `job.status = 'completed'`, `status = Status.SUCCEEDED`. */
export function isStoredStatus(node: TSESTree.AssignmentExpression, says: (value: Node) => boolean): boolean {
  const name =
    node.left.type === "MemberExpression"
      ? memberName(node.left)
      : node.left.type === "Identifier"
        ? node.left.name
        : "";
  return isStatusKey(name ?? "") && says(node.right);
}

/** `setStatus(id, 'completed')`, `jobs.update(id, { status: 'sent' })`, `markAsSent(id)`. */
export function storesStatus(call: Call, says: (value: Node) => boolean): boolean {
  const name = calledName(call) ?? "";
  // `markAsSent(id)`, `setCompleted(run)`
  if (
    says === isStatusOfSuccess &&
    /^(?:mark|flag|set)[A-Z]/.test(name) &&
    isSuccessStatusName(wordsOf(name).at(-1) ?? "")
  )
    return true;
  if (/status|state/i.test(name) && /^(?:set|update|change|mark|report|write|save|store|post|send)/.test(name))
    return call.arguments.some((argument) => says(argument) || holdsStatus(argument, says));
  // `orderStates.transition(order, 'paid')`
  if (/^(?:transition|advance|moveTo|close|finish|resolve)(?:To)?$/.test(name))
    return call.arguments.some((argument) => says(argument));
  return (
    /^(?:update|upsert|set|save|patch|findOneAndUpdate|findByIdAndUpdate|insert|create|put)(?:One|Many|ById|By\w+)?$/.test(
      name,
    ) && call.arguments.some((argument) => holdsStatus(argument, says))
  );
}

/** `{ status: 'completed' }`, `{ data: { status: 'completed' } }`, `{ $set: { … } }`; not what a `where` asks for. */
function holdsStatus(node: Node, says: (value: Node) => boolean): boolean {
  let current: readonly Node[] = [node];
  for (let depth = 0; depth < 3 && current.length > 0; depth++) {
    const next: Node[] = [];
    for (const value of current) {
      if (value.type !== "ObjectExpression") continue;
      for (const property of value.properties) {
        if (property.type !== "Property") continue;
        const key = propertyName(property.key) ?? "";
        if (isStatusKey(key) && says(property.value)) return true;
        if (/^(?:data|\$set|set|values|update|attributes|fields)$/.test(key)) next.push(property.value);
      }
    }
    current = next;
  }
  return false;
}

function isStatusKey(name: string): boolean {
  return /^(?:status|state|outcome|\w+Status)$/.test(name);
}

/** `'completed'`, `Status.COMPLETED`, `JobStatus.Succeeded`. */
export function isStatusOfSuccess(node: Node): boolean {
  const name = statusNameOf(node);
  return name !== null && isSuccessStatusName(name);
}

/** `setStatus(id, 'RUNNING')`, `jobs.update(id, { status: 'processing' })`: says that the work begins, and is none itself. */
export function marksBeginning(call: Call): boolean {
  return !/^(?:insert|create|save|put|upsert)/.test(calledName(call) ?? "") && storesStatus(call, isStatusOfBeginning);
}

/** `runs.insert({ status: 'running' })`: the record that is told of the end is made. */
export function startsRecord(call: Call): boolean {
  return storesStatus(call, isStatusOfBeginning);
}

function isStatusOfBeginning(node: Node): boolean {
  return /^(?:running|started|starting|in[-_ ]?progress|processing|working|syncing|importing|exporting|sending|uploading|executing|claimed|locked)$/i.test(
    statusNameOf(node) ?? "",
  );
}

function statusNameOf(node: Node): string | null {
  const value = unwrap(node);
  const name = value.type === "MemberExpression" ? memberName(value) : value.type === "Literal" ? value.value : null;
  return typeof name === "string" ? name : null;
}
