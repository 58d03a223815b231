import { code } from "../../source/code.ts";
import type { Metric } from "./metric.ts";
import { dottedName } from "./metric-names.ts";

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
