import { isInside, ShownPath } from "@silent-failure/configuration/files";

/** A path as its reader knows it: from the innermost of the workspace's folders that it lies in. */
export function shownIn(folders: readonly string[], path: string): string {
  const [home] = folders.filter((folder) => isInside(path, folder)).toSorted((a, b) => b.length - a.length);
  return home === undefined ? path : new ShownPath(home).of(path);
}
