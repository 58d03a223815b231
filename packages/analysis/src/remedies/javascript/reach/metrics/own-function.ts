import type { PlanText } from "../../../../model/plan.ts";
import type { TSESTree } from "@typescript-eslint/types";
import { isMetricName } from "../../../../vocabulary/telemetry-names.ts";
import { code, joined } from "../../source/code.ts";
import type { Draft } from "../../source/draft.ts";
import type { Subject } from "../../wording/subject.ts";
import type { ValueInReach } from "../value-in-reach.ts";
import { prometheusName, reasonLabel } from "./metric-names.ts";

/** `countDropped("invalid_payload")`: a function of this file that counts losses, and whose parameters can be filled in. */
export function ownCounter(
  draft: Draft,
  { name, expression, origin }: ValueInReach,
  subject: Subject,
): PlanText | null {
  if (origin?.is !== "function" || !isMetricName(name)) return null;
  const { params } = origin.node;
  // A function for all metrics is told which; any other has to be there for losses.
  const isForAll = params.some((parameter) => parameter.type === "Identifier" && isMetricParameter(parameter.name));
  if (params.length === 0 || (!isForAll && !/drop|fail|skip|reject|lost/i.test(name))) return null;
  const given = params.map((parameter) => argumentFor(draft, parameter, subject));
  const filled = given.findIndex((argument) => argument === null);
  if (filled >= 0 && !params.slice(filled).every(isOptional)) return null;
  const told = (filled < 0 ? given : given.slice(0, filled)).flatMap((argument) => (argument ? [argument] : []));
  return told.length === 0 ? null : code`${origin.node.async ? "void " : ""}${expression}(${joined(told, ", ")})`;
}

function argumentFor(draft: Draft, parameter: TSESTree.Parameter, subject: Subject): PlanText | null {
  if (parameter.type !== "Identifier") return null;
  const { quote } = draft.style;
  const { name } = parameter;
  if (isMetricParameter(name)) return [draft.string(prometheusName(subject))];
  if (/^(?:reason|cause|why|code)$/.test(name)) return code`${quote}${subject.reason}${quote}`;
  return /^(?:labels|tags|attributes|dimensions)$/.test(name) ? reasonLabel(draft, subject) : null;
}

function isMetricParameter(name: string): boolean {
  return /^(?:name|metric|metricName|counter|key)$/.test(name);
}

function isOptional(parameter: TSESTree.Parameter): boolean {
  return parameter.type === "AssignmentPattern" || ("optional" in parameter && parameter.optional);
}
