import type { PlanText } from "../../../../model/plan.ts";
import { code } from "../../source/code.ts";
import type { Draft } from "../../source/draft.ts";
import { camelCase, pascalCase, snakeCase, type Subject } from "../../wording/subject.ts";

/** Prometheus: `stock_messages_dropped_total`. */
export function prometheusName({ units, what }: Subject): string {
  return `${snakeCase(units)}_${what}_total`;
}

/** OpenTelemetry and StatsD: `stock.messages.dropped`. */
export function dottedName({ units, what }: Subject): string {
  return `${units.replaceAll(/[^a-z0-9]+/g, ".")}.${what}`;
}

/** CloudWatch: `StockMessagesDropped`. */
export function pascalName({ units, what }: Subject): string {
  return pascalCase(`${units} ${what}`);
}

/** A counter as a constant: `stockMessagesDropped`. */
export function counterName({ units, what }: Subject): string {
  return camelCase(`${units} ${what}`);
}

/** `{ reason: "invalid_payload" }`. */
export function reasonLabel(draft: Draft, { reason }: Subject): PlanText {
  const { quote } = draft.style;
  return code`{ reason: ${quote}${reason}${quote} }`;
}

/** What is there for losses, by its name. */
export function countsLosses(name: string): boolean {
  return /drop|fail|error|skip|reject|lost|invalid|discard/i.test(name);
}
