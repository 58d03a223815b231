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
    const subscription = pubsub.subscription(name);
    const [metadata] = await subscription.getMetadata();
    // A topic that was deleted and made anew has the same name, and its old subscriptions say "_deleted-topic_".
    if (metadata.topic !== pubsub.topic(topic).name) {
      throw new Error(`${name} belongs to ${metadata.topic}, and hears nothing of ${topic}: create it anew`);
    }
    return subscription;
  }
}
