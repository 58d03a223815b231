import type { Draft } from "../source/draft.ts";
import { requiresOf } from "../source/imports.ts";

/** The file imports a package, or its project depends on it. */
export function usesPackage(draft: Draft, name: string): boolean {
  return (
    importsPackage(draft, name) || (draft.reading.modules?.surroundings.dependencies ?? []).includes(packageOf(name))
  );
}

export function importsPackage(draft: Draft, name: string): boolean {
  const { reading } = draft;
  return (
    reading.file.imports.some(({ source, importKind }) => source.value === name && importKind !== "type") ||
    requiresOf(reading, name).length > 0
  );
}

/** `@scope/name/path` → `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
