import { parseDocument, type Document, type ToStringOptions } from "yaml";

/** The ways in which people write YAML, as far as they can be told to the library. */
const styles: readonly ToStringOptions[] = [2, 4].flatMap((indent) =>
  [true, false].flatMap((indentSeq) =>
    [true, false].map((flowCollectionPadding) => ({ indent, indentSeq, flowCollectionPadding, lineWidth: 0 })),
  ),
);

/**
 * A YAML text after `change`, comments and all. Null when it does not parse, when `change` answers false, and when the
 * library would write any other line than it was: that file is left to its people.
 */
export function editYaml(text: string, change: (document: Document) => boolean): string | null {
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const plain = text.replaceAll("\r\n", "\n");
  const document = parseDocument(plain);
  if (document.errors.length > 0) return null;
  const style = styles.find((one) => document.toString(one) === plain);
  if (!style || !change(document)) return null;
  return document.toString(style).replaceAll("\n", lineEnd);
}
