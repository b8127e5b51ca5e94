'use client'

import { Check, Link as LinkIcon } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { cleanSeed, LONGEST_SEED } from '@/lib/lab/lab-choice'

const COPIED_MS = 2_000

type SeedBarProps = { seed: string; isLinkable: boolean; onSeed: (seed: string) => void }

/** The text every order on the page follows from, to read, set and send. */
export function SeedBar({ seed, isLinkable, onSeed }: SeedBarProps) {
  const id = useId()
  const [isCopied, setCopied] = useState(false)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = cleanSeed(String(new FormData(event.currentTarget).get('seed')))
    if (typed) onSeed(typed)
  }

  async function copy() {
    await navigator.clipboard.writeText(window.location.href)
    setCopied(true)
    setTimeout(() => setCopied(false), COPIED_MS)
  }

  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <label htmlFor={id} className="text-ink-2">
        Seed
      </label>
      <input
        key={seed}
        id={id}
        name="seed"
        defaultValue={seed}
        maxLength={LONGEST_SEED}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onBlur={(event) => event.target.form?.requestSubmit()}
        className="min-h-control w-32 rounded-control bg-well px-2.5 inset-ring inset-ring-line-strong phone:text-16"
      />
      <Button look="bare" onClick={copy}>
        <Icon of={isCopied ? Check : LinkIcon} />
        <span aria-live="polite">{isCopied ? 'Copied' : 'Copy link'}</span>
      </Button>
      <p className="text-12 text-ink-3">
        {isLinkable
          ? 'The same seed and list give the same orders, here and anywhere.'
          : 'The link brings the seed. A pasted list stays in this browser.'}
      </p>
    </form>
  )
}
