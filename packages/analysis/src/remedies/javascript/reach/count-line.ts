import type { PlanText } from "../../../model/plan.ts";
import { propertyOf, stringValue, type Node } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";
import { code } from "../source/code.ts";
import { camelCase, snakeCase, type Subject } from "../wording/subject.ts";
import { libraryOfOrigin } from "./logger.ts";
import { namesInScope } from "./names-in-scope.ts";

/** A statement that counts what is lost, by its reason; declares the counter where there is none. */
export function countLine(draft: Draft, at: Node, subject: Subject): PlanText {
  return knownCounter(draft, at, subject) ?? newCounter(draft, subject);
}

/** A counter of prom-client with a label for the reason that can be named here, and is there for losses. */
function knownCounter(draft: Draft, at: Node, subject: Subject): PlanText | null {
  const { quote } = draft.style;
  for (const { name, binding, where } of namesInScope(draft.reading, at)) {
    if (where === "import" || !/drop|fail|error|skip|reject|lost|invalid/i.test(name)) continue;
    if (libraryOfOrigin(draft.reading.origins.of(binding)) !== "prom-client") continue;
    const construction = draft.reading.origins.constructionOf(binding);
    const labels = propertyOf(construction?.arguments[0], "labelNames");
    if (labels?.type !== "ArrayExpression") continue;
    const [only, ...others] = labels.elements.map((label) => stringValue(label));
    if (only === "reason" && others.length === 0)
      return code`${name}.inc({ reason: ${quote}${subject.reason}${quote} })`;
  }
  return null;
}

function newCounter(draft: Draft, subject: Subject): PlanText {
  return isUsed(draft, "prom-client")
    ? promCounter(draft, subject)
    : isUsed(draft, "@opentelemetry/api")
      ? otelCounter(draft, subject)
      : stub(draft, subject);
}

/** The file imports it, or its project depends on it. */
function isUsed(draft: Draft, module: string): boolean {
  return (
    draft.reading.file.imports.some(({ source }) => source.value === module) ||
    draft.reading.file.input.text.includes(`require("${module}")`) ||
    draft.reading.file.input.text.includes(`require('${module}')`)
  );
}

function promCounter(draft: Draft, subject: Subject): PlanText {
  const counter = draft.import("prom-client", "Counter");
  const name = draft.freeName(counterName(subject));
  const { indent, quote } = draft.style;
  const title = subject.what === "dropped" ? "dropped" : "failed";
  draft.declare([
    code`const ${name} = new ${counter}({\n${indent}name: ${draft.string(`${snakeCase(subject.unit)}_${title}_total`)},\n${indent}help: ${draft.string(`${sentence(subject.unit)} ${title}, by reason`)},\n${indent}labelNames: [${draft.string("reason")}],\n})${draft.style.semicolon}`,
  ]);
  return code`${name}.inc({ reason: ${quote}${subject.reason}${quote} })`;
}

function otelCounter(draft: Draft, subject: Subject): PlanText {
  const metrics = draft.import("@opentelemetry/api", "metrics");
  const name = draft.freeName(counterName(subject));
  const { quote, semicolon } = draft.style;
  const [meter = "work"] = subject.unit.split(" ");
  draft.declare([
    code`const ${name} = ${metrics}.getMeter(${draft.string(meter)}).createCounter(${draft.string(`${subject.unit.replaceAll(" ", ".")}.${subject.what}`)})${semicolon}`,
  ]);
  return code`${name}.add(1, { reason: ${quote}${subject.reason}${quote} })`;
}

/** Where no metrics are in reach: a function to fill in, which is heard until that is done. */
function stub(draft: Draft, subject: Subject): PlanText {
  const { quote, indent, semicolon, isTypeScript } = draft.style;
  const existing = draft.reading.file.input.ast.body.find(
    (statement) => statement.type === "FunctionDeclaration" && statement.id?.name === "countFailure",
  );
  const name = existing ? "countFailure" : draft.freeName("countFailure");
  if (!existing)
    draft.declare([
      code`/** Stub: count with the metrics of this project; until then Node prints a warning. */\nfunction ${name}(${isTypeScript ? "metric: string, reason: string" : "metric, reason"})${isTypeScript ? ": void" : ""} {\n${indent}process.emitWarning(reason, metric)${semicolon}\n}`,
    ]);
  return code`${name}(${draft.string(`${snakeCase(subject.unit)}_${subject.what}_total`)}, ${quote}${subject.reason}${quote})`;
}

function counterName({ unit, what }: Subject): string {
  return camelCase(`${unit} ${what}`);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
