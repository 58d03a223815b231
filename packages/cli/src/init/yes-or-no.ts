import { createInterface, type Interface } from "node:readline/promises";

/** Questions to a person on a terminal. Anything but a yes is a no, and so is the end of the input. */
export class YesOrNo {
  private readonly terminal: Interface = createInterface({ input: process.stdin, output: process.stderr });
  private readonly ended = new AbortController();

  constructor() {
    this.terminal.once("close", () => this.ended.abort());
  }

  async ask(question: string): Promise<boolean> {
    try {
      const answer = await this.terminal.question(`${question} [y/N] `, { signal: this.ended.signal });
      return /^y(?:es)?$/i.test(answer.trim());
    } catch (error) {
      if (this.ended.signal.aborted) return false;
      throw error;
    }
  }

  close(): void {
    this.terminal.close();
  }
}
