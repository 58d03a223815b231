import { code } from "../../source/code.ts";
import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { lostMessage } from "./lost-message.ts";

/** `throw new Error("…", { cause: error })`; null where a throw reaches nobody. */
export function thrown(item: LostItem, note: string): DeadLetter | null {
  if (!item.site.throws) return null;
  const cause = item.error === null ? "" : item.error === "cause" ? ", { cause }" : `, { cause: ${item.error} }`;
  return { lines: [], leave: code`throw new Error(${lostMessage(item)}${cause})`, note };
}

/** An error class of the library, which says that no further try will help; its text holds the failure. */
export function thrownFor(item: LostItem, source: string, name: string, note: string): DeadLetter | null {
  if (!item.site.throws) return null;
  const [root = name, ...rest] = name.split(".");
  const made = [item.draft.import(source, root), ...rest].join(".");
  const call = rest.length > 0 ? made : `new ${made}`;
  return { lines: [], leave: code`throw ${call}(${lostMessage(item, true)})`, note };
}
