import { useCodedText } from '@/components/messages/use-coded-text'
import type { Reason } from '@/lib/contract/shuffle-reason'
import type { TrackReason } from '../engine/types'

/** Reasons whose texts have no values. */
const PLAIN_CODES = new Set<Reason['code']>(['first_time', 'liked'])

/** Returns a function that shows why a track plays now; empty if only chance decided. */
export function useReasonText(): (reason: TrackReason | null) => string {
  const showCoded = useCodedText('reasons')
  return (reason) => {
    if (!reason) return ''
    if (reason.code === 'queued') return showCoded({ code: reason.code, text: '' })
    const params = definedValues(reason.params)
    // Sets shuffled by earlier versions have only the text.
    const isTextOnly = Object.keys(params).length === 0 && !PLAIN_CODES.has(reason.code)
    const code = isTextOnly ? undefined : messageCode(reason)
    return showCoded({ code, params, text: reason.text })
  }
}

function messageCode({ code, params: { fromKey, toKey, fromBpm, toBpm } }: Reason): string {
  if (code !== 'fits') return code
  const hasKeys = fromKey !== undefined && toKey !== undefined
  const hasTempos = fromBpm !== undefined && toBpm !== undefined
  if (hasKeys && hasTempos) return 'fits'
  return hasKeys ? 'fits_key' : 'fits_tempo'
}

const definedValues = (params: Reason['params']): Record<string, string | number> =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined))
