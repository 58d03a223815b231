import type { Variable } from "@typescript-eslint/scope-manager";
import type { Drop } from "../../../model/drop.ts";
import { statementsAfter } from "../failure-paths/verdict-after.ts";
import { clip } from "../syntax/clip.ts";
import { firstWork } from "../guards/skipped-work.ts";
import { calledName, memberName, placeOf, receiverOf, unwrap, type Call, type Node } from "../syntax/node.ts";
import { isImporter } from "../units/backlog.ts";
import { emptiedBy, type Emptied } from "./emptied-items.ts";
import { isParserName } from "../guards/guard-words.ts";
import { asksParser } from "./folds-away.ts";
import { validityOf, type Validity } from "./validity-of.ts";
import { isSettledAfter } from "./settled-after.ts";
import type { DraftDrop, Site } from "./site.ts";
import { tellsOfDropped } from "./tells-of-dropped.ts";

/** `orders.filter(isValid)`, `records.flatMap((r) => (valid(r) ? [r] : []))`, `lines.map(parse).filter(Boolean)`. */
export function listDropOf(site: Site, call: Call): DraftDrop | null {
  const name = calledName(call);
  if (name !== "filter" && name !== "flatMap" && name !== "reduce") return null;
  const list = receiverOf(call);
  const taken = call.arguments[0];
  if (!list || !taken) return null;
  const source = sourceOf(site, list);
  if (!source) return null;
  const found = name === "filter" ? filtered(site, list, taken) : emptiedBy(site, taken, name, mapperOf(site, list));
  if (!found) return null;
  // One field of what the unit fetched itself may be optional; of what it was given, it may be arguable.
  if (source === "fetched" && !found.checked) return null;
  const kept = variableOf(site, call);
  const work = workOn(site, call, kept);
  if (!work || tellsOfDropped(site, call, list, kept)) return null;
  const settled = isSettledAfter(site, call);
  return {
    kind: "drop",
    form: name === "filter" ? "filter" : "emptied",
    loses: "items",
    perItem: true,
    unit: site.unit,
    place: placeOf(found.at),
    decides: clip(found.said),
    checked: found.checked && (source === "given" || settled),
    isMeantWhole:
      source === "given" &&
      (isImporter(site.reading.file, site.home) || (site.unit.kind === "function" && work.certainty === "proved")),
    work,
    settled,
    report: "silent",
    explained: site.reading.intent.remarks(call, call.range[0]),
  };
}

/** Whether the list was given to the unit, or fetched by it; null when it is neither, as a setting or a constant. */
function sourceOf(site: Site, list: Node): "given" | "fetched" | null {
  const { payload, reading } = site;
  let root = unwrap(list);
  for (let steps = 0; steps < 8; steps++) {
    if (payload.gave(root) || payload.is(root)) return "given";
    if (root.type === "CallExpression") {
      // `Object.values(event.items)`, `splitLines(file).map(parse)`, `parse(csv)`
      if (root.arguments.some((argument) => payload.gave(argument)) || isParserName(calledName(root) ?? ""))
        return "given";
      if (root.parent.type === "AwaitExpression") return "fetched";
      root = receiverOf(root) ?? root.callee;
    } else if (root.type === "MemberExpression") root = unwrap(root.object);
    else if (root.type === "Identifier") {
      const value = payload.valueOf(root);
      if (!value || value === root) return null;
      if (reading.bindings.definitionOf(root)?.type === "Parameter") return null;
      if (value.type === "CallExpression" && value.parent.type === "AwaitExpression") return "fetched";
      root = value;
    } else return null;
  }
  return null;
}

/** A filter by a predicate of validity, or of what a mapper before it left empty. */
function filtered(site: Site, list: Node, taken: Node): Emptied | null {
  const said = site.reading.file.textOf(taken);
  const before = site.payload.valueOf(list) ?? unwrap(list);
  const mapper = mapperOf(site, list);
  const parsed = mapper !== null && asksParser(site.reading, mapper);
  const unchecked = /JSON\.parse|decode|deserialize|\.json\(/.test(site.reading.file.textOf(before));
  // `lines.map(parseLine).filter(isBookable)` may ask whether it could be read, or whether it is wanted.
  const validity =
    validityOf(site.reading, taken, unchecked) ?? (parsed ? unsure(validityOf(site.reading, taken, true)) : null);
  if (!validity) return null;
  if (validity.asks === "presence" || validity.asks === "valid")
    return { ...validity, said: `filter(${said})`, at: taken };
  if (!mapper) return null;
  if (validity.asks === "success") {
    return parsed ? { ...validity, checked: true, said: `filter(${said})`, at: taken } : null;
  }
  const emptied = emptiedBy(site, mapper, "map");
  return emptied && emptied.at === mapper ? { ...emptied, at: taken } : emptied;
}

function unsure(validity: Validity | null): Validity | null {
  return validity ? { ...validity, checked: false } : null;
}

/** What a list was mapped by: `decode` of `lines.map(decode)`. */
function mapperOf(site: Site, list: Node): Node | null {
  const before = site.payload.valueOf(list) ?? unwrap(list);
  return before.type === "CallExpression" && calledName(before) === "map" ? (before.arguments[0] ?? null) : null;
}

function variableOf(site: Site, call: Call): Variable | null {
  let node: Node = call;
  while (
    node.parent &&
    /^(?:MemberExpression|CallExpression|AwaitExpression|TSAsExpression|ChainExpression)$/.test(node.parent.type)
  ) {
    // `await Promise.all(list.filter(ok).map(save))` ends as another value.
    if (node.parent.type === "CallExpression" && node.parent.callee !== node) return null;
    if (node.parent.type === "MemberExpression" && /^(?:length|size)$/.test(memberName(node.parent) ?? "")) return null;
    node = node.parent;
  }
  const declarator = node.parent;
  return declarator?.type === "VariableDeclarator" && declarator.init === node && declarator.id.type === "Identifier"
    ? (site.reading.bindings.declaredBy(declarator)[0] ?? null)
    : null;
}

/** The work that what was kept goes to: in the same statement, or in one that uses it later. */
function workOn(site: Site, call: Call, kept: Variable | null): Drop["work"] | null {
  const { reading, home } = site;
  let statement: Node = call;
  while (statement.parent && !/Statement$|Declaration$/.test(statement.type)) statement = statement.parent;
  if (!kept) {
    const own = statement.type === "VariableDeclaration" ? null : firstWork(reading, [statement]);
    return own && own.place.start !== call.range[0] ? own : null;
  }
  const { after } = statementsAfter(statement, home);
  const isUsed = kept.references.some(({ identifier }) => {
    const { parent } = identifier as Node;
    return (
      identifier.range[0] > call.range[1] &&
      !(parent?.type === "MemberExpression" && /^(?:length|size)$/.test(memberName(parent) ?? ""))
    );
  });
  return isUsed ? firstWork(reading, after) : null;
}
