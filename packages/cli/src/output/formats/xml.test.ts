import { expect, test } from "vitest";
import { xml } from "./xml.ts";

test.each([
  ["a ]]> b & <c> \"d\" 'e'", '<t a="a ]]&gt; b &amp; &lt;c&gt; &quot;d&quot; &apos;e&apos;"/>\n'],
  ["tab\tline\nreturn\r", '<t a="tab&#x9;line&#xA;return&#xD;"/>\n'],
  ["\u0000\u0008\u001b\uFFFE\uD800x😀é", '<t a="\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDx😀é"/>\n'],
])("an attribute of %j", (text, shown) => {
  expect(xml("t", { a: text })).toBe(shown);
});

test("text and elements in it", () => {
  expect(xml("t", {}, "]]>\n<")).toBe("<t>]]&gt;\n&lt;</t>\n");
  expect(xml("t", { n: 1 }, [xml("u", {})])).toBe('<t n="1">\n<u/>\n</t>\n');
});
