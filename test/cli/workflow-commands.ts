/** A command as GitHub's runner understands a line of a log. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** The lines of a log that the runner takes for commands, read as `ActionCommand.TryParseV2` and `TryParse` do. */
export function workflowCommands(log: string): readonly WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const text = line.trimStart();
    const end = text.indexOf("::", 2);
    if (!text.startsWith("::") || end === -1) {
      // The old form stands anywhere in a line.
      return line.includes("##[") ? [{ name: "old form", properties: {}, data: line }] : [];
    }
    const head = text.slice(2, end);
    const space = head.indexOf(" ");
    const name = space === -1 ? head : head.slice(0, space);
    const given = space === -1 ? [] : head.slice(space + 1).split(",");
    const properties = given.map((pair) => {
      const equals = pair.indexOf("=");
      return [pair.slice(0, equals).trim(), property(pair.slice(equals + 1))] as const;
    });
    return [{ name, properties: Object.fromEntries(properties), data: data(text.slice(end + 2)) }];
  });
}

function property(text: string): string {
  return data(text.replaceAll("%3A", ":").replaceAll("%2C", ","));
}

function data(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}
