import { escapeUTF8 } from "entities";

type Attributes = Readonly<Record<string, string | number>>;

/** An element on lines of its own, with elements or text in it. */
export function xml(name: string, attributes: Attributes, content: readonly string[] | string = []): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${attributeText(String(value))}"`);
  const open = `<${name}${given.join("")}`;
  if (typeof content === "string") return `${open}>${xmlText(content)}</${name}>\n`;
  if (content.length === 0) return `${open}/>\n`;
  return `${open}>\n${content.join("")}</${name}>\n`;
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

function xmlText(text: string): string {
  return escapeUTF8(legal(text)).replaceAll("\r", "&#xD;");
}

/** Readers make spaces of what stands in an attribute as a tab or a line break. */
function attributeText(text: string): string {
  return xmlText(text).replaceAll("\n", "&#xA;").replaceAll("\t", "&#x9;");
}

/** XML has no way to write other control characters, nor halves of a character. */
function legal(text: string): string {
  return text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");
}
