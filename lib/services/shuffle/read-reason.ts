import { z } from 'zod'
import { type Reason, ReasonCode } from '@/lib/contract/shuffle-reason'
import { Mode } from '@/lib/contract/shuffle-settings'
import { formatReason, type ReasonFacts } from '@/lib/shuffle'
import type { DeckSet } from './deck'
import { readReasonAt } from './pack-reasons'

const MAX_TEXT_CHARS = 300

/** Returns the reason of a position; chance without a text if none is stored. */
export function readReason(set: DeckSet | undefined, position: number): Reason {
  const stored = set && readReasonAt(set.reasons, position)
  const facts = StoredFacts.safeParse(stored)
  if (facts.success) return { ...facts.data, text: textOf(facts.data) }
  const earlier = StoredText.safeParse(stored)
  if (!earlier.success) return { code: 'chance', params: {}, text: '' }
  const [code, text] = earlier.data
  return { code, params: {}, text: text.slice(0, MAX_TEXT_CHARS) }
}

// In modes other than random, chance alone explains nothing.
const textOf = (facts: ReasonFacts): string =>
  facts.code === 'chance' && facts.params.mode !== 'random' ? '' : formatReason(facts)

const noParams = z.strictObject({})
const StoredText = z.tuple([ReasonCode, z.string()])
const StoredFacts = z
  .tuple([ReasonCode, z.unknown()])
  .transform(([code, params]) => ({ code, params }))
  .pipe(
    z.discriminatedUnion('code', [
      z.object({
        code: z.literal('artist_gap'),
        params: z.object({ artist: z.string(), tracks: z.int() }),
      }),
      z.object({
        code: z.literal('not_heard_long'),
        params: z.object({ count: z.int(), unit: z.enum(['plays', 'months', 'years']) }),
      }),
      z.object({ code: z.literal('first_time'), params: noParams }),
      z.object({
        code: z.literal('only_way'),
        params: z.object({ artist: z.string(), cause: z.enum(['majority', 'separation']) }),
      }),
      z.object({ code: z.literal('liked'), params: noParams }),
      z.object({
        code: z.literal('fits'),
        params: z.object({
          fromKey: z.string().optional(),
          toKey: z.string().optional(),
          fromBpm: z.int().optional(),
          toBpm: z.int().optional(),
        }),
      }),
      z.object({ code: z.literal('chance'), params: z.object({ mode: Mode }) }),
    ]),
  )
