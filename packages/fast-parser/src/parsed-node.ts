/** Lines from 1, columns from 0. */
export interface Position {
  line: number;
  column: number;
}

export interface Location {
  start: Position;
  end: Position;
}

/** A node of the tree, of which only its place is known by type: what else it has depends on its kind. */
export interface ParsedNode {
  type: string;
  start: number;
  end: number;
  range: [number, number];
  loc: Location;
  [property: string]: unknown;
}

/** A comment as ESLint takes one. */
export interface ParsedComment {
  type: "Block" | "Line";
  value: string;
  range: [number, number];
  loc: Location;
}

/** The root of a tree, with what ESLint wants to find there. */
export interface ParsedProgram extends ParsedNode {
  type: "Program";
  body: ParsedNode[];
  sourceType: "module" | "script";
  comments: ParsedComment[];
  /** Always empty: nothing of ours reads tokens, and they take as long as half of the parse. */
  tokens: never[];
}
