import { useTranslations } from 'next-intl'
import { useCodedText } from '@/components/messages/use-coded-text'
import type { JobBoard } from '@/lib/contract/admin'

type Queue = JobBoard['queues'][number]

const MINUTE_SECONDS = 60
const HOUR_SECONDS = 60 * MINUTE_SECONDS

/** Returns a function that names a queue; one without a message is named after its identifier. */
export function useQueueName(): (queue: string) => string {
  const showQueue = useCodedText('admin.queues')
  return (queue) => showQueue({ code: queue, text: capitalise(queue.replaceAll('_', ' ')) })
}

/** Returns functions that format the figures of a queue. */
export function useQueueFigures() {
  const t = useTranslations('admin')

  /** How long the oldest job has waited: "12 s", "4 min", "2 h"; a dash if none waits. */
  function waitingTime(seconds: number | null): string {
    if (seconds === null) return '–'
    if (seconds < MINUTE_SECONDS) return t('age.seconds', { value: Math.round(seconds) })
    if (seconds < HOUR_SECONDS) {
      return t('age.minutes', { value: Math.round(seconds / MINUTE_SECONDS) })
    }
    return t('age.hours', { value: Math.round(seconds / HOUR_SECONDS) })
  }

  /** How many jobs ended per minute, and how many of them failed if any did. */
  function rate({ donePerMinute, failedPerMinute }: Queue): string {
    const done = roundToTenths(donePerMinute)
    if (failedPerMinute <= 0) return t('rate', { done })
    return t('rateWithFailures', { done, failed: roundToTenths(failedPerMinute) })
  }

  return { waitingTime, rate }
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const roundToTenths = (value: number) => Math.round(value * 10) / 10
