import { oneLine } from "./trail-text.ts";
import { harmless } from "./screen.ts";

/** Text as it is, on one line of Markdown or in a cell of a table; what stands in backticks is code. */
export function markdownText(text: string): string {
  const parts = harmless(oneLine(text)).split("`");
  // An odd number of backticks means that the last one is just that.
  const isPaired = parts.length % 2 === 1;
  return parts
    .map((part, i) => {
      const shown = literal(part);
      if (i % 2 === 0) return shown;
      return isPaired || i < parts.length - 1 ? `<code>${shown}</code>` : `&#96;${shown}`;
    })
    .join("");
}

/** References to characters have no meaning in Markdown or HTML but the character. */
function literal(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} ./,-]/gu, (character) => `&#${character.codePointAt(0)};`);
}
