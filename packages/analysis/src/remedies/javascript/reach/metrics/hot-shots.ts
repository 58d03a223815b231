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
