/**
 * The fields of an answer that tell of a failure, in a file with this text. What succeeded tells of what failed only to
 * somebody who counts it or looks for the rest: `for (const entry of Successful) receipts.push(entry.MessageId)` does not.
 */
export function tellingFields(reads: readonly string[] | undefined, text: string): readonly string[] | undefined {
  if (!reads?.includes("Successful") || !/ of [\w.?!()]{0,60}Successful/.test(text) || looksForRest.test(text))
    return reads;
  return reads.filter((name) => name !== "Successful");
}

const looksForRest =
  /Successful\b(?:\?\?|[ )!?[\]]){0,12}\.(?:length|map|some|find|filter|every|reduce)\b|\.(?:delete|add|has|set)\(|\.length\b[ )]{0,3}(?:[!=]==?|[<>]=?)/;
