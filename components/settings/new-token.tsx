'use client'

import { type FormEvent, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { useCreateApiToken } from '@/lib/client/api-tokens'
import { fieldErrors } from '@/lib/client/field-errors'
import { Choice } from './choice'
import { TokenMade } from './token-made'

const DAY_MS = 24 * 60 * 60 * 1000

const RIGHTS = [
  { value: 'read', label: 'Read' },
  { value: 'write', label: 'Read and write' },
] as const
const ENDS = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: 'never', label: 'No end' },
] as const

/** Asks what a token is for, makes it, and shows it this once. */
export function NewToken({ onClose }: { onClose: () => void }) {
  const create = useCreateApiToken()
  const [rights, setRights] = useState<(typeof RIGHTS)[number]['value']>('read')
  const [end, setEnd] = useState<(typeof ENDS)[number]['value']>('90')
  const errors = fieldErrors(create.error, ['name'])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    create.mutate({
      name: String(new FormData(event.currentTarget).get('name')),
      scopes: rights === 'read' ? ['read'] : ['read', 'write'],
      expiresAt: end === 'never' ? null : new Date(Date.now() + Number(end) * DAY_MS).toISOString(),
    })
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={create.data ? 'Copy the token' : 'New token'}
      description={
        create.data ? 'It is shown this once: Riffle keeps no copy that anybody could read.' : null
      }
    >
      {create.data ? (
        <TokenMade token={create.data.token} onClose={onClose} />
      ) : (
        <form onSubmit={submit} className="grid gap-4">
          <div className="-mb-4 has-[p]:mb-0">
            <FormError>{errors.form}</FormError>
          </div>
          <Field
            label="Name"
            name="name"
            required
            maxLength={100}
            autoComplete="off"
            placeholder="Backup script"
            error={errors.name}
            hint="What will use it, so that you know it again."
            onChange={() => create.error && create.reset()}
          />
          <Choice
            legend="It may"
            name="rights"
            options={RIGHTS}
            value={rights}
            onChange={setRights}
          />
          <Choice legend="It ends after" name="end" options={ENDS} value={end} onChange={setEnd} />
          <DialogButtons>
            <Button isLarge onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" look="primary" isLarge disabled={create.isPending}>
              {create.isPending ? 'Making it' : 'Make the token'}
            </Button>
          </DialogButtons>
        </form>
      )}
    </Dialog>
  )
}
