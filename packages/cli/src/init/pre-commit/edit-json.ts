import { applyEdits, modify, parse, type FormattingOptions, type ParseError } from "jsonc-parser/lib/esm/main.js";

/** A JSON text with a value set at a path, and everything else as it was; null when it does not parse. */
export function editJson(text: string, path: readonly (string | number)[], value: unknown): string | null {
  const errors: ParseError[] = [];
  parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0) return null;
  return applyEdits(text, modify(text, [...path], value, { formattingOptions: formatting(text) }));
}

function formatting(text: string): FormattingOptions {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? "  ";
  return {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}
