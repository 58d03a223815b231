import type { Unit } from "../../../model/unit.ts";
import { propertyName, type FunctionNode, type Node } from "../../../reading/javascript/syntax/node.ts";
import { itemAt } from "../reach/dead-letters/item-at.ts";
import { turnAround } from "../reach/dead-letters/turn-around.ts";
import { idsRead } from "./ids-read.ts";
import { namesInScope } from "../reach/names-in-scope.ts";
import type { Draft } from "../source/draft.ts";
import { identities, lambdaIdentities } from "./identities.ts";
import { isMissing } from "./is-missing.ts";
import { statusInCondition } from "./status-in-condition.ts";

/** What tells which item it was: a key and an expression that is safe to read. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** More would be a dump, not a name. */
const maximumFields = 3;

/**
 * The item's identity as far as it can be named here: what its broker calls it, and identifiers that are in reach. What
 * the guard has just found missing is not read.
 */
export function itemFields(
  draft: Draft,
  at: Node,
  home: FunctionNode | null,
  unit: Unit,
  missing: string,
): readonly Field[] {
  const names = namesInScope(draft.reading, at);
  const known = home ? ofBroker(draft, at, home, unit, missing) : [];
  const ids = names
    .filter(
      ({ name, where, variable }) =>
        where === "local" &&
        /^(?:id|key|sku|\w+(?:Id|ID|_id|Sku|Number))$/.test(name) &&
        variable.defs[0]?.type !== "FunctionName" &&
        !isMissing(name, missing),
    )
    .slice(0, 2)
    .map(({ name }) => ({ name, value: name }));
  const fields = [
    ...known,
    ...statusInCondition(draft, at, missing),
    ...ids,
    ...(home ? idsRead(draft, at, home, missing) : []),
  ];
  return fields.filter(({ name }, i) => fields.findIndex((other) => other.name === name) === i).slice(0, maximumFields);
}

function ofBroker(draft: Draft, at: Node, home: FunctionNode, unit: Unit, missing: string): readonly Field[] {
  if (unit.library === "kafkajs" || unit.library === "@confluentinc/kafka-javascript") return ofKafka(home, at);
  const turn = turnAround(at, home);
  // A part of a job goes by the job.
  const whole = turn?.of === "parts" ? home : at;
  const item = itemAt({ site: { node: whole }, home });
  if (item === null || unit.library === null || isMissing(item, missing)) return [];
  const isTurn = turn?.of === "batch";
  if (unit.library === "aws-lambda") {
    const field = lambdaIdentityOf(draft, home);
    return field && isTurn && !isTakenOut(draft, at, item) ? [filled(field, item)] : [];
  }
  const identity = identities[unit.library];
  if (!identity || !isItem(draft, home, item, unit.library, identity.types, isTurn)) return [];
  const isOptional = draft.textOf(home).includes(`${item}?.`);
  return identity.fields.map((field) => filled(field, item, isOptional));
}

/** `for (const { body } of event.Records)`: of the record only its body can be named. */
function isTakenOut(draft: Draft, at: Node, item: string): boolean {
  const value = namesInScope(draft.reading, at).find(({ name }) => name === item);
  return value?.binding.parent?.type === "Property";
}

/** By the types that the handler is written with; by those of the file when it speaks of one source only. */
function lambdaIdentityOf(draft: Draft, home: FunctionNode): Field | null {
  const { text } = draft.reading.file.input;
  const written = home.parent.type === "VariableDeclarator" ? home.parent : home;
  const head = text.slice(written.range[0], home.body?.range[0]);
  const own = lambdaIdentities.find(([type]) => type.test(head));
  if (own) return own[1];
  const all = lambdaIdentities.filter(([type]) => type.test(text));
  return all.length === 1 ? (all[0]?.[1] ?? null) : null;
}

function filled({ name, value }: Field, item: string, isOptional = false): Field {
  return { name, value: value.replace("$", isOptional ? `${item}?` : item) };
}

/** What the broker handed over itself, not something that was taken out of it and handed on. */
function isItem(
  draft: Draft,
  home: FunctionNode,
  item: string,
  library: string,
  types: RegExp,
  isTurn: boolean,
): boolean {
  if (isTurn) return true;
  // pg-boss hands over a list: `async ([job]) => …`.
  const list = home.params.find((one) => one.type === "ArrayPattern");
  if (list?.typeAnnotation && !types.test(draft.textOf(list.typeAnnotation))) return false;
  const given = home.params.flatMap((one): readonly (Node | null)[] =>
    one.type === "ArrayPattern" ? one.elements.slice(0, 1) : [one],
  );
  const parameter = given.find((one) => one?.type === "Identifier" && one.name === item);
  if (!parameter) return false;
  const written = parameter?.type === "Identifier" ? parameter.typeAnnotation?.typeAnnotation : undefined;
  // Without a written type it is typed by whom it is handed to; a cancelled consumer is given nothing.
  if (written) {
    const text = draft.textOf(written);
    return types.test(text) && (!/\bnull\b|\bundefined\b/.test(text) || isNarrowed(draft, home, item));
  }
  if (draft.style.isTypeScript && library === "amqplib") return isNarrowed(draft, home, item);
  return home.type !== "FunctionDeclaration" || !draft.style.isTypeScript;
}

function isNarrowed(draft: Draft, home: FunctionNode, item: string): boolean {
  return [...draft.reading.file.bodiesWithin(home)].some(({ branches }) =>
    branches.some((branch) => branch.type === "IfStatement" && isMissing(item, draft.textOf(branch.test))),
  );
}

/** What is taken out of the payload: `{ topic, partition, message }`. */
function ofKafka(home: FunctionNode, at: Node): readonly Field[] {
  const [parameter] = home.params;
  if (parameter?.type === "Identifier" && /^(?:payload|args|params|input)$/.test(parameter.name))
    return ["topic", "partition"]
      .map((name) => ({ name, value: `${parameter.name}.${name}` }))
      .concat({ name: "offset", value: `${parameter.name}.message.offset` });
  if (parameter?.type !== "ObjectPattern") return [];
  return parameter.properties.flatMap((property) => {
    if (property.type !== "Property" || property.value.type !== "Identifier") return [];
    const key = propertyName(property.key);
    const { name } = property.value;
    if (key === "topic" || key === "partition") return [{ name: key, value: name }];
    if (key === "message") return [{ name: "offset", value: `${name}.offset` }];
    const turn = key === "batch" && turnAround(at, home)?.of === "batch" ? itemAt({ site: { node: at }, home }) : null;
    return turn === null
      ? []
      : [
          { name: "topic", value: `${name}.topic` },
          { name: "offset", value: `${turn}.offset` },
        ];
  });
}
