import { expect, test } from "vitest";
import { markdownText } from "./markdown-text.ts";

test.each([
  ["`save()` can fail", "<code>save&#40;&#41;</code> can fail"],
  ["an odd ` one", "an odd &#96; one"],
  ["`a` and ` one", "<code>a</code> and &#96; one"],
  [
    "| <b>x</b> | [a](b) **c** _d_ ~e~ # f",
    "&#124; &#60;b&#62;x&#60;/b&#62; &#124; &#91;a&#93;&#40;b&#41; &#42;&#42;c&#42;&#42; &#95;d&#95; &#126;e&#126; &#35; f",
  ],
  ["two\nlines \u0001", "two lines ·"],
  ["&amp; \\", "&#38;amp&#59; &#92;"],
])("%j", (text, shown) => {
  expect(markdownText(text).replaceAll("&#183;", "·")).toBe(shown);
});
