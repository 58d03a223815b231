import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { thrown } from "./thrown.ts";

/** Where whoever handed the work over hands it over again, or keeps what failed, a throw is all that it takes. */
export function failedTask(item: LostItem): DeadLetter | null {
  switch (item.unit.throwReaches) {
    case "retry":
      return thrown(item, "The work comes again; after the last try it is where its broker keeps what failed.");
    case "deadLetter":
      return thrown(item, "The work is kept as failed.");
    default:
      return null;
  }
}
