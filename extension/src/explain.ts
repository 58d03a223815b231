import type { BaseLanguageClient, Position } from "vscode-languageclient";
import { protocol, type ExplainParams, type Page } from "./protocol.ts";

/** A place in a document, as the protocol counts. */
export interface Spot {
  readonly uri: string;
  readonly position: Position;
}

/** Why something is reported at a place, or is not. */
export async function explanation(client: BaseLanguageClient, { uri, position }: Spot): Promise<string> {
  const params: ExplainParams = { textDocument: { uri }, position };
  const { markdown } = await client.sendRequest<Page>(protocol.explain, params);
  return markdown;
}
