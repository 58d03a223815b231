/** For each mended case what the compiler has against it that it did not have against the case, a sentence per fault. */
export function newTypeFaults(
  mended: readonly { readonly file: string; readonly text: string }[],
): readonly (readonly string[])[];
