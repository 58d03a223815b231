export declare function addScript(text: string): void;
export declare function countNodes(): number;
export declare function focusedText(): string;
export declare function focusedId(): string;
export declare function leaveFocus(): void;
export declare function outlineStyle(): string;
export declare function print(): void;
export declare function isScrollingSideways(): boolean;
export declare function groundColour(): string;
/** Given an element of the page, which nobody here has a type of. */
export declare function drawingFaults(drawing: unknown): readonly string[];
export declare function contrasts(
  selectors: readonly string[],
): readonly { readonly selector: string; readonly contrast: number }[];
