'use client'

import { useQuery } from '@tanstack/react-query'
import { CircleDashed, KeyRound, Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { searchBudgetQuery } from '@/lib/client/videos'
import type { ListId } from '@/lib/list-id'
import { RecordingWays } from './recording-ways'

type PlayableNoteProps = {
  /** The tracks that have a recording; null if they were not counted. */
  count: number | null
  total: number
  /** The lists that the tracks are in. */
  lists: readonly ListId[]
  /** The button that uploads audio, on pages that take dropped audio; without it, a link to one. */
  upload?: ReactNode
}

/** How many tracks of lists can play now, and the ways to a recording of the others; nothing if all can. */
export function PlayableNote({ count, total, ...ways }: PlayableNoteProps) {
  const [isChoosing, setChoosing] = useState(false)
  // An open dialog stays until it is closed, also when the last track got a recording.
  if (count === null || (count >= total && !isChoosing)) return null
  return <MissingRecordings count={count} total={total} onChoosing={setChoosing} {...ways} />
}

type MissingRecordingsProps = PlayableNoteProps & {
  count: number
  onChoosing: (isChoosing: boolean) => void
}

function MissingRecordings(props: MissingRecordingsProps) {
  const { count, total, lists, upload, onChoosing } = props
  const t = useTranslations('videos.playable')
  const { data: budget } = useQuery(searchBudgetQuery())
  return (
    <section aria-label={t('label')} className="flex items-start gap-2 text-ink-2">
      <Icon of={CircleDashed} className="mt-0.5" />
      <div className="grid gap-2">
        <p className="max-w-[80ch]">
          <span className="text-ink-1">{t('summary', { count, total })}</span>{' '}
          {budget && (budget.isConfigured ? t('searched') : t('noKey'))}
        </p>
        <div className="flex flex-wrap gap-2">
          {lists.length > 0 && <RecordingWays lists={lists} onOpenChange={onChoosing} />}
          {upload ?? (
            <ButtonLink href="/songs">
              <Icon of={Upload} />
              {t('upload')}
            </ButtonLink>
          )}
          {budget?.isConfigured === false && (
            <ButtonLink href="/settings#youtube">
              <Icon of={KeyRound} />
              {t('key')}
            </ButtonLink>
          )}
        </div>
        {upload && <p className="text-12 text-ink-3 pointer-coarse:hidden">{t('drop')}</p>}
      </div>
    </section>
  )
}
