import { propertyOf, stringValue, unwrap, type Node } from "../../../../reading/javascript/syntax/node.ts";
import { code } from "../../source/code.ts";
import type { Draft } from "../../source/draft.ts";
import { callsOf } from "../calls-of.ts";
import type { ValueInReach } from "../value-in-reach.ts";
import type { Metric } from "./metric.ts";
import { counterName, countsLosses, prometheusName, reasonLabel } from "./metric-names.ts";

export const promClient: Metric = {
  library: "prom-client",
  packages: ["prom-client"],

  withValue(draft, value, receiver, subject) {
    if (receiver !== null && receiver !== "Counter" && value.where === "scope") return null;
    if (!countsLosses(value.name) || !hasReason(draft, value)) return null;
    return code`${value.use()}.inc(${reasonLabel(draft, subject)})`;
  },

  anew(draft, subject) {
    const counter = draft.import("prom-client", "Counter");
    const name = draft.freeName(counterName(subject));
    const { indent, semicolon } = draft.style;
    const help = `${sentence(subject.units)} ${subject.what}, by reason`;
    draft.declare([
      code`const ${name} = new ${counter}({\n${indent}name: ${draft.string(prometheusName(subject))},\n${indent}help: ${draft.string(help)},\n${indent}labelNames: [${draft.string("reason")}],\n})${semicolon}`,
    ]);
    return code`${name}.inc(${reasonLabel(draft, subject)})`;
  },
};

/** Its labels are `reason` alone, as its construction says, or as it is counted with elsewhere in the file. */
function hasReason(draft: Draft, { binding, expression, origin }: ValueInReach): boolean {
  const construction = origin && binding ? draft.reading.origins.constructionOf(binding) : null;
  const labels = propertyOf(construction?.arguments[0], "labelNames");
  const listed = labels ? unwrap(labels) : null;
  if (listed?.type === "ArrayExpression") return isReason(listed.elements.map((label) => stringValue(label)));
  return callsOf(draft).some(({ callee, arguments: [given] }) => {
    if (callee.type !== "MemberExpression" || draft.textOf(callee) !== `${expression}.inc`) return false;
    return given?.type === "ObjectExpression" && isReason(keysOf(given));
  });
}

function isReason(names: readonly (string | null)[]): boolean {
  return names.length === 1 && names[0] === "reason";
}

function keysOf(node: Node): readonly (string | null)[] {
  if (node.type !== "ObjectExpression") return [];
  return node.properties.map((property) =>
    property.type === "Property" && property.key.type === "Identifier" ? property.key.name : null,
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
