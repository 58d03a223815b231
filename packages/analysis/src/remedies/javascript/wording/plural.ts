/** "stock job" → "stock jobs". */
export function plural(words: string): string {
  if (/[^aeiou]y$/.test(words)) return words.replace(/y$/, "ies");
  return /(?:s|x|ch|sh)$/.test(words) ? `${words}es` : `${words}s`;
}
