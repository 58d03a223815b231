import type { PlanText } from "../../../../model/plan.ts";
import { code } from "../../source/code.ts";
import type { Draft } from "../../source/draft.ts";
import type { Subject } from "../../wording/subject.ts";
import { prometheusName } from "./metric-names.ts";

/** Where no metrics are in reach: a function to fill in, which is heard until that is done. */
export function stubCounter(draft: Draft, subject: Subject): PlanText {
  const { quote, indent, semicolon, isTypeScript } = draft.style;
  const existing = draft.reading.file.input.ast.body.find(
    (statement) => statement.type === "FunctionDeclaration" && statement.id?.name === "countFailure",
  );
  const name = existing ? "countFailure" : draft.freeName("countFailure");
  if (!existing)
    draft.declare([
      code`/** Stub: count with the metrics of this project; until then Node prints a warning. */\nfunction ${name}(${isTypeScript ? "metric: string, reason: string" : "metric, reason"})${isTypeScript ? ": void" : ""} {\n${indent}process.emitWarning(reason, metric)${semicolon}\n}`,
    ]);
  return code`${name}(${draft.string(prometheusName(subject))}, ${quote}${subject.reason}${quote})`;
}
