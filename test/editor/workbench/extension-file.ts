import process from "node:process";

/** The .vsix that is tried. */
export function extensionFile(): string {
  return process.env["SILENT_FAILURE_VSIX"] ?? "";
}
