import { useFormatter, useTranslations } from 'next-intl'
import { useFormat } from '@/components/messages/use-format'
import type { Import } from '@/lib/contract/import'

/** Returns functions that describe an import in a few words. */
export function useImportText() {
  const t = useTranslations('imports.summary')
  const announce = useTranslations('imports.announcement')
  const format = useFormatter()
  const { ago } = useFormat()

  const join = (parts: (string | false | null)[]): string =>
    format.list(
      parts.filter((part) => part !== false && part !== null),
      { type: 'unit', style: 'short' },
    )

  /** The name of its playlist or, while it has none, of its file. */
  function title({ name, playlists }: Import): string {
    const [playlist] = playlists
    if (!playlist) return name
    return playlists.length === 1 ? playlist.name : t('playlists', { count: playlists.length })
  }

  /** "from records.csv, 2 minutes ago"; without the file if that is the title. */
  function origin(row: Import, nowMs: number): string {
    const hasOtherTitle = row.playlists.length > 0
    const source =
      row.kind === 'spotify' ? t('fromSpotify') : hasOtherTitle && t('fromFile', { name: row.name })
    return join([source, row.finishedAt && ago(row.finishedAt, nowMs)])
  }

  /** The state or the result: "160 tracks, 4 rows skipped". */
  function outcome({ status, kind, report, playlists, undoneAt }: Import): string {
    if (undoneAt) return t('undone')
    if (status === 'queued' || status === 'running') return t(status)
    const { imported, skippedCount } = report
    const text = join([
      (status === 'failed' || status === 'cancelled' || status === 'needs_confirmation') &&
        t(status),
      imported > 0 && t('tracks', { count: imported }),
      skippedCount > 0 &&
        t(kind === 'file' ? 'skippedRows' : 'skippedTracks', { count: skippedCount }),
    ])
    if (text) return text
    return playlists.length > 0 ? t('unchanged') : t('nothing')
  }

  /** The text for screen readers, which changes at the start, at each quarter and at the end. */
  function announcement(row: Import): string {
    const { name, progress, status } = row
    if (status === 'queued') return announce('queued', { name })
    if (status !== 'running') return announce('ended', { name, outcome: outcome(row) })
    const { done, total } = progress
    const quarter = total > 0 ? Math.floor((done / total) * 4) : 0
    return quarter > 0
      ? announce('progress', { name, percent: quarter * 25 })
      : announce('started', { name })
  }

  return { title, origin, outcome, announcement }
}
