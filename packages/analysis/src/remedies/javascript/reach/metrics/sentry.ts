import { code } from "../../source/code.ts";
import type { Draft } from "../../source/draft.ts";
import type { Metric } from "./metric.ts";
import { dottedName, reasonLabel } from "./metric-names.ts";

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

function imports(draft: Draft, name: string): boolean {
  return draft.reading.file.imports.some(({ source }) => source.value === name);
}
