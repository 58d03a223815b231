import type { ParsedNode } from "../parsed-node.ts";
import { nextToken } from "../source/next-token.ts";
import { positionOf } from "../source/position-of.ts";

/** A class whose decorators stand before `export` begins behind it. */
export function convertExportedClass(node: ParsedNode, text: string): void {
  const declared = node["declaration"] as ParsedNode | null;
  if (declared?.type !== "ClassDeclaration") return;
  const [decorator] = (declared["decorators"] as readonly ParsedNode[] | undefined) ?? [];
  if (!decorator || decorator.start >= node.start) return;
  let start = nextToken(text, node.start + "export".length);
  if (node.type === "ExportDefaultDeclaration") start = nextToken(text, start + "default".length);
  declared.start = start;
  declared.range = [start, declared.end];
  declared.loc = { start: positionOf(text, start, node.start, node.loc.start), end: declared.loc.end };
}
