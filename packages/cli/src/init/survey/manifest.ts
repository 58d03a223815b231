import { parse, type ParseError } from "jsonc-parser";

/** What is read of a package.json. */
export interface Manifest {
  readonly packageManager?: unknown;
  readonly type?: unknown;
  readonly engines?: unknown;
  readonly workspaces?: unknown;
  readonly dependencies?: unknown;
  readonly devDependencies?: unknown;
  readonly peerDependencies?: unknown;
  readonly optionalDependencies?: unknown;
  readonly [key: string]: unknown;
}

/** Null when the text is not a JSON object, as npm wants one. */
export function readManifest(text: string): Manifest | null {
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ""), errors, { disallowComments: true });
  return errors.length === 0 && isRecord(value) ? value : null;
}

/** Names of everything that a package asks for, with the ranges. */
export function dependenciesOf(manifest: Manifest): ReadonlyMap<string, string> {
  const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest;
  const groups = [peerDependencies, optionalDependencies, devDependencies, dependencies].filter(isRecord);
  return new Map(groups.flatMap((group) => Object.entries(group)).map(([name, range]) => [name, String(range)]));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
