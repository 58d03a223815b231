/** What tells whether VS Code inserts snippets as they are, where it is asked to: 1.98 and newer do. */
export function keepsWhitespace(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 1 || minor >= 98;
}

/**
 * A snippet for a VS Code that indents its further lines by the line that it begins in, whatever is asked. What will be added
 * is taken away first: the white space that leads to where the snippet is inserted.
 */
export function withoutIndentation(snippet: string, textBefore: string): string {
  const indentation = /^[ \t]*/.exec(textBefore)?.[0] ?? "";
  if (indentation === "") return snippet;
  const [first, ...rest] = snippet.split("\n");
  return [first, ...rest.map((line) => (line.startsWith(indentation) ? line.slice(indentation.length) : line))].join(
    "\n",
  );
}
