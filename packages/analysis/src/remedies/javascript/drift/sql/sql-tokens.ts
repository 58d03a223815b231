/** One piece of an SQL text. A hole is a part that the code puts in. */
export interface SqlToken {
  readonly is: "word" | "name" | "text" | "hole" | "mark";
  /** As written; of a quoted name what stands in its quotes, of a hole the number of its expression. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What stands for an expression in an SQL text: no character that SQL has. */
export const holeOf = (index: number): string => `\uE000${index}\uE001`;

const closing: Readonly<Record<string, string>> = { '"': '"', "`": "`", "'": "'", "[": "]" };

/** Splits an SQL text; comments and white space are left out. `[name]` is a quoted name where nothing stands before it. */
export function sqlTokens(text: string): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    const next = text[i + 1];
    if (/\s/.test(char)) continue;
    if (char === "-" && next === "-") i = endOf(text, "\n", i);
    else if (char === "/" && next === "*") i = endOf(text, "*/", i + 2) + 1;
    else if (char === "\uE000") {
      const end = endOf(text, "\uE001", i);
      tokens.push({ is: "hole", text: text.slice(i + 1, end), start: i, end: end + 1 });
      i = end;
    } else if (
      char === '"' ||
      char === "`" ||
      char === "'" ||
      (char === "[" && next !== "]" && /[a-z_]/i.test(next ?? ""))
    ) {
      const end = endOf(text, closing[char] as string, i + 1);
      tokens.push({ is: char === "'" ? "text" : "name", text: text.slice(i + 1, end), start: i, end: end + 1 });
      i = end;
    } else if (/[\p{L}\p{N}_$]/u.test(char)) {
      let end = i + 1;
      while (end < text.length && /[\p{L}\p{N}_$]/u.test(text[end] as string)) end++;
      tokens.push({ is: "word", text: text.slice(i, end), start: i, end });
      i = end - 1;
    } else tokens.push({ is: "mark", text: char, start: i, end: i + 1 });
  }
  return tokens;
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}
