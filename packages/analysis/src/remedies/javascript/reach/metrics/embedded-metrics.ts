import { code } from "../../source/code.ts";
import type { Metric } from "./metric.ts";
import { pascalName } from "./metric-names.ts";

/** The embedded metric format: what is put goes out with the logger's flush, the reason beside it. */
export const embeddedMetrics: Metric = {
  library: "aws-embedded-metrics",
  packages: ["aws-embedded-metrics"],

  withValue(draft, value, receiver, subject) {
    if (/^[A-Z]/.test(value.name) || receiver === "Unit" || /^(?:metricScope|createMetricsLogger)$/.test(value.name))
      return null;
    const unit = draft.import("aws-embedded-metrics", "Unit");
    const { quote } = draft.style;
    const put = code`${value.use()}.putMetric(${draft.string(pascalName(subject))}, 1, ${unit}.Count)`;
    return code`${put}.setProperty(${draft.string("reason")}, ${quote}${subject.reason}${quote})`;
  },
};
