export * from "./model/index.ts";
export { Analysis, type FileAnalysis } from "./engine/analysis.ts";
export { settingsFault } from "./engine/settings-fault.ts";
export type { Library } from "./vocabulary/library.ts";
export type { ModuleSource, NearbyImport, Surroundings } from "./reading/javascript/modules/module-source.ts";
export type { SourceInput, TypeOracle } from "./reading/javascript/syntax/source-file.ts";
export type { KnownAt } from "./reading/javascript/known-at.ts";
export type { OutOfScope } from "./reading/javascript/out-of-scope.ts";
