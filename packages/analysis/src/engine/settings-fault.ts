import { settingNames } from "../model/settings.ts";
import libraryShape from "../vocabulary/library.schema.json" with { type: "json" };
import { shapeFault, type Shape } from "./shape-fault.ts";

const names: Shape = { type: "array", items: { type: "string", minLength: 1 } };
const library = libraryShape as Shape;

const settingsShape: Shape = {
  type: "object",
  properties: {
    ...Object.fromEntries(settingNames.map((name) => [name, names])),
    requiredReport: { enum: ["logged", "counted", "deadLettered", "failed"] },
    followImports: { enum: [true, false] },
    libraries: { type: "array" },
  },
};

/**
 * What is wrong with the settings that a host was given, as a sentence without its full stop; null when nothing is. A
 * misspelt key would be passed over without a word, and what it says about the project with it.
 */
export function settingsFault(settings: unknown): string | null {
  if (settings === undefined) return null;
  const fault = shapeFault(settings, settingsShape, "settings");
  if (fault !== null) return fault;
  const { libraries = [] } = settings as { readonly libraries?: readonly unknown[] };
  for (const [index, given] of libraries.entries()) {
    const found = shapeFault(given, library, `settings.libraries[${index}]`);
    if (found !== null) return found;
  }
  return null;
}
