import { ErrorCodes, Message, ResponseError, type Connection, type MessageStrategy } from "vscode-languageserver";

/** Stands for a request that came at the wrong time: whoever answers it refuses. */
const refusing = "silentFailure/refused";

const reasons = {
  before: { code: ErrorCodes.ServerNotInitialized, sentence: "Send `initialize` first." },
  twice: { code: ErrorCodes.InvalidRequest, sentence: "`initialize` was sent before." },
  after: { code: ErrorCodes.InvalidRequest, sentence: "The server is shut down: only `exit` is left." },
} as const;

/**
 * What may come when: first `initialize`, after `shutdown` nothing but `exit`. The library answers requests that come too
 * early as if there were no such method, and those that come too late as ever.
 */
export class RequestOrder implements MessageStrategy {
  private state: "before" | "within" | "after" = "before";

  handleMessage(message: Message, next: (message: Message) => void | Promise<void>): void | Promise<void> {
    if (Message.isRequest(message)) {
      const fault = this.faultOf(message.method);
      if (fault === null) return next(message);
      return next({ ...message, method: refusing, params: { fault } } as Message);
    }
    const isDropped = Message.isNotification(message) && message.method !== "exit" && this.state !== "within";
    return isDropped ? undefined : next(message);
  }

  private faultOf(method: string): keyof typeof reasons | null {
    if (method === "initialize" && this.state === "before") {
      this.state = "within";
      return null;
    }
    if (this.state !== "within") return this.state;
    if (method === "initialize") return "twice";
    if (method === "shutdown") this.state = "after";
    return null;
  }
}

/** Answers what came at the wrong time. */
export function refuseDisorder(connection: Connection): void {
  connection.onRequest(refusing, ({ fault }: { fault: keyof typeof reasons }) => {
    const { code, sentence } = reasons[fault];
    throw new ResponseError(code, sentence);
  });
}
