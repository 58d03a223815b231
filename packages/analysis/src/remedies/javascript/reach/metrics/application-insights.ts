import { code } from "../../source/code.ts";
import type { Metric } from "./metric.ts";
import { pascalName, reasonLabel } from "./metric-names.ts";

export const applicationInsights: Metric = {
  library: "applicationinsights",
  packages: ["applicationinsights"],

  withValue(draft, value, receiver, subject) {
    const client =
      receiver === "TelemetryClient" || value.name === "defaultClient"
        ? ""
        : /^appInsights$|^applicationInsights$/.test(value.name)
          ? ".defaultClient"
          : null;
    if (client === null || /^[A-Z]/.test(value.name)) return null;
    return code`${value.use()}${client}.trackMetric({ name: ${draft.string(pascalName(subject))}, value: 1, properties: ${reasonLabel(draft, subject)} })`;
  },
};
