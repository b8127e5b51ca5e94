import type { ReasonFacts, TransitionParams } from './reason'

/**
 * Returns an English text about a reason, without a full stop: "12 tracks since Nina Simone".
 *
 * @example
 * formatReason({ code: 'not_heard_long', params: { count: 5, unit: 'months' } })
 * // 'not heard for 5 months'
 */
export function formatReason({ code, params }: ReasonFacts): string {
  switch (code) {
    case 'artist_gap':
      return `${count(params.tracks, 'track')} since ${params.artist}`
    case 'not_heard_long':
      return formatLastHeard(params)
    case 'first_time':
      return 'for the first time'
    case 'only_way':
      return params.cause === 'majority'
        ? `more than half of what is left is by ${params.artist}`
        : `the only way to keep two ${params.artist} songs apart`
    case 'liked':
      return 'one of those you like'
    case 'fits':
      return formatTransition(params)
    case 'chance':
      return 'drawn by chance'
    default:
      return code satisfies never
  }
}

function formatLastHeard({
  count: n,
  unit,
}: {
  count: number
  unit: 'plays' | 'months' | 'years'
}) {
  if (unit === 'plays') return `last heard ${count(n, 'play')} ago`
  return `not heard for ${count(n, unit === 'months' ? 'month' : 'year')}`
}

function formatTransition({ fromKey, toKey, fromBpm, toBpm }: TransitionParams): string {
  const parts: string[] = []
  if (fromKey && toKey) parts.push(`${fromKey} to ${toKey}`)
  if (fromBpm && toBpm) parts.push(`${fromBpm} to ${toBpm} bpm`)
  return parts.join(', ')
}

/** "1 track", "12 tracks". */
const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`
