/** Code on one line of at most 60 characters, as messages quote it; without its semicolon. */
export function clip(text: string): string {
  const line = text.replace(/\s+/g, " ").replace(/;$/, "");
  return line.length <= 60 ? line : `${line.slice(0, 57)}…`;
}
