import { code } from "../../source/code.ts";
import type { Metric } from "./metric.ts";
import { counterName, countsLosses, dottedName, reasonLabel } from "./metric-names.ts";

export const openTelemetry: Metric = {
  library: "@opentelemetry/api",
  packages: ["@opentelemetry/api"],

  withValue(draft, value, receiver, subject) {
    if (receiver === "Counter" && countsLosses(value.name))
      return code`${value.use()}.add(1, ${reasonLabel(draft, subject)})`;
    // A meter at the top of the file: the counter is declared behind it.
    return null;
  },

  anew(draft, subject) {
    const metrics = draft.import("@opentelemetry/api", "metrics");
    const name = draft.freeName(counterName(subject));
    const [meter = "work"] = subject.unit.split(" ");
    draft.declare([
      code`const ${name} = ${metrics}.getMeter(${draft.string(meter)}).createCounter(${draft.string(dottedName(subject))})${draft.style.semicolon}`,
    ]);
    return code`${name}.add(1, ${reasonLabel(draft, subject)})`;
  },
};
