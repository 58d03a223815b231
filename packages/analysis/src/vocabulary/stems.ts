import { setOf, wordsOf } from "./name-pattern.ts";

/** Words that stand in every log line, and those that only say "it worked". */
const common = setOf(`
  success successfully succeeded succeed finish finished complete completed done ok all the a an of to for in on at by
  with and from is was were has have been be not no fail failed failure error errors could cannot unable while when
  this that its job jobs task process processed processing run handle handled handler execute start started client
  service await async data item items result results log logger message event id ids get set new now ms s in after
  time count total true false return api request response call undefined null string number name type value
`);

/** What a text or name speaks of, in stems that `uploaded` and `uploadBackup` share. */
export function stemsOf(text: string): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const word of wordsOf(text))
    if (word.length > 2 && !common.has(word) && !/^\d+$/.test(word)) stems.add(stemOf(word));
  return stems;
}

/** `uploaded`, `uploads` → `upload`; `replicated`, `replication` → `replic`. */
function stemOf(word: string): string {
  const present = irregular.get(word);
  if (present !== undefined) return present;
  const stem = word.replace(/(?:ations?|ated|ates|ating|ate|ions?|ing|ed|es|s|e)$/, "");
  return stem.length >= 3 ? stem : word;
}

const irregular: ReadonlyMap<string, string> = new Map([
  ["sent", "send"],
  ["paid", "pay"],
  ["built", "build"],
  ["written", "writ"],
]);
