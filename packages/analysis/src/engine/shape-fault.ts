/** As much of a JSON schema as our own schemas use; a test compares the keywords. */
export interface Shape {
  readonly $ref?: string;
  readonly type?: "object" | "array" | "string" | "integer" | "boolean";
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly oneOf?: readonly Shape[];
  readonly $defs?: Readonly<Record<string, Shape>>;
}

/** The first thing that is wrong with a value, as a sentence without its full stop; null when it has the shape. */
export function shapeFault(value: unknown, shape: Shape, path: string, root: Shape = shape): string | null {
  if (shape.$ref !== undefined) {
    const named = root.$defs?.[shape.$ref.replace("#/$defs/", "")];
    return named ? shapeFault(value, named, path, root) : null;
  }
  if (shape.type !== undefined && !isOfType(value, shape.type)) return `\`${path}\` is no ${shape.type}`;
  if (shape.enum && !shape.enum.includes(value)) return `\`${path}\` is none of ${listed(shape.enum.map(String))}`;
  if (shape.const !== undefined && value !== shape.const) return `\`${path}\` can only be \`${String(shape.const)}\``;
  if (typeof value === "string" && value.length < (shape.minLength ?? 0)) return `\`${path}\` is empty`;
  if (typeof value === "string" && shape.pattern !== undefined && !new RegExp(shape.pattern).test(value))
    return `\`${path}\` does not match \`${shape.pattern}\``;
  if (typeof value === "number" && value < (shape.minimum ?? value)) return `\`${path}\` is below ${shape.minimum}`;
  if (Array.isArray(value)) {
    if (value.length < (shape.minItems ?? 0)) return `\`${path}\` is empty`;
    return firstOf(value, (item, i) => (shape.items ? shapeFault(item, shape.items, `${path}[${i}]`, root) : null));
  }
  return isOfType(value, "object")
    ? objectFault(value as Record<string, unknown>, shape, path, root)
    : oneOfFault(value, shape, path, root);
}

function objectFault(value: Readonly<Record<string, unknown>>, shape: Shape, path: string, root: Shape): string | null {
  const { properties, required = [], dependentRequired = {} } = shape;
  const has = (key: string): boolean => value[key] !== undefined;
  const unknown = properties ? Object.keys(value).find((key) => !Object.hasOwn(properties, key)) : undefined;
  if (unknown !== undefined)
    return `\`${path}\` has no key \`${unknown}\`; allowed: ${listed(Object.keys(properties ?? {}))}`;
  const missing = required.find((key) => !has(key));
  if (missing !== undefined) return `\`${path}\` lacks \`${missing}\``;
  for (const [key, others] of Object.entries(dependentRequired)) {
    const absent = has(key) ? others.find((other) => !has(other)) : undefined;
    if (absent !== undefined) return `\`${path}\` has \`${key}\`, and lacks \`${absent}\``;
  }
  return (
    oneOfFault(value, shape, path, root) ??
    firstOf(Object.entries(properties ?? {}), ([key, inner]) =>
      has(key) ? shapeFault(value[key], inner, `${path}.${key}`, root) : null,
    )
  );
}

function oneOfFault(value: unknown, { oneOf }: Shape, path: string, root: Shape): string | null {
  if (!oneOf) return null;
  const fitting = oneOf.filter((shape) => shapeFault(value, shape, path, root) === null);
  if (fitting.length === 1) return null;
  const keys = oneOf.flatMap((shape) => shape.required ?? []);
  return keys.length > 0 ? `\`${path}\` has not exactly one of ${listed(keys)}` : `\`${path}\` has none of its forms`;
}

function isOfType(value: unknown, type: NonNullable<Shape["type"]>): boolean {
  switch (type) {
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function firstOf<Item>(items: readonly Item[], fault: (item: Item, index: number) => string | null): string | null {
  for (const [index, item] of items.entries()) {
    const found = fault(item, index);
    if (found !== null) return found;
  }
  return null;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
