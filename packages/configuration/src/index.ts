// What needs no file system: this door goes into browsers as well. What needs one is behind `./files`.
export { sharedSettings, type Config, type Level, type Preset } from "./config.ts";
export { ConfigFault, type ConfigPlace } from "./config-fault.ts";
export { nearest } from "./nearest.ts";
export { parseConfig } from "./parse-config.ts";
export { levels, prefix, ruleIds, withoutPrefix } from "./rule-ids.ts";
export { ruleLevels } from "./rule-levels.ts";
export { extensions, isSource, sourceGlobs } from "./source-kinds.ts";
