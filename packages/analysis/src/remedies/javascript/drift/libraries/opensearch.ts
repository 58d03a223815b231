import type { DriftReader } from "../drift-check.ts";
import { mappedIndex } from "./mapped-index.ts";

export const opensearch: DriftReader = (question) => mappedIndex(question, true);
