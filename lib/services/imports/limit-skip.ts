import 'server-only'
import { AppError } from '@/lib/errors'
import type { SkipCode } from '@/lib/skip-reasons'

const LIMIT_CODES = ['playlist_full', 'too_many_playlists', 'too_many_likes'] as const

export type SkippedList = { name: string; code: SkipCode }

/** Returns the code with which a list is skipped that exceeds a limit of the account; else undefined. */
export function findLimitCode(error: unknown): SkipCode | undefined {
  if (!(error instanceof AppError)) return undefined
  return LIMIT_CODES.find((code) => code === error.code)
}

/** Collects the lists that exceed a limit. */
export class LimitSkips {
  readonly #skipped: (SkippedList & { error: unknown })[] = []
  #isAnyApplied = false

  /** Runs `apply`; undefined if the list exceeds a limit. */
  async run<Result>(name: string, apply: () => Promise<Result>): Promise<Result | undefined> {
    try {
      const result = await apply()
      if (result !== null) this.markApplied()
      return result
    } catch (error) {
      const code = findLimitCode(error)
      if (!code) throw error
      this.#skipped.push({ name, code, error })
      return undefined
    }
  }

  /** Notes that a list was applied. */
  markApplied(): void {
    this.#isAnyApplied = true
  }

  /** Returns the skipped lists; if no other was applied, throws the first error. */
  end(): SkippedList[] {
    const [first] = this.#skipped
    if (first && !this.#isAnyApplied) throw first.error
    return this.#skipped.map(({ name, code }) => ({ name, code }))
  }
}
