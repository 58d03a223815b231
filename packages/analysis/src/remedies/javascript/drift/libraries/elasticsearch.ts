import { propertyOf, unwrap, type Node } from "../../../../reading/javascript/syntax/node.ts";
import type { DriftReader } from "../drift-check.ts";
import { mappedIndex } from "./mapped-index.ts";

/** Up to version 7, requests and answers come with a body. */
export const elasticsearch: DriftReader = (question) => mappedIndex(question, isInBody(question.args[0]));

function isInBody(options: Node | undefined): boolean {
  return options !== undefined && propertyOf(unwrap(options), "body") !== null;
}
