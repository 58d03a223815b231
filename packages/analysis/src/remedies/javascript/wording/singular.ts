/** "stock movements" → "stock movement": the last word alone, and only where its ending is plain. */
export function singular(words: string): string {
  if (/(?:ss|us|is)$|\b(?:js|ts|news|series|species|sms|aws|sqs|sns|dns|kms|nats|kubernetes)$/.test(words))
    return words;
  if (/[^aeiou]ies$/.test(words)) return words.replace(/ies$/, "y");
  if (/(?:ss|x|ch|sh)es$/.test(words)) return words.replace(/es$/, "");
  return words.replace(/([a-z]{2})s$/, "$1");
}
