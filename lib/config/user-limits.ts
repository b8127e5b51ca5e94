import { z } from 'zod'

const DEFAULT_LIMITS = {
  /** Tracks of one playlist. */
  tracks: 200_000,
  playlists: 5_000,
  likes: 200_000,
  /** Imports that are queued or running. */
  imports: 50,
  /** Sign-ins; a further one ends the oldest. */
  sessions: 100,
  /** API tokens. */
  tokens: 50,
}

/** The maximum number of each thing that one user may have. */
export type UserLimits = typeof DEFAULT_LIMITS

const isName = (name: string): name is keyof UserLimits => name in DEFAULT_LIMITS

const LIMIT = `(?:${Object.keys(DEFAULT_LIMITS).join('|')})=[1-9]\\d{0,8}`
// bounded-regex: the operator writes this setting.
const USER_LIMITS_PATTERN = new RegExp(`^${LIMIT}(?:,${LIMIT})*$`)

/** The limits that differ from the defaults, such as `tracks=50000,playlists=500`. */
export const userLimits = z
  .string()
  .regex(USER_LIMITS_PATTERN, 'must be written as tracks=200000,playlists=5000')
  .optional()
  .transform((text = ''): UserLimits => {
    const limits = { ...DEFAULT_LIMITS }
    // bounded-regex: the operator writes this setting.
    for (const [, name = '', max] of text.matchAll(/(\w+)=(\d+)/g)) {
      if (isName(name)) limits[name] = Number(max)
    }
    return limits
  })
