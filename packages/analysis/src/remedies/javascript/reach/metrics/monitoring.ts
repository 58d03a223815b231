import { code } from "../../source/code.ts";
import type { Draft } from "../../source/draft.ts";
import type { Metric } from "./metric.ts";
import { dottedName, pascalName, reasonLabel } from "./metric-names.ts";

const sentryPackages = [
  "@sentry/node",
  "@sentry/nestjs",
  "@sentry/aws-serverless",
  "@sentry/bun",
  "@sentry/cloudflare",
  "@sentry/core",
];

/** Sentry counts in `Sentry.metrics`, whatever name the module has here. */
export const sentry: Metric = {
  library: "@sentry/node",
  packages: sentryPackages,

  anew(draft, subject) {
    const source = sentryPackages.find((name) => imports(draft, name)) ?? "@sentry/node";
    const metrics = draft.import(source, "metrics");
    return code`${metrics}.count(${draft.string(dottedName(subject))}, 1, { attributes: ${reasonLabel(draft, subject)} })`;
  },
};

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

function imports(draft: Draft, name: string): boolean {
  return draft.reading.file.imports.some(({ source }) => source.value === name);
}
