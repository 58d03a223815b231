import { configName } from "@silent-failure/configuration/files";
import { inPlace, type Proposal } from "../proposal.ts";
import type { ProjectFolder } from "../survey/project-folder.ts";

/** A silent-failure.config.json that says what holds without it, so that a person sees where to go on. */
export function configFile(folder: ProjectFolder): Proposal {
  if (folder.has(configName)) return inPlace;
  const config = {
    $schema: "./node_modules/silent-failure/silent-failure.schema.json",
    level: "recommended",
    // Yarn's own program is in the repository: 2 MB of built code, which a check would stumble over each time.
    ...(folder.has(".yarn/releases") ? { ignore: [".yarn/"] } : {}),
  };
  return { changes: [{ path: configName, before: null, after: `${JSON.stringify(config, null, 2)}\n` }], notes: [] };
}
