import { Analysis, type Settings } from "@silent-failure/analysis";

const known = new Map<string, Analysis>();

/** The analysis for one set of shared settings; ESLint hands the same settings over for every file. */
export function analysisFor(settings: unknown): { analysis: Analysis; key: string } {
  const key = JSON.stringify(settings ?? {});
  let analysis = known.get(key);
  if (!analysis) {
    analysis = new Analysis((settings ?? {}) as Settings);
    known.set(key, analysis);
  }
  return { analysis, key };
}
