/** Code on one line of at most 60 characters, as messages quote it; without its semicolon, and however it is laid out. */
export function clip(text: string): string {
  const line = text
    .replace(/\s+/g, " ")
    .replace(/;$/, "")
    .replace(/([([]) /g, "$1")
    .replace(/,? ([)\]])/g, "$1")
    .replace(/, \}/g, " }")
    .replace(/ (?=\.[A-Za-z_$#]|\?\.[A-Za-z_$#([])/g, "");
  return line.length <= 60 ? line : `${line.slice(0, 57)}…`;
}
