import type { PageModel } from "./page-model.ts";

/** The figures at the head of the page. */
export interface Counts {
  readonly fresh: number;
  readonly known: number;
  readonly suppressed: number;
  /** Ways to fail of which somebody hears, and all of them. */
  readonly heard: number;
  readonly paths: number;
}

export function countsOf({ findings, units }: PageModel): Counts {
  const inState = (state: string): number => findings.filter((finding) => finding.state === state).length;
  const paths = units.flatMap((unit) => unit.paths);
  return {
    fresh: inState("new"),
    known: inState("known"),
    suppressed: inState("suppressed"),
    heard: paths.filter(({ isHeard }) => isHeard).length,
    paths: paths.length,
  };
}
