export { meta } from "./meta.ts";
export { parse, parseForESLint, type ParsedFile, type ParsedTree, type ParserOptions } from "./parse-for-eslint.ts";
