export interface ExpandedSnippet {
  readonly text: string;
  readonly stops: readonly { readonly stop: number; readonly text: string }[];
}

/** A snippet as it stands in the text before anybody has typed: each tab stop with what it suggests. Throws on faulty syntax. */
export function expandSnippet(snippet: string): ExpandedSnippet {
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
      stops.push({ stop: open.stop, text: text.slice(open.from) });
      open = null;
    } else if (character === "}") throw new Error(`an unescaped } in ${snippet}`);
    else text += character;
  }
  if (open) throw new Error(`an open tab stop in ${snippet}`);
  return { text, stops };
}
