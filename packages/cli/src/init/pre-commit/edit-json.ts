import { findNodeAtLocation, parseTree, type Node, type ParseError } from "jsonc-parser";

/**
 * A JSON text with one more property in an object, or another value for one, and every other byte as it was. Null when
 * there is no such object. The library's own edits would also lay out anew what stands around.
 */
export function editJson(text: string, path: readonly string[], key: string, value: string): string | null {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const object = root && errors.length === 0 ? findNodeAtLocation(root, [...path]) : undefined;
  if (object?.type !== "object") return null;
  const known = findNodeAtLocation(object, [key]);
  if (known) return replaced(text, known.offset, known.length, value);
  const last = object.children?.at(-1);
  const property = `${JSON.stringify(key)}: ${value}`;
  if (!last) return replaced(text, object.offset, object.length, `{ ${property} }`);
  return replaced(text, last.offset + last.length, 0, `,${gapBefore(text, last)}${property}`);
}

/** What stands between a property and the one before it: a line end and an indentation, or a space. */
function gapBefore(text: string, { offset }: Node): string {
  const before = text.slice(0, offset);
  const gap = before.slice(before.trimEnd().length);
  const lines = gap.split("\n");
  const lineEnd = gap.includes("\r\n") ? "\r\n" : "\n";
  return lines.length > 1 ? `${lineEnd}${lines.at(-1)}` : " ";
}

function replaced(text: string, offset: number, length: number, by: string): string {
  return text.slice(0, offset) + by + text.slice(offset + length);
}
