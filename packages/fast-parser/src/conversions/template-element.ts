import type { ParsedNode } from "../parsed-node.ts";

/** The text between two holes of a template goes, for TypeScript, from the sign before it to the one behind it. */
export function convertTemplateElement(node: ParsedNode): void {
  const { start, end } = node.loc;
  const after = node["tail"] === true ? 1 : 2;
  node.range = [node.start - 1, node.end + after];
  [node.start, node.end] = node.range;
  node.loc = {
    start: { line: start.line, column: start.column - 1 },
    end: { line: end.line, column: end.column + after },
  };
}
