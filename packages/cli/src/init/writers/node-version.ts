import type { ProjectFolder } from "../survey/project-folder.ts";

/** The Node that the project says it runs on, as long as that one can run the check. */
export function nodeVersion(folder: ProjectFolder): { readonly file: string | null; readonly version: number } {
  const version = 24;
  const file = folder.first([".nvmrc", ".node-version"]);
  const text = file === null ? "" : (folder.read(file) ?? "").trim();
  const match = /^v?(\d+)(?:\.(\d+))?/.exec(text);
  const major = Number(match?.[1] ?? 0);
  // "20" is the newest 20; "20.11.0" is too old.
  const isFit = major > 20 || (major === 20 && Number(match?.[2] ?? 99) >= 19) || /^lts\/\*$|^node$/.test(text);
  return { file: isFit ? file : null, version };
}
