import type { Variable } from "@typescript-eslint/scope-manager";
import { classAround } from "../../../reading/javascript/syntax/classes.ts";
import { contains, enclosingFunction, placeOf, unwrap, type Node } from "../../../reading/javascript/syntax/node.ts";
import type { PlanText } from "../../../model/plan.ts";
import { insertBefore } from "../edits/insert-before.ts";
import { statement } from "../sites/block-site.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import type { FoundCreate } from "./found-create.ts";

/** Values of the create call, written so that the check uses the same: a literal moves into a constant above both. */
export class CreateValues {
  private readonly draft: Draft;
  /** Stands in a list of statements, before or around both the create call and the check. */
  private readonly anchor: Node;
  /** Where names are looked up: an arrow's expression sees more than the statement around the arrow. */
  private readonly inside: Node;
  private readonly create: FoundCreate;
  private readonly constants: PlanText[] = [];
  /** Of values that a function elsewhere in the file creates with: above both functions. */
  private readonly moduleConstants: PlanText[] = [];
  private readonly texts = new Map<Node, string>();

  constructor(draft: Draft, anchor: Node, create: FoundCreate) {
    this.draft = draft;
    this.anchor = anchor;
    const isAround = contains(anchor, create.called);
    this.inside = isAround && enclosingFunction(create.called) !== enclosingFunction(anchor) ? create.called : anchor;
    this.create = create;
  }

  /**
   * An expression for the value; null where it cannot be had at the check. `name` is the constant's, if it needs one;
   * `literals` are the keys whose values TypeScript takes as text only when told to.
   */
  text(node: Node | null | undefined, name: string, literals: RegExp | null = null): string | null {
    if (!node) return null;
    let text = this.texts.get(node) ?? null;
    text ??= this.read(node, name, literals);
    if (text !== null) this.texts.set(node, text);
    return text;
  }

  /** A text that is short enough to stand twice: names of collections and tables. */
  name(node: Node | null | undefined): string | null {
    if (!node || !this.isReachable(node)) return null;
    return this.onOneLine(node) ?? this.withGiven(node);
  }

  /** Writes the constants; to be called before any other edit. */
  write(): void {
    const outer = this.outerAnchor();
    if (outer && this.moduleConstants.length > 0) insertBefore(this.draft, outer, this.moduleConstants);
    if (this.constants.length > 0) insertBefore(this.draft, this.anchor, this.constants);
  }

  /** Whether every name in an expression means the same at the check. */
  isReachable(node: Node, anchor: Node = this.inside): boolean {
    const { reading } = this.draft;
    const visible = new Set(reading.bindings.visibleAt(anchor));
    let reaches = true;
    reading.file.descend(node, (inner) => {
      if (!reaches) return false;
      if (inner.type === "ThisExpression") reaches = classAround(inner) === classAround(anchor);
      if (inner.type === "Super") reaches = false;
      if (inner.type !== "Identifier" || isLabel(inner)) return undefined;
      const variable = reading.bindings.variableOf(inner);
      if (variable) reaches = this.reaches(variable, visible, node, anchor);
      return undefined;
    });
    return reaches;
  }

  private reaches(variable: Variable, visible: ReadonlySet<Variable>, node: Node, anchor: Node): boolean {
    const definition = variable.defs[0]?.name as Node | undefined;
    if (!definition) return true;
    if (contains(node, definition)) return true;
    const given = this.create.given.get(variable);
    if (given) return this.isReachable(given, anchor);
    if (!visible.has(variable)) return false;
    const isOfModule = variable.scope.type === "module" || variable.scope.type === "global";
    const isHoisted = variable.defs[0]?.type === "FunctionName" || variable.defs[0]?.type === "ImportBinding";
    return isHoisted || definition.range[0] < anchor.range[0] || (isOfModule && enclosingFunction(anchor) !== null);
  }

