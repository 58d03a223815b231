export const extensions: readonly string[] = ["ts", "tsx", "mts", "cts", "js", "mjs", "cjs", "jsx"];

export const sourceGlobs: readonly string[] = extensions.map((extension) => `**/*.${extension}`);

export function isSource(path: string): boolean {
  return extensions.some((extension) => path.endsWith(`.${extension}`));
}
