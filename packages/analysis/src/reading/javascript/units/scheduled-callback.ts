import { calledName, isFunction, type Call, type FunctionNode } from "../syntax/node.ts";

const schedules = /^(?:schedule(?:[A-Z]\w*)?|\w{0,30}[cC]ron(?:Job|Task)?)$/;

/** The callback of a project's own scheduler: `scheduleSynchronizedJob(id, "0 * * * *", async () => { … })`. */
export function scheduledCallback(call: Call): FunctionNode | null {
  const last = call.arguments.at(-1);
  return isFunction(last) && last.params.length === 0 && schedules.test(calledName(call) ?? "") ? last : null;
}
