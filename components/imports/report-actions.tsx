'use client'

import { Download, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button, buttonClasses } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { Menu, MenuLinkRow, MenuPanel, MenuTrigger } from '@/components/ui/menu'
import { PlayableNote } from '@/components/videos/playable-note'
import { urlOf } from '@/lib/client/api'
import { useUndoImport } from '@/lib/client/settle-import'
import type { Import } from '@/lib/contract/import'
import { REPORT_FORMATS } from '@/lib/contract/import-results'
import { imports } from '@/lib/contract/imports'

type ReportActionsProps = {
  row: Import
  /** Called when the button is about to disappear. */
  onUndone: () => void
}

/** How much can play, and the buttons to download the report and to undo the import. */
export function ReportActions({ row, onUndone }: ReportActionsProps) {
  const { playable } = row.report
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-gutter pb-3">
      {playable && !row.undoneAt && (
        <Playable {...playable} lists={row.playlists.map(({ id }) => id)} />
      )}
      <div className="flex flex-wrap gap-2">
        <DownloadReport importId={row.id} />
        {isUndoable(row) && <UndoImport importId={row.id} onUndone={onUndone} />}
      </div>
    </div>
  )
}

type PlayableProps = { count: number; total: number; lists: readonly string[] }

function Playable({ count, total, lists }: PlayableProps) {
  const t = useTranslations('imports.report')
  if (count < total) return <PlayableNote count={count} total={total} lists={lists} />
  return <p className="text-ink-2">{t('playable', { count, total })}</p>
}

// The time for undo may be left although the import changed nothing.
const isUndoable = ({ undoableUntil, report, confirmation }: Import): boolean =>
  undoableUntil !== null && (report.added > 0 || report.removed > 0 || confirmation !== null)

function DownloadReport({ importId }: { importId: string }) {
  const t = useTranslations('imports.report')
  return (
    <Menu modal={false}>
      <MenuTrigger className={buttonClasses()}>
        <Icon of={Download} />
        {t('download')}
      </MenuTrigger>
      <MenuPanel align="start">
        {REPORT_FORMATS.map((format) => (
          <MenuLinkRow key={format} href={urlOf(imports.report, { importId, format })}>
            {t(`formats.${format}`)}
          </MenuLinkRow>
        ))}
      </MenuPanel>
    </Menu>
  )
}

function UndoImport({ importId, onUndone }: { importId: string; onUndone: () => void }) {
  const t = useTranslations('imports.report')
  const problemText = useProblemText()
  const undo = useUndoImport(importId)
  const undoImport = () =>
    undo.mutate(undefined, {
      onSuccess() {
        toast(t('undone'))
        onUndone()
      },
      onError: (error) => toast(t('notUndone', { reason: problemText(error) })),
    })
  return (
    <Button disabled={undo.isPending} onClick={undoImport}>
      <Icon of={Undo2} />
      {undo.isPending ? t('undoing') : t('undo')}
    </Button>
  )
}
