import type { PagePath, PageUnit } from "../page-model.ts";

const heard: Readonly<Record<PagePath["report"], string>> = {
  silent: "heard of",
  logged: "logged",
  counted: "counted",
  deadLettered: "dead-lettered",
  failed: "fails aloud",
};

/** Where a failure path ends, in a few words. */
export function endOf({ report, isHeard }: PagePath): string {
  if (isHeard) return heard[report];
  return report === "silent" ? "nobody hears of it" : report === "logged" ? "only a log line" : `only ${heard[report]}`;
}

export function heardCount({ paths }: PageUnit): number {
  return paths.filter(({ isHeard }) => isHeard).length;
}

export function heardText(unit: PageUnit): string {
  const { length } = unit.paths;
  if (length === 0) return "no way to fail";
  return length === 1
    ? `its only way to fail is ${heardCount(unit) === 1 ? "heard of" : "silent"}`
    : `${heardCount(unit)} of ${length} ways to fail are heard of`;
}

export const kindNames: Readonly<Record<PageUnit["kind"], string>> = {
  message: "message consumer",
  job: "job",
  event: "event handler",
  webhook: "webhook",
  cron: "scheduled job",
  request: "request handler",
  function: "function",
};
