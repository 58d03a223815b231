import { isDeadLetterName } from "../../../../vocabulary/telemetry-names.ts";
import { code } from "../../source/code.ts";
import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { namedBySettings } from "../named-by-settings.ts";
import { libraryOfValue } from "../value-in-reach.ts";
import { valuesInReach } from "../values-in-reach.ts";
import { keptItem } from "./kept-item.ts";

/** `sendToDeadLetter(event, reason)`, `deadLetters.add(…)`: a function or queue of the project that can be used here. */
export function ownDeadLetter(lost: LostItem): DeadLetter | null {
  const { draft, site, subject } = lost;
  const item = keptItem(lost);
  if (item === null) return null;
  const { quote } = draft.style;
  const values = [...valuesInReach(draft, site.node)];
  for (const { name, expression, origin, where } of values) {
    if (!isDeadLetterName(name) || where === "nearby") continue;
    const fn = origin?.is === "function" ? origin.node : null;
    // More than an item and a reason is nothing that can be filled in.
    if (!fn || fn.params.length === 0 || fn.params.length > 2 || (fn.async && !site.isAsync)) continue;
    const reason = fn.params.length === 2 ? code`, ${quote}${subject.reason}${quote}` : [];
    return {
      lines: [code`${fn.async ? "await " : ""}${expression}(${item}${reason})`],
      leave: null,
      note: `\`${expression}()\` keeps it.`,
    };
  }
  for (const value of values) {
    const library = isDeadLetterName(value.name) && site.isAsync ? libraryOfValue(draft, value, "add") : null;
    if (library?.receiver !== "Queue" || (library.library !== "bullmq" && library.library !== "bull")) continue;
    const call = library.library === "bullmq" ? code`add(${item}.name, ${item}.data)` : code`add(${item}.data)`;
    if (lost.unit.library === null || !/bull/.test(lost.unit.library)) continue;
    const queue = value.use();
    return { lines: [code`await ${queue}.${call}`], leave: null, note: `The job is kept in the queue \`${queue}\`.` };
  }
  const own = site.isAsync ? namedBySettings(draft.reading.settings.deadLetters, values) : null;
  if (own === null) return null;
  return { lines: [code`await ${own}(${item})`], leave: null, note: `\`${own}()\` keeps it.` };
}
