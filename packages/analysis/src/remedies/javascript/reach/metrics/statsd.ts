import { code } from "../../source/code.ts";
import type { Metric } from "./metric.ts";
import { dottedName, reasonLabel } from "./metric-names.ts";

/** hot-shots: tags as an object. */
export const hotShots: Metric = {
  library: "hot-shots",
  packages: ["hot-shots"],

  withValue(draft, value, receiver, subject) {
    if (receiver === "default" || /^[A-Z]/.test(value.name)) return null;
    return code`${value.use()}.increment(${draft.string(dottedName(subject))}, 1, ${reasonLabel(draft, subject)})`;
  },
};

/** node-statsd: a sample rate, then tags as texts. */
export const nodeStatsd: Metric = {
  library: "node-statsd",
  packages: ["node-statsd"],

  withValue(draft, value, receiver, subject) {
    if (receiver === "default" || /^[A-Z]/.test(value.name)) return null;
    const { quote } = draft.style;
    return code`${value.use()}.increment(${draft.string(dottedName(subject))}, 1, 1, [${quote}reason:${subject.reason}${quote}])`;
  },
};

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
