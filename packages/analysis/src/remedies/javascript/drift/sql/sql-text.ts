import type { TSESTree } from "@typescript-eslint/types";
import type { Reading } from "../../../../reading/javascript/reading.ts";
import { propertyName, unwrap, type Node } from "../../../../reading/javascript/syntax/node.ts";
import { holeOf } from "./sql-tokens.ts";

/** An SQL text of the code, and the expressions that it has holes for. */
export interface SqlText {
  readonly text: string;
  readonly holes: readonly Node[];
}

const maximumSteps = 8;

/** Reads a literal, a template, a sum of these, a constant that holds one, or an object that has it. */
export function sqlTextOf(reading: Reading, node: Node): SqlText | null {
  const holes: Node[] = [];
  let steps = 0;
  const read = (value: Node): string | null => {
    if (++steps > maximumSteps * 8) return null;
    const inner = unwrap(value);
    switch (inner.type) {
      case "Literal":
        return typeof inner.value === "string" ? inner.value : null;
      case "TaggedTemplateExpression":
        return read(inner.quasi);
      case "TemplateLiteral":
        return inner.quasis
          .map((part, i) => {
            const hole = inner.expressions[i];
            const text = part.value.cooked ?? "";
            return hole ? `${text}${holeOf(holes.push(hole) - 1)}` : text;
          })
          .join("");
      case "BinaryExpression": {
        if (inner.operator !== "+") return null;
        const left = read(inner.left) ?? holeOf(holes.push(inner.left) - 1);
        return left + (read(inner.right) ?? holeOf(holes.push(inner.right) - 1));
      }
      case "Identifier": {
        const held = reading.bindings.initialValue(inner);
        return held ? read(held) : readList(loopedList(reading, inner));
      }
      case "CallExpression":
        // `sql.raw("CREATE TABLE …")`, `"…".trim()`.
        return inner.callee.type === "MemberExpression" && inner.arguments.length === 0
          ? read(inner.callee.object)
          : inner.arguments[0]
            ? read(inner.arguments[0])
            : null;
      case "ObjectExpression": {
        const held = inner.properties.find(
          (property) =>
            property.type === "Property" && /^(?:query|text|sql|statement)$/.test(propertyName(property.key) ?? ""),
        );
        return held?.type === "Property" ? read(held.value) : null;
      }
      default:
        return null;
    }
  };
  const readList = (items: readonly (Node | null)[]): string | null => {
    const texts = items.map((item) => (item ? read(item) : null));
    return texts.length === 0 || texts.includes(null) ? null : texts.join(";\n");
  };
  const text = read(node);
  return text === null ? null : { text, holes };
}

/** The statements of a list that a loop runs one by one. */
function loopedList(reading: Reading, variable: TSESTree.Identifier): readonly (Node | null)[] {
  const loop = loopOf(reading, variable);
  const list = loop?.right.type === "Identifier" ? reading.bindings.initialValue(loop.right) : loop?.right;
  const value = list ? unwrap(list) : null;
  return value?.type === "ArrayExpression" ? value.elements : [];
}

/** `for (const sql of statements)`: the loop that a variable runs in. */
export function loopOf(reading: Reading, variable: TSESTree.Identifier): TSESTree.ForOfStatement | null {
  const definition = reading.bindings.definitionOf(variable);
  const loop = definition?.type === "Variable" ? definition.node.parent.parent : null;
  return loop?.type === "ForOfStatement" ? loop : null;
}
