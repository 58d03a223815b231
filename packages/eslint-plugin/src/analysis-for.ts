import * as fastParser from "@silent-failure/fast-parser";
import { Analysis, settingsFault, type Settings } from "@silent-failure/analysis";
import { modulesFor, type ModuleParser } from "@silent-failure/project-modules";

export interface KnownAnalysis {
  readonly analysis: Analysis;
  /** Tells one set of settings from another. */
  readonly key: string;
  /** What is wrong with the settings; they are passed over then. */
  readonly fault: string | null;
}

const byParser = new WeakMap<object, Map<string, KnownAnalysis>>();
/** For a host that names no parser. */
const noParser = {};
/**
 * Reads other files than the one at hand under every host: three times as fast as TypeScript's, and there where the host's own
 * cannot be asked, as under oxlint.
 */
const ownParser = fastParser as ModuleParser;

/** The analysis for one set of shared settings; ESLint hands the same settings over for every file. */
export function analysisFor(settings: unknown, parser: unknown): KnownAnalysis {
  const host = isParser(parser) ? parser : null;
  let known = byParser.get(host ?? noParser);
  if (!known) {
    known = new Map();
    byParser.set(host ?? noParser, known);
  }
  const key = JSON.stringify(settings ?? {});
  let analysis = known.get(key);
  if (!analysis) {
    const fault = settingsFault(settings ?? {});
    const given = fault === null ? ((settings ?? {}) as Settings) : {};
    const modules = given.followImports === false ? null : modulesFor(ownParser, host);
    analysis = { analysis: new Analysis(given, modules), key, fault };
    known.set(key, analysis);
  }
  return analysis;
}

function isParser(value: unknown): value is ModuleParser {
  return typeof value === "object" && value !== null && ("parseForESLint" in value || "parse" in value);
}
