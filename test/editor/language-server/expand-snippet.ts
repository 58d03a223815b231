export interface ExpandedSnippet {
  readonly text: string;
  readonly stops: readonly { readonly stop: number; readonly text: string }[];
}

/** A snippet as it stands in the text once each tab stop is answered, or left as suggested. Throws on faulty syntax. */
export function expandSnippet(snippet: string, answer = (suggested: string): string => suggested): ExpandedSnippet {
  const stops: { stop: number; text: string }[] = [];
  let text = "";
  let open: { stop: number; from: number } | null = null;
  for (let i = 0; i < snippet.length; i++) {
    const character = snippet[i] ?? "";
    const opening = /^\$\{(\d{1,3}):/.exec(snippet.slice(i, i + 8));
    if (character === "\\") {
      i += 1;
      if (!/[\\$}]/.test(snippet[i] ?? "")) throw new Error(`\\ escapes nothing in ${snippet}`);
      text += snippet[i];
    } else if (opening) {
      if (open) throw new Error(`a tab stop in a tab stop: ${snippet}`);
      open = { stop: Number(opening[1]), from: text.length };
      i += opening[0].length - 1;
    } else if (character === "$") throw new Error(`an unescaped $ in ${snippet}`);
    else if (character === "}" && open) {
      const suggested = text.slice(open.from);
      stops.push({ stop: open.stop, text: suggested });
      text = text.slice(0, open.from) + answer(suggested);
      open = null;
    } else if (character === "}") throw new Error(`an unescaped } in ${snippet}`);
    else text += character;
  }
  if (open) throw new Error(`an open tab stop in ${snippet}`);
  return { text, stops };
}
