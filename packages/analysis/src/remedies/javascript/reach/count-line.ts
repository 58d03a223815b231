import type { PlanText } from "../../../model/plan.ts";
import type { Node } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import type { Subject } from "../wording/subject.ts";
import { applicationInsights } from "./metrics/application-insights.ts";
import { ddTrace } from "./metrics/dd-trace.ts";
import { embeddedMetrics } from "./metrics/embedded-metrics.ts";
import { hotShots } from "./metrics/hot-shots.ts";
import type { Metric } from "./metrics/metric.ts";
import { prometheusName, reasonLabel } from "./metrics/metric-names.ts";
import { newRelic } from "./metrics/new-relic.ts";
import { nodeStatsd } from "./metrics/node-statsd.ts";
import { openTelemetry } from "./metrics/open-telemetry.ts";
import { ownCounter } from "./metrics/own-function.ts";
import { powertools } from "./metrics/powertools.ts";
import { promClient } from "./metrics/prom-client.ts";
import { sentry } from "./metrics/sentry.ts";
import { stubCounter } from "./metrics/stub.ts";
import { namedBySettings } from "./named-by-settings.ts";
import { importsPackage, usesPackage } from "./uses-package.ts";
import { libraryOfValue, type ValueInReach } from "./value-in-reach.ts";
import { valuesInReach } from "./values-in-reach.ts";

/** Those that are there for metrics alone first: what also traces may be used for nothing else. */
const metrics: readonly Metric[] = [
  promClient,
  hotShots,
  nodeStatsd,
  powertools,
  embeddedMetrics,
  ddTrace,
  openTelemetry,
  applicationInsights,
  newRelic,
  sentry,
];

const byLibrary = new Map(metrics.map((metric) => [metric.library, metric]));

/*
 * A statement that counts what is lost, by its reason.
 *
 * counter, client or function in scope → member → import → a counter declared with what the file imports → client that
 * files nearby import → a counter declared with what the project depends on → settings → a stub
 */
export function countLine(draft: Draft, at: Node, subject: Subject): PlanText {
  const values = [...valuesInReach(draft, at)];
  const near = values.filter(({ where }) => where !== "nearby");
  const nearby = values.filter(({ where }) => where === "nearby");
  return (
    first(near, (value) => ownCounter(draft, value, subject) ?? withValue(draft, value, subject)) ??
    declared(draft, subject, importsPackage) ??
    first(nearby, (value) => withValue(draft, value, subject)) ??
    declared(draft, subject, usesPackage) ??
    bySettings(draft, values, subject) ??
    stubCounter(draft, subject)
  );
}

/** What an import is called is free to look at; what it is costs the parse of a module. */
const metricWords =
  /metric|count|stat|meter|telemetry|prom|gauge|total|drop|fail|error|trac|sentry|relic|insight|monitor|dog/i;

function withValue(draft: Draft, value: ValueInReach, subject: Subject): PlanText | null {
  if ((value.where === "import" || value.where === "nearby") && !metricWords.test(value.name)) return null;
  const found = libraryOfValue(draft, value, "increment");
  const metric = found ? byLibrary.get(found.library) : undefined;
  return metric?.withValue?.(draft, value, found?.receiver ?? null, subject) ?? null;
}

function declared(draft: Draft, subject: Subject, isThere: (draft: Draft, name: string) => boolean): PlanText | null {
  const metric = metrics.find(({ anew, packages }) => anew && packages.some((name) => isThere(draft, name)));
  return metric?.anew?.(draft, subject) ?? null;
}

function bySettings(draft: Draft, values: readonly ValueInReach[], subject: Subject): PlanText | null {
  const own = namedBySettings(draft.reading.settings.metrics, values);
  return own === null ? null : code`${own}(${draft.string(prometheusName(subject))}, ${reasonLabel(draft, subject)})`;
}

function first(values: readonly ValueInReach[], of: (value: ValueInReach) => PlanText | null): PlanText | null {
  for (const value of values) {
    const found = of(value);
    if (found !== null) return found;
  }
  return null;
}
