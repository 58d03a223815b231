const space = /\s*/y;

/** Where the next token begins, behind spaces and comments. */
export function nextToken(text: string, from: number): number {
  let at = from;
  for (;;) {
    space.lastIndex = at;
    space.test(text);
    at = space.lastIndex;
    if (text.startsWith("//", at)) {
      while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += 1;
    } else if (text.startsWith("/*", at)) {
      const end = text.indexOf("*/", at + 2);
      at = end === -1 ? text.length : end + 2;
    } else {
      return at;
    }
  }
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x20_28 || code === 0x20_29;
}
