import { propertyOf, unwrap, type Node } from "../../../../reading/javascript/syntax/node.ts";
import { callText } from "../call-text.ts";
import type { DriftQuestion, DriftReader } from "../drift-check.ts";
import { constantName, entry, nameIn, partOf } from "../part-of.ts";
import { assertSameSchema } from "../schema-helpers.ts";

export const elasticsearch: DriftReader = (question) =>
  // Up to version 7, answers come with a body.
  mappings(question, /\bbody\b/.test(question.draft.reading.file.input.text) && isInBody(question.args[0]));

export const opensearch: DriftReader = (question) => mappings(question, true);

const mappings = (question: DriftQuestion, hasBody: boolean): ReturnType<DriftReader> => {
  const { draft, client, args } = question;
  const [options] = args;
  const name = nameIn(question, options, "index");
  if (name === null || client === null) return null;
  const body = options ? propertyOf(unwrap(options), "body") : null;
  const expected = partOf(question, body ?? options, "mappings", constantName(name, "mappings"));
  if (expected === null) return null;
  const live = draft.freeName("live");
  const answer = `await ${client}.getMapping({ ${entry("index", name)} })`;
  return {
    lines: [
      [`const [${live}] = Object.values(${hasBody ? `(${answer}).body` : answer})`],
      [callText(draft, assertSameSchema(draft), [name, expected, `${live}?.mappings`])],
    ],
    waits: true,
    compares: "names and types of mapped fields",
  };
};

function isInBody(options: Node | undefined): boolean {
  return options !== undefined && propertyOf(unwrap(options), "body") !== null;
}
