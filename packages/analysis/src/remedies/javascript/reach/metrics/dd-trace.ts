import { code } from "../../source/code.ts";
import type { Metric } from "./metric.ts";
import { dottedName, reasonLabel } from "./metric-names.ts";

/** dd-trace: the tracer holds a client. */
export const ddTrace: Metric = {
  library: "dd-trace",
  packages: ["dd-trace"],

  withValue(draft, value, receiver, subject) {
    const client = value.name === "dogstatsd" ? "" : ".dogstatsd";
    if (client !== "" && !/tracer|^ddTrace$|^datadog$/i.test(value.name)) return null;
    if (receiver === "Span") return null;
    return code`${value.use()}${client}.increment(${draft.string(dottedName(subject))}, 1, ${reasonLabel(draft, subject)})`;
  },
};
