import type { CodeAction, CodeActionContext, Command } from "vscode";
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  Command as ServerCommand,
  type BaseLanguageClient,
  type CodeAction as ServerAction,
  type CodeActionMiddleware,
} from "vscode-languageclient";
import { toWorkspaceEdit } from "./edits.ts";
import { twinsOf } from "./step-back.ts";

/** Asks for code actions as the client would, and changes two things: how snippets are inserted, and what an action is for. */
export function codeActionMiddleware(client: () => BaseLanguageClient): CodeActionMiddleware {
  return {
    async provideCodeActions(document, range, context, token) {
      const { code2ProtocolConverter: converter } = client();
      const params = {
        textDocument: converter.asTextDocumentIdentifier(document),
        range: converter.asRange(range),
        context: await converter.asCodeActionContext(context, token),
      };
      try {
        const answer = (await client().sendRequest(CodeActionRequest.type, params, token)) ?? [];
        if (token.isCancellationRequested) return null;
        return await Promise.all(answer.map((item) => toAction(item, client(), context)));
      } catch (error) {
        return client().handleFailedRequest(CodeActionRequest.type, token, error, null);
      }
    },
    async resolveCodeAction(action, token) {
      try {
        const request = await client().code2ProtocolConverter.asCodeAction(action, token);
        const answer = await client().sendRequest(CodeActionResolveRequest.type, request, token);
        if (token.isCancellationRequested || !answer.edit) return action;
        action.edit = await toWorkspaceEdit(answer.edit, client().protocol2CodeConverter);
        return action;
      } catch (error) {
        return client().handleFailedRequest(CodeActionResolveRequest.type, token, error, action);
      }
    },
  };
}

async function toAction(
  item: ServerCommand | ServerAction,
  { protocol2CodeConverter: converter }: BaseLanguageClient,
  context: CodeActionContext,
): Promise<CodeAction | Command> {
  if (ServerCommand.is(item)) return converter.asCommand(item);
  const { edit, ...rest } = item;
  const action = await converter.asCodeAction(rest);
  if (edit) action.edit = await toWorkspaceEdit(edit, converter);
  // Where ours has stepped back, the bulb is at the other's diagnostic: the action is for that one as well.
  const own = action.diagnostics ?? [];
  const twins = twinsOf(own, context.diagnostics);
  if (twins.length > 0) action.diagnostics = [...own, ...twins];
  return action;
}
