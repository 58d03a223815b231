export { meta } from "./meta.ts";
export { parseForESLint, type ParsedFile, type ParserOptions } from "./parse-for-eslint.ts";
