import type { EnsureExists } from "../../../model/ensure-exists.ts";
import type { Plan } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { memberName, receiverOf, stringValue, unwrap, type Node } from "../../../reading/javascript/syntax/node.ts";
import { checkSite } from "../drift/check-site.ts";
import type { DriftCheck, DriftQuestion, DriftReader } from "../drift/drift-check.ts";
import { driftReaders } from "../drift/drift-readers.ts";
import { findCreate, type FoundCreate } from "../drift/found-create.ts";
import { ownClient } from "../drift/libraries/own-client.ts";
import { sql } from "../drift/libraries/sql.ts";
import { nameIn } from "../drift/part-of.ts";
import { stubOf } from "../drift/stub-of.ts";
import { CreateValues } from "../drift/create-values.ts";
import { Draft } from "../source/draft.ts";

/** Compares what is live with what the code creates; where nothing says how, with a function to fill in. */
export function planEnsureExists(reading: Reading, fact: EnsureExists, remedy: RemedyName): Plan | null {
  const create = remedy === "checkDrift" ? findCreate(reading, fact.create) : null;
  if (!create) return null;
  return (
    (create.isSeen ? written(reading, fact, create, readerOf(create)) : null) ?? written(reading, fact, create, stub)
  );
}

function readerOf({ operation, node }: FoundCreate): DriftReader {
  const known = driftReaders[operation.library ?? ""];
  if (known) return known;
  const isSql = node.type === "TaggedTemplateExpression" || operation.library !== null;
  return isSql ? sql : (question) => sql(question) ?? ownClient(question);
}

function written(reading: Reading, fact: EnsureExists, create: FoundCreate, read: DriftReader): Plan | null {
  const draft = new Draft(reading);
  const site = checkSite(draft, fact, create);
  if (!site) return null;
  const values = new CreateValues(draft, site.anchor, create);
  const { node } = create;
  const receiver = node.type === "CallExpression" ? receiverOf(node) : null;
  const check = read({ draft, fact, create, args: argumentsOf(node), client: values.name(receiver), values });
  if (!check) return null;
  values.write();
  return site.write(check) ? draft.finish("checkDrift", titleOf(fact), noteOf(fact, check)) : null;
}

/** Those of the call; of `send(new CreateTableCommand(input))`, those of the command. */
function argumentsOf(node: Node): readonly Node[] {
  if (node.type !== "CallExpression") return [];
  const [first] = node.arguments;
  return first?.type === "NewExpression" ? first.arguments : node.arguments;
}

/** Says at the place that nothing is compared yet, and where the comparison goes. */
function stub(question: DriftQuestion): DriftCheck {
  const { draft, fact } = question;
  return {
    lines: [[`${stubOf(draft, fact.resource)}(${labelOf(question) ?? draft.string(fact.resource)})`]],
    waits: false,
    compares: "",
  };
}

/** What the thing is called, where the call says it by a text. */
function labelOf(question: DriftQuestion): string | null {
  const { draft, args, values } = question;
  const [first] = args;
  const value = first ? unwrap(first) : null;
  if (!first || !value) return null;
  const held = value.type === "Identifier" ? draft.reading.bindings.initialValue(value) : value;
  const definition = held && unwrap(held);
  if (definition?.type === "ObjectExpression")
    return ["name", "id", "TableName"].map((key) => nameIn(question, first, key)).find((name) => name !== null) ?? null;
  const text = stringValue(definition);
  if (text !== null) return /^[\w.:-]+$/.test(text) ? values.name(first) : null;
  // A name that only a variable holds says by its own name that it is one.
  const path = value.type === "MemberExpression" ? memberName(value) : value.type === "Identifier" ? value.name : null;
  return path !== null && /(?:name|collection|table|topic|index|id)$/i.test(path) ? values.name(first) : null;
}

function titleOf({ resource }: EnsureExists): string {
  return `Compare the live ${resource} with the code, and fail on a difference`;
}

function noteOf({ resource }: EnsureExists, { compares }: DriftCheck): string {
  return compares === ""
    ? `Nothing here says how the live ${resource} is read: a function to fill in throws until that is done.`
    : `Compares ${compares}. On a difference it throws with both sides, and leaves the ${resource} as it is.`;
}
