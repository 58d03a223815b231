import { Analysis, settingsFault, type Settings } from "@silent-failure/analysis";

interface Known {
  readonly analysis: Analysis;
  readonly key: string;
  /** What is wrong with the settings; they are passed over then. */
  readonly fault: string | null;
}

const known = new Map<string, Known>();

/** The analysis for one set of shared settings; ESLint hands the same settings over for every file. */
export function analysisFor(settings: unknown): Known {
  const key = JSON.stringify(settings ?? {});
  let found = known.get(key);
  if (!found) {
    const fault = settingsFault(settings ?? {});
    found = { analysis: new Analysis(fault === null ? ((settings ?? {}) as Settings) : {}), key, fault };
    known.set(key, found);
  }
  return found;
}
