'use client'

import { DatabaseBackup } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { useStartBackup } from '@/lib/client/admin'

/** Starts a backup; disabled while one is waiting or running. */
export function BackupButton({ isBusy }: { isBusy: boolean }) {
  const t = useTranslations('admin.backup')
  const start = useStartBackup()
  return (
    <Button disabled={isBusy || start.isPending} onClick={() => start.mutate()}>
      <Icon of={DatabaseBackup} />
      {t(isBusy ? 'running' : 'start')}
    </Button>
  )
}
