export type Hash = Map<string, string>

/** What stands at a key, and until when, in epoch milliseconds. */
export type Entry = { value: string | Hash; expiresAt: number }

export type Entries = Map<string, Entry>

export const NEVER = Number.POSITIVE_INFINITY
