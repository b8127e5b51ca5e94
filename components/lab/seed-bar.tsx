'use client'

import { Check, Link as LinkIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { MAX_SEED_CHARACTERS, trimSeed } from '@/lib/lab/lab-settings'

const STATUS_MS = 2_000

type SeedBarProps = {
  seed: string
  /** Whether the link of the page leads to the same list. */
  isLinkable: boolean
  onChange: (seed: string) => void
}

/** The seed of all orders, in a field, and a button that copies the link of the page. */
export function SeedBar({ seed, isLinkable, onChange }: SeedBarProps) {
  const t = useTranslations('lab.seed')
  const id = useId()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = trimSeed(String(new FormData(event.currentTarget).get('seed')))
    if (typed) onChange(typed)
  }

  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <label htmlFor={id} className="text-ink-2">
        {t('label')}
      </label>
      <input
        key={seed}
        id={id}
        name="seed"
        defaultValue={seed}
        maxLength={MAX_SEED_CHARACTERS}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onBlur={(event) => event.target.form?.requestSubmit()}
        className="min-h-control w-32 rounded-control bg-well px-2.5 inset-ring inset-ring-line-strong phone:text-16"
      />
      <CopyLink />
      <p className="text-12 text-ink-3">{isLinkable ? t('linkable') : t('notLinkable')}</p>
    </form>
  )
}

function CopyLink() {
  const t = useTranslations('lab.seed')
  const [status, setStatus] = useState<'copy' | 'copied' | 'notCopied'>('copy')

  async function copy() {
    await navigator.clipboard.writeText(window.location.href).then(
      () => setStatus('copied'),
      () => setStatus('notCopied'),
    )
    setTimeout(() => setStatus('copy'), STATUS_MS)
  }

  return (
    <Button look="bare" onClick={() => void copy()}>
      <Icon of={status === 'copied' ? Check : LinkIcon} />
      <span aria-live="polite">{t(status)}</span>
    </Button>
  )
}
