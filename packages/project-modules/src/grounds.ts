import { join, relative, sep } from "node:path";
import type { ProjectModules } from "./project-modules.ts";

/**
 * What an answer about a file rests on beside that file's text: plain data, with paths from the root of the project, so that it
 * means the same on every machine.
 */
export interface Grounds {
  /** By file: where its import specifiers led; null for what is no file of the project. */
  readonly resolutions: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** By module that was looked into: the digest of its text; null when it was gone. */
  readonly texts: Readonly<Record<string, string | null>>;
  /** What the project around the file uses, when it was asked for. */
  readonly surroundings: string | null;
}

/** Whether an answer about a file would be the same today. */
export function stillHold(
  { resolutions, texts, surroundings }: Grounds,
  file: string,
  root: string,
  modules: ProjectModules,
): boolean {
  return (
    Object.entries(texts).every(([path, digest]) => modules.digest(join(root, path)) === digest) &&
    Object.entries(resolutions).every(([from, led]) => {
      const importer = join(root, from);
      return Object.entries(led).every(([specifier, to]) => {
        const found = modules.resolve(specifier, importer);
        return found === null ? to === null : to !== null && found === join(root, to);
      });
    }) &&
    (surroundings === null || modules.surroundingsDigest(file) === surroundings)
  );
}

/** From the root, with slashes. */
export function pathFrom(root: string, file: string): string {
  return relative(root, file).split(sep).join("/");
}
