import { useCodedText } from '@/components/messages/use-coded-text'
import type { SkippedLine } from '@/lib/lab/lab-list'

/** Returns a function that shows why a line was skipped, in the language of the page. */
export function useSkippedLineText(): (skip: Omit<SkippedLine, 'line'>) => string {
  const show = useCodedText('imports.skipReasons')
  return ({ code, params, reason }) => show({ code, params, text: reason })
}
