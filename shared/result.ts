/** An expected outcome. A plain object, so it survives IPC and JSON unchanged. */
export type Result<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: F }
export const success = <T>(value: T): Result<T, never> => ({ ok: true, value })
export const failure = <F>(fault: F): Result<never, F> => ({ ok: false, fault })
