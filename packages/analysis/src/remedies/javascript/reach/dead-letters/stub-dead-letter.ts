import { isFunction } from "../../../../reading/javascript/syntax/node.ts";
import { code } from "../../source/code.ts";
import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { keptItem } from "./kept-item.ts";

/** A function to fill in, which throws until that is done, so that the item is not taken for done. */
export function stubDeadLetter(lost: LostItem): DeadLetter | null {
  const { draft, site, subject } = lost;
  const item = keptItem(lost);
  if (item === null || !site.isAsync) return null;
  const { quote, indent, semicolon, isTypeScript } = draft.style;
  const existing = draft.reading.file.input.ast.body.find(
    (statement) => isFunction(statement) && statement.id?.name === "sendToDeadLetter",
  );
  const name = existing ? "sendToDeadLetter" : draft.freeName("sendToDeadLetter");
  if (!existing) {
    const parameters = isTypeScript ? "item: unknown, reason: string" : "item, reason";
    const message = "`no dead-letter queue is set up for ${reason}: ${JSON.stringify(item)}`";
    draft.declare([
      code`/** Stub: keep the item where a person finds it, such as a dead-letter queue; until then the work fails. */\nasync function ${name}(${parameters})${isTypeScript ? ": Promise<void>" : ""} {\n${indent}throw new Error(${message})${semicolon}\n}`,
    ]);
  }
  return {
    lines: [code`await ${name}(${item}, ${quote}${subject.reason}${quote})`],
    leave: null,
    note: `\`${name}()\` is a stub: it throws until it is filled in.`,
  };
}
