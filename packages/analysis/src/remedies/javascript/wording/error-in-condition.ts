/** The error that a guard has just found: `err` of `if (err) return`, `result.error` of `if (result.error !== null)`. */
export function errorInCondition(condition: string): string | null {
  const path =
    /^([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*){0,2})(?: !==? (?:null|undefined))?$/.exec(condition)?.[1] ?? "";
  const name = path.slice(path.lastIndexOf(".") + 1);
  return /^(?:e|err|error|failure)$|^[a-z]\w*(?:Error|Err)$/.test(name) && !/^(?:is|has|was|no)[A-Z]/.test(name)
    ? path
    : null;
}
