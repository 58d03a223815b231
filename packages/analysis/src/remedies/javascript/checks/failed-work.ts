import type { Operation } from "../../../model/operation.ts";
import { calledName, type Call } from "../../../reading/javascript/syntax/node.ts";

/** What a query's last calls only shape: `insert(row).select().single()` is an insert. */
const shaping = /^(?:select|single|maybeSingle|eq|match|in|returning|execute|promise|run|then)$/;

/** The call that failed, in the words of its library: `insert` of `supabase.from("visits").insert(row)`, an AWS command's name. */
export function failedWork({ name }: Operation, call: Call | null): string {
  const [command] = call?.arguments ?? [];
  if (command?.type === "NewExpression") {
    const made = /^(\w+)Command$/.exec(calledName(command) ?? "")?.[1];
    if (made !== undefined) return made;
  }
  const parts = name.replaceAll("()", "").split(".");
  const last = parts.findLast((part) => !shaping.test(part)) ?? name;
  return last === "exec" ? (parts.at(-2) ?? last) : last;
}
