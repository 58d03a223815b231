import { setOf, wordsOf } from "../../../vocabulary/name-pattern.ts";

/** What ends a chain without saying what it is for. */
const endings = setOf(`
  select returning exec execute executeTakeFirst executeTakeFirstOrThrow executeTakeLast run promise then catch finally
  single maybeSingle first toPromise lean where eq from into values set limit unwrap throwOnError
`);

/** These write, wherever they stand in a chain. */
const writes =
  /^(?:insert|update|upsert|delete|remove|save|create|replace|merge|publish|send|put|add|store|append|push)/i;

/** `this.orders.save()` → "save failed": what a failure goes by in a log line and a label. */
export function failureOf(operation: string): string {
  const names = operation
    .replaceAll(/\([^()]*\)/g, "")
    .split(/[^\w$]+/)
    .filter((part) => part !== "");
  const name = names.findLast((part) => writes.test(part)) ?? names.findLast((part) => !endings.has(part)) ?? "write";
  // How many, and what kind of statement, is nothing that a label is asked for.
  const words = wordsOf(name.replace(/(?:One|Many|Into|Raw|Async|Sync)$/, ""));
  const told = words.join(" ").replace(/^(?:\w*sql|query|execute|database|pg|db|pool|client)$/, "query");
  return `${told === "" ? "write" : told} failed`;
}
