import type { PlanText } from "../../../model/plan.ts";
import type { Unit } from "../../../model/unit.ts";
import { isDeadLetterName } from "../../../vocabulary/telemetry-names.ts";
import { isFunction, type FunctionNode } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import type { Site } from "../sites/site.ts";
import type { Subject } from "../wording/subject.ts";
import { brokers } from "./brokers.ts";
import { namesInScope } from "./names-in-scope.ts";

/** How an item is put where a person finds it. */
export interface DeadLetter {
  readonly lines: readonly PlanText[];
  /** What the path ends by from now on; null where it goes on as before. */
  readonly leave: PlanText | null;
  /** What this leads to, in one sentence. */
  readonly note: string;
}

/** What is known where an item is given up. */
export interface LostItem {
  readonly draft: Draft;
  readonly site: Site;
  readonly unit: Unit;
  readonly home: FunctionNode;
  readonly subject: Subject;
  /** The error as an expression, where there is one. */
  readonly error: string | null;
}

/** A function of the project, what the unit's broker has for it, or a stub; null where none of them can be called. */
export function deadLetterOf(item: LostItem): DeadLetter | null {
  const own = ownFunction(item);
  if (own) return own;
  const { library } = item.unit;
  const byBroker = library === null ? undefined : brokers[library];
  if (byBroker) return byBroker(item);
  return item.site.isAsync ? stub(item) : null;
}

/** `sendToDeadLetter(event, reason)`, `dlq.add(…)`: something with such a name that can be called here. */
function ownFunction({ draft, site, home, subject }: LostItem): DeadLetter | null {
  for (const { name, binding } of namesInScope(draft.reading, site.node)) {
    if (!isDeadLetterName(name)) continue;
    const origin = draft.reading.origins.of(binding);
    const fn = origin?.is === "function" ? origin.node : null;
    if (!fn || fn.params.length === 0 || fn.params.length > 2 || (fn.async && !site.isAsync)) continue;
    const item = itemOf(home);
    if (item === null) continue;
    const { quote } = draft.style;
    const reason = fn.params.length === 2 ? code`, ${quote}${subject.reason}${quote}` : [];
    return {
      lines: [code`${fn.async ? "await " : ""}${name}(${item}${reason})`],
      leave: null,
      note: `\`${name}()\` keeps it.`,
    };
  }
  return null;
}

/** The first parameter by its name, or the payload among those that it is taken apart into. */
export function itemOf(home: FunctionNode): string | null {
  const [parameter] = home.params;
  if (parameter?.type === "Identifier") return parameter.name;
  if (parameter?.type !== "ObjectPattern") return null;
  const names = parameter.properties.flatMap((property) =>
    property.type === "Property" && property.value.type === "Identifier" ? [property.value.name] : [],
  );
  return (
    names.find((name) => /^(?:message|msg|event|data|payload|body|record|job|item)$/.test(name)) ?? names[0] ?? null
  );
}

function stub({ draft, home, subject }: LostItem): DeadLetter | null {
  const item = itemOf(home);
  if (item === null) return null;
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
