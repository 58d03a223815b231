import { visitorKeys } from "@typescript-eslint/visitor-keys";
import { convertConditionalType } from "./conversions/conditional-type.ts";
import { convertDecorator } from "./conversions/decorator.ts";
import { convertExportedClass } from "./conversions/exported-class.ts";
import { convertMetaProperty } from "./conversions/meta-property.ts";
import { convertParameterDefault } from "./conversions/parameter-default.ts";
import { convertTemplateElement } from "./conversions/template-element.ts";
import type { ParsedNode, ParsedProgram } from "./parsed-node.ts";

/** Makes of Babel's node what typescript-estree has in its place, before its children are looked at. */
type Conversion = (node: ParsedNode, text: string) => void;

/** Where Babel's trees, with its plugins for ESTree and TypeScript, are not what typescript-estree gives. */
const conversions: Readonly<Record<string, Conversion | undefined>> = {
  AssignmentPattern: convertParameterDefault,
  Decorator: convertDecorator,
  ExportDefaultDeclaration: convertExportedClass,
  ExportNamedDeclaration: convertExportedClass,
  MetaProperty: convertMetaProperty,
  TSConditionalType: convertConditionalType,
  TemplateElement: convertTemplateElement,
};

/** Converts a tree in place, in one walk. */
export function convertTree(program: ParsedProgram, text: string): void {
  const stack: ParsedNode[] = [program];
  for (let node = stack.pop(); node; node = stack.pop()) {
    conversions[node.type]?.(node, text);
    for (const key of visitorKeys[node.type] ?? []) {
      const child = node[key];
      if (Array.isArray(child)) {
        for (const item of child as (ParsedNode | null)[]) if (item) stack.push(item);
      } else if (child) {
        stack.push(child as ParsedNode);
      }
    }
  }
}
