import { receiverOf, stringValue, unwrap, type Call, type Callable, type Node } from "../syntax/node.ts";

const verb = /^(?:insert|update|delete|merge|replace|upsert|create|alter|drop|truncate)\b/;
const table = /\b(?:into|update|from|table) (?:if (?:not )?exists )?([\w$.]+)/;
/** What names a queue, a topic, a collection or a key: one word. */
const name = /^[\w$.:/@#-]{1,60}$/;

/**
 * What a call is about, where a text of its own says so: "insert ledger" of `query("INSERT INTO ledger …")`, "orders" of
 * `collection("orders").insertOne(…)`. It tells calls apart that go by the same name.
 */
export function subjectOf(call: Callable): string | null {
  if (call.type === "TaggedTemplateExpression") return subjectIn(stringValue(call.quasi));
  for (let link: Node | null = call; link?.type === "CallExpression"; link = innerOf(link)) {
    const subject = subjectIn(stringValue(link.arguments[0]));
    if (subject !== null) return subject;
  }
  return null;
}

function innerOf(call: Call): Node | null {
  const receiver = receiverOf(call);
  return receiver ? unwrap(receiver) : null;
}

function subjectIn(text: string | null): string | null {
  if (text === null) return null;
  if (name.test(text)) return text;
  const sql = text
    .replaceAll(/["`[\]]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .toLowerCase();
  const [does] = verb.exec(sql) ?? [];
  if (does === undefined) return null;
  const of = table.exec(sql)?.[1];
  return of === undefined ? does : `${does} ${of}`;
}
