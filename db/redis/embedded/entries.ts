export type Hash = Map<string, string>

/** The value of a key, and its expiry in milliseconds since the epoch. */
export type Entry = { value: string | Hash; expiresAt: number }

export type Entries = Map<string, Entry>

export const NO_EXPIRY = Number.POSITIVE_INFINITY
