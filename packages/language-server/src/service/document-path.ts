import { URI } from "vscode-uri";

const extensions: Readonly<Record<string, string>> = {
  javascript: "js",
  javascriptreact: "jsx",
  typescript: "ts",
  typescriptreact: "tsx",
};

/** A document's path on this machine; null where it is no file. */
export function filePathOf(uri: string): string | null {
  const parsed = URI.parse(uri);
  return parsed.scheme === "file" ? parsed.fsPath : null;
}

/** A path for a document that is no file on this machine: its own words, and the extension of its language. */
export function wordPathOf(uri: string, languageId: string): string {
  const { path } = URI.parse(uri);
  const name = path.replaceAll("\\", "/").replace(/^\/+/, "") || "untitled";
  return /\.[cm]?[jt]sx?$/.test(name) ? name : `${name}.${extensions[languageId] ?? "ts"}`;
}
