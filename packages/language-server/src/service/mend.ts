import { mendText } from "@silent-failure/mending";
import { prefix } from "./eslint-message.ts";
import type { Engine } from "./engine.ts";
import type { Question } from "./question.ts";
import type { Results } from "./task.ts";

/**
 * Mends every finding of a rule with the best remedy that holds: one at a time, with a look at the text after each. To mark a
 * loss as intended is for a person, so that is never done here.
 */
export async function mend(engine: Engine, question: Question, rule: string): Promise<Results["mend"]> {
  // ESLint counts from behind a byte order mark.
  const mark = question.text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const { text, mended, left } = await mendText(question.text.slice(mark.length), {
    lint: (current) => Promise.resolve(engine.messagesOf({ ...question, text: current })),
    isMeant: ({ ruleId }) => ruleId === prefix + rule,
    choose: ({ suggestions }) => Promise.resolve(suggestions.filter(({ remedy }) => remedy !== "markIntended")),
  });
  return { text: mark + text, mended: mended.length, left: left.length };
}
