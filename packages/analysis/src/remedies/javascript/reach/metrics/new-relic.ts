import { code } from "../../source/code.ts";
import type { Metric } from "./metric.ts";
import { pascalName } from "./metric-names.ts";

/** New Relic knows no labels: the reason is the last part of the name. */
export const newRelic: Metric = {
  library: "newrelic",
  packages: ["newrelic"],

  withValue(draft, value, _receiver, subject) {
    if (value.name !== "newrelic" && value.name !== "newRelic") return null;
    const { quote } = draft.style;
    return code`${value.use()}.incrementMetric(${quote}Custom/${pascalName(subject)}/${subject.reason}${quote})`;
  },
};
