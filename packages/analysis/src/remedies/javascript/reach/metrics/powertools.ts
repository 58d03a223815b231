import { code } from "../../source/code.ts";
import type { Metric } from "./metric.ts";
import { pascalName } from "./metric-names.ts";

/** Powertools: a metric of its own, so that the reason is a dimension of nothing else. */
export const powertools: Metric = {
  library: "@aws-lambda-powertools/metrics",
  packages: ["@aws-lambda-powertools/metrics"],

  withValue(draft, value, receiver, subject) {
    if (/^[A-Z]/.test(value.name) || (receiver !== null && receiver !== "Metrics" && value.where === "scope"))
      return null;
    const unit = draft.import("@aws-lambda-powertools/metrics", "MetricUnit");
    const { quote } = draft.style;
    const single = code`${value.use()}.singleMetric().addDimension(${draft.string("reason")}, ${quote}${subject.reason}${quote})`;
    return code`${single}.addMetric(${draft.string(pascalName(subject))}, ${unit}.Count, 1)`;
  },
};
