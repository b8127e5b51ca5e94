'use client'

import { useTranslations } from 'next-intl'
import { DialogActions } from '@/components/ui/dialog-actions'
import type { Song } from '@/lib/contract/song'
import { FailedLines } from './failed-lines'
import type { FailedLine, LinkedLine } from './use-paste'

type LinePreviewProps = {
  lines: LinkedLine[]
  failed: FailedLine[]
  isBusy: boolean
  onChoose: (index: number, songId: string | undefined) => void
  onSave: () => void
  onBack: () => void
}

/** Each link with the song whose video it becomes; doubtful ones wait for a choice. */
export function LinePreview(props: LinePreviewProps) {
  const { lines, failed, isBusy, onChoose, onSave, onBack } = props
  const t = useTranslations('videos.paste')
  const count = lines.filter(({ songId }) => songId !== undefined).length
  return (
    <div className="grid gap-4">
      <p role="status" className="text-ink-2">
        {t('summary', { count, open: lines.length - count })}
      </p>
      <ol aria-label={t('links')} className="grid">
        {lines.map((line, index) => (
          <PreviewLine
            // biome-ignore lint/suspicious/noArrayIndexKey: the same line may be pasted twice
            key={index}
            line={line}
            onChoose={(songId) => onChoose(index, songId)}
          />
        ))}
      </ol>
      <FailedLines failed={failed} />
      <DialogActions
        look="primary"
        action={t('save', { count })}
        busyAction={t('saving')}
        isBusy={isBusy || count === 0}
        onAction={onSave}
        cancel={t('back')}
        onCancel={onBack}
      />
    </div>
  )
}

type PreviewLineProps = { line: LinkedLine; onChoose: (songId: string | undefined) => void }

function PreviewLine({
  line: { line, name, title, url, options, songId },
  onChoose,
}: PreviewLineProps) {
  const t = useTranslations('videos.paste')
  return (
    <li className="grid grid-cols-2 items-center gap-3 py-2 hairline-t phone:grid-cols-1 phone:gap-1">
      <span className="grid min-w-0">
        <span className="cut">{title ?? name ?? url}</span>
        {title && <span className="cut text-12 text-ink-3">{name ?? url}</span>}
      </span>
      <select
        aria-label={t('songOf', { line })}
        value={songId ?? ''}
        onChange={({ target }) => onChoose(target.value || undefined)}
        className="min-h-control w-full min-w-0 rounded-control bg-well px-2 inset-ring inset-ring-line-strong phone:text-16"
      >
        <option value="">{t('leaveOut')}</option>
        {options.map((song) => (
          <option key={song.id} value={song.id}>
            {toName(song)}
          </option>
        ))}
      </select>
    </li>
  )
}

const toName = ({ artists, title }: Song): string =>
  [artists.map(({ name }) => name).join(', '), title].filter(Boolean).join(' - ')
