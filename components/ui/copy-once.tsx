'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Button } from './button'
import { DialogButtons } from './dialog'
import { Icon } from './icons'

type CopyOnceProps = {
  /** The text that the button copies. */
  text: string
  /** Shows the text, so that it can be copied by hand too. */
  children: ReactNode
  onClose: () => void
}

/** The end of a dialog that shows a secret only once: the text, and a button that copies it. */
export function CopyOnce({ text, children, onClose }: CopyOnceProps) {
  const t = useTranslations('ui.copyOnce')
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')

  async function copy() {
    await navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  }

  return (
    <>
      {children}
      <p role="status" className="sr-only">
        {state === 'copied' && t('copiedStatus')}
      </p>
      {state === 'failed' && (
        <p role="alert" className="text-danger">
          {t('failed')}
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
    </>
  )
}

/** A long text without spaces, selected by one click. */
export function SecretText({ label, children }: { label: string; children: string }) {
  return (
    <output
      aria-label={label}
      className="block rounded-control bg-well p-3 text-16 leading-6 break-all select-all inset-ring inset-ring-line-strong"
    >
      {children}
    </output>
  )
}
