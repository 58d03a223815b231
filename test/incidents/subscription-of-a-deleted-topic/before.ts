// rule: create-without-drift-check
import { PubSub, type Subscription } from "@google-cloud/pubsub";

const pubsub = new PubSub();

/** The code of gRPC for it. */
const alreadyExists = 6;

/** The subscription that a worker listens to; every worker that starts asks for it. */
export async function openSubscription(topic: string, name: string): Promise<Subscription> {
  try {
    const [subscription] = await pubsub.createSubscription(topic, name);
    return subscription;
  } catch (error) {
    if ((error as { code?: number }).code !== alreadyExists) throw error;
    return pubsub.subscription(name);
  }
}
