import type { PagePath, PageUnit } from "../page-model.ts";

const heard: Readonly<Record<PagePath["report"], string>> = {
  silent: "heard",
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
  if (length === 0) return "no failure path";
  return length === 1
    ? `its only failure path is ${heardCount(unit) === 1 ? "heard" : "silent"}`
    : `${heardCount(unit)} of ${length} failure paths are heard`;
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
