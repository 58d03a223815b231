export { isFinding } from "./is-finding.ts";
export { mendText, ruleOf, type Choice, type Left, type Mended, type MendedText, type Mending } from "./mend-text.ts";
export { suggestionsOf, type Suggestion } from "./suggestions-of.ts";
