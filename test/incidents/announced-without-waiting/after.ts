import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";

interface Member {
  readonly id: string;
  readonly plan: string;
}

export class MemberEvents {
  readonly #sns = new SNSClient({});

  constructor(private readonly topic: string) {}

  /** For functions that end right after: settles when the event was sent, and rejects when it was not. */
  async announceNow(member: Member): Promise<void> {
    const message = JSON.stringify({ type: "member-joined", member, at: new Date().toISOString() });
    await this.#sns.send(new PublishCommand({ TopicArn: this.topic, Message: message }));
  }
}

const events = new MemberEvents("arn:aws:sns:eu-central-1:000000000000:members");

// Lambda freezes the process once this has settled.
export async function handler(event: { member: Member }): Promise<{ statusCode: number }> {
  await events.announceNow(event.member);
  return { statusCode: 204 };
}