  private read(node: Node, name: string, literals: RegExp | null): string | null {
    const value = unwrap(node);
    if (value.type === "Identifier") {
      const variable = this.draft.reading.bindings.variableOf(value);
      const given = variable ? this.create.given.get(variable) : null;
      if (given) return this.text(given, name, literals);
    }
    if (!this.isReachable(node)) return null;
    if (value.type === "Identifier" || isPath(value)) return this.withGiven(value);
    const here = this.draft.textOf(node);
    const isNear = this.create.node === this.create.called || contains(this.anchor, node);
    const outer = isNear ? null : this.outerAnchor();
    if (!isNear && (!outer || this.withGiven(node) !== here || !this.isReachable(node, outer)))
      return this.withGiven(node);
    if (!this.isReachable(node, this.anchor)) return this.withGiven(node);
    const local = this.draft.freeName(name);
    const constants = isNear ? this.constants : this.moduleConstants;
    constants.push(statement(this.draft, code`const ${local} = ${this.movedOut(node, here, literals)}`));
    this.draft.replace(placeOf(node), [local]);
    const property = node.parent;
    // `{ vectors: vectors }` is written shorter.
    if (property?.type === "Property" && this.draft.textOf(property.key) === local && !property.computed)
      this.draft.replace({ start: property.key.range[0], end: node.range[0] }, []);
    return local;
  }

  /** The first statement of the file that has to do with either the create call or the check. */
  private outerAnchor(): Node | null {
    const { body } = this.draft.reading.file.input.ast;
    return body.find((one) => contains(one, this.create.node) || contains(one, this.anchor)) ?? null;
  }

  /** The text without the indentation that it has, and with its literals kept from being widened. */
  private movedOut(node: Node, text: string, literals: RegExp | null): string {
    const { draft } = this;
    const inner = draft.indentAt(node.range[0]);
    const keeps = draft.style.isTypeScript && literals !== null && unwrap(node) === node;
    const moved = (keeps ? this.withLiterals(node, literals) : text).replaceAll("\r\n", "\n");
    // What is written into the plan is indented there.
    return moved.replaceAll(`\n${inner}`, "\n");
  }

  private withLiterals(node: Node, literals: RegExp): string {
    const { reading } = this.draft;
    const { text } = reading.file.input;
    let hasLists = false;
    const ends: number[] = [];
    reading.file.descend(node, (inner) => {
      hasLists ||= inner.type === "ArrayExpression";
      if (inner.type !== "Property" || inner.value.type !== "Literal" || typeof inner.value.value !== "string")
        return undefined;
      if (literals.test(this.draft.textOf(inner.key))) ends.push(inner.value.range[1]);
      return undefined;
    });
    if (ends.length === 0) return this.draft.textOf(node);
    if (!hasLists) return `${this.draft.textOf(node)} as const`;
    let result = "";
    let at = node.range[0];
    for (const end of ends.toSorted((a, b) => a - b)) {
      result += `${text.slice(at, end)} as const`;
      at = end;
    }
    return result + text.slice(at, node.range[1]);
  }

  /** A chain that runs over several lines, without its comments. */
  private onOneLine(node: Node): string | null {
    const { text, ast } = this.draft.reading.file.input;
    const [, ...lines] = this.draft.textOf(node).split("\n");
    if (!lines.some((line) => line.trim().startsWith("."))) return null;
    let chain = "";
    let at = node.range[0];
    for (const { range } of ast.comments ?? []) {
      if (range[0] < node.range[0] || range[1] > node.range[1]) continue;
      chain += text.slice(at, range[0]);
      at = range[1];
    }
    return (chain + text.slice(at, node.range[1]))
      .split("\n")
      .map((line) => line.trim())
      .join("");
  }

  /** The text with the arguments in place of the parameters that they are given for. */
  private withGiven(node: Node): string {
    const { reading } = this.draft;
    let result = "";
    let at = node.range[0];
    reading.file.descend(node, (inner) => {
      if (inner.type !== "Identifier" || isLabel(inner) || inner.range[0] < at) return undefined;
      const variable = reading.bindings.variableOf(inner);
      const given = variable ? this.create.given.get(variable) : null;
      if (!given) return undefined;
      result += reading.file.input.text.slice(at, inner.range[0]) + this.withGiven(given);
      at = inner.range[1];
      return undefined;
    });
    return result + reading.file.input.text.slice(at, node.range[1]);
  }
}

/** A name of a member or key, and no value. */
function isLabel(node: Node): boolean {
  const { parent } = node;
  return (
    (parent?.type === "MemberExpression" && parent.property === node && !parent.computed) ||
    (parent?.type === "Property" && parent.key === node && !parent.computed && !parent.shorthand)
  );
}

function isPath(node: Node): boolean {
  const value = unwrap(node);
  return (
    value.type === "Identifier" ||
    value.type === "ThisExpression" ||
    (value.type === "MemberExpression" && isPath(value.object))
  );
}
