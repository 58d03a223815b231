// strict
export {};
