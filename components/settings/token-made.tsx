'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogButtons } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icons'

/** The token itself, to be copied. */
export function TokenMade({ token, onClose }: { token: string; onClose: () => void }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')

  async function copy() {
    await navigator.clipboard.writeText(token).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  }

  return (
    <>
      <output
        aria-label="The token"
        className="block rounded-control bg-well p-3 text-16 leading-6 break-all select-all inset-ring inset-ring-line-strong"
      >
        {token}
      </output>
      <p className="text-ink-2">
        Send it with each call as <span className="text-ink-1">Authorization: Bearer</span> and the
        token.
      </p>
      <p role="status" className="sr-only">
        {state === 'copied' && 'The token is copied.'}
      </p>
      {state === 'failed' && (
        <p role="alert" className="text-danger">
          Copying did not work here. Mark the token and copy it by hand.
        </p>
      )}
      <DialogButtons>
        <Button isLarge onClick={onClose}>
          Done
        </Button>
        <Button look="primary" isLarge onClick={() => void copy()}>
          <Icon of={state === 'copied' ? Check : Copy} />
          {state === 'copied' ? 'Copied' : 'Copy'}
        </Button>
      </DialogButtons>
    </>
  )
}
