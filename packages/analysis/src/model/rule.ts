import type { Facts } from "./facts.ts";
import type { Finding } from "./finding.ts";
import type { Settings } from "./settings.ts";

/** What a rule judges and says. It sees facts, never syntax, so it serves every language that has a reader. */
export interface Rule<MessageId extends string = string> {
  /** The fault it finds; also the folder, the README's heading and the address of the page. */
  readonly id: string;
  readonly description: string;
  readonly recommended: boolean;
  /** The facts that it reads; the others stay unread when no rule wants them. */
  readonly reads: readonly (keyof Facts)[];
  readonly messages: Readonly<Record<MessageId, string>>;
  /** All findings, `clear` and `arguable`; the host keeps those that its level asks for. */
  judge(facts: Facts, settings: Settings): readonly (Finding & { readonly messageId: MessageId })[];
}

export function defineRule<const MessageId extends string>(rule: Rule<MessageId>): Rule<MessageId> {
  return rule;
}
