/** What a value can be called where the wanted name is taken. */
export function namesFor(wanted: string): readonly string[] {
  return [wanted, ...["result", "answer", "response", "outcome"].filter((name) => name !== wanted)];
}
