import { libraries } from "./libraries.generated.ts";
import type { Library } from "./library.ts";

/** What a package is good for, to somebody who wants to hear of failures. */
export type PackageTrait = "logs" | "counts" | "alerts" | "queues";

const queueKinds: ReadonlySet<string> = new Set(["job-queue", "queue", "stream", "pubsub", "event-bus", "workflow"]);

/** By package name: what the vocabulary knows of it. Packages that it does not know are absent. */
export const knownPackages: ReadonlyMap<string, ReadonlySet<PackageTrait>> = new Map(
  libraries.flatMap((library) => library.imports.map((name) => [name, traitsOf(library)] as const)),
);

function traitsOf({ kind, operations = [], units = [] }: Library): ReadonlySet<PackageTrait> {
  const traits = new Set<PackageTrait>();
  const calls = new Set(operations.map(({ is }) => is));
  // Most frameworks and queues log a little; whoever looks for the project's logger does not mean them.
  if (kind === "logger") traits.add("logs");
  if (kind === "metrics" || calls.has("metric")) traits.add("counts");
  if (kind === "error-tracker") traits.add("alerts");
  const takesWork = units.some(({ is }) => is === "job" || is === "message");
  if (queueKinds.has(kind) || (kind === "framework" && takesWork)) traits.add("queues");
  return traits;
}
