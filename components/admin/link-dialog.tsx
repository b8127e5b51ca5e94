'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icons'

type LinkDialogProps = { title: string; detail: string; url: string; onClose: () => void }

/** A new link in plain text, with a button that copies it. */
export function LinkDialog({ title, detail, url, onClose }: LinkDialogProps) {
  const t = useTranslations('admin.link')
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')

  async function copy() {
    await navigator.clipboard.writeText(url).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      description={detail}
    >
      <output
        aria-label={t('label')}
        className="block rounded-control bg-well p-3 leading-6 break-all select-all inset-ring inset-ring-line-strong"
      >
        {url}
      </output>
      <p role="status" className="sr-only">
        {state === 'copied' && t('copiedStatus')}
      </p>
      {state === 'failed' && (
        <p role="alert" className="text-danger">
          {t('copyFailed')}
        </p>
      )}
      <DialogButtons>
        <Button isLarge onClick={onClose}>
          {t('done')}
        </Button>
        <Button look="primary" isLarge onClick={() => void copy()}>
          <Icon of={state === 'copied' ? Check : Copy} />
          {state === 'copied' ? t('copied') : t('copy')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
